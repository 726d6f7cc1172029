// What keeps the records safe, as the user meets it: backups and their age, packing, loss that is noticed, moving in,
// a copy in a file.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, saved, up } from './harness.mjs';
import { lies } from './names.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

async function write(page, open, employer) {
  await open('#/capture');
  await page.getByLabel('Employer').fill(employer);
  await saved(page);
}

/** Stored records: withdrawn in spring, with enough in them to be worth packing. */
function old(count) {
  const records = {};
  for (let n = 0; n < count; n++) {
    const entry = { id: 'e', at: '2026-03-02T10:00:00', what: { decided: 'withdrew' }, note: 'The commute was too long. '.repeat(20) };
    const data = { id: `p${n}`, created: '2026-03-01T10:00:00', employer: n ? `Employer ${n}` : LONG, role: 'Archivist', notes: 'Kind people, a bright room. '.repeat(30), ledger: [entry] };
    records[`afterword/process/p${n}`] = JSON.stringify({ v: 1, rev: 1, writer: 'a', at: '2026-03-02T10:00:00', data });
  }
  return records;
}

const stored = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => /^afterword \/ [a-z]/.test(key)).map(([key, text]) => [key.replace('afterword / ', 'afterword/'), text])));

const deleteJournal = (page) => page.evaluate(() => new Promise((done) => {
  const request = indexedDB.deleteDatabase('afterword /');
  request.onsuccess = request.onerror = request.onblocked = () => done();
}));

flow('a backup is asked for after new interviews, and its age is shown', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await open('#/');
  await becomes(() => page.getByText('no backup yet').count(), 0, 'one interview is not worth the nagging');
  await write(page, open, LONG);
  await open('#/');
  await page.getByText('2 interviews and no backup yet.').waitFor();
  await page.getByRole('link', { name: 'Back up now' }).tap();
  await page.getByText('A backup is due.').waitFor();
  await page.getByText('None made on this device.').waitFor();
  await axe(page);
  await fits(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  assert.match(download.suggestedFilename(), /^afterword-backup-2026-11-11\.json$/);
  await page.getByText('today, 14:').waitFor();
  await becomes(() => page.getByText('A backup is due.').count(), 0);
  await page.clock.setSystemTime('2026-12-01T09:00:00');
  await page.clock.runFor(11_000);
  await write(page, open, 'Castell Energy');
  await open('#/more');
  await page.getByText(/1 new interview since the last backup, 19 days ago/).waitFor();
});

flow('long finished interviews are packed, read, found and unpacked by a change', { time: WEDNESDAY, storage: old(6) }, async ({ page, open }) => {
  await open('#/data');
  const before = Object.values(await stored(page)).join('').length;
  await page.getByRole('button', { name: 'Compress 6 interviews' }).tap();
  await page.getByText('6 interviews compressed. Space saved:').waitFor();
  const packed = await stored(page);
  assert.ok(Object.values(packed).every((text) => text.includes('"packed"')));
  assert.ok(Object.values(packed).join('').length * 3 < before);
  await axe(page);
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'Uncompress all' }).waitFor();
  await open('#/interviews');
  await page.getByRole('searchbox').or(page.getByLabel('Find')).first().fill('commute');
  await page.getByRole('link', { name: new RegExp(LONG) }).waitFor();
  await open('#/interview/p0/about');
  await page.getByLabel('Role', { exact: true }).fill('Keeper of books');
  await saved(page);
  const after = await stored(page);
  assert.ok(!after['afterword/process/p0'].includes('"packed"') && after['afterword/process/p0'].includes('Keeper of books'));
  assert.ok(after['afterword/process/p1'].includes('"packed"'));
  await open('#/data');
  await page.getByRole('button', { name: 'Uncompress all' }).tap();
  await page.getByText('5 interviews at full size again.').waitFor();
  assert.ok(!Object.values(await stored(page)).some((text) => text.includes('"packed"')));
});

