// The space is filled to the last unit by writing, in the app. The version saved before stays, the page says that the
// last one is not, everything can still be taken out, and once there is room again the same words are saved.

import { QUIET, SLOW, capture, downloaded, pause, saved, says, serve, show, status, stores } from './app.mjs';
import { lies } from '../browser/names.mjs';
import { Bench } from './limit.mjs';
import { inside } from './observer.mjs';
import { Row } from './table.mjs';

const LIMIT = 5_242_880; // UTF-16 units, keys and texts
const KEY = 'afterword/process/';
const LONG = 19_000;

export async function quota({ quick, chance }) {
  const rows = [await fill(new Row('the space filled to the last unit, by other pages at the address and then by writing'), { others: true, chance })];
  if (!quick) rows.push(await fill(new Row('the space filled to the last unit by writing in the app alone'), { others: false, chance }));
  return rows;
}

async function fill(row, { others, chance }) {
  const site = await serve();
  const bench = new Bench();
  try {
    await bench.run(row, others ? 'beside other pages' : 'alone', (context) => toTheLast(row, context, site, { others, chance }), { seconds: 1500 });
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

async function toTheLast(row, context, site, { others, chance }) {
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => row.lose(`a page error: ${error}`));
  await show(page, site);
  const id = await capture(page, site, { employer: 'Halden' });
  await saved(page);
  if (others) {
    await page.evaluate((room) => {
      const used = Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
      localStorage.setItem('theirs', 'x'.repeat(room - used - 'theirs'.length));
    }, LIMIT - 40_000);
  }
  // Long notes until hardly anything is left, then one letter after another.
  for (let n = 0; (await left(page)) > LONG; n += 1) {
    await capture(page, site, { employer: `Employer ${n}`, notes: 'n'.repeat(Math.min(LONG, (await left(page)) - LONG / 2)) });
    await saved(page);
    row.count(0);
  }
  await show(page, site, `#/interview/${id}/about`);
  const notes = page.getByLabel('Notes', { exact: true });
  const stored = () => page.evaluate((key) => localStorage.getItem(key), lies(KEY + id));
  await notes.fill('n');
  await saved(page);
  await pause(200);
  let text = 'n'.repeat(1 + Math.max(0, (await left(page)) - chance.below(30)));
  let refused = false;
  let kept = await stored();
  for (let n = 0; n < 80 && !refused; n += 1) {
    await notes.fill(text);
    await page.waitForFunction(() => /Saved on this device|NOT saved/.test(Array.from(document.querySelectorAll('[role=status]'), (element) => element.textContent).join()));
    await pause(80);
    const now = await stored();
    row.count();
    refused = (await status(page)) === 'NOT saved';
    if (refused) row.expect(now === kept, `the refused text changed what was saved: ${now?.length} and ${kept?.length}`);
    else row.expect(inside(now)?.notes === text, `a text of ${text.length} was shown as saved and is not there`);
    kept = now;
    if (!refused) text += 'n';
  }
  row.expect(refused, 'the space never came to its end');
  row.expect((await left(page)) <= 24, `${await left(page)} units are left`);
  row.expect(await page.getByRole('alert').filter({ hasText: 'NOT saved' }).isVisible(), 'the page does not say that it is not saved');
  row.expect((await notes.inputValue()) === text, 'what was typed is not on the screen any more');
  // Everything comes out, what could not be saved included.
  const file = JSON.parse(await downloaded(page, () => page.getByRole('button', { name: 'Download everything' }).click()));
  const all = JSON.stringify(file);
  const { local } = await stores(page);
  for (const key of Object.keys(local)) row.expect(all.includes(key), `${key} is not in the backup of a full store`);
  row.expect(all.includes(text), 'the text that could not be saved is not in the backup');
  // And room again: by deleting in the app where the app filled it.
  if (others) await page.evaluate(() => localStorage.removeItem('theirs'));
  else {
    await show(page, site, '#/interviews');
    const big = await page.evaluate((key) => Object.keys(localStorage).filter((one) => one.startsWith(key)).sort((a, b) => localStorage.getItem(b).length - localStorage.getItem(a).length)[0].slice(key.length), lies(KEY));
    await show(page, site, `#/interview/${big}`);
    await page.getByRole('button', { name: 'Delete this interview' }).click();
    await show(page, site, '#/more');
    await page.getByRole('button', { name: /^Delete for good: / }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await pause(500);
    await show(page, site, `#/interview/${id}/about`);
  }
  row.expect((await notes.inputValue()) === text, 'the refused text went from the screen while room was made');
  await notes.fill(`${text}!`);
  await says(page, 'Saved on this device');
  await pause(200);
  const both = await stores(page);
  row.count();
  row.expect(inside(both.local[KEY + id])?.notes === `${text}!`, 'with room again it was not saved');
  row.expect(inside(both.journal[KEY + id])?.notes === `${text}!`, 'with room again the journal did not get it');
  await page.goto(site.url + QUIET);
  await show(page, site, `#/interview/${id}/about`);
  row.expect((await page.getByLabel('Notes', { exact: true }).inputValue()) === `${text}!`, 'after a reload it is not there');
}

const left = (page) => page.evaluate((limit) => limit - Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0), LIMIT);
