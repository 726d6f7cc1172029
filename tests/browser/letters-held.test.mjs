// Beside the text of a letter: the reason to send it all the same, the moment it went and the day to answer by are held
// from their first letter on; each purpose offers the right person; the head of the paper keeps its words at twice the
// text size.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';
import { holds, paper } from './paper.mjs';

const at = '2026-11-18T15:30:00';
const stored = (record) => JSON.stringify({ v: 1, rev: 1, writer: 'test', at, data: record });
const people = [
  { id: 'm0', name: 'Miriam Osei', email: 'm.osei@example.org', part: 'hiring_manager', topics: ['Their move to Leeds'] },
  { id: 'm1', name: 'Priya Nair', part: 'hr' },
  { id: 'm2', name: 'Bartholomew Featherstonehaugh-Wolfeschlegelsteinhausen', email: 'bartholomew.featherstonehaugh@example.org' },
];
const round = { id: 'r1', kind: 'panel', schedule: { end: at }, people: ['m0', 'm1', 'm2'], told: { promised: { by: '2026-11-25' } } };
const offer = { id: 'x', at: '2026-11-19T09:00:00', what: { heard: { channel: 'email', from: 'm1', news: { offer: { form: 'written', answer_by: '2026-12-20' } } } } };
const record = { id: 'p1', created: at, employer: 'Halden & Rowe', role: 'Product analyst', people, rounds: [round] };
const storage = (ledger) => ({
  'afterword/process/p1': stored({ ...record, ledger }),
  'afterword/profile/only': stored({ name: 'Anneke Vos', skills: [{ name: 'Integration', evidence: 'I joined three shops to one ledger' }] }),
});
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/p1')).data);

async function begin(page, open, purpose) {
  await open('#/interview/p1/letters');
  await page.getByLabel('What for').selectOption(purpose);
  await page.getByRole('button', { name: 'Write it', exact: true }).tap();
  await page.waitForURL(/\/letter\//);
}

const whom = (page) => page.getByLabel('To whom').locator('option:checked').innerText();

const asked = (id, at) => ({ id, at, what: { sent: { purpose: 'follow_up', channel: 'email', to: ['m0'], round: 'r1' } } });

flow('a reason to send it anyway is held before the paper and behind it', { storage: storage([asked('a', '2026-11-26T10:00:00'), asked('b', '2026-12-03T10:00:00')]), time: '2026-12-10T10:00:00' }, async ({ page, open }) => {
  const why = page.getByLabel('Why do you want to send it anyway?');
  await begin(page, open, 'First follow-up');
  await page.getByText('Continue anyway').tap();
  await why.pressSequentially('they asked me to wr');
  await page.reload();
  await why.waitFor(); // unfolded by itself
  assert.equal(await why.inputValue(), 'they asked me to wr');
  await axe(page);
  await fits(page);
  await why.press('End');
  await why.pressSequentially('ite');
  await page.getByRole('button', { name: 'Write it anyway' }).tap();
  await holds(page, 'Dear Miriam Osei');
  assert.equal((await kept(page)).unkept, undefined);
  await becomes(() => paper(page).inputValue(), /your move to Leeds/, 'said to them, in the middle of a sentence');

  await paper(page).fill(`${await paper(page).inputValue()}\n[team name]`);
  const anyway = page.getByRole('button', { name: 'Send anyway' }).first();
  await anyway.tap();
  const sheet = page.getByRole('dialog', { name: 'Mark as sent' });
  await sheet.getByLabel('Why do you want').pressSequentially('it is their na');
  await page.keyboard.press('Escape');
  await page.reload();
  await anyway.tap();
  await becomes(() => sheet.getByLabel('Why do you want').inputValue(), 'it is their na');
  await axe(page);
  await sheet.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'hidden' });
  await sheet.getByRole('button', { name: 'Discard' }).tap();
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await becomes(() => sheet.getByLabel('Why do you want').inputValue(), '');
  // Neither is taken while the other is missing.
  await sheet.getByLabel('Why do you want').fill('it is their name');
  await sheet.getByLabel('When did you send it?').fill('2026-12-24T10:00');
  await sheet.getByRole('button', { name: 'Sent', exact: true }).tap();
  await sheet.getByText('That moment is still to come').waitFor();
  await sheet.getByLabel('When did you send it?').fill('2026-12-10T09:15');
  await page.reload();
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await becomes(() => sheet.getByLabel('When did you send it?').inputValue(), '2026-12-10T09:15');
  await becomes(() => sheet.getByLabel('Why do you want').inputValue(), 'it is their name');
  await sheet.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
  const { ledger, unkept } = await kept(page);
  assert.equal(unkept, undefined);
  assert.equal(ledger.at(-1).at, '2026-12-10T09:15:00');
  assert.equal(ledger.at(-1).what.sent.against.reason, 'it is their name');
});