flow('space that runs out is said well before the end, where it is seen', { time: WEDNESDAY, storage: { ...old(1), 'another page': 'x'.repeat(4_150_000) } }, async ({ page, open }) => {
  await open('#/');
  await page.getByText('Space for your records is running out.').waitFor();
  await axe(page);
  await fits(page);
  await page.getByRole('link', { name: 'Free up space' }).tap();
  await page.getByText('Space is running out. Make a backup').waitFor();
  await page.evaluate(() => localStorage.removeItem('another page'));
  await open('#/interviews');
  await open('#/data');
  await page.getByText(/^Storage: \d% used/).waitFor();
  await open('#/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await becomes(() => page.getByText('running out').count(), 0);
});

flow('a record of a newer version is not called damaged', { time: WEDNESDAY, storage: { ...old(1), 'afterword/process/p9': JSON.stringify({ v: 99, rev: 1, writer: 'a', at: '2026-03-02T10:00:00', data: {} }) } }, async ({ page, open }) => {
  await open('#/');
  await page.getByText('A newer version of Afterword saved this: reload').waitFor();
  await becomes(() => page.getByText('could not be read').count(), 0);
});

flow('what the browser threw away is said, and a backup brings it back', { time: WEDNESDAY }, async ({ page, open }) => {
  await open();
  await becomes(() => page.getByText('are gone from this device').count(), 0, 'never at a first start');
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  // One place: it heals, and says so.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await up(page);
  await page.getByText('Everything is here, but it was close.').waitFor();
  await page.getByRole('button', { name: 'Understood' }).tap();
  // Both places.
  await page.evaluate(() => localStorage.clear());
  await deleteJournal(page);
  await open('#/');
  await page.reload();
  await up(page);
  await page.getByText('Your interviews are gone from this device.').waitFor();
  await page.getByText('1 interview was on this device').waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Restore a backup' }).tap();
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  await page.getByText('Your interviews are gone from this device.').waitFor({ state: 'detached' });
});

flow('deleting everything is asked twice, and is no loss afterwards', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  await page.getByRole('button', { name: 'Delete everything here' }).tap();
  await axe(page);
  await page.getByRole('button', { name: 'Delete everything', exact: true }).tap();
  await page.getByText('Nothing is left on this device.').waitFor();
  assert.deepEqual(await stored(page), {});
  await page.reload();
  await up(page);
  await page.waitForTimeout(500);
  await becomes(() => page.getByText('are gone from this device').count(), 0);
});

flow('while the second place cannot be emptied, nothing is deleted and nothing is called gone', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await page.evaluate(() => {
    window.transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'UnknownError'); };
  });
  await page.getByLabel('Role').fill('Planner');
  await page.getByText('a sudden power loss may take').filter({ visible: true }).first().waitFor();
  const before = await stored(page);
  const erase = async () => {
    await page.getByRole('button', { name: 'Delete everything here' }).tap();
    await page.getByRole('button', { name: 'Delete everything', exact: true }).tap();
  };
  await page.evaluate(() => { location.hash = '#/data'; });
  await erase();
  await page.getByText('The browser did not let the app delete it. Everything is still here.').waitFor();
  assert.deepEqual(await stored(page), before);
  // It answers again, although the app has given it up.
  await page.evaluate(() => { IDBDatabase.prototype.transaction = window.transaction; });
  await erase();
  await page.getByText('Nothing is left on this device.').waitFor();
  await page.reload();
  await up(page);
  await page.waitForTimeout(500);
  assert.deepEqual(await stored(page), {}, 'nothing comes back from the second place');
});

flow('a restore can be undone after a reload', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  await write(page, open, 'Castell Energy');
  await open('#/data');
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
  await page.getByText('Would be deleted here').waitFor();
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'See what undoing would change' }).tap();
  await page.getByText('Would be restored').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Undo the restore' }).tap();
  await page.getByText('Everything is as it was before.').waitFor();
  await open('#/interviews');
  await page.getByRole('link', { name: /Castell Energy/ }).waitFor();
});

flow('the installed app asks once whether there is something to bring across', { time: WEDNESDAY }, async ({ page, open }) => {
  await page.addInitScript(() => {
    const match = window.matchMedia;
    window.matchMedia = (query) => (query.includes('standalone') ? { matches: true, addEventListener() {}, removeEventListener() {} } : match.call(window, query));
  });
  await open();
  await page.getByText('Have you used Afterword in the browser before?').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'No, this is a fresh start' }).tap();
  await page.reload();
  await up(page);
  await becomes(() => page.getByText('Have you used Afterword').count(), 0);
});

flow('a tab on an iPhone is told of the seven days before the first entry', { time: WEDNESDAY }, async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }));
  await open();
  await page.getByText('Put it on the home screen first.').waitFor();
  await page.getByText('seven days').waitFor();
  await axe(page);
});

