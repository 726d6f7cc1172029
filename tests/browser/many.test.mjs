// Hundreds of interviews: the list makes what is seen first, and everything else as it is needed.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';

const NOW = '2026-11-12T10:00:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

const stored = (count) => Object.fromEntries(Array.from({ length: count }, (_, n) => {
  const end = `2026-10-${String(1 + (n % 28)).padStart(2, '0')}T${String(8 + (n % 10)).padStart(2, '0')}:00:00`;
  const data = { id: `x${n}`, created: end, employer: n % 50 ? `Employer ${n}` : `${LONG} ${n}`, role: 'Analyst', rounds: [{ id: 'r1', schedule: { end }, told: 'no_date' }] };
  return [`afterword/process/x${n}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: end, data })];
}));

/** Until no more rows are being made. */
const settled = async (page) => {
  for (let known = -1; known !== (await rows(page).count()); ) {
    known = await rows(page).count();
    await page.waitForTimeout(400);
  }
};

const rows = (page) => page.locator('.listed');

flow('three hundred interviews: the rows come as they are scrolled to', { time: NOW, storage: stored(300) }, async ({ page, open }) => {
  await open('#/interviews');
  await page.getByText('300 employers').waitFor();
  const first = await rows(page).count();
  assert.ok(first >= 10 && first <= 50, `${first} rows at first`);
  await fits(page);
  await axe(page);
  for (let more = 0; more < 40 && (await rows(page).count()) < 300; more += 1) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(50);
  }
  await becomes(() => rows(page).count(), 300);
  const names = await page.locator('.listed .row__title').allTextContents();
  assert.equal(new Set(names).size, 300, 'each of them once');
  await becomes(() => page.getByRole('button', { name: /^Show \d+ more/ }).count(), 0);
});

flow('by keyboard: a button for the next ones, arrows, and finding in all of them', { wide: true, time: NOW, storage: stored(300) }, async ({ page, open }) => {
  await open('#/interviews');
  await page.getByText('300 employers').waitFor();
  const first = await rows(page).count();
  const more = page.getByRole('button', { name: /^Show \d+ more of \d+/ });
  await more.evaluate((button) => button.click());
  await page.waitForFunction((count) => document.querySelectorAll('.listed').length > count, first);
  await page.waitForFunction((count) => [...document.querySelectorAll('.listed')].indexOf(document.activeElement.closest('.listed')) === count, first);
  // Whatever is not on the page yet is found all the same.
  await page.getByLabel('Find').fill('Employer 299');
  await page.getByText('1 employer found').waitFor();
  await page.getByRole('link', { name: 'Employer 299' }).first().waitFor();
  await page.getByLabel('Find').fill('');
  await page.getByText('300 employers').waitFor();
  // The arrows reach the end.
  await page.getByLabel('Find').press('ArrowDown');
  for (let down = 0; down < 60; down += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.listed')].indexOf(document.activeElement.closest('.listed'))), 60);
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Name' });
  await page.waitForFunction(() => document.querySelector('.listed .row__title').textContent === 'Employer 1');
  await page.waitForFunction(() => scrollY === 0);
  await settled(page);
  assert.ok((await rows(page).count()) <= 50, 'another order begins at the top, and stays there');
  await axe(page);
});

flow('a record that comes to the front takes nobody back to the top', { wide: true, time: NOW, storage: stored(300) }, async ({ page, open, context, site }) => {
  await open('#/interviews');
  await page.getByText('300 employers').waitFor();
  await page.getByLabel('Find').press('ArrowDown');
  for (let down = 0; down < 60; down += 1) await page.keyboard.press('ArrowDown');
  const here = () => page.evaluate(() => document.activeElement.closest('.listed')?.querySelector('.row__title').textContent);
  const [name, made] = [await here(), await rows(page).count()];
  await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 })); // a text has no icon, and is asked for one
  const other = await context.newPage();
  await other.goto(`${site.url}robots.txt`);
  await other.evaluate(() => {
    const [at, round] = ['2026-11-12T09:00:00', { id: 'r1', schedule: { end: '2026-11-11T10:00:00' }, told: 'no_date' }];
    const data = { id: 'front', created: at, employer: 'Front and Sons', role: 'Analyst', rounds: [round] };
    localStorage.setItem('afterword / process/front', JSON.stringify({ v: 1, rev: 1, writer: 'other', at, data }));
  });
  await page.waitForFunction(() => document.querySelector('.listed .row__title').textContent === 'Front and Sons');
  await settled(page);
  assert.ok((await rows(page).count()) >= made, 'the rows that were there are there');
  assert.equal(await here(), name, 'the focus is where it was');
});

flow('whoever comes back to the list finds the place and the focus', { time: NOW, storage: stored(300) }, async ({ page, open }) => {
  await open('#/interviews');
  await page.getByText('300 employers').waitFor();
  for (let more = 0; more < 40 && (await rows(page).count()) < 60; more += 1) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(50);
  }
  const link = rows(page).nth(45).locator('a').first();
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const [href, top] = [await link.getAttribute('href'), (await link.boundingBox()).y];
  const back = page.locator(`.listed a.row[href="${href}"]`);
  const there = async (way) => {
    await page.waitForFunction((href) => document.activeElement?.getAttribute('href') === href, href);
    await page.waitForTimeout(300);
    assert.ok(Math.abs((await back.boundingBox()).y - top) < 3, `the same place in the window, ${way}`);
  };
  const gone = () => page.getByRole('link', { name: 'All interviews' }).waitFor();
  await link.tap();
  await gone();
  assert.equal(await page.evaluate(() => scrollY), 0, 'a new screen begins at its top');
  await page.goBack();
  await there('by the browser’s way back');
  await back.tap();
  await gone();
  await page.getByRole('link', { name: 'Letters', exact: true }).tap();
  await page.getByRole('link', { name: 'All interviews' }).tap();
  await there('by the link, from another part of it');
  // From the navigation it is another visit.
  await page.getByRole('link', { name: 'More', exact: true }).tap();
  await page.getByRole('navigation').getByRole('link', { name: 'Interviews' }).tap();
  await page.getByText('300 employers').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

const QUESTIONS = Array.from({ length: 500 }, (_, n) => ({ id: `k${n}`, asked: `Question ${n}` }));
const ASKED = { id: 'x1', created: '2026-11-10T10:00:00', employer: 'Halden & Rowe', rounds: [{ id: 'r1', schedule: { end: '2026-11-11T10:00:00' }, told: 'no_date', questions: QUESTIONS }] };

flow('five hundred questions of one round: some at once, the others when asked for, and a new one is seen', { time: NOW, storage: { 'afterword/process/x1': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: ASKED.created, data: ASKED }) } }, async ({ page, open }) => {
  await open('#/interview/x1/debrief');
  const cards = page.locator('.question');
  await page.getByRole('button', { name: 'Show 64 more of 436' }).waitFor();
  assert.equal(await cards.count(), 64);
  await page.getByLabel('Another question they asked').fill('Why us?');
  await page.getByLabel('Another question they asked').press('Enter');
  await cards.last().getByText('Why us?').waitFor();
  assert.equal(await cards.count(), 65);
  await page.getByRole('button', { name: 'Show 64 more of 436' }).tap();
  await page.getByRole('button', { name: 'Show 64 more of 372' }).waitFor();
  assert.equal(await cards.count(), 129);
  await cards.nth(100).getByText('Question 100').waitFor();
  await cards.last().getByText('Why us?').waitFor();
  await fits(page);
  await page.reload();
  await page.getByRole('button', { name: 'Show 64 more of 437' }).waitFor();
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data.rounds[0].questions.length), 501);
});
