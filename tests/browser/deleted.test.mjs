// Everything is deleted in one tab while another one is open, or asleep: it drops what it holds, says so, and writes none
// of it again.

import assert from 'node:assert/strict';
import { axe, becomes, flow, saved, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const said = (page) => page.getByText('Everything was deleted in another tab.').waitFor();

/** Every text of the app in both places. */
const kept = (page) => page.evaluate(async () => {
  const texts = Object.entries(localStorage).filter(([key]) => /^afterword \/ [a-z]/.test(key)).map(([, text]) => text);
  const db = await new Promise((done) => { const asked = indexedDB.open('afterword /'); asked.onsuccess = () => done(asked.result); });
  const records = db.transaction('records').objectStore('records');
  const all = await new Promise((done) => { const asked = records.getAll(); asked.onsuccess = () => done(asked.result); });
  db.close();
  return [...texts, ...all].join('\n');
});

async function another(context, page) {
  const other = await context.newPage();
  await other.goto(page.url());
  await up(other);
  return other;
}

async function deleteEverything(page, open) {
  await open('#/data');
  await page.getByRole('button', { name: 'Delete everything here' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Nothing is left on this device.').waitFor();
}

flow('the other tab hears of it, shows nothing of it any more, and begins anew', { time: WEDNESDAY, wide: true }, async ({ page, context, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  const other = await another(context, page);
  await other.locator('details.menu--add summary').click();
  await other.getByRole('button', { name: 'They replied', exact: true }).click();
  await other.getByRole('dialog').waitFor();
  await deleteEverything(page, open);
  await said(other);
  await becomes(() => other.getByRole('dialog').count(), 0, 'a sheet on what is gone stays open');
  await becomes(() => other.getByText('Halden').count(), 0);
  await axe(other);
  await other.evaluate(() => { location.hash = '#/capture'; });
  await other.getByLabel('Employer').fill('Castell Energy');
  await saved(other);
  const all = await kept(other);
  assert.ok(all.includes('Castell') && !all.includes('Halden'), all);
  // The one that deleted it sees what is new.
  await page.evaluate(() => { location.hash = '#/interviews'; });
  await page.getByRole('link', { name: /Castell Energy/ }).first().waitFor();
  await page.reload();
  await up(page);
  await page.getByRole('link', { name: /Castell Energy/ }).first().waitFor();
  await becomes(() => page.getByText('Halden').count(), 0);
});

flow('a tab that slept meanwhile writes none of it with its next letter', { time: WEDNESDAY, wide: true }, async ({ page, context, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  await context.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  const asleep = await another(context, page);
  await deleteEverything(page, open);
  await asleep.getByLabel('Role').first().pressSequentially('A');
  await said(asleep);
  await asleep.waitForTimeout(500);
  assert.ok(!(await kept(asleep)).includes('Halden'));
  await becomes(() => asleep.getByRole('alert').filter({ hasText: 'NOT saved' }).count(), 0);
  await asleep.evaluate(() => { location.hash = '#/capture'; });
  await asleep.getByLabel('Employer').fill('Castell Energy');
  await saved(asleep);
  await asleep.reload();
  await up(asleep);
  await becomes(() => asleep.getByLabel('Employer').inputValue(), 'Castell Energy');
  assert.ok(!(await kept(asleep)).includes('Halden'));
});

flow('a browser that is killed between the two places goes on with it at the next start', { time: WEDNESDAY, wide: true, expect: [/favicon/] }, async ({ page, site, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  const before = await page.evaluate(() => Object.entries(localStorage));
  await deleteEverything(page, open);
  // The browser's store falls back to what it was, while no page of the app is there.
  await page.goto(`${site.url}icon.svg`);
  await page.evaluate((before) => { localStorage.clear(); for (const [key, text] of before) localStorage.setItem(key, text); }, before);
  await open();
  await said(page);
  await page.waitForTimeout(500);
  assert.ok(!(await kept(page)).includes('Halden'));
  await becomes(() => page.getByText('are gone from this device').count(), 0);
  await open('#/interviews');
  await becomes(() => page.getByText('Halden').count(), 0);
});
