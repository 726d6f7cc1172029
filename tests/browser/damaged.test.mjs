// What could not be read: only by hand is it brought back from the second copy, repaired or thrown away; and both
// versions of a record that was changed in two places are shown.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, becomes, fits, flow } from './harness.mjs';
import { lies } from './names.mjs';

const WEDNESDAY = '2026-11-11T16:00:00';
const KEY = 'afterword/process/halden0000000000';
const record = (id, employer) => JSON.stringify({ v: 1, rev: 1, writer: 'w1', at: '2026-11-11T15:00:00', data: { id, created: '2026-11-11T15:00:00', employer } });
const SOUND = record('halden0000000000', 'Halden');
const OTHER = ['afterword/process/castell000000000', record('castell000000000', 'Castell Energy')];
const CUT = SOUND.slice(0, -2);

const local = (page, key) => page.evaluate((key) => localStorage.getItem(key), lies(key));
/** What the journal holds under a key, or puts there. */
const journal = (page, key, text) => page.evaluate(([key, text]) => new Promise((done) => {
  const asked = indexedDB.open('afterword /');
  asked.onsuccess = () => {
    const change = asked.result.transaction('records', 'readwrite');
    const records = change.objectStore('records');
    if (text !== null) records.put(text, key);
    const read = records.get(key);
    change.oncomplete = () => { asked.result.close(); done(read.result); };
  };
}), [key, text ?? null]);
/** How many texts the journal has put aside. */
const putAside = (page) => page.evaluate(() => new Promise((done) => {
  const asked = indexedDB.open('afterword /');
  asked.onsuccess = () => {
    const read = asked.result.transaction('records').objectStore('records').getAllKeys();
    read.onsuccess = () => { asked.result.close(); done(read.result.filter((key) => String(key).includes('damaged/')).length); };
  };
}));
const soon = async (holds) => {
  for (let n = 0; n < 100; n += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`it never came to ${holds}`);
};
const downloaded = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path(), 'utf8');
};
const list = (page) => page.getByRole('region', { name: 'Could not be read' });

flow('a damaged record is brought back from the second copy when the user says so, and not before', { time: WEDNESDAY, storage: { [KEY]: SOUND, [OTHER[0]]: OTHER[1] } }, async ({ page, open }) => {
  await open('#/more');
  await soon(async () => (await journal(page, KEY)) === SOUND);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [lies(KEY), CUT]);
  await page.reload();
  await page.getByRole('link', { name: 'Look at it' }).waitFor();
  await list(page).getByText('Its second copy is fine.').waitFor();
  await becomes(() => list(page).getByRole('button', { name: /^Discard/ }).count(), 0, 'nothing is thrown away that can come back');
  await becomes(() => list(page).getByRole('button', { name: /^Repair/ }).count(), 0, 'nothing is repaired that can come back');
  await axe(page);
  await fits(page);
  await list(page).getByRole('button', { name: `Restore ${KEY}` }).click();
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
  assert.equal(await local(page, KEY), CUT);
  await list(page).getByRole('button', { name: `Restore ${KEY}` }).click();
  await axe(page);
  assert.equal(await downloaded(page, () => page.getByRole('button', { name: 'Restore it' }).click()), CUT);
  await soon(async () => (await local(page, KEY)) === SOUND);
  await list(page).waitFor({ state: 'detached' });
  await open('#/interviews');
  await page.getByRole('link', { name: /Halden/ }).first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: /Halden/ }).first().waitFor();
  await becomes(() => page.getByText('could not be read').count(), 0);
  assert.equal(await local(page, OTHER[0]), OTHER[1]);
});

flow('a damaged record without a second copy is repaired by hand, or thrown away, and the others stay', { time: WEDNESDAY, wide: true, storage: { [KEY]: CUT, [OTHER[0]]: OTHER[1], 'afterword/process/empty0000000000': '', 'afterword/process/newer0000000000': SOUND.replace('"v":1', '"v":99').replace('halden', 'newer0') } }, async ({ page, open }) => {
  await open('#/data');
  await list(page).getByText(`Halden (${KEY})`).waitFor();
  const newer = list(page).getByRole('listitem').filter({ hasText: 'newer0000000000' });
  await becomes(() => newer.getByRole('button').count(), 1, 'what a newer version wrote can be downloaded and nothing else');
  await axe(page);
});

