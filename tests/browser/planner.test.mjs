// With the server stopped: the waiting room, insight, the calendar file, the search and a note from any screen.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, flow, offline, up } from './harness.mjs';

const NOW = '2026-11-12T10:00:00';
const storage = Object.fromEntries(['Halden & Rowe', 'Castell Energy'].map((employer, n) => {
  const data = { id: `x${n}`, created: '2026-11-03T16:05:00', employer, role: 'Analyst', rounds: [{ id: 'r1', schedule: { end: '2026-11-03T16:00:00' }, told: { promised: { by: '2026-11-20' } }, felt: 4 }] };
  return [`afterword/process/x${n}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-03T16:05:00', data })];
}));

// With the server gone, looking for a new version fails; that is told to the console by the browser itself.
flow('all of it works with the server stopped', { own: true, time: NOW, storage, expect: [/ERR_CONNECTION_/, /ERR_EMPTY_RESPONSE/, /ERR_FAILED/] }, async ({ page, site, open }) => {
  await open();
  await offline(page);
  await site.stop();
  await assert.rejects(fetch(site.url));
  await page.reload();
  await up(page);

  await open('#/waiting');
  await page.getByRole('img', { name: 'Chart of 2 employers' }).waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).tap();
  await page.getByRole('button', { name: 'List', exact: true }).tap();
  await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Castell Energy' }).waitFor();
  await page.getByRole('button', { name: 'Chart', exact: true }).tap();
  const load = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).tap()]);
    return readFile(await file.path());
  };
  assert.ok((await load('Download as SVG')).toString().includes('Castell Energy'));
  assert.equal((await load('Download as PNG')).subarray(1, 4).toString(), 'PNG');

  await open('#/insight');
  await page.getByRole('img', { name: 'Days waited' }).waitFor();
  await page.getByText('The figures as a table').first().tap();
  await page.getByRole('table', { name: 'Waiting' }).waitFor();

  await open('#/calendar');
  assert.ok((await load('Download the file')).toString().startsWith('BEGIN:VCALENDAR\r\n'));

  await open('#/reminders');
  await page.getByRole('region', { name: 'Your calendar' }).getByText('Works here').waitFor();
  await page.getByLabel('Add', { exact: true }).tap();
  await page.locator('details.menu--add').getByRole('button', { name: 'Application', exact: true }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Application sent' }).tap();
  await page.getByRole('dialog').getByText('1 thing logged this week.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).tap();
  await open('#/search-pulse');
  await page.getByRole('button', { name: 'One less: Applications' }).waitFor();
  await axe(page);

  await open('#/');
  await page.getByRole('article').first().getByLabel(/^More: /).tap();
  await page.getByRole('article').first().getByRole('button', { name: 'Snooze' }).tap();
  await page.getByRole('dialog').getByRole('radio').first().waitFor({ state: 'attached' });
});