flow('where a download is a trap, the backup is shared, as text where JSON is refused', { time: WEDNESDAY }, async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'standalone', { value: true });
    window.shared = [];
    navigator.canShare = ({ files }) => files[0].type === 'text/plain';
    navigator.share = async ({ files }) => window.shared.push([files[0].name, await files[0].text()]);
  });
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  await becomes(() => page.getByRole('button', { name: 'Back up now' }).count(), 0);
  await page.getByRole('button', { name: 'Share the backup' }).tap();
  await page.getByText('The backup was shared.').waitFor();
  const [[name, text]] = await page.evaluate(() => window.shared);
  assert.equal(name, 'afterword-backup-2026-11-11.json.txt');
  assert.equal(JSON.parse(text).counts.process, 1);
});

flow('a copy in a chosen file follows the changes, and waits for leave where it must', { time: WEDNESDAY }, async ({ page, open }) => {
  await page.addInitScript(() => {
    window.leave = 'granted';
    FileSystemFileHandle.prototype.queryPermission = async () => window.leave;
    FileSystemFileHandle.prototype.requestPermission = async () => (window.leave = 'granted');
    window.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle('copy.json', { create: true });
  });
  const copy = () => page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('copy.json')).getFile()).text());
  const later = async (what) => {
    for (let n = 0; n < 40 && !(await copy()).includes(what); n++) await page.clock.runFor(500).then(() => page.waitForTimeout(50));
    return (await copy()).includes(what);
  };
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  await page.getByRole('button', { name: 'Choose the file' }).tap();
  await page.getByText('The backup is up to date.').waitFor();
  assert.ok((await copy()).includes('Halden & Rowe'));
  await axe(page);
  await page.evaluate(() => { location.hash = '#/capture'; });
  await page.getByLabel('Employer').fill('Castell Energy');
  assert.ok(await later('Castell Energy'));
  await page.evaluate(() => { window.leave = 'prompt'; });
  await page.getByLabel('Role').fill('Planner');
  await page.clock.runFor(6000);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.getByText('The automatic backup needs your permission.').waitFor();
  assert.ok(!(await copy()).includes('Planner'));
  await page.getByRole('link', { name: 'Allow it' }).tap();
  await page.getByRole('button', { name: 'Allow and write now' }).tap();
  await page.getByText('The backup is up to date.').waitFor();
  assert.ok((await copy()).includes('Planner'));
});

flow('a copy is called up to date only when it is', { time: WEDNESDAY, context: { serviceWorkers: 'block' } }, async ({ page, open }) => {
  await page.addInitScript(() => {
    window.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle('copy.json', { create: true });
    FileSystemFileHandle.prototype.queryPermission = async () => 'granted';
  });
  const copy = () => page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('copy.json')).getFile()).text());
  const card = page.getByRole('region', { name: 'Automatic backup' });
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  await page.clock.runFor(2000);
  await page.getByRole('button', { name: 'Choose the file' }).tap();
  await card.getByText('Up to date', { exact: true }).waitFor();
  // A change, and the page is closed before the copy has it.
  await page.evaluate(() => { location.hash = '#/capture'; });
  await page.getByLabel('Employer').fill('Castell Energy');
  await saved(page);
  await page.evaluate(() => { location.hash = '#/data'; });
  await card.getByText('Not up to date yet').waitFor();
  await page.reload();
  await up(page);
  await card.getByText('Not up to date yet').waitFor();
  assert.ok(!(await copy()).includes('Castell Energy'));
  for (let n = 0; n < 40 && !(await copy()).includes('Castell Energy'); n++) await page.clock.runFor(500).then(() => page.waitForTimeout(50));
  assert.ok((await copy()).includes('Castell Energy'));
  await card.getByText('Up to date', { exact: true }).waitFor();
  // The browser throws away its leave to write, with the journal.
  await page.evaluate(() => new Promise((done) => {
    const asked = indexedDB.open('afterword /');
    asked.onsuccess = () => {
      const change = asked.result.transaction('records', 'readwrite');
      change.objectStore('records').delete('afterword:copy');
      change.oncomplete = () => { asked.result.close(); done(); };
    };
  }));
  await page.evaluate(() => { location.hash = '#/capture'; });
  await page.getByLabel('Employer').fill('Orchard Press');
  await saved(page);
  await page.clock.runFor(6000);
  await page.evaluate(() => { location.hash = '#/data'; });
  await card.getByText('Choose the file again').waitFor();
  await becomes(() => card.getByText('Up to date').count(), 0);
  await axe(page);
});

