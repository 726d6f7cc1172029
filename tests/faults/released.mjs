// A version that was really released, and the one of today, in turn at the same address and on the same device. The names
// of the earlier one carry no path, so each writes in places of its own: today's takes over what the other has written,
// at its first start and whenever there is more, and loses none of it; the other goes on with its own and hears nothing
// false. What is of a newer format the earlier one only reads, and says so; what only a later version knows stays.
//
// released/ holds those releases as they were built, each a tar under brotli. The first is of the commit 09bfcb8: the
// last build that writes version 1, and takes members that it does not know for damage.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { QUIET, SLOW, WIDE, capture, downloaded, pause, saved, says, serve, show, stores, until, up } from './app.mjs';
import { Bench, CASE } from './limit.mjs';
import { inside } from './observer.mjs';
import { Row } from './table.mjs';

const OPTIONS = { ...WIDE, serviceWorkers: 'block' };
const REPAIRS = /^(Restore|Repair|Discard) afterword/;
/** What a version after this one might keep in a record, beside what is known today. */
const LATER = ',"later":{"words":["<kept by a later version>",{"id":"a","n":1.50}]}';
const withLater = (text) => text.replace(/"data":\{"id":"[^"]*"/, `$&${LATER}`);

export async function released({ quick, chance }) {
  const row = new Row('a version released before and this one at the same address, in turn and at once');
  const earlier = await unpacked('version-1');
  const bench = new Bench();
  const sites = new Sites(earlier);
  const run = (name, work, to = row, set = {}) => bench.run(to, name, (context) => work(to, context, sites, name, set), { options: OPTIONS, seconds: 2 * CASE });
  try {
    for (let n = 0; n < (quick ? 2 : 16); n += 1) await run(`in turn and at once, ${n}`, turns, row, { chance: chance.branch(n), times: quick ? 5 : 9 });
    await run('what is of a newer format, under an open tab of the one before', under, row, { more: false });
    await run('what is of a format after this one, under an open tab of the one before', under, row, { more: true });
    await run('the version before is started on what is of a newer format', after);
    await run('backups of either in the other', backups);
    await run('what only a later version knows stays', carry);
    // Checks of the check: with the number that the version before knows, a text of today must be found to be one that
    // it cannot deal with; and a version of today that takes nothing over must be found out.
    const deaf = new Row(row.name, { quiet: true });
    await run('a text that is not called newer', under, deaf, { more: true, spoil: (text) => text.replace('{"v":2', '{"v":1') });
    row.count();
    row.expect(deaf.lost.some((what) => /what to do|can be repaired/.test(what)), `the check of the check found nothing: ${deaf.lost.join('; ')}`);
    const blind = new Row(row.name, { quiet: true });
    await run('nothing is taken over', turns, blind, { chance: chance.branch('blind'), times: 4, first: 'earlier', before: blinded });
    row.expect(blind.lost.some((what) => what.includes('is nowhere')), `a version that takes nothing over was not found out: ${blind.lost.join('; ')}`);
  } finally {
    await bench.close();
    await sites.stop();
    await rm(earlier, { recursive: true, force: true });
  }
  return row;
}

/** Runs in the page: today's does not see what lies under names without a path. */
function blinded() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function opened(name, ...words) { return open.call(this, name === 'afterword' && window.__today ? 'nothing' : name, ...words); };
  const [get, key] = [Storage.prototype.getItem, Storage.prototype.key];
  Storage.prototype.getItem = function getItem(name) { return window.__today && name.startsWith('afterword/') ? null : get.call(this, name); };
  Storage.prototype.key = function at(n) { const name = key.call(this, n); return window.__today && name?.startsWith('afterword/') ? 'x' : name; };
  Object.defineProperty(window, '__today', { get: () => Boolean(document.querySelector('link[rel=manifest]')) && get.call(localStorage, 'today') === 'yes' });
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

/** Puts a text under a key of both stores of one of the two, as another tab of it would. */
async function put(context, site, whose, key, text) {
  const page = await context.newPage();
  await page.goto(site.url + QUIET);
  await page.evaluate(async ([whose, key, text]) => {
    localStorage.setItem(whose === 'earlier' ? key : key.replace('afterword/', 'afterword / '), text);
    const db = await new Promise((resolve) => { const asked = indexedDB.open(whose === 'earlier' ? 'afterword' : 'afterword /'); asked.onsuccess = () => resolve(asked.result); });
    const change = db.transaction('records', 'readwrite');
    change.objectStore('records').put(text, key);
    await new Promise((resolve) => { change.oncomplete = resolve; });
    db.close();
  }, [whose, key, text]);
  await page.close();
}

const at = (id) => `afterword/process/${id}`;
const version = (text) => JSON.parse(text).v;
const employer = (page) => page.getByLabel('Employer', { exact: true });

/** Every one of these texts is as it was, in both stores. */
function same(row, name, found, texts) {
  for (const [key, text] of Object.entries(texts)) {
    row.expect(found.local[key] === text, `${name}: ${key} in localStorage is not as it was: ${found.local[key]?.slice(0, 200)}`);
    row.expect(found.journal?.[key] === text, `${name}: ${key} in the journal is not as it was: ${found.journal?.[key]?.slice(0, 200)}`);
  }
}

/** Both stores of the version before, whose names carry no path. */
const earlierStores = (page) => page.evaluate(async () => {
  const local = Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('afterword/')));
  if (!(await indexedDB.databases()).some(({ name }) => name === 'afterword')) return { local, journal: null };
  const db = await new Promise((resolve) => { const asked = indexedDB.open('afterword'); asked.onsuccess = () => resolve(asked.result); });
  const records = db.transaction('records').objectStore('records');
  const all = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  const [keys, texts] = await Promise.all([all(records.getAllKeys()), all(records.getAll())]);
  db.close();
  return { local, journal: Object.fromEntries(keys.map((key, at) => [key, texts[at]])) };
});

