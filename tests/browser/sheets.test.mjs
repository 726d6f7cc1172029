// What is typed into a sheet that is kept by a button outlives Escape, the back button and a reload, until it is kept
// or discarded; and news can be noted from every screen.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, unfolded, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

const record = (id, data) => [`afterword/process/${id}`, JSON.stringify({ v: 1, rev: 1, writer: 'a', at: '2026-11-11T12:00:00', data: { id, created: '2026-11-10T09:00:00', ...data } })];
const held = {
  employer: 'Halden & Rowe',
  role: 'Archivist',
  people: [{ id: 'm1', name: 'Miriam Osei', email: 'm@example.org' }],
  rounds: [{ id: 'r1', kind: 'in_person', schedule: { end: '2026-11-11T12:00:00' }, people: ['m1'], told: { promised: { by: '2026-11-20' } } }],
};
const storage = Object.fromEntries([record('p1', held), record('p2', { employer: LONG })]);

const stored = (page, id = 'p1') => page.evaluate((id) => JSON.parse(localStorage[`afterword / process/${id}`]).data, id);
const pick = async (within, name) => {
  const radio = within.getByRole('radio', { name, exact: true });
  await radio.evaluate((element) => element.scrollIntoView({ block: 'center' })); // clear of the button at the foot
  await radio.check({ force: true });
};
/** What the timeline folds is opened. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('main details.fold:not([open])').forEach((fold) => { fold.open = true; }));
const press = async (page, name) => {
  const button = page.getByRole('button', { name, exact: true }).first();
  await page.waitForFunction((name) => [...document.querySelectorAll('button')].some((one) => one.textContent.trim() === name), name);
  if (!(await button.isVisible())) await unfold(page);
  await button.click();
};

/** Goes away in the middle of a word, in each of the ways there are, and comes back to the same screen. */
const ways = {
  Escape: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  },
  reload: async (page) => {
    await page.reload();
    await up(page);
  },
  back: async (page) => {
    const here = page.url();
    await page.goBack();
    // Two steps taken at once are one for the app, which would stay where it is with its sheet open.
    await page.getByRole('heading', { level: 1, name: 'Interviews', exact: true }).waitFor();
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    await page.goto(here);
    await up(page);
  },
};

/** A sheet: how it is opened, the field typed into last, what is chosen and filled before, what keeping it makes. */
const SHEETS = [
  {
    name: 'They replied', open: 'They replied', field: 'Their words, if you want to keep them',
    fill: async (sheet) => {
      await sheet.getByText('Something else').click();
      await pick(sheet, 'A new date');
      await sheet.getByLabel('Their new date').fill('2026-11-27');
      await sheet.getByText('Details', { exact: true }).click();
      await pick(sheet, 'Telephone');
      await sheet.getByLabel('From whom?').selectOption('Miriam Osei');
    },
    check: async (sheet) => {
      await becomes(() => sheet.getByLabel('Their new date').inputValue(), '2026-11-27');
      await becomes(() => sheet.getByRole('radio', { name: 'Telephone' }).isChecked(), true);
      await becomes(() => sheet.getByLabel('From whom?').inputValue(), 'm1');
    },
    kept: ({ ledger }, text) => assert.deepEqual(ledger.map(({ what, note }) => [what.heard.news.new_date.by, what.heard.from, what.heard.channel, note]), [['2026-11-27', 'm1', 'phone', text]]),
  },
  {
    name: 'What did you send?', open: 'I contacted them', field: 'A note, if you want one',
    fill: async (sheet) => {
      await pick(sheet, 'Answer to them');
      await pick(sheet, 'Miriam Osei');
      await sheet.getByLabel('When', { exact: true }).fill('2026-11-11T13:30');
    },
    check: async (sheet) => {
      await becomes(() => sheet.getByRole('radio', { name: 'Miriam Osei' }).isChecked(), true);
      await becomes(() => sheet.getByLabel('When', { exact: true }).inputValue(), '2026-11-11T13:30');
    },
    kept: ({ ledger }, text) => assert.deepEqual(ledger.map(({ at, what, note }) => [at, what.sent.to, note]), [['2026-11-11T13:30:00', ['m1'], text]]),
  },
  {
    name: 'A new round', open: 'Add a round', field: 'Where, or the link to join',
    fill: async (sheet) => {
      await pick(sheet, 'Panel');
      await sheet.getByLabel('Starts').fill('2026-12-01T10:00');
      await sheet.getByLabel('Minutes').fill('45');
    },
    check: async (sheet) => {
      await becomes(() => sheet.getByRole('radio', { name: 'Panel' }).isChecked(), true);
      await becomes(() => sheet.getByLabel('Minutes').inputValue(), '45');
    },
    kept: ({ rounds }, text) => assert.deepEqual([rounds[1].kind, rounds[1].schedule, rounds[1].place], ['panel', { start: '2026-12-01T10:00:00', minutes: 45 }, text]),
  },
];

