// What is carried from one interview to the next: questions over all of them, practice, stories, the plan for the job, pay,
// what was said before; and the end of the search.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, offline, saved, up } from './harness.mjs';

const NOW = '2026-11-12T12:00:00';
const record = (key, data) => [`afterword/${key}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data })];
const storage = (...records) => Object.fromEntries(records);
const LONG = 'Northlight Museum Trust and Friends of the Old Harbour, Leeds'; // 61 letters
const heard = (id, at, news) => ({ id, at, what: { heard: { channel: 'email', news } } });
const fold = (page, words) => page.locator('summary', { hasText: words }).first();
const data = (page, key) => page.evaluate((key) => JSON.parse(localStorage.getItem(`afterword / ${key}`)).data, key);

/** An interview that ended on Wednesday: one question went badly. A next round on Monday. */
const recent = record('process/p1', {
  id: 'p1', created: '2026-11-11T14:10:00', employer: LONG, role: 'Registrar', needs: ['Loans that leave on time', 'fewer late calls'],
  people: [{ id: 'm1', name: 'Miriam Osei', email: 'miriam@northlight.example' }],
  rounds: [
    { id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, people: ['m1'], delivery: { calm: 2, pace: 4 }, questions: [
      { id: 'q1', asked: 'Notice period, what’s yours?', by: 'm1', answer: 'Er.', grade: 'rough' },
      { id: 'q2', asked: 'Why museums?', by: 'm1', answer: 'The depot move.', grade: 'strong' },
    ] },
    { id: 'r2', kind: 'final', schedule: { start: '2026-11-16T10:00:00' }, people: ['m1'] },
  ],
});
/** One from long before. */
const before = record('process/p0', {
  id: 'p0', created: '2026-05-04T10:00:00', employer: 'Castell', role: 'Planner',
  people: [{ id: 'o1', name: 'Miriam Osei', email: 'miriam@northlight.example', topics: ['the night shift'] }],
  rounds: [{ id: 'r0', kind: 'in_person', schedule: { end: '2026-05-04T11:00:00' }, people: ['o1'], delivery: { calm: 4 }, questions: [
    { id: 'q0', asked: 'What is your notice period?', answer: 'Eight weeks.', grade: 'okay' },
    { id: 'q9', asked: 'Reason for leaving?', answer: 'The merger.' },
  ] }],
  ledger: [heard('e1', '2026-05-20T10:00:00', 'refusal')],
});

flow('a weak answer: from Today in one tap, better, practised against the clock, and on the prep sheet', { time: NOW, storage: storage(recent, before) }, async ({ page, open }) => {
  await open('#/');
  await page.getByText(/^Also worth doing/).first().tap();
  await page.getByRole('link', { name: /^Prepare better answers/ }).first().tap();
  await page.getByRole('heading', { level: 1, name: 'Questions and stories' }).waitFor();
  // The question in other words is the same one, with what was said each time; the field has the focus.
  await page.waitForFunction(() => document.activeElement.id === 'better-q1');
  await page.getByText('“What is your notice period?”').waitFor();
  await page.getByText('You said: Eight weeks.').waitFor();
  await page.getByRole('heading', { name: 'Best answer so far' }).waitFor();
  await page.locator('#better-q1').fill('Four weeks, and I can start in January.');
  await page.locator('.best-answer__words', { hasText: 'Four weeks, and I can start in January.' }).waitFor();
  await saved(page);
  await fits(page);
  await axe(page);

  // Practice, until it sits or the eve of the round.
  await page.getByText('1 answer to practise today, two minutes each. Say them aloud.').waitFor();
  await page.getByRole('button', { name: 'Start to practise' }).tap();
  await page.getByRole('timer').waitFor();
  await page.clock.runFor(65_000);
  assert.match(await page.getByRole('timer').innerText(), /^1:0\d/);
  await page.getByRole('button', { name: 'Show my best answer' }).tap();
  await page.locator('.practice .best-answer__words', { hasText: 'Four weeks' }).waitFor();
  await page.getByRole('button', { name: 'It went: Okay' }).tap();
  await page.getByText('1 answer practised. Well done.').waitFor();
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await page.getByText('Nothing to practise today. The next one comes Saturday.').waitFor();
  assert.equal((await data(page, 'search/only')).practice.q1.step, 1);

  // On the sheet, and back to practice in one tap.
  await open('#/interview/p1/prep/r2');
  await page.getByText('Now: Four weeks, and I can start in January.').waitFor();
  await page.getByRole('heading', { level: 2, name: 'One thing to try' }).waitFor();
  await page.getByRole('link', { name: 'Practise them' }).tap();
  await page.getByRole('heading', { level: 2, name: 'Practise' }).waitFor();
});

flow('questions are joined and separated by hand, with a way back', { time: NOW, storage: storage(recent, before) }, async ({ page, open }) => {
  await open('#/stories');
  const rows = page.locator('section[aria-labelledby="asked"] > ul > li');
  await becomes(() => rows.count(), 3);
  await fold(page, 'Reason for leaving?').tap();
  await fold(page, 'The same as one of 2 other questions?').tap();
  await page.getByLabel('It asks the same as').selectOption({ label: 'Why museums?' });
  await becomes(() => rows.count(), 2);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await becomes(() => rows.count(), 3);
  await fold(page, 'Notice period').tap();
  await page.getByRole('button', { name: 'This is another question' }).first().tap();
  await becomes(() => rows.count(), 4);
  await page.reload();
  await up(page);
  await becomes(() => rows.count(), 4);
});

flow('a story in four parts, made of an answer, and who has heard it', { time: NOW, storage: storage(recent, before) }, async ({ page, open }) => {
  await open('#/stories');
  await fold(page, 'Why museums?').tap();
  await page.getByRole('button', { name: 'Make a story of it' }).tap();
  await fold(page, /Told 1 time/).tap();
  assert.equal(await page.getByLabel('Action', { exact: true }).inputValue(), 'The depot move.');
  await page.getByLabel('What you call it').fill('The depot move');
  await page.getByLabel('Situation', { exact: true }).fill('Halden, 2024.');
  await page.getByLabel('Task', { exact: true }).fill('Forty crates in nine weeks.');
  await page.getByLabel('Result', { exact: true }).fill('Nothing broken.');
  await page.getByLabel('What it shows').fill('logistics, calm');
  await page.getByRole('link', { name: /^Miriam Osei, Northlight/ }).waitFor();
  await page.getByText('Told 1 time. logistics, calm').waitFor();
  await saved(page);
  await fits(page);
  await axe(page);
  await open('#/interviews');
  await page.getByLabel('Find').fill('crates');
  await page.getByRole('link', { name: /Story: The depot move/ }).tap();
  await page.getByRole('heading', { level: 2, name: 'Your stories' }).waitFor();
  await page.getByText('One thing to try next time.').waitFor();
});

flow('the plan for the job: written from the needs, on paper, handed over, and its step is done; offline', { time: NOW, storage: storage(recent, record('profile/only', { name: 'Sam Rowe' })) }, async ({ page, context, open }) => {
  await open('#/');
  await offline(page);
  await context.setOffline(true);
  await page.getByText(/^Also worth doing/).first().tap();
  await page.getByRole('link', { name: /^Write a one-page plan for the job/ }).first().tap();
  await page.getByRole('heading', { level: 1, name: 'Plan for the job' }).waitFor();
  await page.getByRole('button', { name: 'Add an idea: Loans that leave on time' }).tap();
  await page.getByLabel('What you’d do', { exact: true }).fill('One calendar for all lenders');
  await page.getByLabel('What they gain', { exact: true }).fill('No late crates');
  await page.getByLabel('First 30 days').fill('Listen to the two couriers.');
  await page.getByRole('heading', { name: `How I can help as Registrar at ${LONG}` }).waitFor();
  await page.getByText('What I’d do: One calendar for all lenders').waitFor();
  await fits(page);
  await axe(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.plan-paper').isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Print' }).isVisible()) && !(await page.getByLabel('First 30 days').isVisible()), 'only the page is printed');
  await page.emulateMedia({ media: 'screen' });
  await page.getByText('As plain text').tap();
  await page.locator('.draft-text', { hasText: 'What you gain: No late crates' }).waitFor();
  await page.getByRole('button', { name: 'I gave it to them in the room' }).tap();
  await page.getByText('You gave it to them in the room, today.').waitFor();
  await saved(page);
  await page.reload();
  await up(page);
  await page.getByText('You gave it to them in the room, today.').waitFor();
  await open('#/');
  await page.getByText(/^Also worth doing/).first().tap();
  await becomes(() => page.getByRole('link', { name: /^Write a one-page plan/ }).count(), 0);
  await context.setOffline(false);
});

flow('pay: a figure that was only named decides nothing; two with reasons do; a clash is marked', { time: NOW, storage: storage(recent) }, async ({ page, open }) => {
  await open('#/');
  await page.getByText(/^Also worth doing/).first().tap();
  await page.getByRole('link', { name: /^Decide what salary you want/ }).first().tap();
  await page.getByRole('heading', { level: 1, name: 'Pay' }).waitFor();
  await page.getByText('Add a figure').tap();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Add this figure' }) });
  await form.getByRole('radio', { name: 'I said it' }).check({ force: true });
  await form.getByLabel('Amount or minimum').fill('38k');
  await form.getByLabel('With whom?').selectOption({ label: 'Miriam Osei' });
  await page.getByRole('button', { name: 'Add this figure' }).tap();
  await page.getByText('said by you to Miriam Osei, today').waitFor();
  const asks = async () => {
    await open('#/');
    await page.getByText(/^Also worth doing/).first().tap();
    return page.getByRole('link', { name: /^Decide what salary you want/ });
  };
  const asked = await asks();
  await becomes(() => asked.count(), 1);
  await open('#/interview/p1/salary');
  for (const [figure, sum, why] of [['The least you’d take', '40,000', 'the rent'], ['What you’d be happy with', '44,000', 'it pays that elsewhere']]) {
    await page.getByLabel(figure, { exact: true }).fill(sum);
    const id = await page.getByLabel(figure, { exact: true }).getAttribute('id');
    await page.locator(`#${id.replace('figure', 'why')}`).fill(why);
  }
  await page.getByText('You’re ready for that talk.').waitFor();
  await page.getByText('This is below the least you’d take.').waitFor();
  await page.getByLabel('What you’d ask for first', { exact: true }).fill('30,000');
  await page.getByText('“What you’d be happy with” is more than “What you’d ask for first”. Check the two.').waitFor();
  await page.getByLabel('What you’d ask for first', { exact: true }).fill('');
  await saved(page);
  await fits(page);
  await axe(page);
  const still = await asks();
  await page.getByRole('link', { name: /^Write a one-page plan/ }).waitFor();
  await becomes(() => still.count(), 0);
  await open('#/interview/p1/prep/r2');
  for (const said of ['You said to Miriam Osei', 'This is below the least you’d take.']) await page.getByText(said).first().waitFor();
  // What you decided is for you alone: folded on screen, and never on paper.
  const mine = page.getByText('GBP 44,000');
  await becomes(() => mine.filter({ visible: true }).count(), 0);
  await page.getByText('For your eyes only').tap();
  await mine.first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await becomes(() => mine.filter({ visible: true }).count(), 0);
  for (const said of ['The least you’d take', 'This is below the least you’d take.', 'GBP 40,000']) assert.equal(await page.getByText(said).filter({ visible: true }).count(), 0, said);
  assert.ok(await page.getByText('You said to Miriam Osei').isVisible());
  await page.emulateMedia({ media: 'screen' });
});

