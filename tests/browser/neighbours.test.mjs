// Several copies of the app, and other pages, at one origin: nobody meets anybody. And what builds kept whose names
// carried no path is taken over, once by each copy, while the originals stay.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { becomes, flow, saved, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const text = (id, rev, employer, more = {}) => JSON.stringify({ v: 1, rev, writer: 'old', at: '2026-11-10T15:00:00', data: { id, created: '2026-11-10T15:00:00', employer, ...more } });
const KEY = (id) => `afterword/process/${id}`;
const local = (page, key) => page.evaluate((key) => localStorage.getItem(key), key);

/** Puts texts into a database of this name, as a build would that calls it so. */
const fill = (page, name, texts) => page.evaluate(([name, texts]) => new Promise((done) => {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('records');
  asked.onsuccess = () => {
    const change = asked.result.transaction('records', 'readwrite');
    for (const [key, text] of Object.entries(texts)) change.objectStore('records').put(text, key);
    change.oncomplete = () => { asked.result.close(); done(); };
  };
}), [name, texts]);

const read = (page, name) => page.evaluate((name) => new Promise((done) => {
  const asked = indexedDB.open(name, 1);
  asked.onsuccess = () => {
    const records = asked.result.transaction('records').objectStore('records');
    const [keys, texts] = [records.getAllKeys(), records.getAll()];
    texts.onsuccess = () => { asked.result.close(); done(Object.fromEntries(keys.result.map((key, at) => [key, texts.result[at]]))); };
  };
}), name);

