// The release behind the server of `cargo xtask serve`, on a free port, for as long as a test wants it.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built release. */
export const DIST = `${ROOT}dist`;

/**
 * Starts a server. Resolves to { url, origin, port, stop() }; `stop` resolves when nothing answers any more.
 * `base` hangs the site under a path, `port` asks for the port of a server that was stopped.
 */
export async function serve({ base = '/', dist = DIST, port = 0 } = {}) {
  const words = ['serve', '--dist', dist, '--port', String(port), '--base', base];
  const [program, args] = process.env.AFTERWORD_XTASK ? [process.env.AFTERWORD_XTASK, words] : ['cargo', ['xtask', ...words]];
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text) => { complaints += text; });
  const end = () => child.kill();
  process.once('exit', end); // whatever happens, no server outlives the tests
  const gone = new Promise((resolve) => child.once('exit', () => { process.off('exit', end); resolve(); }));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line);
      if (found) resolve(found[0]);
    });
    child.once('error', reject);
    gone.then(() => reject(new Error(`The server did not start. ${complaints}`)));
  });
  const { origin, port: taken } = new URL(url);
  const stop = async () => { child.kill(); await gone; };
  return { url, origin, port: Number(taken), stop };
}