for (const { name, open: button, field, fill, check, kept } of SHEETS) {
  flow(`"${name}" holds what is typed until it is kept`, { storage, time: WEDNESDAY }, async ({ page, open }) => {
    await open('#/interviews');
    await open('#/interview/p1');
    const before = await stored(page);
    const sheet = page.getByRole('dialog', { name });
    if (button === 'Add a round') await unfolded(page, 'Rounds');
    await press(page, button);
    await fill(sheet);
    let text = '';
    for (const [way, leave] of Object.entries(ways)) {
      const words = `${text ? ' ' : ''}and then ${way} in mid-wo`;
      text += words;
      await sheet.getByLabel(field).focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(words);
      await leave(page); // nobody waited for anything to be saved
      await page.getByText(`You started “${button}” and did not save it yet.`).waitFor();
      if (way === 'Escape') await axe(page);
      await press(page, button);
      await sheet.getByText('Your draft stays here if you close.').waitFor();
      await becomes(() => sheet.getByLabel(field).inputValue(), text, way);
      await check(sheet);
    }
    await axe(page);
    // It is nothing that happened: not in the ledger, not among the rounds; found as what it is, and in a backup.
    const { unkept, ...rest } = await stored(page);
    assert.deepEqual(rest, before);
    assert.ok(Object.values(unkept).includes(text));

    await sheet.getByRole('button', { name: 'Discard' }).click();
    await sheet.waitFor({ state: 'hidden' });
    assert.deepEqual(await stored(page), before, 'no trace of it is left');
    await press(page, 'Undo');
    await press(page, button);
    await becomes(() => sheet.getByLabel(field).inputValue(), text);
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.waitFor({ state: 'hidden' });
    const after = await stored(page);
    kept(after, text);
    assert.equal(after.unkept, undefined);
    await press(page, button);
    await becomes(() => sheet.getByLabel(field).inputValue(), '');
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    // Undone, the words are in the sheet again.
    await press(page, 'Undo');
    await page.getByText(`You started “${button}” and did not save it yet.`).waitFor();
    await press(page, button);
    await becomes(() => sheet.getByLabel(field).inputValue(), text);
    // One letter typed and taken out again leaves nothing behind.
    await sheet.getByRole('button', { name: 'Discard' }).click();
    await press(page, button);
    await sheet.evaluate((sheet) => sheet.querySelectorAll('details.fold').forEach((fold) => { fold.open = true; }));
    await sheet.getByLabel(field).fill('x');
    await sheet.getByLabel(field).fill('');
    await sheet.getByRole('button', { name: 'Cancel' }).waitFor();
    assert.deepEqual(await stored(page), before);
    await fits(page);
  });
}

