// Firefox and WebKit as real processes in a group of their own: the same few commands for both. Firefox listens to
// Marionette, its own protocol, so no other program is needed; WebKitGTK comes with a WebDriver.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pause } from './app.mjs';
import { within } from './limit.mjs';
import { endWithUs } from './process.mjs';

const free = () => new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

function group(program, args, env = {}) {
  const child = spawn(program, args, { detached: true, stdio: 'ignore', env: { ...process.env, ...env } });
  endWithUs(child);
  const gone = new Promise((resolve) => { child.once('exit', resolve); child.once('error', resolve); });
  return {
    gone,
    /** Ends every process of the group at once, without a warning. */
    async kill() {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
      await gone;
    },
  };
}

const find = (...paths) => paths.find((path) => path && existsSync(path));
const onPath = (name) => find(...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));

/** Where Firefox is; undefined if it is not. */
export const firefoxPath = () => find(process.env.FIREFOX) ?? onPath('firefox-esr') ?? onPath('firefox');

/** Starts Firefox on a profile. `screen`: with windows, which notifications need; they belong on xvfb. `prefs`: its own. */
export async function firefox(profile, { screen = false, prefs: more = {} } = {}) {
  const port = await free();
  await mkdir(profile, { recursive: true });
  const prefs = {
    'marionette.port': port, 'browser.shell.checkDefaultBrowser': false, 'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.reportingpolicy.firstRun': false, 'app.update.enabled': false,
    'browser.sessionstore.resume_from_crash': false, 'toolkit.startup.max_resumed_crashes': -1, 'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
    'app.normandy.enabled': false, 'extensions.update.enabled': false, 'services.settings.server': 'data:,none', 'intl.accept_languages': 'en-GB',
    ...more,
  };
  await writeFile(join(profile, 'user.js'), Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const words = ['--marionette', '--no-remote', '--profile', profile, 'about:blank'];
  const processes = screen ? group('xvfb-run', ['-a', firefoxPath(), ...words]) : group(firefoxPath(), ['--headless', ...words], { MOZ_HEADLESS: '1' });
  try {
    const talk = await marionette(port, processes.gone);
    const { capabilities } = await talk('WebDriver:NewSession', { strictFileInteractability: false });
    await talk('WebDriver:SetTimeouts', { script: 30_000 });
    const run = async (code, ...args) => (await talk('WebDriver:ExecuteAsyncScript', { script: wrap(code), args })).value;
    return {
      version: `Firefox ${capabilities.browserVersion}`,
      // Firefox may say that it is there while the page before still answers.
      go: async (url) => {
        await run('() => { window.leaving = true; }').catch(() => {});
        await talk('WebDriver:Navigate', { url });
        for (let n = 0; n < 200; n += 1) {
          const there = await run("() => !window.leaving && document.readyState === 'complete'").catch(() => {});
          if (there?.value) return;
          await pause(50);
        }
        throw new Error(`${url} did not come`);
      },
      run,
      type: async (selector, text) => {
        const { value } = await talk('WebDriver:FindElement', { using: 'css selector', value: selector });
        await talk('WebDriver:ElementSendKeys', { id: Object.values(value)[0], text });
      },
      open: async () => (await talk('WebDriver:NewWindow', { type: 'tab', focus: true })).handle,
      tabs: async () => await talk('WebDriver:GetWindowHandles', {}),
      to: (handle) => talk('WebDriver:SwitchToWindow', { handle, focus: true }),
      kill: processes.kill,
    };
  } catch (error) {
    await processes.kill();
    throw error;
  }
}

// A script is a function that may return a promise; what it throws is told as well.
const wrap = (code) => `const done = arguments[arguments.length - 1]; const given = Array.from(arguments).slice(0, -1);
  Promise.resolve().then(() => (${code})(...given)).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;

const plain = (answer) => {
  if (answer?.error) throw new Error(answer.error);
  return answer?.value;
};

/** Opens a connection to Marionette: `length:json`, each message [0, id, command, arguments]. */
async function marionette(port, gone) {
  let ended = false;
  gone.then(() => { ended = true; });
  let socket;
  for (let n = 0; !socket; n += 1) {
    if (ended || n > 300) throw new Error('Firefox did not start');
    socket = await new Promise((resolve) => {
      const attempt = connect(port, '127.0.0.1', () => resolve(attempt));
      attempt.once('error', () => resolve(undefined));
    });
    if (!socket) await pause(100);
  }
  const waiting = new Map();
  let heard = Buffer.alloc(0);
  let id = 0;
  socket.on('data', (data) => {
    heard = Buffer.concat([heard, data]);
    for (;;) {
      const colon = heard.indexOf(':');
      if (colon < 0) return;
      const length = Number(heard.subarray(0, colon));
      if (heard.length < colon + 1 + length) return;
      const message = JSON.parse(heard.subarray(colon + 1, colon + 1 + length));
      heard = heard.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue; // the greeting
      const [, number, error, result] = message;
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  const over = () => waiting.forEach(({ reject }) => reject(new Error('the browser is gone')));
  socket.on('close', over);
  socket.on('error', over);
  return (command, args) => within(90, command, new Promise((resolve, reject) => {
    id += 1;
    waiting.set(id, { resolve, reject });
    const text = JSON.stringify([0, id, command, args]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  }));
}

const webkitDriver = () => find(process.env.WEBKIT_DRIVER) ?? onPath('WebKitWebDriver');
const miniBrowser = () => find(process.env.WEBKIT, '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser');

/** Where WebKit's driver is; undefined unless everything it needs is there. */
export const webkitPath = () => (miniBrowser() && onPath('xvfb-run') && onPath('xauth') && onPath('dbus-run-session') ? webkitDriver() : undefined);

/** Starts WebKit. Driven from outside it keeps nothing on the disk, whatever folder it is given. */
export async function webkit(profile) {
  const port = await free();
  await mkdir(profile, { recursive: true });
  const env = {
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', HOME: profile, XDG_DATA_HOME: join(profile, 'data'), XDG_CACHE_HOME: join(profile, 'cache'), XDG_CONFIG_HOME: join(profile, 'config'),
    LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1',
  };
  const processes = group('xvfb-run', ['-a', 'dbus-run-session', '--', webkitDriver(), `--port=${port}`], env);
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(60_000) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    let session;
    for (let n = 0; !session; n += 1) {
      try {
        session = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } } } });
      } catch (error) {
        if (n > 100 || !/fetch failed/.test(String(error))) throw error;
        await pause(100);
      }
    }
    const at = `/session/${session.sessionId}`;
    await ask('POST', `${at}/timeouts`, { script: 30_000 });
    return {
      version: `WebKitGTK ${session.capabilities.browserVersion}`,
      go: (url) => ask('POST', `${at}/url`, { url }),
      run: async (code, ...args) => ask('POST', `${at}/execute/async`, { script: wrap(code), args }),
      type: async (selector, text) => {
        const found = await ask('POST', `${at}/element`, { using: 'css selector', value: selector });
        await ask('POST', `${at}/element/${Object.values(found)[0]}/value`, { text });
      },
      open: null, // MiniBrowser never answers when asked for another tab
      kill: processes.kill,
    };
  } catch (error) {
    await processes.kill();
    throw error;
  }
}

/** Runs a function in the page, with arguments; resolves to what it returns. */
export const inPage = async (browser, code, ...args) => plain(await browser.run(String(code), ...args));
