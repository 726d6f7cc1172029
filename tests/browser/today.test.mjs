// Today: first things first, promises ticked off in place, steps put off and taken back, what changed since the last
// look. The tests work on a record in the store, as an earlier visit would have left it.

import assert from 'node:assert/strict';
import { axe, fits, flow, up } from './harness.mjs';

const AFTERNOON = '2026-11-11T16:00:00';

/** One record as it is stored. */
const stored = (record) => ({
  [`afterword/process/${record.id}`]: JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data: record }),
});

/** A panel on Wednesday 11 November that ended at 14:00: two people, a date named, two promises given. */
const panel = (over = {}) => ({
  id: 'x1',
  created: '2026-11-11T14:10:00',
  employer: 'Halden & Rowe',
  role: 'Product analyst',
  people: [{ id: 'p1', name: 'Miriam Osei' }],
  rounds: [
    {
      id: 'r1',
      kind: 'panel',
      schedule: { end: '2026-11-11T14:00:00' },
      people: ['p1'],
      told: { promised: { by: '2026-11-18' } },
      own_promises: [{ what: 'the portfolio', by: '2026-11-11' }, { what: 'two referees', by: '2026-11-13' }],
    },
  ],
  ...over,
});

const card = (page, title) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const promise = (page, what) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Done: ${what}` }) });
const undo = (page) => page.getByRole('status').getByRole('button', { name: 'Undo' });

async function at(page, time) {
  await page.clock.setSystemTime(time);
  await page.clock.runFor(11_000);
}

/** Leaves Today and comes back to it. */
async function lookAgain(page) {
  await page.getByRole('link', { name: 'Interviews', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor();
  await page.getByRole('link', { name: /^Today/ }).click();
  await page.getByRole('heading', { name: 'Do now' }).waitFor();
}

async function pick(page, name) {
  const radio = page.getByRole('radio', { name });
  await radio.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await radio.check({ force: true });
}

flow('two things stand open, the others fold', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const cards = page.getByRole('region', { name: 'Do now' }).getByRole('article');
  await card(page, 'Thank Miriam Osei').waitFor();
  assert.equal(await cards.count(), 2);
  await page.getByText(/^and \d+ more$/).first().tap();
  await cards.nth(2).waitFor();
  await at(page, '2026-11-11T16:11:00'); // drawn anew, and what was opened stays open
  await cards.nth(2).waitFor();
  await fits(page);
  await axe(page);
});

for (const scheme of ['light', 'dark']) {
  flow(`promises are ticked off in place and undone, ${scheme}`, { time: '2026-11-12T09:00:00', scheme, storage: stored(panel()) }, async ({ page, open }) => {
    await open();
    const promises = page.getByRole('region', { name: 'You promised' });
    await promises.getByText('late is far better than never').waitFor();
    await promise(page, 'the portfolio').getByText('was for yesterday').waitFor();
    await axe(page);
    await page.getByRole('button', { name: 'Done: the portfolio' }).tap();
    await page.getByRole('button', { name: 'Done: the portfolio' }).waitFor({ state: 'detached' });
    await undo(page).tap();
    await page.getByRole('button', { name: 'Done: the portfolio' }).tap();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Done: two referees');
    await page.getByRole('button', { name: 'Done: two referees' }).tap();
    await promises.waitFor({ state: 'detached' });
      await page.reload();
    await up(page);
    assert.equal(await promises.count(), 0);
    // The record says the same.
    const kept = await page.evaluate(() => JSON.parse(localStorage['afterword / process/x1']).data.rounds[0].own_promises.map((one) => one.kept));
    assert.equal(kept.filter(Boolean).length, 2);
  });
}

flow('put off with a reason, kept through a reload, and taken back', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Put it off: Thank Miriam Osei' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Put it off' });
  await sheet.getByText('Thank Miriam Osei').waitFor();
  await sheet.getByRole('button', { name: 'Put it off' }).tap();
  await sheet.getByText('Choose first until when.').waitFor();
  await pick(page, /^This evening/);
  await sheet.getByLabel('Why? If you like').fill('The train has no net');
  await axe(page);
  await sheet.getByRole('button', { name: 'Put it off' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await card(page, 'Thank Miriam Osei').waitFor({ state: 'detached' });
  const coming = page.getByRole('region', { name: 'Coming up' });
  await coming.getByText('You put it off: The train has no net').waitFor();
  await page.reload();
  await up(page);
  await coming.getByText('You put it off: The train has no net').waitFor();
  // The timeline says so too, and takes it back.
  await page.evaluate(() => (location.hash = '#/interview/x1'));
  await page.getByText('You put it off: The train has no net').waitFor();
  await page.getByRole('button', { name: 'Take it back: Thank Miriam Osei' }).tap();
  await page.getByText('You put it off').waitFor({ state: 'detached' });
  await page.evaluate(() => (location.hash = '#/'));
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('it comes back at its moment, and not before', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Put it off: Thank Miriam Osei' }).tap();
  await pick(page, /^This evening/);
  await page.getByRole('dialog').getByRole('button', { name: 'Put it off' }).tap();
  await card(page, 'Thank Miriam Osei').waitFor({ state: 'detached' });
  await at(page, '2026-11-11T18:58:00');
  assert.equal(await card(page, 'Thank Miriam Osei').count(), 0);
  await at(page, '2026-11-11T19:00:30');
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('waiting past the closing time is called that before it is chosen', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Put it off: Thank Miriam Osei' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Put it off' });
  await sheet.getByText(/Its time runs out tomorrow/).waitFor();
  await pick(page, 'A day I choose');
  await sheet.getByLabel('Which day?').fill('2026-11-11');
  await sheet.getByRole('button', { name: 'Put it off' }).tap();
  await sheet.getByText('That day is not ahead.').waitFor();
  await sheet.getByLabel('Which day?').fill('2026-11-13');
  await sheet.getByRole('status').getByText('By then its time has run out.').waitFor();
  await sheet.getByLabel('Which day?').fill('2026-11-20');
  await sheet.getByRole('status').getByText('By then it is too late.').waitFor();
  await axe(page);
  await sheet.getByRole('button', { name: 'Put it off all the same' }).waitFor();
  await sheet.getByRole('button', { name: 'Discard' }).tap();
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('by keyboard alone: put off from the timeline', { wide: true, time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await page.getByRole('button', { name: 'Put it off: Thank Miriam Osei' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Put it off' }).waitFor();
  await page.getByRole('radio', { name: /^This evening/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Why? If you like').focus();
  await page.keyboard.type('After dinner');
  await page.keyboard.press('Enter');
  await page.getByText('You put it off: After dinner').waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body); // the focus is not lost
  await page.getByRole('button', { name: 'Take it back: Thank Miriam Osei' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Put it off: Thank Miriam Osei' }).waitFor();
});

flow('what changed stands for as long as the screen is open, and is gone at the next look', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const changed = page.getByRole('region', { name: 'What changed' });
  await card(page, 'Thank Miriam Osei').waitFor();
  assert.equal(await changed.count(), 0); // the first look
  await page.getByRole('link', { name: 'Interviews', exact: true }).click();
  await at(page, '2026-11-19T09:30:00');
  await page.getByRole('link', { name: /^Today/ }).click();
  await changed.getByText('Their date passed without a word').waitFor();
  await changed.getByText('Ask Miriam Osei whether it is decided').waitFor();
  await axe(page);
  await at(page, '2026-11-19T09:50:00'); // the screen is drawn anew, the list stays
  await changed.getByText('Their date passed without a word').waitFor();
  await lookAgain(page);
  assert.equal(await changed.count(), 0);
});

flow('who comes back to a screen that stood open sees what changed', { time: '2026-11-17T09:00:00', storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const changed = page.getByRole('region', { name: 'What changed' });
  await page.getByRole('heading', { name: 'Hands off' }).waitFor();
  assert.equal(await changed.count(), 0);
  await at(page, '2026-11-19T09:30:00');
  await changed.getByText('Their date passed without a word').waitFor();
});

const resting = panel({
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, told: { promised: { by: '2026-11-25' } } }],
  people: [],
});

flow('an empty day says so kindly, and what to do instead', { time: '2026-11-20T09:00:00', storage: stored(resting) }, async ({ page, open }) => {
  await open();
  // All that is left to do is not needed.
  for (let left = 0; left < 12; left += 1) {
    const skip = page.getByRole('button', { name: /^Not needed/ }).first();
    if (!(await skip.count())) break;
    await skip.tap();
    await page.waitForTimeout(50);
  }
  await page.getByText('Nothing to do right now').waitFor();
  await page.getByText('leaving them alone is today’s work').waitFor();
  await page.getByRole('region', { name: 'Hands off' }).getByRole('heading', { name: 'Halden & Rowe' }).waitFor();
  await axe(page);
});

const many = Object.assign({}, ...Array.from({ length: 300 }, (_, n) => stored(panel({ id: `x${n}`, employer: `${n} The Very Long and Winding Borough Council of Saint Mary` }))));

flow('three hundred interviews make no endless screen', { time: AFTERNOON, storage: many }, async ({ page, open }) => {
  await open();
  const cards = page.getByRole('region', { name: 'Do now' }).getByRole('article');
  await cards.first().waitFor();
  assert.equal(await cards.count(), 2);
  assert.ok((await page.locator('main *').count()) < 900);
  const started = Date.now();
  await page.getByText(/^and \d+ more$/).first().tap();
  await page.waitForFunction(() => document.querySelectorAll('main article.stepcard').length === 5);
  assert.ok(Date.now() - started < 3000);
  await fits(page);
  await axe(page);
});

for (const wide of [false, true]) {
  flow(`what is done hands the focus on to the next card, and is announced, ${wide ? 'by keyboard' : 'by touch'}`, { wide, time: AFTERNOON, storage: stored(panel({ people: [{ id: 'p1', name: 'Miriam Osei' }, { id: 'p2', name: 'Tomasz Brandt' }] })) }, async ({ page, open }) => {
    await open();
    const cards = page.getByRole('region', { name: 'Do now' }).getByRole('article');
    await cards.first().waitFor();
    const use = (button) => (wide ? button.press('Enter') : button.tap());
    const inCard = () => page.evaluate(() => [...document.querySelectorAll('[aria-labelledby=do-now] article')].indexOf(document.activeElement.closest('article')));
    for (let left = 0; left < 3; left += 1) {
      const title = await cards.first().getByRole('heading').textContent();
      await use(cards.first().getByRole('button', { name: /^Not needed/ }));
      await page.getByRole('status').getByText('Noted as not needed.').waitFor();
      await page.waitForFunction((title) => document.querySelector('[aria-labelledby=do-now] article h3')?.textContent !== title, title);
      assert.equal(await inCard(), 0, title);
    }
    // What was put off leaves the screen too, once its sheet is closed.
    await use(cards.first().getByRole('button', { name: /^Put it off/ }));
    await page.getByRole('dialog').getByRole('radio').first().check({ force: true });
    await use(page.getByRole('dialog').getByRole('button', { name: /^Put it off/ }));
    await page.getByText('Put off. It comes back by itself.').waitFor();
    await page.waitForFunction(() => document.activeElement.closest('[aria-labelledby=do-now] article'));
    await axe(page);
  });
}

flow('after the last card the heading, which says what is left, has the focus', { time: '2026-11-20T09:00:00', storage: stored(resting) }, async ({ page, open }) => {
  await open();
  for (let left = 0; left < 12; left += 1) {
    const skip = page.getByRole('region', { name: 'Do now' }).getByRole('button', { name: /^Not needed/ });
    if (!(await skip.count())) break;
    await skip.first().tap();
    await page.waitForTimeout(50);
  }
  await page.getByText('Nothing to do right now').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
  assert.match(await page.getByRole('heading', { level: 1 }).textContent(), /^Nothing to do, one to leave alone/);
});

flow('a reason that unfolds is set off from what it explains', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const one = card(page, 'Thank Miriam Osei');
  await one.getByText('Why then?').click();
  const look = await one.locator('.why[open] > .why__body').evaluate((body) => {
    const second = body.children[1];
    const { borderInlineStartWidth, paddingInlineStart } = getComputedStyle(body);
    return [borderInlineStartWidth, paddingInlineStart, second ? getComputedStyle(second).marginBlockStart : 'nothing'];
  });
  assert.ok(look.every((length) => parseFloat(length) > 0), look.join());
});

flow('an interview that was never typed in asks for nothing', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  const due = async () => (await page.getByRole('link', { name: /^Today/ }).textContent()).replace(/\s+/g, ' ');
  await open();
  await page.getByRole('heading', { name: 'Hands off' }).or(page.getByRole('heading', { name: 'Coming up' })).first().waitFor();
  const [before, title] = [await due(), await page.getByRole('heading', { level: 1 }).textContent()];
  await open('#/capture');
  await page.getByLabel('Employer').waitFor();
  await page.getByRole('link', { name: /^Today/ }).click();
  await page.getByRole('heading', { name: 'Hands off' }).or(page.getByRole('heading', { name: 'Coming up' })).first().waitFor();
  assert.deepEqual([await due(), await page.getByRole('heading', { level: 1 }).textContent()], [before, title]);
  assert.equal(await page.getByText('Untitled interview').count(), 0);
});

/** Put off until Wednesday the 25th; the round it prepares for has moved to the Monday before. */
const early = {
  id: 'x1', created: '2026-11-03T16:10:00', employer: 'Halden & Rowe', role: 'Product analyst',
  rounds: [{ id: 'r1', schedule: { end: '2026-11-03T16:00:00' }, told: 'no_date' }, { id: 'r2', kind: 'final', schedule: { start: '2026-11-23T10:00:00' } }],
  marks: { 'prepare-round:r2': { snoozed: { until: '2026-11-25T09:00:00', reason: 'holiday' } } },
};

flow('what is back before its day says why, on Today and on the timeline', { time: '2026-11-22T09:00:00', storage: stored(early) }, async ({ page, open }) => {
  const why = /^It is back early: the date moved, and its time now runs out tomorrow, 10:00\. You had put it off until Wednesday, 09:00\. The round begins tomorrow, 10:00, so/;
  await open();
  const doNow = page.getByRole('region', { name: 'Do now' });
  while (!(await doNow.getByText(why).count())) await doNow.locator('.rest__more:visible').first().click();
  await doNow.getByText(why).scrollIntoViewIfNeeded();
  await fits(page);
  await axe(page);
  await open('#/interview/x1');
  await page.getByText(why).first().waitFor({ state: 'attached' });
  await axe(page);
});