/** No screen of the version before offers to write over what it cannot read, or says that it is gone. */
async function spared(row, name, page, site) {
  await show(page, site, '#/more');
  await pause(200);
  row.expect((await page.getByRole('button', { name: REPAIRS }).count()) === 0, `${name}: what is newer can be repaired or thrown away`);
}

/**
 * Sessions of either version, in any order, with tabs of the one before that stay open. Words are only added: every one of
 * them is in a record of today's, or in a second version, once today's was started again.
 */
async function turns(row, context, sites, name, { chance, times, first, before }) {
  if (before) await context.addInitScript(before);
  const words = [];
  const open = [];
  const word = () => { words.push(`w${words.length + 1}x`); return words.at(-1); };
  const add = async (page, id) => {
    await page.evaluate((id) => { location.hash = `#/interview/${id}/about`; }, id);
    const field = page.getByLabel(chance.one(['Role', 'Notes']), { exact: true });
    await field.evaluate((field) => { field.focus(); field.setSelectionRange(field.value.length, field.value.length); });
    await page.keyboard.insertText(` ${word()}`);
    await saved(page);
  };
  const ids = { earlier: [], today: [] };
  let site;
  for (let n = 0; n < times; n += 1) {
    const which = !n && first ? first : chance.one(['earlier', 'today']);
    site = await sites.online(which);
    row.count();
    const page = await tab(row, context, name);
    await page.goto(site.url + QUIET);
    await page.evaluate((which) => localStorage.setItem('today', which === 'today' ? 'yes' : ''), which);
    await page.goto(site.url);
    await up(page);
    const wrong = page.getByText(/could not be read|gone from this device|are missing/);
    if (await wrong.count()) row.lose(`${name}: ${which} says: ${await wrong.first().innerText()}`);
    if (!ids[which].length || chance.chance(40)) {
      const id = await capture(page, site, { employer: `Employer ${n}`, notes: word() });
      await saved(page);
      ids[which].push(id);
      // Today's takes that over, and goes on with it.
      if (which === 'earlier') ids.fresh = [...(ids.fresh ?? []), id];
    }
    if (which === 'today') {
      const taken = ids.fresh ?? [];
      const { local } = await until(page, ({ local }) => taken.every((id) => local[at(id)]), 10_000);
      for (const id of taken) if (row.expect(local[at(id)], `${name}: ${id} is nowhere in today's`)) ids.today.push(id);
      ids.fresh = [];
    }
    for (let edits = ids[which].length ? 1 + chance.below(3) : 0; edits > 0; edits -= 1) await add(page, chance.one(ids[which]));
    // A tab of the version before may stay open, and be typed into under the other one.
    if (which === 'earlier' && chance.chance(60)) open.push(page);
    else await page.close();
    if (open.length && chance.chance(60)) await add(chance.one(open), chance.one(ids.earlier));
  }
  await pause(200);
  site = await sites.online('today');
  for (const page of open) await page.close();
  const page = await tab(row, context, name);
  await page.goto(site.url + QUIET);
  await page.evaluate(() => localStorage.setItem('today', 'yes'));
  await show(page, site);
  const missing = ({ local, journal }) => words.filter((word) => !JSON.stringify(local).includes(word) || !JSON.stringify(journal ?? {}).includes(word));
  const found = await until(page, (found) => !missing(found).length, 15_000);
  for (const word of missing(found)) row.lose(`${name}: ${word} is nowhere in today's`);
  row.expect((await page.getByText(/could not be read|gone from this device|are missing/).count()) === 0, `${name}: at the end something is called damaged or gone`);
  for (const [key, text] of Object.entries(found.local)) row.expect(inside(text) !== undefined && version(text) <= 2, `${name}: ${key} cannot be read`);
}

