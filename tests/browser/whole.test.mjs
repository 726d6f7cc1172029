// The whole record: every field of it is shown where it can be changed, and a reload at any keystroke in any text field
// takes nothing away. The record comes from tests/any/whole.rs, which cannot be built without a new field.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axe, fits, flow, up } from './harness.mjs';

const WEDNESDAY = '2026-11-12T14:05:00';

const data = JSON.parse(readFileSync(new URL('../fixtures/everything.json', import.meta.url), 'utf8'));
const { unkept, ...kept } = data;
const wrap = (data) => ({ [`afterword/process/${data.id}`]: JSON.stringify({ v: 1, rev: 1, writer: 'a', at: '2026-11-11T17:00:00', data }) });
const home = `#/interview/${data.id}`;
const SCREENS = { timeline: home, debrief: `${home}/debrief`, people: `${home}/people`, about: `${home}/about`, capture: `${home}/round/r1` };

/** What is prepared, named and weighed beside them. */
const DESKS = ['prep/r1', 'referees', 'profiles', 'contacts', 'offer', 'after-no', 'plan', 'salary'].map((desk) => `${home}/${desk}`);

/** Opens whatever is folded, also what was folded inside it, until nothing more comes: some parts are made a moment later. */
async function unfold(page) {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !/\bOpening\b/.test(document.querySelector('main')?.innerText));
  for (let [same, before] = [0, -1]; same < 4;) {
    const { opened, size } = await page.evaluate(async () => {
      const shut = [...document.querySelectorAll('main details:not([open])')];
      for (const details of shut) details.open = true;
      await new Promise((done) => setTimeout(done, 40));
      return { opened: shut.length, size: document.querySelectorAll('main *').length };
    });
    same = opened || size !== before ? 0 : same + 1;
    before = size;
  }
}

/** What stands in the controls of the page, and the rest of its text. */
const read = (page) => page.evaluate(() => {
  const controls = [...document.querySelectorAll('main :is(input, textarea, select), dialog[open] :is(input, textarea, select)')];
  const value = (control) => (control.type === 'radio' || control.type === 'checkbox' ? (control.checked ? control.closest('label').innerText : '') : control.tagName === 'SELECT' ? control.selectedOptions[0]?.text ?? '' : control.value);
  return { controls: controls.map(value).filter(Boolean), text: document.querySelector('main').innerText };
});

/** The marks of texts in a part of the record. */
const marksIn = (part) => JSON.stringify(part).match(/quarx\d+z/g) ?? [];

/**
 * Texts that are no fields of their own: why a step was put off or not needed stands beside the step; what was done since
 * is asked for after feedback alone; and a response is to a doubt that somebody has noted.
 */
const since = data.ledger.filter(({ what }) => what.heard?.news !== 'feedback').map(({ since }) => since);
const said = new Set(marksIn([Object.values(data.marks), since, data.responses]));

/** What is a line of a list with a tick or a button to remove it, or a name chosen from another list. */
const lines = marksIn([data.rounds.map(({ to_learn, preparation }) => [to_learn, preparation.bring, preparation.ask]), data.references.map(({ name }) => name)]);