flow('the day to answer by stays in the draft', { storage: storage([offer]), time: '2026-11-19T10:00:00' }, async ({ page, open }) => {
  await begin(page, open, 'Request for more time');
  await page.getByLabel('By which day can you answer?').fill('2026-12-23');
  await holds(page, 'by Wednesday 23 December');
  await page.reload();
  await holds(page, 'by Wednesday 23 December');
  await becomes(() => page.getByLabel('By which day can you answer?').inputValue(), '2026-12-23');
  await page.getByLabel('By which day can you answer?').fill('');
  await holds(page, 'my answer a little later');
  assert.equal((await kept(page)).unkept, undefined);
});

flow('what could not be kept does not go out', { storage: storage([]), time: '2026-11-19T10:00:00' }, async ({ page, open }) => {
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: 'Write the letter: Miriam Osei' }).tap();
  await holds(page, 'Dear Miriam Osei');
  const draft = await paper(page).inputValue();
  await paper(page).fill(draft + ' More words.'.repeat(1700));
  await page.getByText('the field takes 20000').waitFor();
  for (const way of ['Open in the mail app', 'Copy', 'Mark as sent']) {
    await page.getByRole('button', { name: way, exact: true }).tap();
    await page.getByText('could not be saved, so it does not go out').waitFor();
    await page.locator('#letter-text:focus').waitFor();
  }
  await becomes(() => page.getByText('Did you send it?').count(), 0);
  await axe(page);
  await paper(page).fill(draft);
  await page.getByText('the field takes 20000').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelector('.letter').getBoundingClientRect().height < 3000); // as short as it was
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
});

flow('each purpose offers the right person', { storage: storage([offer]), time: '2026-11-19T10:00:00' }, async ({ page, open }) => {
  await open('#/interview/p1/letters');
  const right = { 'Thank-you': 'Miriam Osei', 'Question to HR': 'Priya Nair', 'First follow-up': 'Miriam Osei', Acceptance: 'Priya Nair', 'Note to a referee': 'Somebody else', Withdrawal: 'Miriam Osei' };
  for (const [purpose, name] of Object.entries(right)) {
    await page.getByLabel('What for').selectOption(purpose);
    await page.waitForFunction((name) => document.querySelector('#new-to').selectedOptions[0]?.text === name, name);
    assert.equal(await whom(page), name, purpose);
  }
});

flow('twice the text size takes nothing away from the paper', { storage: storage([]), time: '2026-11-19T10:00:00' }, async ({ page, open }) => {
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: /^Write the letter: Bartholomew/ }).tap();
  await holds(page, 'Dear Bartholomew');
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await fits(page);
  const lost = await page.evaluate(() => {
    const paper = document.querySelector('.letter').getBoundingClientRect();
    const inside = [...document.querySelectorAll('.letter__name, .letter__subject, .letter-facts summary')];
    return inside.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.tagName !== 'INPUT' || one.getBoundingClientRect().right > paper.right + 1)
      .concat(inside.filter((one) => one.matches('.letter__subject') && one.getBoundingClientRect().width < paper.width / 2)).map((one) => one.outerHTML.slice(0, 80));
  });
  assert.deepEqual(lost, []);
});
