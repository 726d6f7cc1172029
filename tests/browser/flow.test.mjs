// From the lobby to a plan: an interview is written down on a phone, and the dates and reasons follow.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, offline, saved, unfolded, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

/** Taps an answer, clear of the bar at the foot of the screen. */
async function pick(page, name) {
  const radio = page.getByRole('radio', { name });
  await radio.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await radio.check({ force: true });
}

/** Puts an interview in by touch, as a person would. */
async function capture(page, { employer = 'Halden & Rowe', promise = 'In a week' } = {}) {
  await page.getByLabel('Employer').fill(employer);
  await page.getByLabel('Role').fill('Product analyst');
  await page.getByText('Details', { exact: true }).tap();
  await pick(page, 'Panel');
  const who = page.getByLabel('Who did you meet?', { exact: true });
  await who.fill('Miriam Osei, led the panel, m.osei@example.org');
  await who.press('Enter');
  await who.fill('Tomasz Brandt, engineering');
  await who.press('Enter');
  if (promise) await pick(page, promise);
  const asked = page.getByLabel('Questions they asked', { exact: true });
  await asked.fill('A time you changed your mind?');
  await asked.press('Enter');
  await pick(page, '4 Good');
}

const step = (page, title) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

flow('the lobby, the plan, a reload, no connection', { own: true, time: WEDNESDAY, expect: [/ERR_/] }, async ({ page, site, open }) => {
  await open();
  await page.getByRole('link', { name: 'Capture your interview' }).tap();
  await capture(page);
  await saved(page);
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel('Employer').inputValue(), 'Halden & Rowe');
  await becomes(() => page.getByRole('radio', { name: 'In a week' }).isChecked(), true);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();

  // Ended at 14:05 on Wednesday the 11th, a date promised for Wednesday the 18th.
  const thanks = step(page, 'Thank the two you met');
  await thanks.getByRole('link', { name: 'Miriam Osei Not started' }).waitFor();
  await becomes(() => thanks.locator('.when__exact').first().textContent(), /opens Wed,? 11 Nov 2026, 15:05.*due Thu,? 12 Nov 2026, 11:00.*closes Thu,? 12 Nov 2026, 14:05/);
  await becomes(() => step(page, 'Wait for their answer').first().textContent(), /until/);
  const first = step(page, 'Ask Miriam Osei for news');
  await becomes(() => first.locator('.when__exact').first().textContent(), /opens Thu,? 19 Nov 2026, 09:00/);
  await first.getByText('Why, or change it').tap();
  await first.getByText('Nick Jones').first().waitFor();
  await page.getByRole('heading', { name: 'Assume Halden & Rowe chose someone else' }).waitFor();

  await offline(page);
  await site.stop();
  await page.reload();
  await up(page);
  await step(page, 'Thank the two you met').getByRole('link', { name: 'Tomasz Brandt Not started' }).waitFor();
  await fits(page);
});

flow('a moved promise moves the plan at once', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await capture(page);
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByRole('button', { name: 'They replied' }).tap();
  await page.getByText('Something else').tap();
  await pick(page, 'A new date');
  await page.getByLabel('Their new date').fill('2026-11-27');
  await page.getByRole('button', { name: 'Save' }).tap();
  // The 27th is a Friday: the first working day after it is Monday the 30th.
  const first = step(page, 'Ask Miriam Osei for news');
  await first.locator('.when__exact', { hasText: 'Mon' }).first().waitFor({ state: 'attached' });
  await becomes(() => first.locator('.when__exact').first().textContent(), /opens Mon,? 30 Nov 2026, 09:00/);
});