async function under(row, context, sites, name, { more, spoil = (text) => text }) {
  // A text of today, as it lies in a store.
  let site = await sites.online('today');
  let page = await tab(row, context, name);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Written by this version' });
  await saved(page);
  const found = await until(page, ({ local, journal }) => local[at(id)] && journal[at(id)] === local[at(id)]);
  row.expect(version(found.local[at(id)]) === 2, `${name}: it was not written as version 2`);
  const text = spoil(more ? withLater(found.local[at(id)]) : found.local[at(id)]);
  await page.close();
  await emptied(context, site);
  site = await sites.online('earlier');
  page = await tab(row, context, name);
  await show(page, site);
  await capture(page, site, { employer: 'Halden', notes: 'What they said' });
  await saved(page);
  await show(page, site, '#/more');
  await pause(200);
  const before = (await earlierStores(page)).local;
  row.count();
  await put(context, site, 'earlier', at(id), text);
  await pause(300);
  // The tab goes on typing.
  const [halden] = Object.keys(before);
  await show(page, site, `#/interview/${halden.split('/').pop()}/about`);
  const typed = 'Typed in the version before';
  await employer(page).fill(typed);
  await says(page, 'NOT saved').catch(() => row.lose(`${name}: it does not say that the change is not saved`));
  row.expect(await page.getByText(/reload this page/).first().isVisible(), `${name}: it does not say what to do`);
  row.expect((await employer(page).inputValue()) === typed, `${name}: what was typed went from the screen`);
  await pause(300);
  same(row, name, await earlierStores(page), { [at(id)]: text, ...before });
  await spared(row, name, page, site);
  same(row, name, await earlierStores(page), { [at(id)]: text });
  // Today's takes it over, with what only a later version knows.
  await page.close();
  site = await sites.online('today');
  page = await tab(row, context, name);
  await show(page, site, '#/interviews');
  const taken = await until(page, ({ local }) => local[at(id)] && local[halden]);
  row.expect(inside(taken.local[at(id)])?.employer === 'Written by this version' && inside(taken.local[halden])?.employer === 'Halden', `${name}: it was not taken over`);
  if (more) row.expect(taken.local[at(id)]?.includes('<kept by a later version>'), `${name}: what a later version knows is gone`);
}

