// The week of somebody who has never seen the app: an interview with two people at a clinic, who will answer by Thursday.
// From the address to the letters, past the promised day, to a no, and to an offer elsewhere.

import assert from 'node:assert/strict';
import { becomes, flow } from './harness.mjs';

const CLINIC = 'Rosewood Clinic';

/** The clock moves on, and the app looks at it again. */
async function at(page, time) {
  await page.clock.setSystemTime(time);
  await page.clock.runFor(61_000);
}

const today = (page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Today/ }).tap();
const headline = (page) => page.getByRole('heading', { level: 1 }).textContent();
const first = (page) => page.getByRole('region', { name: 'To do today' }).getByRole('article').first();

async function capture(page, employer, people) {
  await page.getByLabel('Employer', { exact: true }).fill(employer);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Practice nurse');
  // The interview was just had, as is chosen: Enter leads to who was there, and the keyboard stays.
  await page.keyboard.press('Enter');
  for (const person of people) {
    await page.locator('#people:focus, input:focus').waitFor();
    await page.keyboard.type(person);
    await page.keyboard.press('Enter');
  }
  await becomes(() => page.getByRole('textbox', { name: 'Who did you meet?' }).count(), people.length + 1);
}

/** Copies the letter, and says that it went out. */
async function send(page) {
  const mark = page.getByRole('button', { name: 'Mark as sent', exact: true });
  await mark.tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByRole('button', { name: 'Not sent after all? Undo' }).waitFor();
}

async function replied(page, news) {
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.getByRole('radio', { name: news }).check({ force: true });
  return sheet;
}

flow('the week of a stranger: two letters, their day, a no, and an offer elsewhere', { time: '2026-11-30T15:05:00', limit: 240_000 }, async ({ page, open }) => {
  await open();
  await page.getByRole('link', { name: 'Capture your interview' }).tap();
  await page.getByLabel('Employer', { exact: true }).waitFor();
  await capture(page, CLINIC, ['Helen Marsh', 'Dr Patel']);
  // It is the last day of the month: its end is no answer.
  assert.equal(await page.getByRole('radio', { name: 'By the end of the month' }).count(), 0);
  await page.getByRole('radio', { name: 'Another day, or their words' }).check({ force: true });
  const words = page.getByLabel(/^In their words/);
  await words.waitFor();
  await becomes(async () => (await page.getByLabel('The day they named').boundingBox()).y < 780, true, 'the fields are in view');
  await words.fill('by Thursday');
  await page.getByText('Their date: Thursday 3 December.').waitFor();
  await page.getByRole('button', { name: 'See my plan' }).tap();

  await page.getByText('thank Helen and Dr Patel').waitFor();
  await page.getByRole('list', { name: /^Timeline/ }).getByText('Write now').waitFor();
  await page.getByRole('link', { name: 'Write Helen’s letter' }).tap();
  await page.locator('.verdict', { hasText: 'Three small things to fix' }).getByRole('button', { name: 'Go to the first' }).tap();
  await page.locator('#quick-name:focus').waitFor();
  await page.keyboard.type('Anna Lind');
  await page.keyboard.press('Enter');
  await page.keyboard.type('the new vaccination clinic');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('injections');
  await page.keyboard.press('Enter');
  await page.keyboard.type('I ran the flu clinic for two winters');
  await page.locator('.verdict', { hasText: 'Ready. Send after 16:05' }).waitFor();
  await at(page, '2026-11-30T16:40:00');
  await page.locator('.verdict', { hasText: 'Ready to send' }).waitFor();
  await send(page);
  await page.getByRole('link', { name: 'Write Dr Patel’s letter' }).tap();
  await page.getByRole('heading', { name: 'Letter to Dr Patel' }).waitFor();
  await page.getByLabel('One thing you talked about', { exact: true }).fill('the night shifts');
  await page.locator('.verdict', { hasText: 'Ready to send' }).waitFor();
  await send(page);
  await page.getByText('Nothing to do until Fri 4 Dec.').waitFor();
  await today(page);
  // What is left has no hurry, and nothing says that there is nothing.
  await becomes(() => headline(page), 'Nothing urgent today.');

  await at(page, '2026-12-03T09:10:00');
  await becomes(() => headline(page), 'Nothing to write today.');
  await first(page).getByRole('heading', { name: `Today is the day ${CLINIC} named.` }).waitFor();
  await first(page).getByRole('button', { name: `They replied: ${CLINIC}` }).waitFor();

  await at(page, '2026-12-04T15:00:00');
  await first(page).getByRole('link', { name: /^Write the follow-up/ }).waitFor();
  await page.locator('nav summary', { hasText: 'Add' }).or(page.getByLabel('Add', { exact: true })).first().tap();
  await page.getByRole('navigation').getByRole('button', { name: 'They replied' }).tap();
  await (await replied(page, 'They said no')).getByRole('button', { name: 'Save' }).tap();
  await first(page).getByRole('heading', { name: `I’m sorry about ${CLINIC}.` }).waitFor();
  assert.equal(await page.getByText('Enjoy the day').count(), 0);
  await first(page).getByRole('link', { name: 'What comes next' }).tap();
  await page.getByRole('heading', { name: 'I’m sorry.' }).waitFor();
  await page.getByRole('region', { name: 'What this frees' }).getByText('You don’t have to wait for them any more.').waitFor();

  // One letter answers, and asks what was missing: after it nothing is left to do.
  await at(page, '2026-12-05T09:00:00');
  await page.getByRole('link', { name: 'Write the reply' }).first().tap();
  await page.locator('.verdict', { hasText: 'Ready to send' }).waitFor();
  await send(page);
  await today(page);
  await becomes(() => headline(page), 'Nothing to do today.');

  await open('#/capture');
  await capture(page, 'Hill Street Surgery', ['Maria Okafor']);
  await page.getByRole('radio', { name: 'In a week' }).check({ force: true });
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByRole('button', { name: 'They replied' }).first().tap();
  const sheet = await replied(page, 'An offer');
  await sheet.getByLabel('They want my answer by').fill('2026-12-08');
  await sheet.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('heading', { name: 'Congratulations.' }).waitFor();
  await page.getByRole('link', { name: 'Draft a reply' }).first().tap();
  await page.getByText('Each button opens a draft. Nothing is sent yet.').waitFor();
  await page.getByRole('button', { name: 'Say yes' }).tap();
  await page.getByLabel('Letter text').waitFor();
  await send(page);
  await page.getByRole('heading', { name: 'Sent. Congratulations.' }).waitFor();
  await open('#/interviews');
  await page.getByRole('link', { name: /Hill Street Surgery/ }).tap();
  await page.getByText('No one else is waiting for your answer. Enjoy it.').waitFor();
});