const soon = async (holds, what) => {
  for (let n = 0; n < 100; n += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(what);
};

/** The same release once more, in another folder of the same origin. */
async function preview(context, site) {
  await context.route(`${site.origin}/preview/**`, async (route) => {
    const url = route.request().url().replace('/preview/', '/');
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  return `${site.origin}/preview/`;
}

const SET = { time: WEDNESDAY, wide: true, context: { serviceWorkers: 'block' }, expect: [/favicon/] };

flow('a copy in another folder has records of its own', SET, async ({ page, context, site, open }) => {
  const folder = await preview(context, site);
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  const other = await context.newPage();
  await other.goto(`${folder}#/interviews`);
  await up(other);
  await becomes(() => other.getByText('Halden').count(), 0);
  await other.evaluate(() => { location.hash = '#/capture'; });
  await other.getByLabel('Employer').fill('Castell Energy');
  await saved(other);
  await page.evaluate(() => { location.hash = '#/interviews'; });
  await page.getByRole('link', { name: /Halden/ }).first().waitFor();
  await becomes(() => page.getByText('Castell').count(), 0);
  // Deleted in one of them, the other's stay.
  await other.evaluate(() => { location.hash = '#/data'; });
  await other.getByRole('button', { name: 'Delete everything here' }).click();
  await other.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await other.getByText('Nothing is left on this device.').waitFor();
  await page.reload();
  await up(page);
  await page.getByRole('link', { name: /Halden/ }).first().waitFor();
  await becomes(() => page.getByText('Everything was deleted').count(), 0);
});

const BEFORE = {
  [KEY('p1')]: text('p1', 4, 'Halden & Rowe', { notes: 'Kind people' }),
  [KEY('p2')]: text('p2', 1, 'Pell & Sons'),
  'afterword/settings/only': JSON.stringify({ v: 1, rev: 1, writer: 'old', at: '2026-11-10T15:00:00', data: { theme: 'dark', playbook: { built_in: 'house' }, weekend: [6, 7] } }),
  'afterword:device': '{"held":3,"twice":true,"backup":"2026-11-10T16:00:00"}',
};

flow('what an earlier build kept is there at the first start, and an older tab loses nothing by it', { ...SET, before: BEFORE }, async ({ page, site, open }) => {
  await page.goto(`${site.url}icon.svg`);
  const records = Object.fromEntries(Object.entries(BEFORE).filter(([key]) => key.startsWith('afterword/')));
  const journal = { ...records, [KEY('p3')]: text('p3', 2, 'Castell Energy'), 'afterword:device': BEFORE['afterword:device'] };
  await fill(page, 'afterword', journal);
  await open('#/interviews');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  for (const name of [/Halden/, /Pell/, /Castell/]) await page.getByRole('link', { name }).first().waitFor();
  await soon(async () => (await local(page, KEY('p1'))) === null, 'the originals stayed in the small store');
  await becomes(() => page.getByText(/gone from|missing|was close/).count(), 0);
  assert.deepEqual(await read(page, 'afterword'), journal, 'an older build finds all of it in its database');
  const now = await read(page, 'afterword /');
  for (const [key, text] of Object.entries(records)) assert.equal(now[key], text);
  assert.equal(await local(page, 'afterword / process/p3'), journal[KEY('p3')]);
  // The older tab writes on: into both of its places.
  const on = text('p2', 2, 'Pell & Sons Ltd');
  const begun = text('p4', 1, 'Orsted Havn');
  await page.evaluate(([a, b]) => { localStorage.setItem('afterword/process/p2', a); localStorage.setItem('afterword/process/p4', b); }, [on, begun]);
  await fill(page, 'afterword', { [KEY('p2')]: on, [KEY('p4')]: begun });
  await page.reload();
  await up(page);
  for (const name of [/Pell & Sons Ltd/, /Orsted Havn/]) await page.getByRole('link', { name }).first().waitFor();
  await soon(async () => (await local(page, KEY('p4'))) === null, 'what was taken in stayed in the small store');
  assert.equal((await read(page, 'afterword'))[KEY('p4')], begun);
});

flow('a copy to try takes nothing away from the one that is used', { ...SET, before: BEFORE }, async ({ page, context, site, open }) => {
  const folder = await preview(context, site);
  await page.goto(`${site.url}icon.svg`);
  await fill(page, 'afterword', Object.fromEntries(Object.entries(BEFORE).filter(([key]) => key.startsWith('afterword/'))));
  const other = await context.newPage();
  await other.goto(`${folder}#/interviews`);
  await up(other);
  await other.getByRole('link', { name: /Halden/ }).first().click();
  await other.getByRole('link', { name: 'About' }).click();
  await other.getByLabel('Role', { exact: true }).fill('Only tried out');
  await saved(other);
  await open('#/interviews');
  for (const name of [/Halden/, /Pell/]) await page.getByRole('link', { name }).first().waitFor();
  assert.ok(!(await local(page, 'afterword / process/p1')).includes('tried out'));
  assert.ok((await local(page, 'afterword /preview/ process/p1')).includes('tried out'));
});

flow('the recovery screen gives away what earlier builds kept as well', { ...SET, before: BEFORE, storage: { [KEY('p2')]: text('p2', 5, 'Pell & Sons plc') } }, async ({ page, site }) => {
  await page.goto(`${site.url}icon.svg`);
  await fill(page, 'afterword', { [KEY('p3')]: text('p3', 2, 'Castell Energy') });
  await page.goto(`${site.url}?recover`);
  for (const name of ['Halden & Rowe', 'Pell & Sons plc']) await page.getByText(name).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).click()]);
  const raw = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.ok(raw.keys[KEY('p1')].includes('Kind people') && raw.keys[KEY('p2')].includes('plc'));
  assert.ok(raw.journal[KEY('p3')].includes('Castell'));
  const [before] = await Promise.all([page.evaluate(() => ({ ...localStorage }))]);
  await page.getByLabel('Restore a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ format: 'afterword-raw', keys: { [KEY('p1')]: 'other', [KEY('p9')]: text('p9', 1, 'New') } })) });
  await page.getByText('1 entry restored, 1 already here').waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { ...before, 'afterword / process/p9': text('p9', 1, 'New') });
});

flow('deleting everything takes what earlier builds left, and it does not come back', { ...SET, before: BEFORE }, async ({ page, open }) => {
  await open('#/data');
  await soon(async () => (await local(page, 'afterword / :earlier')) === 'done' || (await local(page, KEY('p1'))) !== null, 'it was not taken over');
  await page.getByRole('button', { name: 'Delete everything here' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Nothing is left on this device.').waitFor();
  assert.deepEqual(await page.evaluate(() => Object.values(localStorage).filter((text) => text.includes('Halden'))), []);
  await page.reload();
  await up(page);
  await page.waitForTimeout(500);
  await open('#/interviews');
  await becomes(() => page.getByText(/Halden|Pell/).count(), 0);
  await becomes(() => page.getByText(/gone from|missing/).count(), 0);
});
