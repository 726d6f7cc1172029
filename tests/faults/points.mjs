// What Chromium is tried with in rows of their own, once each in Firefox: a record of a newer version, a restore undone
// and one that is looked at again, an import undone, both stores emptied and typed on, everything deleted beside a second
// tab, pages that are not the app, names that carry the path, a sealed backup, localStorage that is shut; and what hangs
// on the moment (moments.mjs).

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copy, pause, serve } from './app.mjs';
import * as driver from './driver.mjs';
import { CASE } from './limit.mjs';
import { moments } from './moments.mjs';
import { inside, readJournal, readLocal } from './observer.mjs';
import { Row } from './table.mjs';

const RECORD = 'afterword/process/';
const HEAD = 'Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes';

/** The row, in Firefox alone. */
export async function points(version, size) {
  const row = new Row(`${version}: a newer record, undoing, emptied stores, deleting beside a tab, neighbours, names, a sealed backup, localStorage shut, clocks, first visits cut, an older tab`);
  const release = await copy();
  await writeFile(join(release.folder, 'neighbour.html'), '<!doctype html><title>x</title><p>Somebody else</p>');
  const site = { ...(await serve({ dist: release.folder, base: '/sub/' })), dist: release.folder };
  const cases = { newer, undoing, bringing, emptied, erased, addresses, sealed };
  const folder = await mkdtemp(join(tmpdir(), 'afterword-points-'));
  try {
    for (const [name, run] of Object.entries(cases)) {
      await row.attempt(name, CASE, () => using(new User(site, join(folder, name)), async (user) => {
        row.count();
        await run(row, user, name);
      }));
    }
    await row.attempt('shut', CASE, () => using(new User(site, join(folder, 'shut'), { 'dom.storage.enabled': false }), async (user) => {
      row.count();
      await shut(row, user);
    }));
    await moments(row, folder, size);
  } finally {
    await site.stop();
    await release.remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return row;
}

/** Runs something in Firefox; in the app, or before any page is open. */
export async function using(user, run, { open = true } = {}) {
  try {
    await user.begin(open);
    await run(user);
  } finally {
    await user.browser?.kill();
  }
}

/** How long something on the screen may take: a machine may be busy with other work. */
const WAIT_MS = 60_000;

/** Firefox, and the few things that are done in it, by the words on the screen. */
export class User {
  constructor(site, profile, prefs = {}) {
    Object.assign(this, { site, profile, prefs, wait: WAIT_MS });
  }

  async begin(open = true) {
    this.browser = await driver.firefox(this.profile, { prefs: this.prefs });
    [this.first] = await this.browser.tabs();
    if (open) await this.go('');
  }

  run(code, ...given) {
    return driver.inPage(this.browser, code, ...given);
  }

  async until(code, ...given) {
    for (const end = Date.now() + this.wait; Date.now() < end;) {
      const found = await this.run(code, ...given).catch(() => null);
      if (found) return found;
      await pause(50);
    }
    throw new Error(`it never came to: ${code} ${JSON.stringify(given)}: ${(await this.text()).slice(0, 300)}`);
  }

  text() {
    return this.run(() => document.body.innerText);
  }

  /** Another page, or the app from its start. */
  async go(address) {
    await this.browser.go(`${this.site.url}${address}`);
    if (!/\.(html|svg)$|nowhere/.test(address)) await this.up();
  }

  up() {
    return this.until(() => !document.querySelector('#opening, #before') && Boolean(document.querySelector('#app h1')));
  }

  async show(hash) {
    await this.run((hash) => { location.hash = hash; }, hash);
    await pause(200);
  }

  says(words) {
    return this.until((words) => document.body.innerText.includes(words), words);
  }

  async saved() {
    await this.says('Saved on this device');
  }

  press(name) {
    return this.until((name) => {
      const found = Array.from(document.querySelectorAll('button, a')).find((one) => (one.textContent.trim() === name || one.getAttribute('aria-label') === name) && one.getClientRects().length > 0);
      found?.click();
      return Boolean(found);
    }, name);
  }

  async field(label) {
    return this.until((label) => {
      const found = Array.from(document.querySelectorAll('label')).find((one) => one.textContent.trim() === label);
      return found?.control?.id ? `#${found.control.id}` : '';
    }, label);
  }

  /** What stands in a field. */
  async value(label) {
    return this.run((selector) => document.querySelector(selector)?.value ?? '', await this.field(label));
  }

  /** Waits until everything is kept for use offline and this page is answered from it. */
  kept() {
    return this.until(async () => {
      const { active } = await navigator.serviceWorker.ready;
      return active.state === 'activated' && navigator.serviceWorker.controller !== null;
    });
  }

  async type(label, text) {
    await this.browser.type(await this.field(label), text);
  }

  async capture(employer) {
    await this.show('#/interviews');
    await this.show('#/capture');
    await this.type('Employer', employer);
    await this.saved();
    const id = await this.until(() => /interview\/([^/]+)/.exec(location.hash)?.[1]);
    for (let n = 0; n < 100 && !(await this.run(readJournal).catch(() => null))?.[RECORD + id]?.includes(employer); n += 1) await pause(50);
    return id;
  }

  async tab(hash) {
    const tab = await this.browser.open();
    await this.browser.to(tab);
    await this.go(hash);
    return tab;
  }

  /** The text of a backup, as it is handed to the browser. */
  async backup() {
    await this.show('#/data');
    return this.given('Back up now');
  }

  /** The text of the file that a button gives. */
  async given(name) {
    await this.until(() => {
      const make = URL.createObjectURL;
      window.__given = null;
      URL.createObjectURL = (blob) => { blob.text().then((text) => { window.__given = text; }); return make.call(URL, blob); };
      return true;
    });
    await this.press(name);
    return this.until(() => window.__given);
  }

  async choose(text) {
    const file = join(this.profile, 'backup.json');
    await writeFile(file, text);
    await this.show('#/more');
    await this.show('#/data');
    await this.type('Choose a backup file', file);
  }
}

async function newer(row, user, name) {
  const id = await user.capture('Halden');
  await user.until((id) => {
    const key = `afterword ${new URL('.', location).pathname} process/${id}`;
    const text = localStorage.getItem(key);
    window.__newer = text.replace(/^\{"v":\d+/, '{"v":99').replace(/"rev":\d+/, '"rev":900').replace('"data":{', '"data":{"later":"kept",');
    // As another tab would, which the app hears of.
    localStorage.setItem(key, window.__newer);
    dispatchEvent(new StorageEvent('storage', { key, newValue: window.__newer, storageArea: localStorage }));
    return true;
  }, id);
  await user.show(`#/interview/${id}/about`);
  await user.type('Role', 'Typed');
  await user.says('NOT saved');
  await user.says('A newer version of Afterword saved this: reload');
  await pause(300);
  row.expect((await user.run(readLocal))[RECORD + id] === (await user.run(() => window.__newer)), `${name}: the newer text was changed`);
}

async function undoing(row, user, name) {
  await user.capture('Halden');
  const text = await user.backup();
  const id = await user.capture('Castell');
  const replace = () => user.until(() => {
    const found = Array.from(document.querySelectorAll('input[type=radio]')).find((one) => one.value === 'replace' || one.closest('label')?.textContent.includes('Replace') || one.nextElementSibling?.textContent.includes('Replace'));
    found?.click();
    return Boolean(found);
  });
  await user.choose(text);
  await replace();
  await user.says('Would be deleted here');
  // Typed in another tab after the look: it is shown once more, and nothing is done yet.
  await user.tab(`#/interview/${id}/about`);
  await user.type('Role', 'Typed meanwhile');
  await user.saved();
  await pause(400);
  await user.browser.to(user.first);
  await user.press('Restore it');
  await user.says('changed here while you were looking');
  row.expect(inside((await user.run(readLocal))[RECORD + id])?.role === 'Typed meanwhile', `${name}: what was typed after the look was replaced`);
  await user.press('Restore it');
  await user.says('Your backup is restored.');
  const added = await user.capture('Orchard');
  await user.show('#/data');
  await user.press('See what undoing would change');
  await user.says('Would be restored');
  await user.press('Undo the restore');
  await user.says('The restore is undone.');
  const local = await user.run(readLocal);
  row.expect(inside(local[RECORD + id])?.role === 'Typed meanwhile', `${name}: what the restore took away is not back`);
  row.expect(inside(local[RECORD + added]), `${name}: what was written since is gone`);
}

async function bringing(row, user, name) {
  const file = join(user.profile, 'simplify.csv');
  await writeFile(file, `${HEAD}\nData engineer,Castell,,09/14/2026,Offer,2026-10-20,FALSE,,Spoke to Bo\nEditor,Orchard,,09/14/2026,Rejected,2026-10-20,FALSE,,\n`);
  await user.show('#/import');
  await user.type('Choose the CSV file', file);
  await user.press('Add 2 interviews');
  await user.says('2 interviews added.');
  const called = async (employer) => Object.entries(await user.run(readLocal)).find(([key, text]) => key.startsWith(RECORD) && inside(text)?.employer === employer) ?? [];
  const [key] = await called('Castell');
  await user.show(`#/interview/${key.slice(RECORD.length)}/about`);
  await user.type('Location', 'Leiden');
  await user.saved();
  const added = await user.capture('Halden');
  await user.show('#/import');
  await user.press('See what undoing would change');
  await user.says('Stay because you changed them since');
  await user.says('1: Castell');
  await user.says('1: Orchard');
  await user.press('Undo the import');
  await user.says('The import is undone.');
  const local = await user.run(readLocal);
  const castell = inside(local[key]);
  row.expect(castell?.location === 'Leiden' && !castell.trashed, `${name}: what was written into an imported interview went with the import: ${local[key]}`);
  row.expect(inside(local[RECORD + added]), `${name}: what was written since is gone`);
  const orchard = inside((await called('Orchard'))[1] ?? 'null');
  row.expect(!orchard || orchard.trashed, `${name}: the import is not undone`);
}

async function emptied(row, user, name) {
  const ids = [await user.capture('Castell'), await user.capture('Brandt'), await user.capture('Halden')];
  await user.until(async () => {
    localStorage.clear();
    const db = await new Promise((done) => { const asked = indexedDB.open(`afterword ${new URL('.', location).pathname}`); asked.onsuccess = () => done(asked.result); });
    const change = db.transaction('records', 'readwrite');
    change.objectStore('records').clear();
    await new Promise((done) => { change.oncomplete = done; });
    db.close();
    return true;
  });
  await user.type('Role', 'Typed since');
  await user.says('What you see was saved again');
  await user.saved();
  for (let n = 0; n < 100; n += 1) {
    const journal = await user.run(readJournal);
    if (ids.every((id) => journal?.[RECORD + id])) break;
    await pause(100);
  }
  const both = [await user.run(readLocal), await user.run(readJournal)];
  for (const id of ids) for (const store of both) row.expect(inside(store?.[RECORD + id]), `${name}: it says that it is saved, and ${id} is not in both stores`);
}

async function erased(row, user, name) {
  const id = await user.capture('Halden');
  const other = await user.tab(`#/interview/${id}/about`);
  const role = await user.field('Role');
  await user.browser.to(user.first);
  await user.show('#/data');
  await user.press('Delete everything here');
  await user.press('Delete everything');
  await user.says('Nothing is left on this device.');
  await user.browser.to(other);
  await user.browser.type(role, 'x').catch(() => {}); // the field may be gone with its record
  await user.says('Everything was deleted in another tab.');
  await pause(500);
  const both = JSON.stringify([await user.run(readLocal), await user.run(readJournal)]);
  row.expect(!both.includes('Halden'), `${name}: it came back: ${both}`);
}

async function addresses(row, user, name) {
  const id = await user.capture('Halden');
  const keys = await user.run(() => Object.keys(localStorage));
  row.expect(keys.includes(`afterword /sub/ process/${id}`) && keys.every((key) => key.startsWith('afterword /sub/ ')), `${name}: names that do not carry the path: ${keys}`);
  await user.kept();
  for (const online of [true, false]) {
    if (!online) await user.site.stop();
    for (const [address, wanted] of [['neighbour.html', online ? 'Somebody else' : 'This page is not part of Afterword'], ['folder/nowhere', online ? 'There is nothing here.' : 'This page is not part of Afterword']]) {
      await user.go(address).catch(() => {});
      await user.says(wanted).catch(() => row.lose(`${name}: ${address}, ${online ? 'online' : 'offline'}, does not say ${wanted}`));
    }
    await user.go('');
    await user.show('#/interviews');
    await user.says('Halden').catch(() => row.lose(`${name}: the app does not open ${online ? 'online' : 'offline'}`));
  }
  user.site = Object.assign(user.site, await serve({ dist: user.site.dist, base: '/sub/', port: user.site.port }));
}

async function sealed(row, user, name) {
  const id = await user.capture('Halden');
  await user.show('#/data');
  await user.type('Passphrase (optional)', 'Größe correct horse'.normalize('NFD'));
  await user.type('Passphrase once more', 'Größe correct horse'.normalize('NFC'));
  const text = await user.backup();
  row.expect(!text.includes('Halden') && /argon2id/i.test(text), `${name}: it is not sealed: ${text.slice(0, 200)}`);
  await user.show(`#/interview/${id}`);
  await user.choose(text);
  await user.type('This backup has a passphrase', 'Größe correct horse'.normalize('NFC'));
  await user.press('Open it');
  await user.says('Nothing would change.');
}

async function shut(row, user) {
  await user.says('The browser does not let this page store anything').catch(() => row.lose('localStorage shut: it does not say that nothing can be kept'));
  await pause(1000);
  row.expect(!/came back|was close|are gone|missing/.test(await user.text()), `localStorage shut: it says what is not so: ${await user.text()}`);
}
