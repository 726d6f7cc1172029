// A panel interview written down by thumb in the lobby, and everything of it found again.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, saved, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const EMPLOYER = 'Northlight Museum Trust';

// What a thumb takes, in seconds. A tap with the time to find its target: 0.9. A letter typed on a telephone: 36 words
// a minute with both thumbs (Palin and others, 2019). A letter spoken into the keyboard's microphone: 150 words a
// minute (Ruan and others, 2016), and half as many here, since one speaks low in a lobby and corrects a word.
const [TAP, TYPED, SPOKEN] = [0.9, 60 / (36 * 5), 60 / (75 * 5)];

/** A thumb: taps and texts, counted. A spoken text costs two taps more, for the microphone. */
function thumb(page) {
  const spent = { taps: 0, typed: 0, spoken: 0 };
  const reach = async (locator) => {
    await locator.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    spent.taps += 1;
  };
  return {
    spent,
    async tap(locator) {
      await reach(locator);
      await locator.tap();
    },
    /** A radio button or checkbox lies unseen over its chip. */
    async pick(locator) {
      await reach(locator);
      await locator.check({ force: true });
    },
    async type(locator, text) {
      await reach(locator);
      await locator.tap();
      await locator.pressSequentially(text);
      spent.typed += text.length;
    },
    /** What has the focus already needs no tap. */
    async typeOn(text) {
      await page.keyboard.type(text);
      spent.typed += text.length;
    },
    async speak(locator, text) {
      await locator.fill(text);
      spent.taps += 2;
      spent.spoken += text.length;
    },
    async enter() {
      await page.keyboard.press('Enter');
      spent.taps += 1;
    },
    seconds: () => spent.taps * TAP + spent.typed * TYPED + spent.spoken * SPOKEN,
  };
}

const PEOPLE = ['Inés Marlowe, head of exhibitions', 'Graham Petrie, trustee', 'Leda Sandoval, registrar', 'Bo Li'];
const NAMES = PEOPLE.map((person) => person.split(',')[0]);

// Question, what I said, how it went, who asked.
const ASKED = [
  ['Why museums?', 'Objects make people talk to each other.', 'Strong', 0],
  ['Biggest loan?', 'Forty paintings from Ghent in nine weeks.', 'Strong', 2],
  ['A conflict?', 'The designer and the conservator over light levels.', 'Okay', 1],
  ['Budget overrun?', 'Said too little about how I caught it.', 'Rough', 1],
  ['Tools?', 'Spectrum and a shared calendar.', 'Okay', 2],
  ['Weakness?', 'I keep lists that nobody else reads.', 'Okay', 0],
  ['Why leave?', 'The team was halved after the merger.', 'Strong', 0],
  ['Couriers?', 'Booked two at a time since the strike.', 'Strong', 2],
  ['First month?', 'Walk the stores with the technicians.', 'Strong', 3],
  ['Notice period?', 'Eight weeks, perhaps six.', 'Okay', 3],
  ['Salary?', 'Thirty-eight, open to talk.', 'Rough', 0],
  ['Evenings?', 'Two a month are fine.', 'Strong', 3],
];
const NOTES = 'New wing opens in May. They lack somebody who plans loans early. Stairs at the back, lift is broken.';

const NEARLY_SIX_MINUTES = 6 * 60;