flow('somebody you have met before brings back what was said: on capture, about and the prep sheet', { time: NOW, storage: storage(recent, before) }, async ({ page, open }) => {
  await open('#/interview/p1/about');
  await page.getByText('You’ve been in touch with Miriam Osei of Castell about Planner before').waitFor();
  await open('#/interview/p1/prep/r2');
  await page.getByRole('heading', { level: 2, name: 'From before' }).waitFor();
  await page.getByText('You talked about: the night shift').waitFor();
  await open('#/capture');
  await page.getByLabel('Employer').fill('CASTELL Ltd');
  await page.getByText('You’ve been in touch with Castell about Planner before').waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'See what was said' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Castell' }).waitFor();
});

const rated = (n, felt, news) => record(`process/f${n}`, {
  id: `f${n}`, created: `2026-0${n}-02T09:00:00`, employer: `Firm ${n}`,
  rounds: [{ id: 'r', kind: 'in_person', schedule: { end: `2026-0${n}-02T10:00:00` }, felt, told: { promised: { by: `2026-0${n}-06`, words: 'Friday' } } }],
  ledger: [heard('e', `2026-0${n}-09T10:00:00`, news)],
});

flow('hope in proportion: beside the rating, and on their day', { time: NOW, storage: storage(rated(1, 4, 'refusal'), rated(2, 4, { offer: { form: 'written' } }), rated(3, 4, 'refusal'), record('process/p1', { id: 'p1', created: '2026-11-02T09:00:00', employer: 'Pell', rounds: [{ id: 'r1', kind: 'in_person', schedule: { end: '2026-11-02T10:00:00' }, told: { promised: { by: '2026-11-12', words: 'Thursday' } } }] })) }, async ({ page, open }) => {
  await open('#/');
  await page.getByText('Today is the day Pell named.').first().waitFor();
  await page.getByText('3 of your 3 answers so far came late. A quiet day means little.').waitFor();
  await open('#/interview/p1/debrief');
  await page.getByRole('group', { name: 'From rough to strong' }).getByRole('radio', { name: '4 Good' }).check({ force: true });
  await page.getByText('Your fours went on in 1 of 3 so far. A feeling is not an answer.').waitFor();
});

