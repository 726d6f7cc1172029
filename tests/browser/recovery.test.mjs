// The recovery screen: there when the app is not, able to give the data away and to put it back, and never removing any.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, becomes, fits, flow, saved, up } from './harness.mjs';
import { lies, lying } from './names.mjs';
import { DIST, serve } from './server.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';

// Ours, one of them no JSON, and one that belongs to somebody else.
const STORAGE = { 'afterword/broken': '{"half', 'afterword/note': 'é ☂ "quoted"\n<b>&', 'other/thing': 'not ours' };
const OURS = Object.fromEntries(Object.entries(STORAGE).filter(([key]) => key.startsWith('afterword/')));

async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).click()]);
  assert.match(download.suggestedFilename(), /^afterword-data-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

const kept = (page) => page.evaluate(() => ({ ...localStorage }));

const stored = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => /^afterword \/ [a-z]/.test(key)).map(([key, text]) => [key.replace('afterword / ', 'afterword/'), text])));

async function write(page, open, employer) {
  await open('#/capture');
  await page.getByLabel('Employer').fill(employer);
  await saved(page);
}

for (const [scheme, wide] of [['light', false], ['dark', true]]) {
  flow(`it comes when the program cannot be loaded, ${scheme}`, { scheme, wide, storage: STORAGE, expect: [/ERR_FAILED/] }, async ({ page, site }) => {
    await page.route(/_bg\.wasm$/, (route) => route.abort());
    await page.goto(site.url);
    const title = page.getByRole('heading', { level: 1, name: 'Afterword could not start' });
    await title.waitFor();
    assert.ok(await title.evaluate((h1) => h1 === document.activeElement), 'a screen reader is taken to it');
    await page.getByText('Nothing was deleted').waitFor();
    await becomes(() => page.getByText('afterword/note').count(), 1);
    await becomes(() => page.getByText('other/thing').count(), 0);
    assert.deepEqual(await downloaded(page), { format: 'afterword-raw', keys: OURS });
    assert.deepEqual(await kept(page), lying(STORAGE));
    await axe(page);
    await fits(page);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#app .nav').waitFor();
  });
}

// A copy of the release with one bit turned in the program, which the browser is allowed to remember for years.
for (const ending of ['_bg.wasm', '.js']) {
  flow(`a first visit runs no program but the one that was built: ${ending}`, { own: true, context: { serviceWorkers: 'block' }, expect: [/integrity|Failed to fetch|ERR_CONNECTION_|ERR_EMPTY_RESPONSE/i] }, async ({ page, site: { port, stop } }) => {
    const folder = await mkdtemp(join(tmpdir(), 'release-'));
    await stop();
    let site;
    try {
      await cp(DIST, folder, { recursive: true });
      const file = join(folder, (await readdir(folder)).find((name) => name.startsWith('afterword-') && name.endsWith(ending)));
      const whole = await readFile(file);
      const altered = Buffer.from(whole);
      altered[altered.length >> 1] ^= 1;
      await writeFile(file, altered);
      site = await serve({ dist: folder, port });
      await page.goto(site.url);
      await page.getByRole('heading', { level: 1, name: 'Afterword could not start' }).waitFor();
      await page.getByText('On this device', { exact: true }).click(); // or it would go on by itself
      await site.stop();
      await writeFile(file, whole);
      site = await serve({ dist: folder, port });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('#app .nav').waitFor();
      await page.goto('about:blank');
    } finally {
      await site?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

const NAMED = { 'afterword/process/p1': JSON.stringify({ v: 1, data: { employer: 'Halden <b>& Rowe</b>' } }), 'afterword/process/p2': '{"v":1,"data":{"employer":7}}' };

flow('it can be opened by hand, without the app, and says whose records there are', { storage: { ...STORAGE, ...NAMED } }, async ({ page, site }) => {
  await page.goto(`${site.url}?recover#/more`);
  await page.getByRole('heading', { level: 1, name: 'What is saved on this device' }).waitFor();
  assert.deepEqual((await page.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]), ['afterword/broken', 'afterword/note', 'Halden <b>& Rowe</b>', 'afterword/process/p2']);
  await axe(page);
  assert.deepEqual((await downloaded(page)).keys, { ...OURS, ...NAMED });
  await page.getByRole('button', { name: 'Open Afterword' }).click();
  await page.waitForURL(`${site.url}#/more`);
  await page.locator('#app .nav').waitFor();
});

flow('it comes when the app panics, once, and says what was said', { storage: { 'afterword/x': '1' } }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    window.afterword_recover('first <b>words</b>');
    window.afterword_recover('second');
  });
  await page.getByRole('heading', { level: 1, name: 'Afterword had to stop' }).waitFor();
  await page.getByText('What the app reported').click();
  await page.getByText('first <b>words</b>').waitFor();
  await becomes(() => page.getByText('second').count(), 0);
});