flow('repairing by hand takes only what can be read', { time: WEDNESDAY, storage: { [KEY]: CUT, [OTHER[0]]: OTHER[1], 'afterword/process/empty0000000000': '' } }, async ({ page, open }) => {
  await open('#/data');
  await list(page).getByRole('button', { name: `Repair ${KEY}` }).click();
  const text = page.getByLabel('The text as it was found');
  assert.equal(await text.inputValue(), CUT);
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByText('It is still cut off').waitFor();
  await text.fill('nonsense');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByText('It still is not JSON.').waitFor();
  await text.fill(OTHER[1]);
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByText('but not this record').waitFor();
  assert.equal(await local(page, KEY), CUT, 'nothing was changed so far');
  await axe(page);
  await fits(page);
  await text.fill(SOUND);
  assert.equal(await downloaded(page, () => page.getByRole('button', { name: 'Use this text' }).click()), CUT);
  await soon(async () => JSON.parse((await local(page, KEY)) ?? '{}').data?.employer === 'Halden');
  await soon(async () => (await journal(page, KEY)) === (await local(page, KEY)));
  // The empty one has nothing to repair.
  const empty = 'afterword/process/empty0000000000';
  await becomes(() => list(page).getByRole('button', { name: `Repair ${empty}` }).count(), 0);
  await list(page).getByRole('button', { name: `Discard ${empty}` }).click();
  await page.getByRole('button', { name: 'Don’t delete' }).click();
  assert.equal(await local(page, empty), '');
  await list(page).getByRole('button', { name: `Discard ${empty}` }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await list(page).waitFor({ state: 'detached' });
  assert.equal(await local(page, empty), null);
  await page.reload();
  await page.getByRole('heading', { name: 'Your data', level: 1 }).waitFor();
  await becomes(() => list(page).count(), 0);
  assert.equal(await local(page, OTHER[0]), OTHER[1]);
  assert.equal(JSON.parse(await local(page, KEY)).data.employer, 'Halden');
});

flow('what the journal held in the place of a sound record is put aside, each text of its own, and shown until it is discarded', { time: WEDNESDAY, storage: { [KEY]: SOUND, [OTHER[0]]: OTHER[1] } }, async ({ page, open }) => {
  await open('#/interviews');
  await soon(async () => (await journal(page, KEY)) === SOUND);
  const torn = [SOUND.slice(0, -2), SOUND.slice(0, -20)];
  for (const text of torn) {
    await journal(page, KEY, text);
    await page.reload();
    await soon(async () => (await journal(page, KEY)) === SOUND);
  }
  // An earlier version of the app had one place for it, and put aside what it only did not know.
  const newer = SOUND.replace('"employer"', '"colour":"red","employer"');
  await journal(page, `damaged/${KEY}`, newer);
  await open('#/more');
  await page.reload();
  const rows = list(page).getByRole('listitem');
  await rows.nth(2).waitFor();
  assert.equal(await rows.count(), 3);
  await becomes(() => page.getByText('could not be read.').count(), 0, 'the record itself is in order');
  await becomes(() => list(page).getByRole('button', { name: /^(Repair|Restore)/ }).count(), 0);
  await axe(page);
  await fits(page);
  const given = [];
  for (const button of await list(page).getByRole('button', { name: /^Download/ }).all()) given.push(await downloaded(page, () => button.click()));
  assert.deepEqual(given.sort(), [...torn, newer].sort());
  await list(page).getByText('It can be read now').waitFor();
  for (let left = 2; left >= 0; left -= 1) {
    await list(page).getByRole('button', { name: /^Discard/ }).first().click();
    await page.getByText('The record itself stays.').waitFor();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await (left ? rows.nth(left) : list(page)).waitFor({ state: 'detached' });
  }
  // What is deleted leaves the page first, and the journal a moment later.
  await becomes(() => putAside(page), 0);
  await page.reload();
  await page.getByRole('heading', { name: 'More', level: 1 }).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await list(page).count(), 0);
  assert.equal(await journal(page, KEY), SOUND);
});

flow('a repair that finds no room says so, and leaves the damaged text where it is', { time: WEDNESDAY, storage: { [KEY]: CUT, [OTHER[0]]: OTHER[1] } }, async ({ page, open }) => {
  await open('#/data');
  await list(page).getByRole('button', { name: `Repair ${KEY}` }).click();
  await page.getByLabel('The text as it was found').fill(SOUND.replace('Halden', 'Halden & Rowe'));
  await page.evaluate(() => {
    window.set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (text.includes('Halden & Rowe')) throw new DOMException('full', 'QuotaExceededError');
      return window.set.call(this, key, text);
    };
  });
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('dialog').getByText('Not saved:').waitFor();
  assert.equal(await local(page, KEY), CUT);
  await page.evaluate(() => { Storage.prototype.setItem = window.set; });
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByText('It can be read again.').waitFor();
  await page.reload();
  assert.equal(JSON.parse(await local(page, KEY)).data.employer, 'Halden & Rowe');
});