flow('a lead becomes an interview in one tap; events and mentors have a day; what does you good is offered', { time: '2026-11-11T16:00:00', storage: storage(recent, record('search/only', { leads: [{ id: 'l1', name: 'Pell & Sons, site manager', stage: 'talking', next: 'ring Ana', since: '2026-11-01' }] })) }, async ({ page, open }) => {
  await open('#/search-pulse');
  const entry = page.getByLabel('An event, or someone to ask');
  await entry.fill('Lee Adams');
  await entry.press('Enter');
  await fold(page, 'Lee Adams').tap();
  await page.getByLabel('On', { exact: true }).fill('2026-11-10');
  await page.getByLabel('What came of it').fill('Knows Pell');
  await page.getByRole('button', { name: 'Done: Lee Adams' }).tap();
  await page.getByText('Done. It counts in your week.').waitFor();
  assert.deepEqual((await data(page, 'search/only')).days, { '2026-11-10': { contacts: 1 } });
  await page.getByLabel('Your own short list').fill('the long way home');
  await saved(page);
  await fits(page);
  await axe(page);
  await fold(page, 'Pell & Sons, site manager').tap();
  await page.getByRole('button', { name: 'They invited me: Pell & Sons, site manager' }).tap();
  await page.getByRole('heading', { level: 1, name: 'What you know so far' }).waitFor();
  assert.equal(await page.getByLabel('Employer').inputValue(), 'Pell & Sons');
  assert.equal(await page.getByLabel('Role').inputValue(), 'site manager');
  await open('#/search-pulse');
  await page.getByText('Closed').first().waitFor();
  // Offered once: then there is the way to what it became.
  await fold(page, 'Pell & Sons, site manager').tap();
  const way = page.getByRole('link', { name: 'To the interview: Pell & Sons, site manager' });
  await way.waitFor();
  await becomes(() => page.getByRole('button', { name: /^They invited me/ }).count(), 0);
  await way.tap();
  await page.getByRole('heading', { level: 1, name: /Pell & Sons/ }).waitFor();
  await open('#/');
  await page.getByText('That was the hard part. Good for you now: the long way home').waitFor();
});

