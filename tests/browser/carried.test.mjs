// What comes back in the running app: what was meant to be done better, an answer that differs, tables of the search, a
// change of a large table that is called off, and who does not come to an interview.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, becomes, fits, flow } from './harness.mjs';

const NOW = '2026-11-12T12:00:00';
const record = (key, data) => [`afterword/${key}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data })];
const process = record('process/p1', {
  id: 'p1', created: '2026-11-04T14:10:00', employer: 'Northlight Museum Trust', role: 'Registrar',
  rounds: [
    { id: 'r0', kind: 'phone', schedule: { end: '2026-11-04T11:00:00' }, do_better: 'Name one figure first.', questions: [{ id: 'q0', asked: 'What is your notice period?', answer: 'Eight weeks.' }] },
    { id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, questions: [{ id: 'q1', asked: 'Notice period?', answer: 'Four weeks.' }] },
    { id: 'r2', kind: 'final', schedule: { start: '2026-11-16T10:00:00' } },
  ],
});
const search = record('search/only', {
  leads: [{ id: 'l1', name: 'Pell & Sons, planner', stage: 'found', since: '2026-11-09' }],
  occasions: [{ id: 'o1', kind: 'event', name: 'Job fair', on: '2026-11-20' }],
  stories: [{ id: 's1', title: 'The depot move', situation: 'Two stores in one week.' }],
});
const SET = { time: NOW, storage: Object.fromEntries([process, search]) };

flow('what was meant to be done better stands on the next prep sheet, and an answer that differs is marked', SET, async ({ page, open }) => {
  await open('#/interview/p1/prep/r2');
  await page.getByRole('heading', { name: 'What you wanted to do better' }).waitFor();
  await page.getByText('Name one figure first.').first().waitFor();
  await fits(page);
  await axe(page);
  await open('#/interview/p1/round/r1');
  await open('#/interview/p1/debrief');
  await page.getByText('Another time you said: “Eight weeks.” Decide which is right, and keep to it.').first().waitFor();
  await fits(page);
});

flow('the tables of the search come as files', SET, async ({ page, open }) => {
  await open('#/data');
  await page.getByText('More tables, and copies to share').click();
  for (const [name, holds] of [['Leads', 'Pell & Sons, planner'], ['Events and mentors', 'Job fair'], ['Stories', 'The depot move']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `${name} as CSV` }).click()]);
    assert.ok((await readFile(await file.path(), 'utf8')).includes(holds), name);
  }
  await fits(page);
  await axe(page);
});

flow('a person who declined is not chosen as somebody to thank', SET, async ({ page, open }) => {
  const text = await readFile(new URL('../fixtures/relatives/one-declined.ics', import.meta.url), 'utf8');
  await open('#/invitation');
  await page.getByLabel('Or paste its text').fill(text);
  await page.getByRole('button', { name: 'Find the interview' }).click();
  const away = page.getByRole('checkbox', { name: /who is not coming/ });
  await away.first().waitFor({ state: 'attached' });
  for (const one of await away.all()) await becomes(() => one.isChecked(), false);
  await fits(page);
  await axe(page);
});

flow('a change of a large table can be called off while it is read again', { ...SET, slow: 6 }, async ({ page, open }) => {
  const rows = Array.from({ length: 15_000 }, (_, n) => `Employer ${n},Planner ${n},Applied,2026-09-14,Note ${n}`);
  await open('#/import');
  await page.getByLabel('Choose the CSV file').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(['Company,Role,Status,Applied on,Remark', ...rows].join('\n')) });
  const card = page.locator('.import');
  await card.getByText('15000 rows').or(card.getByText('15,000 rows')).first().waitFor();
  const fold = card.locator('details', { has: page.locator('#import-column-4') }).first();
  if (await fold.count() && !(await fold.evaluate((one) => one.open))) await fold.locator('> summary').click();
  const column = page.locator('#import-column-4');
  const before = await column.locator('option:checked').innerText();
  const other = await column.locator('option:not(:checked)').last().innerText();
  await column.selectOption({ label: other });
  await card.getByRole('button', { name: 'Cancel the change' }).click();
  await becomes(() => card.getByRole('progressbar').count(), 0);
  await becomes(() => column.locator('option:checked').innerText(), before);
});
