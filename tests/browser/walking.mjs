// What a person does on a phone in the walks: moves on in time, reads Today, taps a card, writes down, sends.

import { becomes } from './harness.mjs';

/** The clock moves on, and the app looks at it again. */
export async function at(page, time) {
  await page.clock.setSystemTime(time);
  await page.clock.runFor(61_000);
}

/** Puts the keyboard of the phone away: the bar at the foot of the screen comes back. */
export const lower = (page) => page.evaluate(() => document.activeElement?.blur());
export const bar = (page) => page.getByRole('navigation', { name: 'Main' });

export async function today(page) {
  await lower(page);
  await page.getByRole('link', { name: /^Today/ }).filter({ visible: true }).first().tap(); // in the bar, or at the head where there is none
  await page.getByRole('region', { name: 'To do today' }).waitFor();
}

export const first = (page) => page.getByRole('region', { name: 'To do today' }).getByRole('article').first();

/** Today's first card says this; one tap on its way opens the place with that heading. */
export async function card(page, title, way, place) {
  await today(page);
  await first(page).getByRole('heading', { name: title }).waitFor();
  await first(page).getByRole('link', { name: way }).first().tap();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** A row under what is also worth doing; one tap on it, once the list is open. */
export async function extra(page, title, place) {
  await today(page);
  await page.getByText(/^Also worth doing/).first().tap();
  await page.getByRole('link', { name: title }).first().tap();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

export async function pick(place, name) {
  const radio = place.getByRole('radio', { name, exact: true });
  await radio.evaluate((element) => element.scrollIntoView({ block: 'center' })); // clear of the button at the foot
  await radio.check({ force: true });
}

export const tick = (place, name) => place.getByRole('checkbox', { name, exact: true }).check({ force: true });

export async function add(page, label, line) {
  await page.getByLabel(label, { exact: true }).fill(line);
  await page.getByLabel(label, { exact: true }).press('Enter');
  await becomes(() => page.getByLabel(label, { exact: true }).inputValue(), '', line);
}

export async function begin(page, employer, role) {
  await lower(page);
  await page.getByLabel('Add', { exact: true }).tap();
  await bar(page).getByRole('button', { name: 'Interview', exact: true }).tap();
  await becomes(() => page.getByLabel('Employer', { exact: true }).inputValue(), '');
  await page.getByLabel('Employer', { exact: true }).fill(employer);
  await page.getByLabel('Role', { exact: true }).fill(role);
}

export async function captured(page, people, told, asked = []) {
  for (const person of people) await add(page, 'Who did you meet?', person);
  for (const question of asked) await add(page, 'Questions they asked', question);
  await pick(page, told);
  await lower(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByRole('heading', { name: 'Got it.' }).waitFor();
}

/** They wrote: the sheet from Today, with this news chosen. */
export async function heard(page, news, employer) {
  await today(page);
  await page.getByLabel('Add', { exact: true }).tap();
  await bar(page).getByRole('button', { name: 'They replied', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  if (employer) await sheet.getByLabel('From which employer?').selectOption({ label: employer });
  await sheet.getByRole('radio', { name: news, exact: true }).check({ force: true });
  return sheet;
}

export async function keep(sheet) {
  await sheet.getByRole('button', { name: 'Save' }).tap();
  await sheet.waitFor({ state: 'hidden' });
}

const paper = (page) => page.getByLabel('Letter text').inputValue();

/** The open letter is ready: it goes out. Answers its words. */
export async function sent(page, ...facts) {
  await page.getByLabel('Letter text').waitFor();
  for (const [label, words] of facts) await page.getByLabel(label).first().fill(words);
  await lower(page);
  await page.getByText('Ready to send').first().waitFor();
  for (const [label, words] of facts) if (!/^(Your name|One thing you’re good)/.test(label)) await becomes(() => paper(page), new RegExp(words));
  const words = await paper(page);
  await page.getByRole('button', { name: 'Mark as sent', exact: true }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByRole('button', { name: 'Not sent after all? Undo' }).waitFor();
  return words;
}

export const seen = async (page, ...texts) => {
  for (const text of texts) await page.getByText(text).first().waitFor();
};
export const gone = (page, text, why) => becomes(() => page.getByText(text).filter({ visible: true }).count(), 0, why);