flow('a panel of four with twelve questions, by thumb, in less than six minutes', { time: WEDNESDAY }, async ({ page, open }) => {
  const hand = thumb(page);
  await open();
  await hand.tap(page.getByRole('link', { name: 'Capture your interview' }));
  await hand.type(page.getByLabel('Employer'), EMPLOYER);
  await hand.type(page.getByLabel('Role'), 'Loans manager');
  await saved(page);
  await page.reload(); // in the middle of it: nothing is gone
  await up(page);
  await becomes(() => page.getByLabel('Employer').inputValue(), EMPLOYER);
  await hand.tap(page.getByText('Details', { exact: true }));
  await hand.pick(page.getByRole('radio', { name: 'Panel' }));
  const who = page.getByLabel('Who did you meet?', { exact: true });
  await hand.tap(who);
  for (const person of PEOPLE) {
    await hand.typeOn(person);
    await hand.enter();
  }
  await hand.pick(page.getByRole('radio', { name: 'In a week' }));
  const asked = page.getByLabel('Questions they asked', { exact: true });
  await hand.tap(asked);
  for (const [question] of ASKED) {
    await hand.typeOn(question);
    if (question === 'Couriers?') {
      await saved(page);
      await page.reload(); // the line that is being typed is kept as well
      await up(page);
      await page.getByLabel('Questions they asked, question 8').waitFor();
      await hand.tap(asked);
      continue;
    }
    await hand.enter();
  }
  await hand.pick(page.getByRole('radio', { name: '4 Good' }));
  const notes = page.getByLabel('Anything else');
  await hand.tap(notes);
  await hand.speak(notes, NOTES);
  await saved(page);
  await axe(page);
  await hand.tap(page.getByRole('button', { name: 'See my plan' }));

  // The debrief, one thing at a time: what I said, how it went, who asked.
  await hand.tap(page.getByRole('navigation', { name: 'Parts of this interview' }).getByRole('link', { name: 'Look back' }));
  await hand.tap(page.getByRole('button', { name: /^Go on: / }));
  const sheet = page.getByRole('dialog', { name: 'One thing at a time' });
  for (const [number, [question, said, grade, by]] of ASKED.entries()) {
    await sheet.getByRole('heading', { name: question }).waitFor();
    await hand.speak(sheet.getByLabel('What I said'), said);
    await hand.pick(sheet.getByRole('radio', { name: grade }));
    await hand.pick(sheet.getByRole('radio', { name: NAMES[by] }));
    if (number === 4) {
      await saved(page);
      await page.reload(); // left in the middle: it goes on where it was
      await up(page);
      await hand.tap(page.getByRole('button', { name: /^Go on: / }));
      // A better answer to an earlier question is still open: it comes first, and can be left for later.
      for (let open = 0; open < 3; open += 1) await hand.tap(sheet.getByRole('button', { name: 'Skip for now' }));
    } else {
      await hand.tap(sheet.getByRole('button', { name: 'Next' }));
      if (grade !== 'Strong') await hand.tap(sheet.getByRole('button', { name: 'Skip for now' }));
    }
  }
  await axe(page);
  await hand.tap(sheet.getByRole('button', { name: 'Leave it here' }));
  await saved(page);

  const { taps, typed, spoken } = hand.spent;
  const seconds = Math.round(hand.seconds());
  console.log(`record: ${taps} taps, ${typed} characters typed and ${spoken} spoken, about ${Math.floor(seconds / 60)} min ${seconds % 60} s`);
  assert.ok(seconds < NEARLY_SIX_MINUTES, `${seconds} s`);

  await page.reload();
  await up(page);
  for (const [question, said, grade] of ASKED) {
    const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: question }) });
    await becomes(() => card.getByLabel('What I said').inputValue(), said);
    await becomes(() => card.getByRole('radio', { name: grade }).isChecked(), true);
  }
  await fits(page);

  // Everything is found again, each by one word of it, by a word without its accent, and by a word with a slip in it.
  await page.getByRole('link', { name: 'All interviews' }).tap();
  const find = page.getByRole('searchbox', { name: 'Find' });
  const hit = page.getByRole('link', { name: new RegExp(`^${EMPLOYER}`) });
  const words = [EMPLOYER, 'Loans manager', ...PEOPLE, ...ASKED.flatMap(([question, said]) => [question, said]), NOTES].flatMap((text) => text.split(/[\s,]+/));
  for (const word of [...new Set([...words, 'ines', 'MARLOWE', 'sandovla', 'consevator', 'musem'])]) {
    await find.fill(word);
    await hit.waitFor({ timeout: 2_000 });
    await page.getByText('1 employer found').waitFor();
  }
  await find.fill('ghent');
  await page.getByRole('link', { name: 'Answer: Forty paintings from Ghent in nine weeks.' }).waitFor();
  await axe(page);
  await find.fill('nothing of the kind');
  await page.getByText('No match').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Show all' }).tap();
  await hit.waitFor();
});