for (const how of ['an error', 'a rejection']) {
  flow(`it comes for a trap that no hook caught, as ${how}`, { expect: [/RuntimeError|unreachable/] }, async ({ page, open }) => {
    await open();
    await page.evaluate((how) => {
      // A program of one function, which is exported as "f" and does what must never be done.
      const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
      if (how === 'an error') setTimeout(f);
      else Promise.resolve().then(f);
    }, how);
    await page.getByRole('heading', { level: 1, name: 'Afterword had to stop' }).waitFor();
  });
}

flow('an error of some other script is not taken for one of ours', { expect: [/not ours/] }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => { setTimeout(() => { throw new Error('not ours'); }); });
  await page.waitForTimeout(200);
  await becomes(() => page.getByText('had to stop').count(), 0);
});

flow('it says when the browser does not let it look', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.goto(`${site.url}?recover`);
  await page.getByText('does not let the page see its storage').waitFor();
  await becomes(() => page.getByRole('button', { name: 'Download my data' }).count(), 0);
});

flow('a slow start offers it', async ({ page, site }) => {
  await page.clock.install();
  await page.route(/_bg\.wasm$/, () => {}); // never answered
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('#opening').waitFor({ state: 'attached' });
  await page.waitForFunction(() => window.afterword_ready);
  await page.clock.runFor(9000);
  await page.getByRole('link', { name: 'See and download what is saved here' }).waitFor();
  await axe(page);
});

flow('the recovery screen puts back what is missing and nothing else, with the journal in its download', { time: WEDNESDAY }, async ({ page, open, site }) => {
  await write(page, open, 'Halden & Rowe');
  const [key] = Object.keys(await stored(page));
  const kept = (await stored(page))[key];
  await page.goto(`${site.url}?recover`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).tap()]);
  const raw = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(raw.keys[key], kept);
  assert.equal(raw.journal[key], kept);
  const put = async (whole) => {
    await page.getByLabel('Restore a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(typeof whole === 'string' ? whole : JSON.stringify(whole)) });
  };
  await put({ format: 'afterword-raw', keys: { [key]: 'something else', 'afterword/process/other': '{"v":1}', 'theirs': 'x' } });
  await page.getByText('1 entry restored, 1 already here').waitFor();
  assert.deepEqual(await stored(page), { [key]: kept, 'afterword/process/other': '{"v":1}' });
  assert.equal(await page.evaluate(() => localStorage.getItem('theirs')), null);
  for (const [whole, said] of [['{"half', 'damaged or not one of ours'], ['[]', 'There is no Afterword data in this file'], [{ format: 'afterword-backup', version: 1, sealed: 'x' }, 'has a passphrase'], [{ format: 'afterword-backup', version: 3 }, 'A newer version of Afterword made this backup']]) {
    await put(whole);
    await page.getByText(said).waitFor();
  }
  assert.equal((await stored(page))[key], kept);
  await axe(page);
});

