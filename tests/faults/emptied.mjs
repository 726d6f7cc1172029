// Both stores are thrown away while the app is open, and typing goes on: everything that it holds is written back into
// both before anything is called saved, or it says that it is not saved; and after a reload all of it is there.

import { ONCE, QUIET, SLOW, capture, pause, saved, says, serve, show, status, stores, until, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { inside } from './observer.mjs';
import { Row } from './table.mjs';

const RECORD = 'afterword/process/';

export async function emptied({ quick, chance }) {
  const row = new Row('both stores thrown away and typed on, in one tab or two: all is written back, or said not to be saved');
  const site = await serve();
  const bench = new Bench();
  try {
    const ways = ['the browser', 'this page', 'another page'];
    for (let n = 0; n < (quick ? 3 : 30); n += 1) {
      const set = { way: ways[n % ways.length], tabs: 1 + (n % 2), records: 2 + chance.below(6), where: chance.one(['about', 'capture']) };
      await bench.run(row, JSON.stringify(set), (context) => once(row, context, site, set, chance));
    }
    // The check of the check: stores that say they have what they have not.
    const check = new Row('the check', { quiet: true });
    await bench.run(check, 'the check', (context) => once(check, context, site, { way: 'this page', tabs: 1, records: 3, where: 'about' }, chance, pretend));
    row.expect(check.lost.some((what) => what.includes('is not in')), `stores that only pretend were not found out: ${check.lost.join('; ') || 'nothing was lost'}`);
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

/** Runs in the page: once told to, the stores take one record only, and say that they have the others. */
function pretend() {
  window.__pretend = false;
  const [put, get, keep] = [Storage.prototype.setItem, Storage.prototype.getItem, IDBObjectStore.prototype.put];
  const said = new Map();
  let one;
  const refuses = (key) => window.__pretend && / process\/|afterword\/process\//.test(key) && (one ??= key.split('/').pop()) !== key.split('/').pop();
  Storage.prototype.setItem = function setItem(key, text) { return refuses(key) ? void said.set(key, text) : put.call(this, key, text); };
  Storage.prototype.getItem = function getItem(key) { return get.call(this, key) ?? said.get(key) ?? null; };
  IDBObjectStore.prototype.put = function pretended(text, key) { return refuses(String(key)) ? this.count() : keep.call(this, text, key); };
}

/** Runs in a page of the origin: both stores are emptied. */
const empty = async () => {
  localStorage.clear();
  const db = await new Promise((done) => { const asked = indexedDB.open(`afterword ${new URL('.', location).pathname}`); asked.onsuccess = () => done(asked.result); });
  const change = db.transaction('records', 'readwrite');
  change.objectStore('records').clear();
  await new Promise((done) => { change.oncomplete = done; });
  db.close();
};

async function once(row, context, site, { way, tabs, records, where }, chance, before) {
  const name = `emptied by ${way}, ${tabs} tabs, typed on ${where}`;
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => row.lose(`${name}: a page error: ${error}`));
  await show(page, site);
  const known = {};
  let id;
  for (let n = 0; n < records; n += 1) {
    id = await capture(page, site, { employer: `Employer ${n}`, notes: `What employer ${n} said` });
    known[id] = `Employer ${n}`;
    await saved(page);
  }
  await show(page, site, `#/interview/${id}/about`);
  const pages = [page];
  if (tabs === 2) {
    const second = await context.newPage();
    second.setDefaultTimeout(SLOW);
    await second.goto(`${site.url}#/interview/${id}/about`);
    await up(second);
    pages.push(second);
  }
  await pause(200);
  if (before) await page.evaluate(() => { window.__pretend = true; });
  row.count();
  if (way === 'the browser') {
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'local_storage,indexeddb' });
  } else if (way === 'this page') {
    await page.evaluate(empty);
  } else {
    const other = await context.newPage();
    await other.goto(site.url + QUIET);
    await other.evaluate(empty);
    await other.close();
  }
  await pause(chance.below(300));
  // Typing goes on, in one of the tabs.
  const typist = chance.one(pages);
  if (where === 'capture') {
    await show(typist, site, '#/capture');
    await typist.getByLabel('Employer', { exact: true }).fill('Written since');
  } else {
    await typist.getByLabel('Role', { exact: true }).fill('Typed since');
  }
  const typed = where === 'capture' ? 'Written since' : 'Typed since';
  await settled(typist);
  const half = () => typist.getByText(ONCE).filter({ visible: true }).count();
  // A browser that throws a database away may refuse a new one for a while: then it says that one place has it.
  let once = (await half()) > 0;
  let said = once ? 'Saved on this device' : await status(typist);
  row.expect(said, `${name}: it says nothing`);
  if (said === 'NOT saved') {
    // That may stand; and there is a way to write everything back.
    await typist.getByRole('button', { name: 'Save it again' }).first().click();
    await settled(typist, false).catch(() => row.lose(`${name}: it cannot be written back`));
    once = (await half()) > 0;
    said = once ? 'Saved on this device' : await status(typist);
  }
  row.expect(said === 'Saved on this device', `${name}: it says ${said}`);
  const whole = ({ local, journal }) => Object.keys(known).every((id) => inside(local[RECORD + id]) && (once || inside(journal?.[RECORD + id]))) && [local, ...(once ? [] : [journal])].every((texts) => JSON.stringify(texts).includes(typed));
  const found = await until(typist, whole, 10_000);
  for (const [store, texts] of Object.entries(found).filter(([store]) => !once || store === 'local')) {
    for (const [id, employer] of Object.entries(known)) row.expect(inside(texts?.[RECORD + id])?.employer === employer, `${name}: it says that it is saved, and ${employer} is not in ${store}`);
    row.expect(JSON.stringify(texts ?? {}).includes(typed), `${name}: what was typed since is not in ${store}`);
  }
  for (const one of pages) {
    await one.reload();
    await up(one);
  }
  await pause(300);
  const again = await until(pages[0], ({ local, journal }) => Object.keys(known).every((id) => inside(local[RECORD + id]) && inside(journal?.[RECORD + id])), 10_000);
  for (const id of Object.keys(known)) row.expect(inside(again.local[RECORD + id]) && inside(again.journal?.[RECORD + id]), `${name}: after a reload ${known[id]} is not in both stores`);
  for (const one of pages) {
    await show(one, site, '#/more');
    await show(one, site, '#/interviews');
    for (const employer of Object.values(known)) await one.getByRole('link', { name: new RegExp(employer) }).first().waitFor({ timeout: 10_000 }).catch(() => row.lose(`${name}: ${employer} is not listed after a reload`));
    row.expect((await one.getByText(/gone from this device|are missing/).count()) === 0, `${name}: something is called gone after a reload`);
  }
}

/** It says that it is saved, in both places or in one; or, where that is `enough`, that it is not. */
const settled = (page, enough = true) => Promise.any([saved(page), says(page, ONCE), ...(enough ? [says(page, 'NOT saved'), page.getByRole('button', { name: 'Save it again' }).first().waitFor()] : [])]);
