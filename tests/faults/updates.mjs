// A new version that was put online half: a file missing, another page in its place, altered, or cut. Whoever has the
// app goes on with the version before, also offline; whoever comes for the first time sees the recovery screen, which
// gives the records away.

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SLOW, WIDE, capture, copy, downloaded, look, offline, pause, saved, serve, show, stores, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { Row } from './table.mjs';

const WAYS = {
  missing: (path) => rm(path),
  'another page': async (path, folder) => writeFile(path, await readFile(join(folder, 'index.html'))),
  altered: async (path) => {
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(path, bytes);
  },
  cut: async (path) => {
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length >> 1));
  },
  empty: (path) => writeFile(path, ''),
};

export async function updates({ quick, chance }) {
  const first = new Row('a first visit to half of a release: the recovery screen gives the records away');
  const later = new Row('an update put online half: the version before goes on, offline too');
  const bench = new Bench();
  try {
    const release = await copy();
    const parts = (await readdir(release.folder)).filter((name) => /^(afterword|start).*\.(wasm|js)$|\.wasm$/.test(name));
    await release.remove();
    const cases = parts.flatMap((part) => Object.entries(WAYS).map(([way, spoil]) => ({ part, way, spoil })));
    const chosen = (keep) => cases.filter(() => !quick || chance.chance(keep));
    // A later part that is missing stops one screen and not the start: tests/browser/later.test.mjs.
    const run = (row, play, one, options) => {
      const site = {};
      return bench.run(row, `${one.part} ${one.way}`, (context) => play(row, context, site, one), { options }).finally(() => site.now?.stop());
    };
    for (const one of chosen(40)) if (!one.part.startsWith('later-')) await run(first, visit, one, { ...WIDE, serviceWorkers: 'block' });
    const updates = chosen(quick ? 6 : 100);
    if (!quick) updates.push({ part: 'index.html', way: 'altered', spoil: WAYS.altered });
    for (const one of updates) await run(later, update, one);
  } catch (error) {
    later.lose(String(error.stack).slice(0, 500));
  } finally {
    await bench.close();
  }
  return [first, later];
}

/** A release with one file spoilt, behind a server at an address that had a good one. */
async function half(port, { part, spoil }, renew) {
  const release = await copy();
  if (renew) await release.renew();
  await spoil(join(release.folder, part), release.folder);
  const server = await serve({ dist: release.folder, port });
  return { ...server, stop: async () => { await server.stop(); await release.remove(); } };
}

async function visit(row, context, at, one) {
  const name = `${one.part} ${one.way}`;
  let site = (at.now = await serve());
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden', notes: 'What they said' });
  await saved(page);
  await pause(150);
  const before = await stores(page);
  await page.close();
  await site.stop();
  site = at.now = await half(site.port, one);
  // As a browser that has not been here: without copies of its own.
  const fresh = await context.newPage();
  const session = await context.newCDPSession(fresh);
  await session.send('Network.clearBrowserCache');
  row.count();
  await fresh.goto(site.url);
  const title = fresh.getByRole('heading', { level: 1, name: /could not start|had to stop/ });
  if (one.part.startsWith('start')) {
    // Without the first script nothing can run: the page must not be blank.
    await pause(500);
    row.expect((await fresh.locator('body').innerText()).trim().length > 20, `${name}: the page is blank`);
  } else {
    await title.waitFor();
    const file = JSON.parse(await downloaded(fresh, () => fresh.getByRole('button', { name: 'Download my data' }).click()));
    for (const [key, text] of Object.entries(before.local)) row.expect(file.keys[key] === text, `${name}: ${key} is not in the download`);
  }
  const after = await stores(fresh);
  row.expect(JSON.stringify(after.local) === JSON.stringify(before.local), `${name}: localStorage is not as it was`);
  row.expect(JSON.stringify(after.journal) === JSON.stringify(before.journal), `${name}: the journal is not as it was`);
}

async function update(row, context, at, one) {
  const name = `${one.part} ${one.way}`;
  let site = (at.now = await serve());
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  await show(page, site);
  await capture(page, site, { employer: 'Halden', notes: 'What they said' });
  await saved(page);
  await pause(150);
  await offline(page);
  const before = await stores(page);
  await site.stop();
  site = at.now = await half(site.port, one, true);
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  row.count();
  const { worker: state } = await look(page);
  row.expect(state === 'redundant', `${name}: the new version is ${state}`);
  await page.reload();
  await up(page);
  await site.stop();
  await page.reload();
  await up(page);
  const after = await stores(page);
  row.expect(JSON.stringify(after.local) === JSON.stringify(before.local), `${name}: the records are not as they were`);
  const employer = page.getByLabel('Employer', { exact: true });
  row.expect((await employer.inputValue()) === 'Halden', `${name}: the interview is not on the screen`);
  await employer.fill('Halden, offline');
  await saved(page);
  await pause(100);
  row.expect(JSON.stringify((await stores(page)).journal).includes('Halden, offline'), `${name}: nothing can be saved offline`);
}