flow('the recovery screen puts back the better of two copies', { time: WEDNESDAY }, async ({ page, site }) => {
  const text = (rev, employer) => JSON.stringify({ v: 1, rev, writer: 'a', at: '2026-11-11T12:00:00', data: { id: 'p', created: '2026-11-10T09:00:00', employer } });
  const [damaged, behind, ahead] = ['damaged', 'behind', 'ahead'].map((name) => `afterword/process/${name}`);
  const file = {
    format: 'afterword-raw',
    keys: { [damaged]: '{"v":1,"rev":9,"da', [behind]: text(2, 'old'), [ahead]: text(5, 'new') },
    journal: { [damaged]: text(1, 'sound'), [behind]: text(3, 'new'), [ahead]: text(4, 'old'), 'afterword/process/only': text(1, 'only there') },
  };
  await page.goto(`${site.url}?recover`);
  await page.getByLabel('Restore a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByText('4 entries restored').waitFor();
  const names = Object.fromEntries(Object.entries(await stored(page)).map(([key, text]) => [key.split('/')[2], JSON.parse(text).data.employer]));
  assert.deepEqual(names, { damaged: 'sound', behind: 'new', ahead: 'new', only: 'only there' });
});

flow('the recovery screen says when its download has not both copies', { time: WEDNESDAY }, async ({ page, open, site }) => {
  await write(page, open, 'Halden & Rowe');
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; });
  await page.goto(`${site.url}?recover`);
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).tap()]);
  await page.getByText('the file holds only the first').waitFor();
});

flow('the recovery screen checks a backup, asks twice about one that was altered, and writes over nothing', { time: WEDNESDAY }, async ({ page, open, site }) => {
  await write(page, open, 'Halden & Rowe');
  await write(page, open, 'Zoë 李明 👩🏽‍💻 "quoted" \\ \t');
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const all = await stored(page);
  const [first, second] = ['Halden', 'Zoë'].map((name) => Object.keys(all).find((key) => all[key].includes(name)));
  await page.goto(`${site.url}?recover`);
  const put = (text) => page.getByLabel('Restore a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const now = () => stored(page);
  const lose = (key) => page.evaluate((key) => localStorage.removeItem(key), lies(key));
  const evict = async (key) => {
    // Both copies, or the screen knows of the one in the journal and leaves it to the app.
    await lose(key);
    await page.evaluate((key) => new Promise((done) => {
      const asked = indexedDB.open('afterword /');
      asked.onsuccess = () => {
        const change = asked.result.transaction('records', 'readwrite');
        change.objectStore('records').delete(key);
        change.oncomplete = () => { asked.result.close(); done(); };
      };
    }), key);
    await page.reload();
  };
  // As the app wrote it, and as another program laid it out anew.
  const turned = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turned(inner)])) : value);
  for (const sound of [text, JSON.stringify(turned(JSON.parse(text)), null, 2)]) {
    await evict(second);
    await put(sound);
    await page.getByText('1 entry restored').waitFor();
    assert.deepEqual(JSON.parse((await now())[second]), JSON.parse(all[second]));
    assert.equal((await now())[first], all[first]);
  }
  // Altered by a letter.
  await evict(second);
  const altered = text.replace('Halden', 'Holden').replace('Zoë', 'Zoé');
  await put(altered);
  await page.getByText('its checksum is wrong').waitFor();
  assert.equal((await now())[second], undefined, 'nothing before the first yes');
  await axe(page);
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('The file was not used.').waitFor();
  await put(altered);
  await page.getByRole('button', { name: 'Use it anyway' }).click();
  await page.getByText('Some of this file may be wrong').waitFor();
  assert.equal((await now())[second], undefined, 'nothing before the second yes');
  await page.getByRole('button', { name: 'Yes, restore it' }).click();
  await page.getByText('1 entry restored').waitFor();
  assert.ok((await now())[second].includes('Zoé'));
  assert.equal((await now())[first], all[first], 'what is here is not written over');
  // A checksum that is missing is none that fits.
  await put(text.replace(/"checksum":"[^"]*",/, ''));
  await page.getByText('its checksum is wrong').waitFor();
  await fits(page);
});

flow('the recovery screen makes no database where there is none', {}, async ({ page, site }) => {
  await page.goto(`${site.url}?recover`);
  await page.getByText('Nothing is saved here yet.').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
});
