// A version that was really released, and the one of today, in turn at the same address and on the same records. What
// today's writes the earlier one only reads, and says so, in a tab that was open and in one opened afterwards; what the
// earlier one writes today's reads and goes on with; and what only a later one knows stays where it is.
//
// released/ holds those releases as they were built, each a tar under brotli. The first is of the commit 09bfcb8: the
// last build that writes version 1, and takes members that it does not know for damage.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { QUIET, SLOW, WIDE, capture, downloaded, pause, saved, says, serve, show, stores, until, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { inside } from './observer.mjs';
import { Row } from './table.mjs';

const OPTIONS = { ...WIDE, serviceWorkers: 'block' };
const REPAIRS = /^(Restore|Repair|Discard) afterword/;
/** What a version after this one might keep in a record, beside what is known today. */
const LATER = ',"later":{"words":["<kept by a later version>",{"id":"a","n":1.50}]}';
const withLater = (text) => text.replace(/"data":\{"id":"[^"]*"/, `$&${LATER}`);

export async function released({ quick }) {
  const row = new Row('a version released before and this one on the same records, in turn and at once');
  const earlier = await unpacked('version-1');
  const bench = new Bench();
  const sites = new Sites(earlier);
  const run = (name, work, to = row) => bench.run(to, name, (context) => work(to, context, sites, name), { options: OPTIONS });
  try {
    const whiches = quick ? ['the record on the screen'] : ['the record on the screen', 'another record', 'a new record'];
    for (const which of whiches) {
      for (const more of quick ? [true] : [false, true]) {
        await run(`${which} written by this version${more ? ' and one after it' : ''} under an open tab of the one before`, (...all) => under(...all, { which, more }));
      }
    }
    await run('the version before is started on what this one wrote', after);
    await run('this version goes on with what the one before wrote', goOn);
    await run('what only a later version knows stays', carry);
    // The check of the check: with the number that the version before knows, a text of today must be found to be one
    // that it cannot deal with.
    const deaf = new Row(row.name, { quiet: true });
    await run('a text that is not called newer', (...all) => under(...all, { which: 'the record on the screen', more: true, spoil: (text) => text.replace('{"v":2', '{"v":1') }), deaf);
    row.count();
    row.expect(deaf.lost.some((what) => /what to do|can be repaired/.test(what)), `the check of the check found nothing: ${deaf.lost.join('; ')}`);
  } finally {
    await bench.close();
    await sites.stop();
    await rm(earlier, { recursive: true, force: true });
  }
  return row;
}

/** Unpacks a release into a folder of its own. */
async function unpacked(name) {
  const tar = brotliDecompressSync(await readFile(new URL(`./released/${name}.tar.br`, import.meta.url)));
  const folder = await mkdtemp(join(tmpdir(), 'released-'));
  const text = (from, length) => tar.toString('latin1', from, from + length).split('\0')[0];
  for (let at = 0; text(at, 100); ) {
    const size = parseInt(text(at + 124, 12), 8);
    await writeFile(join(folder, text(at, 100)), tar.subarray(at + 512, at + 512 + size));
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return folder;
}

/** Both releases at one address, one at a time. */
class Sites {
  constructor(earlier) {
    this.folders = { earlier, today: undefined };
  }

  /** Puts a release online in the place of the other. */
  async online(which) {
    const port = this.site?.port ?? 0;
    await this.site?.stop();
    const dist = this.folders[which];
    this.site = await serve({ port, ...(dist && { dist }) });
    return this.site;
  }

  async stop() {
    await this.site?.stop();
    this.site = undefined;
  }
}

async function tab(row, context, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => row.lose(`${name}: a page error: ${error}`));
  return page;
}

/** Puts a text under a key of both stores, as another tab would. */
async function put(context, site, key, text) {
  const page = await context.newPage();
  await page.goto(site.url + QUIET);
  await page.evaluate(async ([key, text]) => {
    localStorage.setItem(key, text);
    const db = await new Promise((resolve) => { const asked = indexedDB.open('afterword'); asked.onsuccess = () => resolve(asked.result); });
    const change = db.transaction('records', 'readwrite');
    change.objectStore('records').put(text, key);
    await new Promise((resolve) => { change.oncomplete = resolve; });
    db.close();
  }, [key, text]);
  await page.close();
}

const at = (id) => `afterword/process/${id}`;
const version = (text) => JSON.parse(text).v;
const employer = (page) => page.getByLabel('Employer', { exact: true });

/** Every newer text is as it was, in both stores. */
function same(row, name, found, newer) {
  for (const [key, text] of Object.entries(newer)) {
    row.expect(found.local[key] === text, `${name}: ${key} in localStorage is not as it was: ${found.local[key]?.slice(0, 200)}`);
    row.expect(found.journal[key] === text, `${name}: ${key} in the journal is not as it was: ${found.journal[key]?.slice(0, 200)}`);
  }
}

/** No screen of the version before offers to write over what it cannot read, or says that it is gone. */
async function spared(row, name, page, site) {
  await show(page, site, '#/more');
  await pause(200);
  row.expect((await page.getByRole('button', { name: REPAIRS }).count()) === 0, `${name}: what is newer can be repaired or thrown away`);
}

async function under(row, context, sites, name, { which, more, spoil = (text) => text }) {
  let site = await sites.online('earlier');
  const before = await tab(row, context, name);
  await show(before, site);
  const other = await capture(before, site, { employer: 'Castell' });
  await saved(before);
  // Its later parts, while they are online.
  await show(before, site, '#/more');
  const id = await capture(before, site, { employer: 'Halden', notes: 'What they said' });
  await saved(before);
  await pause(200);
  site = await sites.online('today');
  row.count();
  const now = await tab(row, context, name);
  const known = { 'the record on the screen': id, 'another record': other }[which];
  let written = known;
  if (known) {
    await now.goto(`${site.url}#/interview/${known}/about`);
    await up(now);
    await employer(now).fill('Written by this version');
  } else {
    written = await capture(now, site, { employer: 'Written by this version' });
  }
  await saved(now);
  const key = at(written);
  const found = await until(now, ({ local, journal }) => local[key]?.includes('Written by this') && journal[key] === local[key]);
  row.expect(version(found.local[key]) === 2, `${name}: it was not written as version 2`);
  await now.close();
  const text = spoil(more ? withLater(found.local[key]) : found.local[key]);
  if (text !== found.local[key]) await put(context, site, key, text);
  await pause(200);
  // The tab of the version before goes on typing.
  const typed = 'Typed in the version before';
  await employer(before).fill(typed);
  await says(before, 'NOT saved').catch(() => row.lose(`${name}: it does not say that the change is not saved`));
  row.expect(await before.getByText(/reload this page/).first().isVisible(), `${name}: it does not say what to do`);
  row.expect((await employer(before).inputValue()) === typed, `${name}: what was typed went from the screen`);
  await pause(200);
  await employer(before).fill(`${typed} again`);
  await pause(300);
  same(row, name, await stores(before), { [key]: text });
  await spared(row, name, before, site);
  same(row, name, await stores(before), { [key]: text });
  // Loaded again it is this version, which reads all of it and goes on.
  await before.goto(site.url + QUIET);
  await show(before, site, `#/interview/${written}/about`);
  row.expect((await employer(before).inputValue()) === 'Written by this version', `${name}: loaded again it does not read what it wrote`);
  row.expect((await before.getByText('could not be read').count()) === 0, `${name}: it calls something damaged`);
  await employer(before).fill('Written on');
  await saved(before);
  const end = await until(before, ({ local, journal }) => local[key]?.includes('Written on') && journal[key] === local[key]);
  row.expect(inside(end.local[key])?.employer === 'Written on', `${name}: it cannot write on`);
  if (more) row.expect(end.local[key].includes('<kept by a later version>'), `${name}: what a later version knows is gone`);
  for (const one of [id, other]) row.expect(inside(end.local[at(one)]), `${name}: ${one} is gone`);
}

async function after(row, context, sites, name) {
  let site = await sites.online('today');
  let page = await tab(row, context, name);
  await show(page, site);
  const ids = [];
  for (const employer of ['Castell', 'Halden']) ids.push(await capture(page, site, { employer, notes: `Notes on ${employer}` }));
  await saved(page);
  await pause(200);
  await page.close();
  await put(context, site, at(ids[0]), withLater((await peek(context, site)).local[at(ids[0])]));
  const newer = (await peek(context, site)).local;
  row.count();
  site = await sites.online('earlier');
  page = await tab(row, context, name);
  await show(page, site);
  await page.getByText(/A newer version saved 2 records/).waitFor().catch(() => row.lose(`${name}: it does not say that a newer version wrote`));
  await spared(row, name, page, site);
  // It writes beside them, and not over them.
  const added = await capture(page, site, { employer: 'Added by the version before' });
  await saved(page);
  await pause(300);
  const found = await stores(page);
  same(row, name, found, newer);
  // A backup that it makes holds all of them, for the version that can read them.
  await show(page, site, '#/data');
  const backup = await downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
  await page.close();
  site = await sites.online('today');
  page = await tab(row, context, name);
  await show(page, site, `#/interview/${added}/about`);
  row.expect((await employer(page).inputValue()) === 'Added by the version before', `${name}: what it added is not read`);
  for (const [key, text] of Object.entries(newer)) row.expect((await stores(page)).local[key] === text, `${name}: ${key} was changed on the way`);
  row.expect((await page.getByText(/could not be read|gone from this device/).count()) === 0, `${name}: something is called damaged or gone`);
  // On another device, from that backup.
  await page.close();
  await emptied(context, site);
  page = await tab(row, context, name);
  await show(page, site, '#/data');
  await page.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await page.getByRole('button', { name: 'Restore it' }).click();
  await page.getByText('Your backup is restored.').waitFor();
  await pause(200);
  const back = (await stores(page)).local;
  for (const [key, text] of [...Object.entries(newer), [at(added), found.local[at(added)]]]) {
    row.expect(alike(back[key], text), `${name}: ${key} did not come back from the backup`);
  }
}

/** Whether two texts say the same, in whatever order. */
function alike(one, other) {
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  return JSON.stringify(sorted(inside(one))) === JSON.stringify(sorted(inside(other)));
}

async function goOn(row, context, sites, name) {
  let site = await sites.online('earlier');
  let page = await tab(row, context, name);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden', role: 'Editor', notes: 'What they said' });
  await saved(page);
  await show(page, site, '#/data');
  const backup = await downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
  await page.close();
  const before = (await peek(context, site)).local[at(id)];
  site = await sites.online('today');
  row.count();
  page = await tab(row, context, name);
  await show(page, site, `#/interview/${id}/about`);
  row.expect((await employer(page).inputValue()) === 'Halden', `${name}: it does not read it`);
  await employer(page).fill('Halden & Rowe');
  await saved(page);
  const found = await until(page, ({ local, journal }) => local[at(id)]?.includes('& Rowe') && journal[at(id)] === local[at(id)]);
  row.expect(JSON.stringify(inside(found.local[at(id)])) === JSON.stringify({ ...inside(before), employer: 'Halden & Rowe' }), `${name}: more was changed than was typed: ${found.local[at(id)]}`);
  row.expect(found.journal[`v1/${at(id)}`] === before, `${name}: the text before is not kept`);
  // Its own backup the version before refuses by name, and changes nothing.
  await show(page, site, '#/data');
  const newer = await downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
  await page.close();
  await emptied(context, site);
  site = await sites.online('earlier');
  page = await tab(row, context, name);
  await show(page, site, '#/data');
  const choose = (text) => page.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose(newer);
  await page.getByText('made by a newer version').waitFor().catch(() => row.lose(`${name}: the version before does not say that the backup is newer`));
  row.expect(Object.keys((await stores(page)).local).length === 0, `${name}: it took something from it`);
  await page.close();
  // The backup of the version before comes back here.
  site = await sites.online('today');
  page = await tab(row, context, name);
  await show(page, site, '#/data');
  await page.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await page.getByRole('button', { name: 'Restore it' }).click();
  await page.getByText('Your backup is restored.').waitFor();
  row.expect(alike((await stores(page)).local[at(id)], before), `${name}: its backup did not come back whole`);
}

async function carry(row, context, sites, name) {
  const site = await sites.online('today');
  let page = await tab(row, context, name);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden', notes: 'What they said' });
  await saved(page);
  await pause(200);
  await page.close();
  await put(context, site, at(id), withLater((await peek(context, site)).local[at(id)]));
  row.count();
  page = await tab(row, context, name);
  await show(page, site, `#/interview/${id}/about`);
  row.expect((await page.getByText('could not be read').count()) === 0, `${name}: it is called damaged`);
  await employer(page).fill('Halden & Rowe');
  await saved(page);
  const found = await until(page, ({ local, journal }) => local[at(id)]?.includes('& Rowe') && journal[at(id)] === local[at(id)]);
  const kept = (text) => JSON.stringify(inside(text)?.later) === JSON.stringify(JSON.parse(`{${LATER.slice(1)}}`).later);
  row.expect(kept(found.local[at(id)]) && kept(found.journal[at(id)]), `${name}: an edit took it away: ${found.local[at(id)]}`);
  await show(page, site, '#/data');
  const backup = await downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
  await page.close();
  await emptied(context, site);
  page = await tab(row, context, name);
  await show(page, site, '#/data');
  await page.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await page.getByRole('button', { name: 'Restore it' }).click();
  await page.getByText('Your backup is restored.').waitFor();
  row.expect(kept((await stores(page)).local[at(id)]), `${name}: a backup did not take it along`);
}

/** Both stores, seen from a page that is not the app. */
async function peek(context, site) {
  const page = await context.newPage();
  await page.goto(site.url + QUIET);
  const found = await stores(page);
  await page.close();
  return found;
}

/** A device with nothing on it. */
async function emptied(context, site) {
  const page = await context.newPage();
  await page.goto(site.url + QUIET);
  await page.evaluate(async () => {
    localStorage.clear();
    for (const key of await caches.keys()) await caches.delete(key);
    await new Promise((resolve) => { const asked = indexedDB.deleteDatabase('afterword'); asked.onsuccess = asked.onerror = resolve; });
  });
  await page.close();
}
