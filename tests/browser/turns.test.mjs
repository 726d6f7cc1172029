// The turns that life takes, by touch: nobody rang, "call me on the 18th", refused and asked back, five met and one
// address. What is dated when is held by tests/life.rs; here is whether a person can say it and sees what follows.

import assert from 'node:assert/strict';
import { becomes, flow, unfolded } from './harness.mjs';

const at = (data) => ({ [`afterword/process/${data.id}`]: JSON.stringify({ v: 1, rev: 1, writer: 'test', at: data.created, data }) });
const record = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data);
const sheet = (page) => page.getByRole('dialog', { name: 'They replied' });

async function reply(page, news) {
  await page.getByRole('button', { name: 'They replied' }).first().tap();
  await sheet(page).locator('label', { hasText: news }).tap();
}

async function save(page) {
  await sheet(page).getByRole('button', { name: 'Save' }).tap();
  await sheet(page).waitFor({ state: 'hidden' });
}

const CALL = {
  id: 'x1', created: '2026-12-08T09:00:00', employer: 'Northlight Museum Trust', role: 'Registrar',
  people: [{ id: 'p1', name: 'Joy Adeyemi', part: 'recruiter', email: 'j.adeyemi@northlight.example' }],
  rounds: [{ id: 'r1', kind: 'phone', schedule: { start: '2026-12-09T13:00:00', minutes: 30 }, people: ['p1'] }],
};

flow('nobody rang: said in two taps, then one short mail and nothing else until the new time', { time: '2026-12-09T13:45:00', storage: at(CALL) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await unfolded(page, 'Rounds');
  const rounds = page.locator('details.fold--section', { has: page.locator('h2', { hasText: 'Rounds' }) });
  await rounds.locator('summary', { hasText: '1.' }).tap();
  await rounds.locator('label', { hasText: 'It did not take place' }).tap();
  await rounds.getByText('Did not take place').first().waitFor();
  await page.getByText('Ask Joy Adeyemi for a new time').first().waitFor();
  for (const gone of [/^Thank /, /^Ask Joy Adeyemi for news/, /^Look back on/]) assert.equal(await page.getByText(gone).count(), 0, `${gone}`);
  await rounds.getByRole('button', { name: 'There is a new time' }).tap();
  await page.getByText('A round with the same people is added. Set its time.').waitFor();
  const { rounds: two } = await record(page);
  assert.equal(two[0].state, 'not_held');
  assert.deepEqual(two[1].people, ['p1']);
});

const MET = {
  id: 'x1', created: '2026-12-01T09:00:00', employer: 'Northlight Museum Trust', role: 'Registrar',
  people: [{ id: 'p1', name: 'Owen Pryce', part: 'hiring_manager', phone: '+44 20 7946 0000' }],
  rounds: [{ id: 'r1', kind: 'in_person', schedule: { start: '2026-12-01T10:00:00', minutes: 60 }, people: ['p1'] }],
  ledger: [{ id: 's1', at: '2026-12-01T17:00:00', what: { sent: { purpose: 'thank_you', channel: 'email', to: ['p1'], round: 'r1' } } }],
};

flow('“call me on Friday the 18th”: one step on that day, by that channel, and nobody is held back', { time: '2026-12-18T09:30:00', storage: at(MET) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await page.getByRole('button', { name: 'They replied' }).first().tap();
  await sheet(page).getByText('Something else').tap();
  await sheet(page).locator('label', { hasText: 'They asked me to get in touch' }).tap();
  await sheet(page).getByLabel('The day they named').fill('2026-12-18');
  await sheet(page).getByLabel('How do they want it?').selectOption({ label: 'Telephone' });
  await save(page);
  await page.getByText(/^(Ring|Call) Owen Pryce, as they asked/).first().waitFor();
  await open();
  await page.getByText(/(Ring|Call) Owen Pryce, as they asked/).first().waitFor();
  await becomes(() => page.getByText(/Better to wait/).count(), 0);
});