flow('done, undone, not needed', { time: '2026-11-11T14:05:00' }, async ({ page, open }) => {
  await open('#/capture');
  await capture(page);
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.clock.setSystemTime('2026-11-11T18:00:00');
  await page.clock.runFor(11_000);
  const thanks = step(page, 'Thank the two you met');
  await thanks.getByLabel('More: Thank the two you met: Halden & Rowe').tap();
  await thanks.getByRole('button', { name: 'I thanked Miriam Osei' }).tap();
  await page.getByText('Thank-you to Miriam Osei').waitFor({ state: 'attached' });
  await step(page, 'Thank Tomasz Brandt').waitFor();
  await page.reload();
  await up(page);
  await step(page, 'Thank Tomasz Brandt').waitFor();
  // What is over is one line, which unfolds.
  const past = page.locator('details.past');
  await past.getByText(/^\d+ done$/).tap();
  await past.getByRole('listitem').filter({ hasText: 'Thank Miriam Osei' }).getByText('Why, or change it').tap();
  await page.getByRole('button', { name: 'Undo: Thank Miriam Osei' }).tap();
  await step(page, 'Thank the two you met').getByText('Do now').waitFor();
  await becomes(() => page.getByText('Thank-you to Miriam Osei').count(), 0);
});

flow('deleted, and back again', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await capture(page, { employer: LONG });
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await fits(page);
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor();
  await page.getByText('Your interviews will be here').waitFor();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByRole('link', { name: new RegExp(LONG) }).waitFor();
});

flow('a second interview begun from the first is another one', { wide: true, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  await page.getByLabel('Add', { exact: true }).click();
  await page.getByRole('button', { name: 'Interview', exact: true }).click();
  await page.waitForURL(/#\/capture$/);
  const employer = page.getByLabel('Employer');
  await page.waitForFunction(() => document.querySelector('#employer').value === '');
  await employer.fill('Castell Energy');
  await saved(page);
  await open('#/interviews');
  await page.getByRole('link', { name: /Halden & Rowe/ }).waitFor();
  await page.getByRole('link', { name: /Castell Energy/ }).waitFor();
});

flow('a name without a blank does not push the way back off the screen', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('a'.repeat(120));
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).tap();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByRole('link', { name: /aaaa/ }).waitFor();
  await fits(page);
});

flow('by keyboard alone', { wide: true, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').focus();
  await page.keyboard.type('Castell Energy');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Planner');
  await page.locator('details.fold > summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'In person' }).focus();
  await page.keyboard.press('ArrowRight');
  await becomes(() => page.getByRole('radio', { name: 'Video' }).isChecked(), true);
  await page.getByLabel('Who did you meet?', { exact: true }).focus();
  await page.keyboard.type('Ines Marlowe');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Leda Sandoval');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'See my plan' }).focus();
  await page.keyboard.press('Enter');
  await step(page, 'Thank the two you met').getByRole('link', { name: /^Leda Sandoval/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
});

flow('Enter leads to the next field, and only the button ends it', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  const here = () => page.evaluate(() => document.activeElement.id);
  await page.getByLabel('Employer').focus();
  assert.deepEqual(await page.locator('#employer, #role, #who, #asked').evaluateAll((all) => all.map((one) => one.getAttribute('enterkeyhint'))), ['next', 'next', 'next', 'next']);
  await page.keyboard.type('Castell Energy');
  await page.keyboard.press('Enter');
  assert.equal(await here(), 'role');
  await page.keyboard.type('Planner');
  await page.keyboard.press('Enter');
  assert.equal(await here(), 'who');
  await page.keyboard.type('Ines Marlowe');
  await page.keyboard.press('Enter');
  assert.equal(await here(), 'who', 'one more person');
  await page.keyboard.press('Enter');
  assert.notEqual(await here(), 'who', 'nobody else: on to the next');
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Enter');
  assert.match(page.url(), /round\//, 'nothing is ended by Enter');
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Castell Energy' }).waitFor();
});

flow('an interview still ahead asks for nothing that nobody knows yet', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill(LONG);
  await page.locator('label', { hasText: 'Still ahead' }).tap();
  await page.getByLabel('Who will you meet?', { exact: true }).fill('Ines Marlowe');
  await page.keyboard.press('Enter');
  await page.getByLabel('Day', { exact: true }).fill('2026-11-16');
  await page.getByLabel('Starts at').fill('10:30');
  for (const gone of ['Who did you meet?', 'Questions they asked', 'Ended at']) assert.equal(await page.getByLabel(gone, { exact: true }).count(), 0, gone);
  await becomes(() => page.getByText('When will they reply?').count(), 0);
  await fits(page);
  await axe(page);
  await saved(page);
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel('Starts at').inputValue(), '10:30');
  // Over after all, and ahead again: the hour that was typed is still there.
  await page.locator('label', { hasText: 'Just had it' }).tap();
  await page.getByLabel('Who did you meet?', { exact: true }).waitFor();
  await page.locator('label', { hasText: 'Still ahead' }).tap();
  await becomes(() => page.getByLabel('Starts at').inputValue(), '10:30');
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.locator('.moment').getByText(/Monday, 10:30, with Ines Marlowe/).waitFor();
  await page.getByText(/Next round Mon,? 16 Nov, 10:30/).first().waitFor();
});

flow('a promise in their words gives its day, and keeps the words', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Castell Energy');
  await pick(page, 'Another day, or their words');
  for (const [words, day] of [['early next week', '2026-11-17'], ['in the week of 12 January', '2027-01-15'], ['after the holidays', '2027-01-04'], ['in December', '2026-12-31']]) {
    await page.getByLabel(/^In their words/).fill(words);
    await page.waitForFunction((day) => document.querySelector('#promised').value === day, day);
  }
  await saved(page);
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel(/^In their words/).inputValue(), 'in December');
});

