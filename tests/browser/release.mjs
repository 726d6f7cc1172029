// Copies of the release that differ from it, for tests of what a visitor meets when a new version is put online; and a
// browser's look for it.

import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from './server.mjs';

// What every program may have and none acts on: a section of its own, with a name and nothing in it.
const NOTHING = Buffer.from([0, 2, 1, 'x'.charCodeAt(0)]);

/** A copy of dist/ with a way to change it; `remove` takes it away again. */
export async function copy() {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  await cp(DIST, folder, { recursive: true });
  const edit = async (name, change) => {
    const text = change(await readFile(join(folder, name), 'utf8'));
    await writeFile(join(folder, name), text);
    return text;
  };
  /** Changes the page, and what the worker's list says of it. */
  const page = async (change) => {
    const hash = createHash('sha256').update(await edit('index.html', change)).digest('base64');
    await edit('sw.js', (text) => text.replace(/"\.\/","sha256-[^"]*"/, `"./","sha256-${hash}"`));
  };
  return {
    folder,
    /** Gives the worker another version, so that browsers see a new release. */
    renew: () => edit('sw.js', (text) => text.replace(/VERSION="\w{16}"/, 'VERSION="ffffffffffffffff"')),
    /** Changes the page's title and the worker's list with it: a good new release. */
    retitle: (title) => page((text) => text.replace(/<h1>[^<]*<\/h1>/, `<h1>${title}</h1>`)),
    /** Has these functions run before anything else of the page. */
    async before(...functions) {
      await writeFile(join(folder, 'before.js'), functions.map((one) => `(${one})();\n`).join(''));
      await page((text) => text.replace('<title>', '<script src="./before.js"></script>\n<title>'));
    },
    /**
     * Makes it the release of another program: no script, program or later part is called as before, as in any new
     * version.
     */
    async anew() {
      const words = new Map();
      const tell = (text) => [...words].reduce((told, [old, now]) => told.replaceAll(old, now), text);
      const integrity = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
      const put = async (name, change) => {
        const before = await readFile(join(folder, name));
        const now = change(before);
        const hash = createHash('sha256').update(now).digest('hex').slice(0, 16);
        const called = name.replace(/-[0-9a-f]{16}/, `-${hash}`);
        await writeFile(join(folder, name), now);
        await rename(join(folder, name), join(folder, called));
        if (called !== name) words.set(name, called);
        words.set(integrity(before), integrity(now));
      };
      const names = await readdir(folder);
      const inWords = (bytes) => tell(bytes.toString());
      for (const name of names.filter((name) => name.endsWith('.wasm'))) await put(name, (bytes) => Buffer.concat([bytes, NOTHING]));
      for (const name of names.filter((name) => /^afterword-.*\.js$/.test(name))) await put(name, inWords);
      await put('index.html', inWords);
      await put('sw.js', inWords);
      await this.renew();
    },
    /** The name of the program. */
    program: async () => (await readdir(folder)).find((name) => name.endsWith('_bg.wasm')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Has a page look for a new release, and waits until the browser has taken or refused it: its worker's state, and whether it waits. */
export const look = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const done = new Promise((resolve) => registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker.addEventListener('statechange', () => resolve(worker), { once: true });
  }, { once: true }));
  await registration.update().catch(() => {});
  const { state } = await done;
  return { waiting: registration.waiting !== null, worker: state };
});
