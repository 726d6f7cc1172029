// Work that has a screen of its own: referees, LinkedIn and one's own pages, offers, and what follows a no.

import assert from 'node:assert/strict';
import { axe, becomes, flow, offline } from './harness.mjs';

const NOW = '2026-11-12T12:00:00';
const record = (key, data) => [`afterword/${key}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data })];
const heard = (id, at, news) => ({ id, at, what: { heard: { channel: 'email', news } } });
const LONG = 'Northlight Museum Trust and Friends of the Old Harbour, Leeds'; // 61 letters
const met = (id, more = {}) => ({
  id,
  created: '2026-11-11T14:10:00',
  employer: LONG,
  role: 'Registrar',
  people: [{ id: 'm1', name: 'Miriam Osei', concerns: ['the gap of a year'] }, { id: 'm2', name: 'Tomasz Brandt' }],
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, people: ['m1', 'm2'] }],
  ...more,
});
const profile = record('profile/only', {
  name: 'Sam Rowe',
  referees: [
    { id: 'ana', name: 'Ana Ruiz', relation: 'My manager at Halden', tone: 'casual', consent: 'agreed', email: 'ana@example.org' },
    { id: 'ben', name: 'Ben Okoro', tone: 'formal' },
  ],
});
const storage = (...records) => Object.fromEntries(records);
const tick = (place, name) => place.getByRole('checkbox', { name, exact: true }).check();
const pick = (place, name) => place.getByRole('radio', { name, exact: true }).check();
/** Every link to work on a timeline, also the folded ones. */
const work = async (page) => {
  await page.getByRole('navigation', { name: 'Parts of this interview' }).waitFor();
  for (let round = 0; round < 4; round += 1) {
    await page.waitForTimeout(200);
    await page.evaluate(() => document.querySelectorAll('main details:not([open]):not(.menu)').forEach((fold) => { fold.open = true; }));
  }
  return page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
};

flow('referees: the step stays open until each named one is briefed, offline too', { time: NOW, storage: storage(record('process/p1', met('p1')), profile) }, async ({ page, context, open }) => {
  await open('#/interview/p1/referees');
  await page.getByRole('button', { name: 'Name Ana Ruiz' }).tap();
  await page.getByRole('button', { name: 'Name Ben Okoro' }).tap();
  await page.getByText('0 of 2 briefed.').waitFor();
  await page.getByText('You haven’t asked Ben Okoro yet. Ask before anyone rings them.').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Write the note: Ana Ruiz' }).tap();
  const paper = page.getByLabel('Letter text');
  await page.waitForFunction(() => document.querySelector('#letter-text')?.value.startsWith('Hi Ana,'));
  assert.match(await paper.inputValue(), /the gap of a year/);
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('dialog').getByRole('button').filter({ hasText: /Sent/ }).tap();
  await page.getByRole('heading', { name: 'Sent.' }).waitFor();
  await offline(page);
  await context.setOffline(true);
  await open('#/interview/p1');
  assert.ok((await work(page)).some((name) => name.startsWith('Brief your referees')), 'the step is open');
  await open('#/interview/p1/referees');
  await page.getByText('1 of 2 briefed.').waitFor();
  const ben = page.getByRole('listitem').filter({ hasText: 'Ben Okoro' });
  await ben.locator('summary').first().tap();
  await tick(ben, 'Briefed');
  await page.getByText('Each one is briefed.').waitFor();
  await page.reload();
  await page.getByText('Each one is briefed.').waitFor();
  await open('#/interview/p1');
  assert.ok(!(await work(page)).some((name) => name.startsWith('Brief your referees')), 'the step is done');
  await context.setOffline(false);
});

flow('referees: the list is written down once, used in each interview, and found', { time: NOW, storage: storage(record('process/p1', met('p1'))) }, async ({ page, open }) => {
  await open('#/referees');
  await page.getByLabel('Add a referee').fill('Ana Ruiz');
  await page.getByLabel('Add a referee').press('Enter');
  const card = page.getByRole('listitem').filter({ hasText: 'Ana Ruiz' });
  await card.locator('summary').first().tap();
  await pick(card, 'Casual: first names');
  await pick(card, 'Said yes');
  await page.getByLabel('What they can speak to').fill('the depot project');
  await page.getByText('A text to ask them').tap();
  await page.getByText(/^Hi Ana,/).waitFor();
  await axe(page);
  await open('#/interview/p1/referees');
  await page.getByRole('button', { name: 'Name Ana Ruiz' }).tap();
  await page.getByText('0 of 1 briefed.').waitFor();
  await open('#/referees');
  await page.getByText('Named 1 time').waitFor();
  await open('#/interviews');
  await page.getByLabel('Find').fill('ruiz');
  await page.getByRole('link', { name: /Referee: Ana Ruiz/ }).first().tap(); // in the interview; below stands the list of all
  await page.getByText('0 of 1 briefed.').waitFor();
});

flow('LinkedIn: a row for each person, done when each is; one’s own pages beside it', { time: '2026-11-13T12:00:00', storage: storage(record('process/p1', met('p1', { playbook: { built_in: 'S' } }))) }, async ({ page, open }) => {
  await open('#/interview/p1/profiles');
  await page.getByText('0 of 2 done.').waitFor();
  const of = (name, word) => page.getByRole('group', { name }).getByRole('checkbox', { name: word, exact: true });
  await of('Miriam Osei', 'Asked').click();
  const why = page.getByLabel(/Why do you want to/);
  await page.getByText('1 of 2 done.').or(why).first().waitFor();
  if (await why.count()) {
    await why.fill('She asked me to');
    await page.getByRole('dialog').getByRole('button', { name: /anyway/ }).tap();
  }
  await page.getByText('1 of 2 done.').waitFor();
  await of('Tomasz Brandt', 'Leave out').click();
  await page.getByText('Done with each of them.').waitFor();
  await tick(page, 'Dates and job titles match my CV');
  await axe(page);
  await page.reload();
  await page.getByText('Done with each of them.').waitFor();
  await becomes(() => page.getByLabel('Dates and job titles match my CV').isChecked(), true);
});

const offered = (id, employer, at, by, form = 'written') => record(`process/${id}`, met(id, { employer, ledger: [heard('e1', at, { offer: { form, answer_by: by } })] }));
const two = storage(
  offered('a', LONG, '2026-11-16T10:00:00', '2026-11-24'),
  offered('b', 'Pell & Sons', '2026-11-17T10:00:00', '2026-11-27', 'verbal'),
  record('process/c', met('c', { employer: 'Castell Energy' })),
  profile,
);

flow('offers: side by side, the others are told, and once one is taken every letter is ready', { time: '2026-11-18T12:00:00', storage: two }, async ({ page, open }) => {
  await open('#/interview/a/offer?at=terms');
  await page.getByLabel('Pay', { exact: true }).fill('£42,000 a year');
  await page.getByLabel('First day').fill('2027-01-04');
  await open('#/interview/b/offer');
  await page.getByRole('button', { name: 'Ask for it in writing' }).waitFor();
  await page.getByLabel('Pay', { exact: true }).fill('£40,000 a year');
  await axe(page);
  await open('#/offers');
  const pay = page.getByRole('row').filter({ hasText: '£42,000 a year' });
  await pay.getByText('£40,000 a year').waitFor();
  await page.getByRole('link', { name: 'Tell them about your offer: Castell Energy' }).tap();
  await page.waitForFunction(() => /offer/.test(document.querySelector('#letter-text')?.value ?? ''));
  await open('#/interview/a/offer');
  await page.getByRole('button', { name: 'Say yes' }).tap();
  await page.waitForFunction(() => /accept/.test(document.querySelector('#letter-text')?.value ?? ''));
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  const anyway = page.getByRole('dialog').getByLabel(/Why/);
  const sent = page.getByRole('dialog').getByRole('button').filter({ hasText: /Sent/ });
  await anyway.or(sent).first().waitFor();
  if (await anyway.count()) await anyway.fill('It is right as it is');
  await sent.tap();
  await page.getByRole('heading', { name: 'Sent.' }).waitFor();
  await open('#/interview/a/offer');
  await page.getByRole('button', { name: 'Draft all the letters' }).tap();
  const letters = page.getByRole('list', { name: 'Letters to the others' });
  await letters.getByRole('link', { name: 'Open to send: Pell & Sons' }).waitFor();
  await letters.getByRole('link', { name: 'Open to send: Castell Energy' }).waitFor();
  await axe(page);
  await page.reload();
  await letters.getByText('Decline their offer').waitFor();
  await letters.getByRole('link', { name: 'Open to send: Castell Energy' }).tap();
  await page.waitForFunction(() => document.querySelector('#letter-text')?.value.length > 40);
});

const refused = (at) => storage(record('process/p1', met('p1', { ledger: [heard('e1', at, 'refusal')] })), profile);

flow('after a no: a quiet evening with a drawer, then the reply, the lesson and the next lead', { time: '2026-11-17T18:00:00', storage: refused('2026-11-17T16:00:00') }, async ({ page, open }) => {
  await open('#/interview/p1');
  await page.getByRole('link', { name: 'Write the letter you won’t send' }).tap();
  await page.getByText('Nothing to do tonight.').waitFor();
  const drawer = page.getByLabel('A letter you won’t send');
  await drawer.fill('How could they');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#drawer')?.value === 'How could they');
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('How could they'), 'it is in no record');
  await becomes(() => page.getByRole('button', { name: 'Write the reply' }).count(), 0, 'nothing is sent that evening');
  await axe(page);
  await page.clock.setSystemTime(new Date('2026-11-18T09:00:00'));
  await page.reload();
  await page.getByRole('button', { name: 'Write the reply' }).waitFor();
  assert.equal(await drawer.count(), 0);
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).includes('How could they'), 'the drawer is empty in the morning');
  await tick(page, 'A skill or tool was missing');
  await page.getByLabel('What I’ll do differently').fill('Learn window functions');
  await page.getByRole('button', { name: 'Add it to what I learn' }).tap();
  await page.getByLabel('Openings, or people to ask').fill('The archive team');
  await page.getByRole('button', { name: 'Add as a lead: The archive team' }).tap();
  await page.getByText('On your list of leads').first().waitFor();
  await axe(page);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#no-lesson')?.value === 'Learn window functions');
  await open('#/interview/p1/debrief');
  await page.waitForFunction(() => document.querySelector('#main').textContent.includes('Learn window functions'));
  await open('#/search-pulse');
  await page.getByText('The archive team').first().waitFor();
});

flow('contacts who know them: who knows whom, asked, answered, thanked', { time: NOW, storage: storage(record('process/p1', met('p1')), profile) }, async ({ page, open }) => {
  await open('#/interview/p1/contacts');
  await page.getByLabel('Add someone').fill('Jo Adeyemi');
  await page.getByLabel('Add someone').press('Enter');
  const card = page.getByRole('listitem').filter({ hasText: 'Jo Adeyemi' });
  await card.locator('summary').first().tap();
  await pick(card, 'Casual: first names');
  await tick(card, 'Miriam Osei');
  await page.getByText('Knows Miriam Osei').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Write the request: Jo Adeyemi' }).tap();
  await page.waitForFunction(() => document.querySelector('#letter-text')?.value.startsWith('Hi Jo,'));
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('dialog').getByRole('button').filter({ hasText: /Sent/ }).tap();
  await page.getByRole('heading', { name: 'Sent.' }).waitFor();
  await open('#/interview/p1/contacts');
  await page.getByText('Asked', { exact: true }).first().waitFor();
  await card.locator('summary').first().tap();
  await pick(card, 'They will');
  await page.getByRole('button', { name: 'I thanked them: Jo Adeyemi' }).tap();
  await page.getByText('Thanked', { exact: true }).first().waitFor();
  await page.reload();
  await page.getByText('Thanked', { exact: true }).first().waitFor();
});