flow('what makes no sense is answered in a sentence, and nothing is lost', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await page.getByText('Add the employer or role so you can find this later.').waitFor();
  await page.getByLabel('Employer').fill('👩🏽‍💻 شركة النور <b>x</b>');
  await saved(page);
  await page.getByText('Details', { exact: true }).tap();
  await page.getByLabel('Started at').fill('14:30');
  await page.getByText('The interview would end before it starts').waitFor();
  await page.getByLabel('Role').fill('x'.repeat(400));
  await page.getByText('400 characters and the field takes 300').waitFor();
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel('Employer').inputValue(), '👩🏽‍💻 شركة النور <b>x</b>');
  await becomes(() => page.getByLabel('Role').inputValue(), '');
});

flow('foreign, torn and newer keys stay as they are and harm nobody', {
  time: WEDNESDAY,
  storage: { 'afterword/process/torn': '{"v":1,"rev":3,"wri', 'afterword/process/newer': '{"v":99}', theirs: '[]' },
}, async ({ page, open }) => {
  await open();
  await page.getByText('1 record could not be read.').waitFor();
  await page.getByText('A newer version of Afterword saved this: reload').waitFor();
  await page.getByRole('link', { name: 'Look at it' }).tap();
  await page.getByText('afterword/process/torn').waitFor();
  const raw = await page.evaluate(() => ['afterword / process/torn', 'afterword / process/newer', 'theirs'].map((key) => localStorage.getItem(key)));
  assert.deepEqual(raw, ['{"v":1,"rev":3,"wri', '{"v":99}', '[]']);
});

flow('blocked storage is said, and the page is not blank', { time: WEDNESDAY }, async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await open('#/capture');
  await page.getByText('Nothing can be saved just now').waitFor();
  await page.getByLabel('Employer').fill('Castell');
  await page.getByText('NOT saved').filter({ visible: true }).first().waitFor();
  await becomes(() => page.getByLabel('Employer').inputValue(), 'Castell');
});

for (const scheme of ['light', 'dark']) {
  flow(`no barriers on any screen, ${scheme}`, { scheme, time: WEDNESDAY }, async ({ page, open }) => {
    await open();
    await axe(page);
    await open('#/capture');
    await capture(page, { employer: LONG });
    await saved(page);
    await axe(page);
    await page.getByRole('button', { name: 'See my plan' }).tap();
    await page.getByRole('heading', { level: 1, name: LONG }).waitFor();
    for (const hash of [null, '#/', '#/interviews', '#/more', '#/data', '#/advice', '#/working-days']) {
      if (hash) await open(hash);
      await axe(page);
      await fits(page);
    }
  });
}