async function after(row, context, sites, name) {
  let site = await sites.online('today');
  let page = await tab(row, context, name);
  await show(page, site);
  for (const employer of ['Castell', 'Halden']) await capture(page, site, { employer, notes: `Notes on ${employer}` });
  await saved(page);
  await pause(300);
  await page.close();
  const newer = (await peek(context, site)).local;
  await emptied(context, site);
  site = await sites.online('earlier');
  page = await tab(row, context, name);
  await show(page, site);
  await page.close();
  for (const [key, text] of Object.entries(newer)) await put(context, site, 'earlier', key, withLater(text));
  const lying = (await peek(context, site, earlierStores)).local;
  row.count();
  page = await tab(row, context, name);
  await show(page, site);
  await page.getByText(/A newer version saved 2 records/).waitFor().catch(() => row.lose(`${name}: it does not say that a newer version wrote`));
  await spared(row, name, page, site);
  // It writes beside them, and not over them.
  const added = await capture(page, site, { employer: 'Added by the version before' });
  await saved(page);
  await pause(300);
  same(row, name, await earlierStores(page), lying);
  await page.close();
  site = await sites.online('today');
  page = await tab(row, context, name);
  await show(page, site);
  const wanted = [...Object.keys(lying), at(added)];
  const found = await until(page, ({ local }) => wanted.every((key) => local[key]));
  for (const key of wanted) row.expect(inside(found.local[key]), `${name}: ${key} is not read`);
  for (const key of Object.keys(lying)) row.expect(alike(found.local[key], lying[key]), `${name}: ${key} was changed on the way`);
  row.expect((await page.getByText(/could not be read|gone from this device/).count()) === 0, `${name}: something is called damaged or gone`);
}

/** Whether two texts say the same, in whatever order. */
function alike(one, other) {
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  return JSON.stringify(sorted(inside(one))) === JSON.stringify(sorted(inside(other)));
}

async function backups(row, context, sites, name) {
  let site = await sites.online('earlier');
  let page = await tab(row, context, name);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden', role: 'Editor', notes: 'What they said' });
  await saved(page);
  await show(page, site, '#/data');
  const backup = await downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
  await page.close();
  const before = (await peek(context, site, earlierStores)).local[at(id)];
  site = await sites.online('today');
  row.count();
  page = await tab(row, context, name);
  await show(page, site);
  await until(page, ({ local }) => local[at(id)]);
  await show(page, site, `#/interview/${id}/about`);
  row.expect((await employer(page).inputValue()) === 'Halden', `${name}: it does not read it`);
  await employer(page).fill('Halden & Rowe');
  await saved(page);
  const found = await until(page, ({ local, journal }) => local[at(id)]?.includes('& Rowe') && journal[at(id)] === local[at(id)]);
  for (const word of ['Halden & Rowe', 'Editor', 'What they said']) row.expect(found.local[at(id)]?.includes(word), `${name}: ${word} is gone: ${found.local[at(id)]}`);
  row.expect((await peek(context, site, earlierStores)).journal[at(id)] === before, `${name}: the version before does not find its text any more`);
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
  row.expect(Object.keys((await earlierStores(page)).local).length === 0, `${name}: it took something from it`);
  await page.close();
  // The backup of the version before comes back here.
  site = await sites.online('today');
  page = await tab(row, context, name);
  await show(page, site, '#/data');
  await choose(backup);
  await page.getByRole('button', { name: /^(Put it back|Restore it)$/ }).click();
  await page.getByText(/^(The backup is back|Your backup is restored)\./).waitFor();
  row.expect(alike((await stores(page)).local[at(id)], before), `${name}: its backup did not come back whole: ${(await stores(page)).local[at(id)]} ${before}`);
}

async function carry(row, context, sites, name) {
  const site = await sites.online('today');
  let page = await tab(row, context, name);
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden', notes: 'What they said' });
  await saved(page);
  await pause(200);
  await page.close();
  await put(context, site, 'today', at(id), withLater((await peek(context, site)).local[at(id)]));
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
async function peek(context, site, read = stores) {
  const page = await context.newPage();
  await page.goto(site.url + QUIET);
  const found = await read(page);
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
    for (const { name } of await indexedDB.databases()) await new Promise((resolve) => { const asked = indexedDB.deleteDatabase(name); asked.onsuccess = asked.onerror = resolve; });
  });
  await page.close();
}
