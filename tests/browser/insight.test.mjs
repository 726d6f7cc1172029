// Insight: six pictures of all records together, with nothing, with little, and with much to show.

import { axe, becomes, fits, flow, offline } from './harness.mjs';
import assert from 'node:assert/strict';

const NOW = '2026-11-12T09:00:00';

const LONG = 'The Very Long and Winding Borough Council of St Mary-le-Bow';

/** A record as the store holds it: one interview that ended then, and what came after. */
function record(id, employer, end, round = {}, ledger = []) {
  const data = { id, created: end, employer, role: 'Analyst', rounds: [{ id: 'r1', kind: 'video', schedule: { end }, ...round }] };
  data.ledger = ledger.map(([at, what], n) => ({ id: `e${n}`, at, what }));
  return [`afterword/process/${id}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: end, data })];
}

const heard = (news) => ({ heard: { channel: 'email', news } });
const question = (asked, grade) => ({ id: `q${asked.length}`, asked, ...(grade && { grade }) });

const LITTLE = Object.fromEntries([record('p1', 'Halden & Rowe', '2026-11-02T16:00:00', { told: { promised: { by: '2026-11-10' } }, felt: 4 })]);

const MUCH = Object.fromEntries([
  record('p1', 'Halden & Rowe', '2026-11-02T16:00:00', { told: { promised: { by: '2026-11-10' } }, felt: 4, questions: [question('Tell me about yourself.', 'rough')] }),
  record('p2', LONG, '2026-10-12T11:00:00', { felt: 2, questions: [question('Tell us a bit about yourself', 'strong')] }),
  ...[3, 9, 12, 20, 33].map((days, n) => {
    const day = new Date(Date.UTC(2026, 8, 1 + days)).toISOString().slice(0, 10);
    const told = { promised: { by: '2026-09-10' } };
    return record(`a${n}`, `Employer ${n}`, '2026-09-01T12:00:00', { felt: 1 + n, told }, [[`${day}T10:00:00`, heard('refusal')]]);
  }),
]);

const picture = (page, name) => page.getByRole('img', { name });

flow('with no record, the way to begin is shown', { time: NOW }, async ({ page, open }) => {
  await open('#/insight');
  await page.getByText('Nothing to show yet').waitFor();
  await axe(page);
  await page.getByRole('main').getByRole('link', { name: 'Capture an interview' }).click();
  await page.getByRole('heading', { level: 1, name: 'While it is fresh' }).waitFor();
});

flow('with one record, each picture says how much is missing', { time: NOW, storage: LITTLE }, async ({ page, open }) => {
  await open('#/insight');
  await page.getByText('1 employer has not answered yet.').waitFor();
  for (const text of ['0 answers so far. From 5 on', 'Nothing to show so far', 'No question has come twice', 'From 3 on']) {
    await page.getByText(text).or(page.getByText('how late employers answer')).first().waitFor();
  }
  await becomes(() => page.locator('svg[role=img]').count(), 1);
  await fits(page);
  await axe(page);
});

for (const scheme of ['light', 'dark']) {
  flow(`pictures with their figures, ${scheme}`, { time: NOW, storage: MUCH, scheme }, async ({ page, open }) => {
    await open('#/interviews');
    await page.getByRole('main').getByRole('link', { name: 'Insight', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Insight' }).waitFor();
    assert.equal(await page.title(), 'Insight · Afterword');
    await page.getByText('2 employers have not answered yet. 1 for longer than the usual 25 days.').waitFor();
    await page.getByText('You have 5 answers so far. Half came within 12 days').waitFor();
    await page.getByText('NACE, 2023').waitFor();
    await page.getByText('People judge their own interviews badly').waitFor();
    await page.getByText('1 question came in more than one round').waitFor();
    for (const name of ['Days waited', 'How long 5 answers took', 'What became of 6 promised dates', 'Rounds by how they felt', 'Your ratings of your answers', 'Employers by how far it went']) {
      await picture(page, name).waitFor();
    }
    await axe(page);
    const tables = page.getByText('The figures as a table');
    for (let n = 0; n < await tables.count(); n += 1) await tables.nth(n).click();
    const waits = page.getByRole('table', { name: 'Waiting' });
    const cells = await waits.getByRole('row').nth(1).getByRole('cell').allTextContents();
    assert.deepEqual(cells.slice(1), ['31', 'none', 'none given']);
    await waits.getByRole('rowheader', { name: LONG }).waitFor();
    await fits(page);
    await axe(page);
    await waits.getByRole('link', { name: 'Halden & Rowe' }).click();
    await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  });
}

flow('it is reached from More, wide, and opens offline', { time: NOW, storage: MUCH, wide: true }, async ({ page, open }) => {
  await open('#/');
  await offline(page);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: /Insight/ }).click();
  await picture(page, 'Days waited').waitFor();
  await fits(page);
  await axe(page);
});