flow('a reason to write against advice, a reason to put off, a figure and a pasted signature are held too', { storage, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/interview/p1');
  // The guard's reason, and behind it the message itself.
  await press(page, 'I contacted them');
  const sheet = page.getByRole('dialog', { name: 'What did you send?' });
  await pick(sheet, 'Follow-up');
  await sheet.getByLabel('A note, if you want one').fill('left word with the desk');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Your reason').pressSequentially('they asked me to ri');
  await page.reload();
  await up(page);
  await press(page, 'I contacted them');
  await becomes(() => sheet.getByLabel('A note, if you want one').inputValue(), 'left word with the desk');
  await sheet.getByRole('button', { name: 'Save' }).click();
  const reason = page.getByLabel('Your reason');
  assert.equal(await reason.inputValue(), 'they asked me to ri');
  await reason.press('End');
  await reason.pressSequentially('ng');
  await page.getByRole('button', { name: 'Continue with this reason' }).click();
  await page.getByText('Against the advice: they asked me to ring').waitFor({ state: 'attached' });
  assert.equal((await stored(page)).unkept, undefined);

  // Putting a step off.
  const off = async () => {
    await page.getByLabel('More: Thank Miriam Osei: Halden & Rowe').click();
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  };
  const why = page.getByLabel('Reason (optional)');
  await off();
  await why.pressSequentially('when the childr');
  await page.reload();
  await up(page);
  await off();
  assert.equal(await why.inputValue(), 'when the childr');
  await axe(page);
  await page.getByRole('dialog', { name: 'Snooze' }).getByRole('radio').first().check({ force: true });
  await page.getByRole('dialog', { name: 'Snooze' }).getByRole('button', { name: /^Snooze/ }).click();
  await page.getByText('when the childr').first().waitFor();
  assert.equal((await stored(page)).unkept, undefined);

  // A figure, which opens by itself while something is begun.
  await open('#/interview/p1/salary');
  await page.getByText('Add a figure').click();
  await page.getByLabel('Amount or minimum').pressSequentially('45k');
  await page.locator('form').getByLabel('Currency').fill('EUR');
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel('Amount or minimum').inputValue(), '45k');
  await press(page, 'Discard');
  await press(page, 'Undo');
  await becomes(() => page.locator('form').getByLabel('Currency').inputValue(), 'EUR');
  await page.getByRole('button', { name: 'Add this figure' }).click();
  await page.getByText('EUR 45,000 a year').waitFor();
  await becomes(() => page.locator('form').getByLabel('Currency').last().inputValue(), 'EUR', 'the next figure is likely in the same currency');
  assert.equal((await stored(page)).unkept, undefined);

  // A signature waits until everybody in it was added or left out.
  await open('#/interview/p1/people');
  const area = page.getByLabel('A signature or a contact card');
  await area.fill('Kind regards,\nZoë O’Brien | Recruiter\nzoe@example.org');
  await page.getByRole('button', { name: 'Look for people in it' }).click();
  await page.getByRole('button', { name: 'Add: Zoë O’Brien' }).waitFor();
  await page.reload();
  await up(page);
  assert.match(await area.inputValue(), /zoe@example\.org/);
  await page.getByRole('button', { name: 'Look for people in it' }).click();
  await page.getByRole('button', { name: 'Add: Zoë O’Brien' }).click();
  await page.locator('summary', { hasText: 'Zoë O’Brien' }).waitFor();
  assert.equal(await area.inputValue(), '');
  assert.equal((await stored(page)).unkept, undefined);
  await axe(page);
});

const SCREENS = ['#/', '#/interviews', '#/more', '#/interview/p1', '#/interview/p1/debrief', '#/interview/p1/people', '#/interview/p1/letters', '#/interview/p1/about', '#/me', '#/templates', '#/data', '#/import', '#/insight', '#/advice', '#/working-days', '#/calendar', '#/calendar/p1', '#/invitation', '#/message', '#/proof', '#/interview/p1/dossier', '#/reminders', '#/search-pulse', '#/waiting', '#/nowhere', '#/capture', '#/interview/p1/round/r1'];