for (const wide of [false, true]) {
  flow(`every field of a record stands where it can be changed, ${wide ? 'wide' : 'on a phone'}`, { storage: wrap(data), time: WEDNESDAY, wide, scheme: wide ? 'light' : 'dark' }, async ({ page, open }) => {
    const controls = [];
    const texts = [];
    for (const hash of [...Object.values(SCREENS), ...DESKS]) {
      await open(hash);
      await unfold(page);
      const { controls: here, text } = await read(page);
      controls.push(...here);
      texts.push(text);
      // Telephones zoom in on a field with smaller letters.
      const small = await page.evaluate(() => [...document.querySelectorAll('main :is(textarea, select, input:not([type=radio], [type=checkbox], [type=file]))')].filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => field.id));
      assert.deepEqual(small, [], hash);
      await fits(page);
      await axe(page);
    }
    await open(home);
    await page.getByRole('button', { name: 'They replied' }).click();
    // The day begun there stands beside the news that have one.
    await page.evaluate(() => document.querySelectorAll('dialog[open] details').forEach((one) => { one.open = true; }));
    await page.getByRole('dialog').getByRole('radio', { name: 'A new date', exact: true }).check({ force: true });
    await page.getByLabel('Their new date').last().waitFor();
    controls.push(...(await read(page)).controls);
    const marks = JSON.stringify(data).match(/quarx\d+z/g).filter((mark) => !said.has(mark) && !lines.includes(mark));
    assert.deepEqual(lines.filter((mark) => !texts.join('\n').includes(mark)), [], 'in the record and on no screen');
    assert.ok(marks.length > 40);
    const all = controls.join('\n');
    assert.deepEqual(marks.filter((mark) => !all.includes(mark)), [], 'in the record and in no field');
    // What is no text: chosen, or filled in as a number or a day.
    const chosen = ['Formal', 'Rough', 'HR', 'Postponed', '4\nGood', '1\nShaking', '2\nStiff', '3\nMixed', '4\nShort', '5\nYes', '4\nMostly', '3\nMaybe', 'I said it', 'an hour', 'Reference checks', 'Assessment centre', 'Another interview', 'A decision', 'Spelling checked', 'Panel', 'Follow-up', 'Telephone', 'Written offer', 'EUR', '45', '2026-11-11', '2026-11-20', '2026-11-11T16:05', 'Bo Li'];
    const flat = controls.map((text) => text.trim().replace(/\s*\n\s*/g, '\n'));
    const missing = chosen.filter((wanted) => !flat.some((text) => text === wanted || text.startsWith(wanted)));
    assert.deepEqual(missing, []);
  });
}

/** Random numbers that are the same at each run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

const AT_ONCE = 4;

for (const [screen, hash] of Object.entries(SCREENS)) {
  flow(`a reload at any keystroke takes nothing away: ${screen}`, { storage: wrap(kept), time: WEDNESDAY }, async ({ page, open }) => {
    const roll = dice(screen.length * 7919);
    await open(hash);
    await unfold(page);
    const find = () => page.evaluate(() => [...document.querySelectorAll('main :is(textarea, input:is([type=text], [type=email], [type=tel], [type=url], :not([type])))')]
      .filter((field) => field.checkVisibility()).map((field) => field.id || field.getAttribute('aria-label')));
    const names = [...new Set(await find())];
    assert.ok(names.length >= 5, `${names.length} text fields`);
    const field = (name) => page.locator(`main :is([id="${name}"], [aria-label="${name}"])`).first();
    let tried = 0;
    let refused = 0;
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const typed = [];
      for (const [place, name] of names.slice(start, start + AT_ONCE).entries()) {
        const last = place === Math.min(AT_ONCE, names.length - start) - 1;
        const word = `zk${tried}${'abcdefghij'.slice(0, 3 + roll(6))}`;
        // What stands beside the timeline is made a moment after it, and comes folded.
        for (let tries = 0; tries < 100 && !(await field(name).isVisible()); tries += 1) await unfold(page);
        await field(name).focus();
        await page.keyboard.press('Control+End');
        // In the last one the reload comes in the middle of the word, wherever that is.
        const letters = last ? word.slice(0, 3 + roll(word.length - 2)) : word;
        await page.keyboard.type(` ${letters}`);
        // Read in one go: is it refused in words, or does the page say that it is kept?
        const state = await field(name).evaluate((input) => ({ value: input.value, refused: input.getAttribute('aria-invalid') === 'true' || !!input.closest('.field, .adder, .adder__item')?.querySelector('.field__error') }));
        if (state.refused) {
          refused += 1;
          await page.keyboard.press('Escape');
        } else {
          typed.push([name, letters]);
        }
        tried += 1;
      }
      await page.reload();
      await up(page);
      let gone = typed;
      for (let tries = 0; gone.length && tries < 50; tries += 1) {
        await unfold(page);
        const { controls, text } = await read(page);
        const all = `${controls.join('\n')}\n${text}`;
        gone = typed.filter(([, letters]) => !all.includes(letters));
      }
      assert.deepEqual(gone, []);
    }
    console.log(`whole: ${screen}, ${tried} text fields, ${refused} refused in words`);
    assert.ok(refused <= tried / 4, 'most fields take letters');
  });
}