flow('an event of tomorrow stands on Today, and one tap leads to it', { time: NOW, storage: storage(recent, record('search/only', { targets: { events: 1 }, days: { '2026-11-09': { events: 1 } }, occasions: [
  { id: 'fair', kind: 'event', name: 'Job fair', on: '2026-11-13' },
  { id: 'lee', kind: 'mentor', name: 'Lee Adams', on: '2026-11-20' },
  { id: 'talk', kind: 'event', name: 'A talk', on: '2026-11-03' },
] })) }, async ({ page, open }) => {
  await open('#/');
  const way = page.getByRole('link', { name: 'Job fair, tomorrow' });
  await way.waitFor();
  await becomes(() => page.getByRole('link', { name: /^(Lee Adams|A talk)/ }).count(), 0);
  await way.tap();
  const done = page.getByRole('button', { name: 'Done: Job fair' });
  await done.waitFor();
  await fold(page, 'A talk').tap();
  await page.getByRole('button', { name: 'Done: A talk' }).tap();
  await page.getByText(/^Done\. It counts in the week from .*2 Nov/).waitFor();
  await done.tap();
  await page.getByText('Done. That’s 2 this week, and your goal was 1.').waitFor();
  await axe(page);
  await open('#/');
  await page.getByRole('heading', { level: 2, name: 'This week' }).waitFor();
  await becomes(() => way.count(), 0);
});

const started = record('process/p1', {
  id: 'p1', created: '2026-10-01T10:00:00', employer: 'Northlight', role: 'Registrar',
  rounds: [{ id: 'r1', kind: 'in_person', schedule: { end: '2026-10-02T14:00:00' } }],
  ledger: [
    heard('e1', '2026-10-10T10:00:00', { offer: { form: 'written' } }),
    { id: 'e2', at: '2026-10-12T10:00:00', what: { decided: 'accepted' } },
    { id: 'e3', at: '2026-11-02T09:00:00', what: { decided: 'started_work' } },
  ],
  references: [{ id: 'ana', name: 'Ana Ruiz', named: '2026-10-05T10:00:00', called: '2026-10-08T10:00:00' }],
});

flow('the end of the search: what I learned, and thanks to all who helped', { time: NOW, storage: storage(started, record('profile/only', { name: 'Sam Rowe', referees: [{ id: 'ana', name: 'Ana Ruiz', consent: 'agreed' }] })) }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByLabel('For the next time, in a few lines').fill('Ask earlier.');
  await page.getByText('For speaking for me when they called').waitFor();
  await page.getByText('A letter to send').tap();
  await page.locator('.draft-text', { hasText: 'I’m starting as Registrar at Northlight. Thank you for speaking for me when they called.' }).waitFor();
  await page.getByRole('button', { name: 'I thanked them: Ana Ruiz' }).tap();
  await page.getByText('Thanked', { exact: true }).waitFor();
  await saved(page);
  await fits(page);
  await axe(page);
  await page.reload();
  await up(page);
  assert.equal(await page.getByLabel('For the next time, in a few lines').inputValue(), 'Ask earlier.');
  await page.getByText('Thanked', { exact: true }).waitFor();
});
