// Every step opens its work: the right control has the focus and is in sight. And the way back leads to where one was.

import assert from 'node:assert/strict';
import { flow } from './harness.mjs';

const panel = {
  id: 'x1',
  created: '2026-11-11T14:10:00',
  employer: 'Halden & Rowe',
  role: 'Product analyst',
  people: [{ id: 'p1', name: 'Miriam Osei' }],
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T14:00:00' }, people: ['p1'], told: 'unrecorded', to_learn: ['SQL'], questions: [{ id: 'q1', asked: 'Why us?', grade: 'rough', answer: 'Hm.' }] }],
};
const stored = (...records) => Object.fromEntries(records.map((data) => [`afterword/process/${data.id}`, JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data })]));
delete panel.rounds[0].told;

/** The id or name of what has the focus, once it is this one and in sight. */
const reached = (page, wanted) => page.waitForFunction((wanted) => {
  const active = document.activeElement;
  const { top, bottom } = active.getBoundingClientRect();
  return active.matches(wanted) && top >= 0 && bottom <= innerHeight;
}, wanted);

const HOME = '#/interview/x1';
const WORK = {
  notes: [`${HOME}/round/r1?at=asked`, '#asked'],
  promises: [`${HOME}/debrief?at=promises`, '[data-at="promises"] *'],
  debrief: [`${HOME}/debrief?at=asked`, '[data-at="asked"] *'],
  answers: ['#/stories?at=round-r1', '[data-at="round-r1"] textarea'],
  learning: [`${HOME}/debrief?at=gaps`, '#gap-new'],
  plan: [`${HOME}/plan?at=points`, '[data-at="points"] *'],
  salary: [`${HOME}/salary?at=wanted`, '[data-at="wanted"] *'],
};

for (const [name, [href, wanted]] of Object.entries(WORK)) {
  flow(`the work of a step has the focus: ${name}`, { time: '2026-11-12T09:00:00', storage: stored(panel) }, async ({ page, open }) => {
    await open(href); // from outside, such as a calendar
    await reached(page, wanted);
    await open(HOME);
    await page.evaluate((href) => { location.hash = href; }, href);
    await reached(page, wanted);
  });
}

flow('every step of a timeline and of Today has a way that reaches something', { time: '2026-11-12T09:00:00', storage: stored(panel) }, async ({ page, open }) => {
  const asked = new Set();
  for (const at of [HOME, '#/']) {
    await open(at);
    await page.waitForTimeout(600);
    await page.evaluate(async () => {
      for (let round = 0; round < 4; round += 1) {
        for (const fold of document.querySelectorAll('main details:not([open]):not(.menu)')) fold.open = true;
        await new Promise((done) => setTimeout(done, 100));
      }
    });
    const links = await page.locator('main a[href*="?"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    links.forEach((href) => asked.add(href));
  }
  assert.ok(asked.size >= 4, [...asked].join());
  for (const href of asked) {
    await open(href);
    if (href.includes('?write=')) await page.getByLabel('Letter text').waitFor();
    else await page.waitForFunction(() => document.activeElement !== document.body && document.activeElement.localName !== 'h1' && document.activeElement.id !== 'main');
  }
});

const many = Array.from({ length: 40 }, (_, n) => ({ ...panel, id: `x${n}`, employer: `Employer ${String(n).padStart(2, '0')}` }));

flow('back brings scroll and focus to where they were, on a list and on a timeline', { time: '2026-11-12T09:00:00', storage: stored(...many) }, async ({ page, open }) => {
  await open('#/interviews');
  const row = page.locator('.listed a').nth(12);
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
  const [before, href] = [await page.evaluate(() => scrollY), await row.getAttribute('href')];
  assert.ok(before > 200, `${before}`);
  await row.tap();
  await page.getByRole('navigation', { name: 'Parts of this interview' }).waitFor();
  await page.waitForFunction(() => scrollY === 0);
  await page.goBack();
  await page.waitForFunction(({ before, href }) => Math.abs(scrollY - before) < 4 && document.activeElement.getAttribute('href') === href, { before, href });
  // Forward is a way back too, and so is the link at the head of the page; one of the navigation is none.
  await page.goForward();
  await page.getByRole('navigation', { name: 'Parts of this interview' }).waitFor();
  await page.getByRole('link', { name: 'All interviews' }).tap();
  await page.waitForFunction(({ before, href }) => Math.abs(scrollY - before) < 4 && document.activeElement.getAttribute('href') === href, { before, href });
});