for (const wide of [false, true]) {
  flow(`what they said is noted from every screen, ${wide ? 'wide' : 'on a phone'}`, { storage, time: WEDNESDAY, wide, scheme: wide ? 'light' : 'dark' }, async ({ page, open }) => {
    const sheet = page.getByRole('dialog', { name: 'They replied' });
    const plus = page.getByLabel('Add', { exact: true });
    const heard = async () => {
      await plus.click();
      await page.locator('details.menu--add').getByRole('button', { name: 'They replied', exact: true }).click();
    };
    // The form that is filled in by thumb takes the whole screen of a phone, without the navigation.
    for (const hash of SCREENS.filter((hash) => wide || !/capture|round/.test(hash))) {
      await open(hash);
      await heard();
      await sheet.waitFor();
      const asks = hash.includes('p1') ? 0 : 1;
      await sheet.getByText(asks ? 'From which employer?' : 'Their news').first().waitFor();
      await becomes(() => sheet.getByLabel('From which employer?').count(), asks, hash);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
    }
    await open('#/insight');
    const box = await plus.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
    await heard();
    await sheet.getByLabel('From which employer?').selectOption({ label: `${LONG}` });
    await pick(sheet, 'They said no');
    await sheet.getByText('Details', { exact: true }).click();
    await sheet.getByLabel('Their words, if you want to keep them').pressSequentially('Somebody with more ye');
    await page.reload();
    await up(page);
    // Begun for that employer: it goes on there, whichever screen it is.
    await open('#/');
    await heard();
    await becomes(() => sheet.getByLabel('From which employer?').inputValue(), 'p2');
    await becomes(() => sheet.getByLabel('Their words, if you want to keep them').inputValue(), 'Somebody with more ye');
    await axe(page);
    await sheet.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Your plan is up to date.').waitFor();
    assert.deepEqual((await stored(page, 'p2')).ledger.map(({ what }) => what.heard.news), ['refusal']);
    await fits(page);
    await axe(page);
  });
}

flow('a text that was refused stands in its field until it is mended, whatever else is written', { storage, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/interview/p1/about');
  const [notes, other] = [page.getByLabel('Role', { exact: true }), page.getByLabel('Employer', { exact: true })];
  const long = 'far too long for this '.repeat(40);
  await notes.fill(long);
  const said = page.getByRole('alert').filter({ hasText: /characters/ });
  await said.waitFor();
  await other.fill('Halden & Rowe Ltd');
  await page.waitForFunction(() => JSON.parse(localStorage['afterword / process/p1']).data.employer === 'Halden & Rowe Ltd');
  assert.equal(await notes.inputValue(), long);
  await said.waitFor();
  await notes.fill('Archivist, part time');
  await page.waitForFunction(() => JSON.parse(localStorage['afterword / process/p1']).data.role === 'Archivist, part time');
  assert.equal(await said.count(), 0);
});

const closed = {
  'afterword/process/p1': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data: {
    id: 'p1', created: '2026-10-01T10:00:00', employer: 'Castell Energy', rounds: [{ id: 'r1', schedule: { end: '2026-10-01T10:00:00' }, told: 'no_date' }],
    ledger: [{ id: 'e1', at: '2026-11-01T10:00:00', what: { decided: 'assumed_filled' } }],
  } }),
};

for (const [answer, standing, steps] of [['Yes', /open again/, 0], ['No', /up to date/, 0], [null, /Is it open again/, 1]]) {
  flow(`a message to something that is over asks whether it is open again: ${answer ?? 'not said'}`, { storage: closed, time: WEDNESDAY }, async ({ page, open }) => {
    await open('#/interview/p1');
    await press(page, 'They replied');
    const sheet = page.getByRole('dialog', { name: 'They replied' });
    await pick(sheet, 'They said no');
    await becomes(() => sheet.getByText('Is it open again?').count(), 0);
    await pick(sheet, 'A message');
    await sheet.getByText('Is it open again?').waitFor();
    await axe(page);
    if (answer) await pick(sheet, answer);
    await sheet.getByRole('button', { name: 'Save' }).click();
    await page.getByText(standing).first().waitFor();
    if (steps) await page.getByRole('button', { name: 'Reopen it' }).first().waitFor();
    else assert.equal(await page.getByRole('button', { name: 'Reopen it' }).count(), 0);
    const { ledger } = await stored(page);
    assert.equal(ledger.some(({ what }) => what.decided === 'reopened'), answer === 'Yes');
  });
}

flow('what they ask for is one step on its day, and holds nobody back', { storage, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/interview/p1');
  await press(page, 'They replied');
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.getByText('Something else').click();
  await pick(sheet, 'They asked me to get in touch');
  await sheet.getByLabel('The day they named').fill('2026-11-16');
  await sheet.getByLabel('How do they want it?').selectOption('Telephone');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.waitFor({ state: 'hidden' });
  const { what } = (await stored(page)).ledger.at(-1);
  assert.deepEqual([what.heard.news.get_in_touch.on, what.heard.news.get_in_touch.channel], ['2026-11-16', 'phone']);
  await page.getByRole('heading', { level: 3, name: /^(Call|Ring) / }).waitFor();
});
