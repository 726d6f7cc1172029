// Copies of the release that differ from it, for tests of what a visitor meets when a new version is put online.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from './server.mjs';

/** A copy of dist/ with a way to change it; `remove` takes it away again. */
export async function copy() {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  await cp(DIST, folder, { recursive: true });
  const edit = async (name, change) => {
    const text = change(await readFile(join(folder, name), 'utf8'));
    await writeFile(join(folder, name), text);
    return text;
  };
  return {
    folder,
    /** Gives the worker another version, so that browsers see a new release. */
    renew: () => edit('sw.js', (text) => text.replace(/VERSION="\w{16}"/, 'VERSION="ffffffffffffffff"')),
    /** Changes the page's title and the worker's list with it: a good new release. */
    async retitle(title) {
      const page = await edit('index.html', (text) => text.replace(/<h1>[^<]*<\/h1>/, `<h1>${title}</h1>`));
      const hash = createHash('sha256').update(page).digest('base64');
      await edit('sw.js', (text) => text.replace(/"\.\/","sha256-[^"]*"/, `"./","sha256-${hash}"`));
    },
    /** The name of the program. */
    program: async () => (await readdir(folder)).find((name) => name.endsWith('_bg.wasm')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
