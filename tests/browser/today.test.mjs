// Today: what matters first, promises kept in place, steps snoozed and taken back, what changed since the last look. The tests work on a record in the store, as an earlier visit would have left it.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, up } from './harness.mjs';

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
/** Opens the menu of a card, or of a step on the timeline, and takes one of its items. */
async function choose(page, title, item) {
  const menu = page.locator('details.menu').filter({ has: page.getByLabel(`More: ${title}: Halden & Rowe`) });
  await menu.locator('summary').first().click();
  await menu.getByRole('button', { name: item, exact: true }).first().click();
}

const doNow = (page) => page.getByRole('region', { name: 'To do today' });
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
  await doNow(page).waitFor();
}

async function pick(page, name) {
  const radio = page.getByRole('radio', { name });
  await radio.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  // The list may still move under the finger when it is drawn: tapped again until it is chosen.
  await becomes(async () => {
    await radio.check({ force: true, timeout: 2000 }).catch(() => {});
    return radio.isChecked();
  }, true);
}

flow('letters and what was promised lead, the rest is rows', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { level: 1, name: 'One promise to keep, one letter to write. Everything else can wait.' }).waitFor();
  const cards = doNow(page).getByRole('article');
  await card(page, 'Thank Miriam Osei').waitFor();
  assert.equal(await cards.count(), 2);
  await card(page, 'Keep your word: the portfolio').waitFor();
  const worth = page.getByRole('region', { name: 'If you have time' });
  await worth.getByText(/^Also worth doing/).tap();
  await worth.getByText('Tell your referees a call may come').waitFor();
  await at(page, '2026-11-11T16:11:00'); // drawn anew, and what was opened stays open
  await worth.getByText('Tell your referees a call may come').waitFor();
  const { height } = await card(page, 'Thank Miriam Osei').boundingBox();
  assert.ok(height <= 260, `a card for one person is ${height} tall`);
  await fits(page);
  await axe(page);
});

for (const scheme of ['light', 'dark']) {
  flow(`a promise that is due is kept in place and undone, ${scheme}`, { time: '2026-11-13T09:00:00', scheme, storage: stored(panel({ people: [] })) }, async ({ page, open }) => {
    await open();
    const portfolio = card(page, 'Keep your word: the portfolio');
    await portfolio.getByText(/^You promised it for/).waitFor();
    await axe(page);
    await portfolio.getByRole('button', { name: 'Mark as done' }).first().tap();
    await portfolio.waitFor({ state: 'detached' });
    await undo(page).tap();
    await portfolio.getByRole('button', { name: 'Mark as done' }).first().tap();
    await portfolio.waitFor({ state: 'detached' });
    await card(page, 'Keep your word: two referees').getByRole('button', { name: 'Mark as done' }).first().tap();
    await card(page, 'Keep your word: two referees').waitFor({ state: 'detached' });
    await page.reload();
    await up(page);
    await doNow(page).waitFor();
    await becomes(() => page.getByText(/^Keep your word/).count(), 0);
  });
}