const REFUSED = {
  ...MET, created: '2026-12-02T09:00:00',
  rounds: [{ id: 'r1', kind: 'in_person', schedule: { start: '2026-12-02T14:00:00', minutes: 60 }, people: ['p1'], told: 'no_date' }],
  ledger: [{ id: 'h1', at: '2026-12-18T11:00:00', what: { heard: { channel: 'email', news: 'refusal' } } }],
};

flow('refused, then asked back: open again, the refusal stays in the history', { time: '2027-01-20T10:05:00', storage: at(REFUSED) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await reply(page, 'A message');
  await sheet(page).getByText('Is it open again?').waitFor();
  await sheet(page).locator('label', { hasText: 'Yes' }).tap();
  await save(page);
  await page.getByText('Saved. It is open again.').waitFor();
  await reply(page, 'Next round');
  await sheet(page).getByLabel('Day of the round').fill('2027-01-27');
  await sheet(page).getByLabel('Starts at').fill('10:00');
  await save(page);
  const { ledger, rounds } = await record(page);
  assert.equal(ledger[0].what.heard.news, 'refusal');
  assert.match(rounds[1].schedule.start, /^2027-01-27T10:00/);
  for (const gone of ['Ask what was missing', 'Reply to their no']) assert.equal(await page.getByText(gone).count(), 0, gone);
  await page.getByRole('heading', { name: 'Well done.' }).waitFor();
});

const FIVE = ['Dr Harriet Vance', 'Owen Pryce', 'Ines Aldo', 'Tomo Arai', 'Grace Obi'];
const PANEL = {
  id: 'x1', created: '2026-12-08T15:00:00', employer: 'Northlight Museum Trust', role: 'Registrar',
  people: [...FIVE.map((name, n) => ({ id: `p${n + 1}`, name })), { id: 'p6', name: 'Joy Adeyemi', part: 'recruiter', email: 'j.adeyemi@northlight.example' }],
  rounds: [{ id: 'r1', kind: 'panel', schedule: { start: '2026-12-08T13:00:00', minutes: 90 }, people: ['p1', 'p2', 'p3', 'p4', 'p5'], told: 'no_date' }],
};

const PASS_ON = {
  id: 'l1', process: 'x1', round: 'r1', to: { people: ['p6'] }, purpose: 'thank_you', channel: 'email', variant: 'british', tone: 'casual',
  subject: 'Thank you for yesterday', state: 'draft',
  body: `Dear Joy,\n\nThank you for arranging yesterday's interview for the Registrar role at Northlight Museum Trust. Could you please pass my thanks on to the panel: ${FIVE.join(', ')}? I enjoyed hearing how the conservation studio and the loans procedure fit together.\n\nKind regards\nSam Rowe`,
};
const kind = (name, data) => ({ [`afterword/${name}`]: JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-12-09T09:00:00', data }) });

flow('five met and one address: one letter to the coordinator settles all whom it names', { time: '2026-12-09T09:30:00', storage: { ...at(PANEL), ...kind('letter/l1', PASS_ON), ...kind('profile/only', { name: 'Sam Rowe' }) } }, async ({ page, open }) => {
  await open('#/interview/x1/letter/l1');
  await page.getByLabel('Letter text').waitFor();
  await becomes(() => page.locator('.finding[data-level="error"]').count(), 0, 'nothing stops it');
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  const asks = page.getByRole('dialog');
  const named = asks.getByRole('group', { name: 'It thanks them too' });
  for (const name of FIVE) assert.ok(await named.getByLabel(name).isChecked(), name);
  await asks.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/Everyone is thanked/).first().waitFor();
  await open('#/interview/x1');
  await page.getByRole('heading', { name: 'Everyone is thanked.' }).waitFor();
  await becomes(() => page.getByText(/Write .*letter/).filter({ visible: true }).count(), 0, 'no second note is urged');
});
