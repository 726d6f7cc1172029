// Applications from another tracker, or from any table.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

const stored = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => /^afterword \/ [a-z]/.test(key)).map(([key, text]) => [key.replace('afterword / ', 'afterword/'), text])));

const SIMPLIFY = `Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes
Data engineer,Ørsted Havn,https://orsted.example,09/14/2026,Offer,2026-10-20,FALSE,,"Spoke to Bo,
twice"
Editor,${LONG},,09/14/2026,Rejected,2026-10-20,FALSE,,
Planner,Castell Energy,,09/14/2026,Applied,,FALSE,,
,,,,Applied,,,,
`;

flow('applications come over from another tracker after a look, and nothing comes twice', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/data');
  await page.getByRole('link', { name: 'Import from another tracker' }).tap();
  const choose = page.getByLabel('Choose the CSV file');
  for (const [buffer, said] of [['', 'This file is empty.'], ['one\ntwo', 'This is no table'], [Buffer.from([97, 0, 98, 44, 98]), 'not plain text'], [Buffer.alloc(10_000_001, 97), 'far too big']]) {
    await choose.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(buffer) });
    await page.getByText(said).waitFor();
  }
  await axe(page);
  const file = { name: 'simplify.csv', mimeType: 'text/csv', buffer: Buffer.from(SIMPLIFY) };
  await choose.setInputFiles(file);
  await page.getByRole('heading', { name: 'From Simplify' }).waitFor();
  await page.getByRole('heading', { name: '3 rows in the file' }).waitFor();
  await page.getByText('Line 6 names neither an employer nor a role.').waitFor();
  await page.getByText('How their words are read').tap();
  await becomes(() => page.getByLabel('“Rejected” (1 row)').inputValue(), 'refused');
  await page.getByRole('checkbox', { name: /Also 1 application/ }).check({ force: true });
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: 'Add 3 interviews' }).tap();
  await page.getByText('3 interviews added.').waitFor();
  assert.equal(Object.keys(await stored(page)).length, 3);
  await open('#/import');
  await page.reload();
  await choose.setInputFiles(file);
  await becomes(() => page.getByText('is on your list already').count(), 3);
  await becomes(() => page.getByRole('button', { name: 'Add 0 interviews' }).isDisabled(), true);
});

flow('any table comes over: columns are guessed and remembered, unknown words and days that could be either are asked, a row is changed', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/import');
  const text = 'Company;Job;State;Sent on;Mood\nPell & Sons;Editor;Quantum;05/10/2026;good\nCastell Energy;Planner;Interview;06/10/2026;bad\n';
  const file = { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Choose the CSV file').setInputFiles(file);
  await page.getByRole('heading', { name: 'From a table' }).waitFor();
  await becomes(() => page.getByLabel('Company').inputValue(), 'employer');
  await becomes(() => page.getByLabel('Mood').inputValue(), 'noted');
  await page.getByLabel('Sent on').selectOption({ label: 'Applied on' });
  await page.getByText('2 rows wait for your answers above.').waitFor();
  await page.getByLabel('“Quantum” (1 row)').selectOption({ label: 'interviewed, running' });
  await page.getByLabel('Which day is “05/10/2026”?').selectOption({ index: 1 });
  await page.getByText('applied 5 Oct').or(page.getByText('applied Mon 5 Oct')).first().waitFor();
  await axe(page);
  await fits(page);
  await page.getByLabel('Change line 3, Castell Energy').tap();
  await page.getByLabel('Role', { exact: true }).fill('Senior planner');
  await page.getByRole('button', { name: 'Add 2 interviews' }).tap();
  await page.getByText('2 interviews added.').waitFor();
  const all = Object.values(await stored(page)).map((text) => JSON.parse(text).data).filter(({ employer }) => employer);
  assert.deepEqual(all.map(({ role }) => role).sort(), ['Editor', 'Senior planner']);
  assert.ok(all.every(({ created }) => created.startsWith('2026-10-0')));
  assert.ok(all.some(({ notes }) => notes.includes('Mood: good')));
  await open('#/import');
  await page.reload();
  await page.getByLabel('Choose the CSV file').setInputFiles(file);
  await page.getByRole('heading', { name: 'From a table' }).waitFor();
  await becomes(() => page.getByLabel('Sent on').inputValue(), 'applied');
  await becomes(() => page.getByText('wait for your answers').count(), 0);
});

flow('20,000 rows are looked at without holding up the page', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/import');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); })).observe({ entryTypes: ['longtask'] });
  });
  const rows = Array.from({ length: 20_000 }, (_, n) => `Employer ${n},Role ${n},Interview,2026-10-01`).join('\n');
  await page.getByLabel('Choose the CSV file').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(`Company,Role,Status,Date\n${rows}\n`) });
  await page.getByRole('heading', { name: '20000 rows in the file' }).waitFor({ timeout: 60_000 });
  await page.getByText('These need more space than this browser has left.').waitFor();
  // The bound is for the released program; this one may not be optimised, and the machine busy.
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 1_000, `${longest} ms without an answer`);
});
