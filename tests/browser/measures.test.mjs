// What it costs by touch on a phone of 390x844: taps and letters from nothing to a first clean letter, to note a reply, to
// move an interview, to send a letter and say so; and that the one thing that matters is seen without scrolling.

import assert from 'node:assert/strict';
import { becomes, flow } from './harness.mjs';

const stored = (records) => Object.fromEntries(records.map((data) => [`afterword/process/${data.id}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data })]));
const me = { 'afterword/profile/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data: { name: 'Anneke Vos', skills: [{ name: 'product analytics', evidence: 'I halved our drop-off' }] } }) };

/** Ended on Wednesday 11 November at 14:00; they named Wednesday the 18th. */
const panel = (over = {}) => ({
  id: 'x1',
  created: '2026-11-11T14:10:00',
  employer: 'Halden & Rowe',
  role: 'Product analyst',
  people: [{ id: 'p1', name: 'Miriam Osei', topics: ['the release calendar'] }, { id: 'p2', name: 'Tomasz Brandt', topics: ['the on-call rota'] }],
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, people: ['p1', 'p2'], told: { promised: { by: '2026-11-18' } } }],
  ...over,
});
const heard = (at, news) => ({ id: 'h1', at, what: { heard: { channel: 'email', news } } });
const sent = (id, to, at) => ({ id, at, what: { sent: { purpose: 'thank_you', channel: 'email', to: [to], round: 'r1' } } });
const thanked = [sent('s1', 'p1', '2026-11-11T17:00:00'), sent('s2', 'p2', '2026-11-11T17:10:00')];

/** A hand that counts its taps and letters; Enter on the keyboard of the phone is a tap. */
function hand(page) {
  const cost = { taps: 0, typed: 0 };
  return {
    cost,
    async tap(target) {
      cost.taps += 1;
      await target.tap();
    },
    async enter() {
      cost.taps += 1;
      await page.keyboard.press('Enter');
    },
    async type(text) {
      cost.typed += text.length;
      await page.keyboard.type(text);
    },
  };
}

const verdict = (page, words) => page.locator('.verdict', { hasText: words }).waitFor();

flow('from nothing to a first clean letter', { time: '2026-11-11T14:05:00' }, async ({ page, open }) => {
  const { cost, tap, enter, type } = hand(page);
  await open();
  await tap(page.getByRole('link', { name: 'Capture your interview' }));
  await page.getByLabel('Employer', { exact: true }).waitFor();
  await tap(page.getByLabel('Employer', { exact: true }));
  await type('Halden & Rowe');
  await enter();
  await type('Product analyst');
  await tap(page.getByLabel('Who did you meet?', { exact: true }));
  await type('Miriam Osei');
  await tap(page.locator('label', { hasText: 'In a week' }));
  await tap(page.getByRole('button', { name: 'See my plan' }));
  await tap(page.getByRole('link', { name: 'Write Miriam’s letter' }));
  await page.getByLabel('Your name', { exact: true }).waitFor();
  await tap(page.getByLabel('Your name', { exact: true }));
  await type('Anneke Vos');
  await tap(page.getByLabel('One thing you talked about', { exact: true }));
  await type('the release calendar');
  await tap(page.getByLabel('One thing you’re good at, for this job'));
  await type('analytics');
  await tap(page.getByLabel('One sentence that shows it'));
  await type('I halved the drop-off in our funnel');
  await verdict(page, 'Ready. Send after 15:05');
  const letter = await page.getByLabel('Letter text').inputValue();
  for (const word of ['Dear Miriam Osei', 'the release calendar', 'analytics', 'Anneke Vos']) assert.ok(letter.includes(word), letter);
  await becomes(() => page.locator('.finding:is([data-level="error"], [data-level="warning"])').count(), 0);
  console.log(`measures: a first clean letter takes ${cost.taps} taps and ${cost.typed} letters`);
  assert.ok(cost.taps <= 12 && cost.typed <= 200, JSON.stringify(cost));
});

/** Others beside it, so that nobody is taken for granted. */
const others = ['Castell Energy', 'Brightwater'].map((employer, n) => panel({ id: `y${n}`, employer, ledger: thanked }));

flow('a reply noted, from Today', { time: '2026-11-13T10:00:00', storage: stored([panel({ ledger: thanked }), ...others]) }, async ({ page, open }) => {
  const { cost, tap } = hand(page);
  await open();
  await tap(page.locator('main').getByRole('link', { name: /^Halden & Rowe/ }).first());
  await tap(page.getByRole('button', { name: 'They replied', exact: true }));
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.waitFor();
  await tap(sheet.locator('label', { hasText: 'They said no' }));
  await tap(sheet.getByRole('button', { name: 'Save' }));
  await sheet.waitFor({ state: 'hidden' });
  assert.ok(cost.taps <= 4, JSON.stringify(cost));
  const { ledger } = await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data);
  assert.equal(ledger.at(-1).what.heard.news, 'refusal');
});

const ahead = panel({
  ledger: [...thanked, heard('2026-11-12T10:00:00', { next_round: 'r2' })],
  rounds: [...panel().rounds, { id: 'r2', kind: 'final', schedule: { start: '2026-11-16T10:00:00' } }],
});

flow('an interview moved, from Today', { time: '2026-11-15T10:00:00', storage: stored([ahead, ...others]) }, async ({ page, open }) => {
  const { cost, tap } = hand(page);
  await open();
  await tap(page.locator('main').getByRole('link', { name: /Halden & Rowe/ }).first());
  await tap(page.getByRole('button', { name: 'They replied', exact: true }));
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await tap(sheet.locator('label', { hasText: 'Interview moved' }));
  await sheet.getByLabel('The new day').fill('2026-11-18');
  await tap(sheet.getByRole('button', { name: 'Save' }));
  await sheet.waitFor({ state: 'hidden' });
  assert.ok(cost.taps <= 4, JSON.stringify(cost));
  const { rounds } = await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data);
  assert.match(rounds[1].schedule.start, /^2026-11-18/);
});

flow('a drafted letter sent and marked', { time: '2026-11-11T17:00:00', storage: { ...stored([panel()]), ...me } }, async ({ page, open }) => {
  await page.addInitScript(() => {
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.href.startsWith('mailto:')) click.call(this);
    };
  });
  await open('#/interview/x1/letters?write=thank-you:r1:p1');
  await verdict(page, 'Ready');
  const { cost, tap } = hand(page);
  await open();
  await tap(page.getByRole('link', { name: /^Send Miriam’s letter/ }));
  await verdict(page, 'Ready');
  await tap(page.getByRole('button', { name: 'Open in the mail app' }));
  await tap(page.getByRole('button', { name: 'Yes, just now' }));
  await page.getByRole('heading', { name: 'Sent. Next: Tomasz' }).waitFor();
  assert.ok(cost.taps <= 3, JSON.stringify(cost));
});

/** Where the bar at the foot of the screen begins. */
const fold = (page) => page.evaluate(() => document.querySelector('.nav').getBoundingClientRect().top);

async function above(page, target, what) {
  await target.first().waitFor();
  const [{ y, height }, edge] = [await target.first().boundingBox(), await fold(page)];
  assert.ok(y >= 0 && y + height <= edge, `${what}: ends at ${Math.round(y + height)}, the fold is at ${Math.round(edge)}`);
}

const round = panel().rounds;
/** Each moment: when, what the record holds, and what is seen on the employer's page and on Today. */
const MOMENTS = {
  'just captured': ['2026-11-11T14:12:00', {}, 'Got it.', 'Write Miriam’s letter'],
  'the next morning': ['2026-11-12T08:00:00', {}, 'Say thank you.', 'Write Miriam’s letter'],
  'waiting': ['2026-11-13T10:00:00', { ledger: thanked }, 'Everyone is thanked.', null],
  'their day': ['2026-11-18T09:00:00', { ledger: thanked }, 'Today is their day.', null],
  'the day after': ['2026-11-19T09:30:00', { ledger: thanked }, 'You may ask now.', 'Write the follow-up'],
  'they said no': ['2026-11-16T11:00:00', { ledger: [...thanked, heard('2026-11-16T10:00:00', 'refusal')] }, 'I’m sorry.', 'See the draft'],
  'an offer': ['2026-11-16T11:00:00', { ledger: [...thanked, heard('2026-11-16T10:00:00', { offer: { form: 'written', answer_by: '2026-11-24' } })] }, 'Congratulations.', 'Draft a reply'],
  'next round': ['2026-11-13T10:00:00', { ledger: ahead.ledger, rounds: ahead.rounds }, 'Well done.', 'Prepare'],
  'silence to the end': ['2027-01-11T10:00:00', { ledger: [...thanked, ...[['f1', '2026-11-19T10:00:00'], ['f2', '2026-12-03T10:00:00']].map(([id, at]) => ({ id, at, what: { sent: { purpose: 'follow_up', channel: 'email', to: ['p1'], round: 'r1' } } }))] }, 'They haven’t answered.', 'Close it kindly'],
};

for (const [name, [time, over, title, step]] of Object.entries(MOMENTS)) {
  flow(`above the fold: ${name}`, { time, storage: stored([panel({ rounds: round, ...over })]) }, async ({ page, open }) => {
    await open('#/interview/x1');
    const moment = page.locator('.moment');
    await above(page, moment.getByRole('heading', { name: title }), title);
    if (step) await above(page, moment.getByRole('link', { name: step }).or(moment.getByRole('button', { name: step })), step);
    await open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await above(page, page.locator('main').getByText('Halden & Rowe'), 'the employer, on Today');
  });
}

flow('above the fold: the paper', { time: '2026-11-11T14:12:00', storage: { ...stored([panel({ employer: 'The Very Long and Winding Borough Council of Saint Mary-le-Bow' })]), ...me } }, async ({ page, open }) => {
  await open('#/interview/x1/letters?write=thank-you:r1:p1');
  await verdict(page, 'Ready. Send after 15:00');
  const { y } = await page.locator('.letter').boundingBox();
  assert.ok(y <= 300, `the paper begins at ${y}`);
  await above(page, page.locator('.verdict'), 'the verdict');
});

flow('above the fold: Save, once their news are chosen', { time: '2026-11-13T10:00:00', storage: stored([panel({ ledger: thanked })]) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await page.getByRole('button', { name: 'They replied' }).tap();
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.getByText('Halden & Rowe').waitFor();
  for (const news of ['Next round', 'An offer', 'They said no', 'Decision delayed', 'A question', 'A message']) {
    await sheet.locator('label', { hasText: news }).tap();
    const { y, height } = await sheet.getByRole('button', { name: 'Save' }).boundingBox();
    assert.ok(y + height <= 844, `${news}: Save ends at ${y + height}`);
  }
  await sheet.getByText('Details').tap();
  const { y, height } = await sheet.getByRole('button', { name: 'Save' }).boundingBox();
  assert.ok(y + height <= 844, `with the details: Save ends at ${y + height}`);
});

flow('a reply needs no question which employer it was, where there is one', { time: '2026-11-13T10:00:00', storage: stored([panel({ ledger: thanked })]) }, async ({ page, open }) => {
  await open();
  await page.getByLabel('Add', { exact: true }).tap();
  await page.getByRole('button', { name: 'They replied', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.getByText('Halden & Rowe, Product analyst').waitFor();
  await sheet.getByText('Their news').waitFor();
});
