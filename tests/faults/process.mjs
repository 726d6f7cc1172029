// A real Chromium on a real profile, in a process group of its own, which can be killed as a whole.

import { spawn } from 'node:child_process';
import { chromium, LAUNCH } from './app.mjs';

/** Sees to it that a group of processes does not outlive this one. */
export function endWithUs(child) {
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** Starts it, with these words on its command line too. Resolves to { browser, context, kill(), pid }. */
export async function start(profile, words = []) {
  const args = [...LAUNCH.args, ...words, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-default-browser-check', '--hide-crash-restore-bubble', '--window-size=1280,900', '--lang=en-GB', 'about:blank'];
  const child = spawn(LAUNCH.executablePath, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  endWithUs(child);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  /** Ends every process of the browser at once, without a warning. */
  const kill = async () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    await gone;
  };
  try {
    const address = await listening(child);
    const browser = await chromium.connectOverCDP(address);
    return { browser, context: browser.contexts()[0], kill, pid: child.pid };
  } catch (error) {
    await kill();
    throw error;
  }
}

function listening(child) {
  let said = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Chromium does not listen. ${said}`)), 30_000);
    child.stderr.on('data', (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended. ${said}`)));
  });
}
