// The browser's stores are emptied from outside while the app is open. What is on the screen is written back, or the
// page says that it is not saved; and what is missing after a start is counted.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, saved, unfolded, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';

const clearJournal = (page) => page.evaluate(() => new Promise((done) => {
  const asked = indexedDB.open('afterword /');
  asked.onsuccess = () => {
    const change = asked.result.transaction('records', 'readwrite');
    change.objectStore('records').clear();
    change.oncomplete = () => { asked.result.close(); done(); };
  };
}));
const clearLocal = (page) => page.evaluate(() => localStorage.clear());

/** How often a text stands in either place. */
const places = (page, text) => page.evaluate(async (text) => {
  const local = Object.entries(localStorage).filter(([key, value]) => /^afterword \/ [a-z]/.test(key) && value.includes(text)).length;
  const db = await new Promise((done) => { const asked = indexedDB.open('afterword /'); asked.onsuccess = () => done(asked.result); });
  const records = db.transaction('records').objectStore('records');
  const all = await new Promise((done) => { const asked = records.getAll(); asked.onsuccess = () => done(asked.result); });
  db.close();
  return [local, all.filter((value) => String(value).includes(text)).length];
}, text);

const record = (id, employer) => ({
  [`afterword/process/${id}`]: JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-10T15:00:00', data: { id, created: '2026-11-10T15:00:00', employer } }),
});
const THREE = { ...record('x1', 'Halden & Rowe'), ...record('x2', 'Pell & Sons'), ...record('x3', 'Castell Energy') };

flow('with both stores emptied, typing on brings everything back into both', { time: WEDNESDAY, storage: THREE, wide: true }, async ({ page, open }) => {
  await open('#/interview/x1/about');
  await page.getByLabel('Role', { exact: true }).fill('Analyst');
  await saved(page);
  await clearJournal(page);
  await clearLocal(page);
  await page.getByLabel('Role', { exact: true }).fill('Analyst, part time');
  await page.getByText('What you see was saved again').waitFor();
  await saved(page);
  for (const text of ['part time', 'Pell', 'Castell']) assert.deepEqual(await places(page, text), [1, 1], text);
  await axe(page);
  await page.reload();
  await up(page);
  await open('#/interviews');
  for (const name of [/Halden/, /Pell/, /Castell/]) await page.getByRole('link', { name }).first().waitFor();
  await becomes(() => page.getByText(/gone from|are missing|was close/).count(), 0);
});

flow('another page empties both: it is said, and written back when the user says so', { time: WEDNESDAY, storage: THREE, wide: true, expect: [/favicon/] }, async ({ page, context, site, open }) => {
  await open('#/interview/x1/about');
  await page.getByLabel('Role', { exact: true }).fill('Analyst');
  await saved(page);
  const other = await context.newPage();
  await other.goto(`${site.url}icon.svg`);
  await clearJournal(other);
  await clearLocal(other);
  const alert = page.getByRole('alert').filter({ hasText: 'NOT saved' });
  await alert.getByText('was deleted from outside').waitFor();
  await becomes(() => page.getByText('Saved on this device').filter({ visible: true }).count(), 0);
  assert.deepEqual(await places(page, 'Pell'), [0, 0], 'it was not asked for yet');
  await axe(page);
  await fits(page);
  await alert.getByRole('button', { name: 'Save it again' }).click();
  await saved(page);
  await alert.waitFor({ state: 'detached' });
  for (const text of ['Analyst', 'Pell', 'Castell']) assert.deepEqual(await places(page, text), [1, 1], text);
});

flow('one store emptied while the app is open is filled from what is here', { time: WEDNESDAY, storage: THREE, wide: true, expect: [/favicon/] }, async ({ page, context, site, open }) => {
  await open('#/interview/x1/about');
  await page.getByLabel('Role', { exact: true }).fill('Analyst');
  await saved(page);
  const other = await context.newPage();
  await other.goto(`${site.url}icon.svg`);
  await clearLocal(other);
  await page.getByText('What you see was saved again').waitFor();
  assert.deepEqual(await places(page, 'Pell'), [1, 1]);
  await clearJournal(other);
  await page.getByLabel('Role', { exact: true }).fill('Analyst, part time');
  await saved(page);
  for (const text of ['part time', 'Pell', 'Castell']) assert.deepEqual(await places(page, text), [1, 1], text);
});

flow('what is missing after a start is counted, until it is back or the user goes on without', { time: WEDNESDAY, storage: THREE }, async ({ page, open }) => {
  await open('#/data');
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / :device'))?.twice);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  const lose = () => page.evaluate(() => new Promise((done) => {
    localStorage.removeItem('afterword / process/x2');
    const asked = indexedDB.open('afterword /');
    asked.onsuccess = () => {
      const change = asked.result.transaction('records', 'readwrite');
      change.objectStore('records').delete('afterword/process/x2');
      change.oncomplete = () => { asked.result.close(); done(); };
    };
  }));
  await lose();
  await page.reload();
  await up(page);
  await page.getByText('Some interviews are missing.').waitFor();
  await page.getByText('1 of the 3 interviews on this device is missing').waitFor();
  await axe(page);
  // It is said again until it is read.
  await page.reload();
  await up(page);
  await page.getByText('Some interviews are missing.').waitFor();
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  await page.getByText('Some interviews are missing.').waitFor({ state: 'detached' });
  await lose();
  await page.reload();
  await up(page);
  await page.getByText('Some interviews are missing.').waitFor();
  await page.getByRole('button', { name: 'Go on without' }).tap();
  await page.waitForTimeout(500);
  await page.reload();
  await up(page);
  await page.waitForTimeout(800);
  await becomes(() => page.getByText('Some interviews are missing.').count(), 0);
});

flow('one that was deleted by hand is not called missing', { time: WEDNESDAY, storage: THREE }, async ({ page, open }) => {
  await open('#/interview/x2');
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).tap();
  await open('#/more');
  await page.getByRole('button', { name: 'Delete for good: Pell & Sons' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).tap();
  await page.getByText('Deleted for good.').waitFor();
  await page.reload();
  await up(page);
  await page.waitForTimeout(800);
  await becomes(() => page.getByText('missing').count(), 0);
});

flow('where localStorage is shut, nothing is said to have come back', { time: WEDNESDAY, storage: THREE }, async ({ page, open }) => {
  await open('#/data');
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / :device'))?.twice);
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.reload();
  await up(page);
  await page.getByText('The browser does not let this page store anything').waitFor();
  await page.evaluate(() => { location.hash = '#/interviews'; });
  await page.getByRole('link', { name: /Pell/ }).first().waitFor();
  await page.waitForTimeout(800);
  await becomes(() => page.getByText(/came back|was close|are gone|missing/).count(), 0);
  await axe(page);
});