flow('a second sealed backup asks for its own passphrase, and can be left', { time: WEDNESDAY }, async ({ page, open }) => {
  const seal = async (passphrase) => {
    await open('#/data');
    await page.getByLabel('Passphrase (optional)').fill(passphrase);
    await page.getByLabel('Passphrase once more').fill(passphrase);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
    return download.path();
  };
  await write(page, open, 'Halden & Rowe');
  const first = await seal('one');
  await write(page, open, 'Castell Energy');
  const second = await seal('two');
  const choose = page.getByLabel('Choose a backup file');
  const passphrase = page.getByLabel('This backup has a passphrase');
  await choose.setInputFiles(first);
  await passphrase.fill('two');
  await page.getByRole('button', { name: 'Open it' }).tap();
  await page.getByText('does not open with this passphrase').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await becomes(() => page.getByText('does not open with this passphrase').count(), 0);
  await choose.setInputFiles(first);
  await passphrase.fill('one');
  await page.getByRole('button', { name: 'Open it' }).tap();
  await page.getByRole('button', { name: 'Restore it' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await choose.setInputFiles(second);
  await passphrase.waitFor();
  assert.equal(await passphrase.inputValue(), '');
  await axe(page);
  await passphrase.fill('two');
  await page.getByRole('button', { name: 'Open it' }).tap();
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
});

flow('a restore that found no room says so until it worked', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  await write(page, open, 'Castell Energy');
  await open('#/data');
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
  await page.evaluate(() => {
    window.set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (text.includes('"gone":true')) throw new DOMException('full', 'QuotaExceededError');
      return window.set.call(this, key, text);
    };
  });
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('The backup does not fit').waitFor();
  await page.evaluate(() => { Storage.prototype.setItem = window.set; });
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  await becomes(() => page.getByText('The backup does not fit').count(), 0);
});

flow('what a backup cannot read is said, and nothing is deleted for it', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  const [[key, sound]] = Object.entries(await stored(page));
  await page.evaluate((key) => localStorage.setItem(key, 'x'), lies(key));
  await open('#/data');
  await page.reload();
  await up(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  await page.evaluate(([key, sound]) => localStorage.setItem(key, sound), [lies(key), sound]);
  await page.reload();
  await up(page);
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
  await page.getByText('1 text in this file cannot be read.').waitFor();
  await becomes(() => page.getByText('Would be deleted here').count(), 0);
  await axe(page);
});

flow('what a newer version made is called that in a backup, and nothing is deleted for it', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  const [[key, sound]] = Object.entries(await stored(page));
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [lies(key), sound.replace(/"v":\d+/, '"v":99')]);
  await open('#/data');
  await page.reload();
  await up(page);
  await page.getByText('A newer version of Afterword saved this: reload').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  // Its address leads to it, and not to nothing.
  await open(`#/interview/${key.split('/')[2]}`);
  await page.getByText('This interview is on this device.').waitFor();
  await becomes(() => page.getByText('gone from this device').count(), 0);
  await page.evaluate(([key, sound]) => localStorage.setItem(key, sound), [lies(key), sound]);
  await open('#/data');
  await page.reload();
  await up(page);
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
  await page.getByText('1 record in this file was made by a newer version of Afterword.').waitFor();
  await becomes(() => page.getByText('cannot be read').count(), 0);
  await becomes(() => page.getByText('Would be deleted here').count(), 0);
  await axe(page);
});

flow('a save that finds its record damaged lists it under Your data, from where it comes back', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  const [key] = Object.keys(await stored(page));
  await page.evaluate((key) => localStorage.setItem(key, 'x'), lies(key));
  await page.getByLabel('Role').fill('Planner');
  await page.getByText('see the damaged record under More, “Your data”').waitFor();
  await page.evaluate(() => { location.hash = '#/data'; });
  await page.getByRole('button', { name: `Restore ${key}` }).tap();
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('The second copy is restored.').waitFor();
  assert.ok((await stored(page))[key].includes('Halden & Rowe'));
});

flow('the space is said to be used up only for as long as it is', { time: WEDNESDAY, storage: old(2) }, async ({ page, open }) => {
  await page.addInitScript(() => {
    // Room for nothing that is longer than what it replaces, until something was given back.
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (window.full !== false && text.length > (this.getItem(key) ?? '').length) throw new DOMException('full', 'QuotaExceededError');
      return set.call(this, key, text);
    };
  });
  await open('#/interview/p1/about');
  await page.getByText('Storage is full', { exact: true }).waitFor();
  await becomes(() => page.getByText('Nothing can be saved just now').count(), 0);
  await axe(page);
  await page.evaluate(() => { window.full = false; });
  await page.getByLabel('Role', { exact: true }).fill('Keeper of books');
  await saved(page);
  await becomes(() => page.getByText('Storage is full', { exact: true }).count(), 0);
});