flow('snoozed with a reason, kept through a reload, and taken back', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await choose(page, 'Thank Miriam Osei', 'Snooze');
  const sheet = page.getByRole('dialog', { name: 'Snooze' });
  await sheet.getByText('Thank Miriam Osei').waitFor();
  await sheet.getByRole('button', { name: 'Snooze' }).tap();
  await sheet.getByText('First choose until when.').waitFor();
  await pick(page, /^This evening/);
  await sheet.getByLabel('Reason (optional)').fill('The train has no net');
  await axe(page);
  await sheet.getByRole('button', { name: 'Snooze' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await card(page, 'Thank Miriam Osei').waitFor({ state: 'detached' });
  const coming = page.getByRole('region', { name: 'Coming up' });
  await coming.getByText('You snoozed it: The train has no net').waitFor();
  await page.reload();
  await up(page);
  await coming.getByText('You snoozed it: The train has no net').waitFor();
  // The timeline says so too, and takes it back.
  await page.evaluate(() => (location.hash = '#/interview/x1'));
  await page.getByText('You snoozed it: The train has no net').waitFor();
  await page.getByRole('button', { name: 'Take it back: Thank Miriam Osei' }).tap();
  await page.getByText('You snoozed it').waitFor({ state: 'detached' });
  await page.evaluate(() => (location.hash = '#/'));
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('it comes back at its moment, and not before', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await choose(page, 'Thank Miriam Osei', 'Snooze');
  await pick(page, /^This evening/);
  await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).tap();
  await card(page, 'Thank Miriam Osei').waitFor({ state: 'detached' });
  await at(page, '2026-11-11T18:58:00');
  await becomes(() => card(page, 'Thank Miriam Osei').count(), 0);
  await at(page, '2026-11-11T19:00:30');
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('waiting past the closing time is called that before it is chosen', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  await choose(page, 'Thank Miriam Osei', 'Snooze');
  const sheet = page.getByRole('dialog', { name: 'Snooze' });
  await sheet.getByText(/After tomorrow, .* it is too late/).waitFor();
  await pick(page, 'A day I choose');
  await sheet.getByLabel('Which day?').fill('2026-11-11');
  await sheet.getByRole('button', { name: 'Snooze', exact: true }).tap();
  await sheet.getByText('That day has passed.').waitFor();
  await sheet.getByLabel('Which day?').fill('2026-11-13');
  await sheet.getByRole('status').getByText('By then it is too late.').waitFor();
  await sheet.getByLabel('Which day?').fill('2026-11-20');
  await sheet.getByRole('status').getByText('By then it is too late.').waitFor();
  await axe(page);
  await sheet.getByRole('button', { name: 'Snooze anyway' }).waitFor();
  await sheet.getByRole('button', { name: 'Discard' }).tap();
  await card(page, 'Thank Miriam Osei').waitFor();
});

flow('by keyboard alone: snoozed from the timeline', { wide: true, time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open('#/interview/x1');
  await page.getByLabel('More: Thank Miriam Osei: Halden & Rowe').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Snooze' }).waitFor();
  await page.getByRole('radio', { name: /^This evening/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Reason (optional)').focus();
  await page.keyboard.type('After dinner');
  await page.keyboard.press('Enter');
  await page.getByText('You snoozed it: After dinner').waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body); // the focus is not lost
  await page.getByRole('button', { name: 'Take it back: Thank Miriam Osei' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('More: Thank Miriam Osei: Halden & Rowe').waitFor();
});

flow('what changed stands for as long as the screen is open, and is gone at the next look', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const changed = page.getByRole('region', { name: 'What changed' });
  await card(page, 'Thank Miriam Osei').waitFor();
  assert.equal(await changed.count(), 0); // the first look
  await page.getByRole('link', { name: 'Interviews', exact: true }).click();
  await at(page, '2026-11-19T09:30:00');
  await page.getByRole('link', { name: /^Today/ }).click();
  await changed.getByText('Their date passed without a reply').waitFor();
  await changed.getByText('Ask Miriam Osei for news').waitFor();
  await axe(page);
  await at(page, '2026-11-19T09:50:00'); // the screen is drawn anew, the list stays
  await changed.getByText('Their date passed without a reply').waitFor();
  await lookAgain(page);
  assert.equal(await changed.count(), 0);
});

flow('who comes back to a screen that stood open sees what changed', { time: '2026-11-17T09:00:00', storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const changed = page.getByRole('region', { name: 'What changed' });
  await page.getByRole('heading', { name: 'Coming up' }).waitFor();
  assert.equal(await changed.count(), 0);
  await at(page, '2026-11-19T09:30:00');
  await changed.getByText('Their date passed without a reply').waitFor();
});

const resting = panel({
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, told: { promised: { by: '2026-11-25' } } }],
  people: [],
});

/** Everything that a look back asks for is done or not needed. */
const calm = {
  ...resting,
  marks: Object.fromEntries(['notes:r1', 'record-promise:r1', 'debrief:r1', 'unwind:r1', 'brief-referees:r1', 'mutual-contacts', 'linkedin:r1', 'business-plan'].map((key) => [key, { done: '2026-11-12T09:00:00' }])),
};

flow('an empty day says so kindly', { time: '2026-11-20T09:00:00', storage: stored(calm) }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { level: 1, name: 'Nothing to do today.' }).waitFor();
  await page.getByText('Waiting is today’s work.').waitFor();
  await page.getByRole('region', { name: 'Waiting' }).getByText('Halden & Rowe').waitFor();
  await axe(page);
});

const many = Object.assign({}, ...Array.from({ length: 300 }, (_, n) => stored(panel({ id: `x${n}`, employer: `${n} The Very Long and Winding Borough Council of Saint Mary` }))));

for (const number of [60, 300]) {
  const some = Object.fromEntries(Object.entries(many).slice(0, number));
  flow(`${number} interviews make no endless screen`, { time: AFTERNOON, storage: some }, async ({ page, open }) => {
    await open();
    const cards = doNow(page).getByRole('article');
    await cards.first().waitFor();
    assert.equal(await cards.count(), 3);
    await page.getByRole('heading', { level: 1, name: /^More than nine promises to keep, more than nine letters to write/ }).waitFor();
    assert.ok((await page.locator('main *').count()) < 900);
    await page.getByRole('heading', { name: 'This week' }).waitFor();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 3 * 844, `Today is ${height} tall before anything is unfolded`);
    await doNow(page).getByText(/^Show \d+ more/).first().tap();
    await page.waitForFunction(() => document.querySelectorAll('main article.stepcard').length > 3);
    await fits(page);
    await axe(page);
  });
}

for (const wide of [false, true]) {
  flow(`what is done hands the focus on to the next card, and is announced, ${wide ? 'by keyboard' : 'by touch'}`, { wide, time: '2026-11-13T09:00:00', storage: stored(panel({ people: [] })) }, async ({ page, open }) => {
    await open();
    const cards = doNow(page).getByRole('article');
    await cards.first().waitFor();
    const use = (button) => (wide ? button.press('Enter') : button.tap());
    const title = await cards.first().getByRole('heading').textContent();
    await use(cards.first().getByRole('button', { name: 'Mark as done' }).first());
    await page.getByRole('status').getByText('Done.').waitFor();
    await page.waitForFunction((title) => document.querySelector('[aria-labelledby=do-now] article h3')?.textContent !== title, title);
    await page.waitForFunction(() => document.activeElement.closest('[aria-labelledby=do-now] article'));
    await axe(page);
  });
}

flow('after the last card the heading, which says what is left, has the focus', { time: '2026-11-17T09:00:00', storage: stored({ ...calm, rounds: [{ ...calm.rounds[0], own_promises: [{ what: 'the portfolio', by: '2026-11-17' }] }] }) }, async ({ page, open }) => {
  await open();
  await doNow(page).getByRole('button', { name: 'Mark as done' }).first().tap();
  await page.getByText('Nothing to write, nothing to answer').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
  await becomes(() => page.getByRole('heading', { level: 1 }).textContent(), 'Nothing to do today.');
});

flow('a reason that unfolds is set off from what it explains', { time: AFTERNOON, storage: stored(panel()) }, async ({ page, open }) => {
  await open();
  const one = card(page, 'Thank Miriam Osei');
  await one.getByText('Why', { exact: true }).click();
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
  await page.getByRole('heading', { name: 'Waiting' }).or(page.getByRole('heading', { name: 'Coming up' })).first().waitFor();
  const [before, title] = [await due(), await page.getByRole('heading', { level: 1 }).textContent()];
  await open('#/capture');
  await page.getByLabel('Employer').waitFor();
  await page.getByRole('link', { name: /^Today/ }).click();
  await page.getByRole('heading', { name: 'Waiting' }).or(page.getByRole('heading', { name: 'Coming up' })).first().waitFor();
  assert.deepEqual([await due(), await page.getByRole('heading', { level: 1 }).textContent()], [before, title]);
  await becomes(() => page.getByText('Untitled interview').count(), 0);
});

/** Put off until Wednesday the 25th; the round it prepares for has moved to the Monday before. */
const early = {
  id: 'x1', created: '2026-11-03T16:10:00', employer: 'Halden & Rowe', role: 'Product analyst',
  rounds: [{ id: 'r1', schedule: { end: '2026-11-03T16:00:00' }, told: 'no_date' }, { id: 'r2', kind: 'final', schedule: { start: '2026-11-23T10:00:00' } }],
  marks: { 'prepare-round:r2': { snoozed: { until: '2026-11-25T09:00:00', reason: 'holiday' } } },
};

flow('what is back before its day says why, on the timeline', { time: '2026-11-21T09:00:00', storage: stored(early) }, async ({ page, open }) => {
  const why = /^It is back early because the date moved. It can wait until Monday, 10:00\./;
  await open('#/interview/x1');
  await page.getByText(why).first().waitFor({ state: 'attached' });
  await axe(page);
});
