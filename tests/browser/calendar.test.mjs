// The plan as a calendar file, read by two parsers of other makes, and an interview from an invitation.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { axe, becomes, fits, flow, unfolded } from './harness.mjs';
import { lying } from './names.mjs';

const NOW = '2026-11-11T16:30:00';
const LONG = 'The Royal & Ancient Society for the Improvement of Harbours Ltd';

/** A record as it is stored, with two people, told to wait until the 20th. */
const record = (id, employer, more = {}) => ({
  [`afterword/process/${id}`]: JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00',
    data: {
      id, created: '2026-11-11T16:05:00', employer, role: 'Product analyst',
      people: [{ id: 'p1', name: 'Miriam Osei', email: 'miriam@halden.example' }, { id: 'p2', name: 'Zoë O’Brien; "HR", Ops' }],
      rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T16:00:00' }, people: ['p1', 'p2'], told: { promised: { by: '2026-11-20' } } }],
      ...more,
    },
  }),
});

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the file' }).click()]);
  assert.match(file.suggestedFilename(), /^afterword-2026-1[12]-\d\d\.ics$/);
  return readFile(await file.path(), 'utf8');
}

/** Both parsers must take the file without complaint and find the same in it. */
function parse(text) {
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(!/[^\r]\n/.test(text), 'every line ends as the format wants it');
  const warnings = [];
  const warn = console.warn;
  console.warn = (...words) => warnings.push(words.join(' '));
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    const start = event.startDate;
    assert.equal(start.zone, ICAL.Timezone.localTimezone, 'no zone: the clock on the wall');
    return {
      uid: event.uid, title: event.summary, text: event.description ?? '', start: start.toString(), number: event.sequence,
      off: part.getFirstPropertyValue('status') === 'CANCELLED', alarms: part.getAllSubcomponents('valarm').length,
    };
  });
  const others = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
  console.warn = warn;
  assert.deepEqual(warnings, []);
  assert.equal(others.length, events.length);
  for (const other of others) {
    const event = events.find(({ uid }) => uid === other.uid);
    assert.equal(other.summary, event.title);
    assert.equal(Number(other.sequence), event.number);
    assert.equal(other.status === 'CANCELLED', event.off);
  }
  return events;
}

const find = (events, part) => events.find(({ uid }) => uid.includes(part));

flow('the plan becomes a file, moves when a date moves, and is called off with its interview', { time: NOW, storage: record('x1', LONG) }, async ({ page, open }) => {
  await open('#/calendar');
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  await fits(page);
  await axe(page);
  const first = parse(await download(page));
  await page.getByText('The file is made').waitFor();
  assert.ok(find(first, 'thank-you').title.startsWith(`${LONG}: Thank the 2 people`));
  assert.ok(find(first, 'thank-you').text.includes('Zoë O’Brien; "HR", Ops'));
  assert.match(find(first, 'thank-you').text, /Advice of .*Nick Jones/s);
  assert.equal(find(first, 'follow-up-1').start, '2026-11-23T09:00:00');
  assert.equal(find(first, 'their-date').start, '2026-11-20');
  assert.equal(find(first, 'their-date').alarms, 0);
  assert.equal(find(first, 'follow-up-1').alarms, 1);

  // A day off on the Monday moves the follow-up, and nothing else gets a new number.
  await open('#/working-days');
  await page.getByLabel('A day off, or a public holiday').fill('2026-11-23');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await open('#/calendar');
  const second = parse(await download(page));
  assert.equal(find(second, 'follow-up-1').start, '2026-11-24T09:00:00');
  assert.ok(find(second, 'follow-up-1').number > find(first, 'follow-up-1').number);
  assert.equal(find(second, 'their-date').number, find(first, 'their-date').number);

  await open('#/interview/x1');
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).click();
  await open('#/calendar');
  await page.getByText('Nothing for your calendar yet').waitFor();
  await page.getByText('The new file cancels them').waitFor();
  const third = parse(await download(page));
  assert.ok(third.length > 3 && third.every(({ off }) => off));
  assert.ok(find(third, 'follow-up-1').number > find(second, 'follow-up-1').number);
});

flow('one interview alone, without names, and single entries by links that say they leave', { wide: true, time: NOW, storage: { ...record('x1', 'Halden & Rowe'), ...record('x2', 'Castell Energy') } }, async ({ page, open }) => {
  await open('#/interview/x1');
  await unfolded(page, 'Remind me');
  await page.getByRole('link', { name: 'Add to my calendar' }).click();
  await page.getByText('Halden & Rowe: Thank the 2 people you met').waitFor();
  await becomes(() => page.getByText('Castell Energy').count(), 0);
  await page.getByText('Add only this to Google or Outlook').first().click();
  const link = page.getByRole('link', { name: /^Google Calendar, opens outside this app/ }).first();
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.equal(new URL(await link.getAttribute('href')).hostname, 'calendar.google.com');
  await page.getByText('These leave the app').first().waitFor();
  await axe(page);
  await page.getByLabel('Name employers and people').uncheck({ force: true });
  await page.getByText('A thank-you is due').waitFor();
  const text = await download(page);
  parse(text);
  for (const word of ['Halden', 'Miriam', 'Castell', 'analyst']) assert.ok(!text.includes(word), word);
  await page.reload();
  await page.getByText('A thank-you is due').waitFor();
});

const INVITATION = [
  'BEGIN:VCALENDAR', 'METHOD:REQUEST', 'VERSION:2.0', 'BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD',
  'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
  'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT', 'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:1', 'ORGANIZER;CN=Jana Brandt:mailto:jana.brandt@pell-sons.example',
  'ATTENDEE;CN=Sam Reed:mailto:sam@gmail.com', 'ATTENDEE;CN="Kjær, Søren":mailto:s.kjaer@pell-sons.example', 'SUMMARY:Second interview',
  'DESCRIPTION:Join https://zoom.us/j/123', 'DTSTART;TZID=W. Europe Standard Time:20261126T150000',
  'DTEND;TZID=W. Europe Standard Time:20261126T154500', 'END:VEVENT', 'END:VCALENDAR',
].join('\r\n');

flow('an invitation from another zone is shown by both clocks and kept when confirmed', { time: NOW, context: { timezoneId: 'Europe/London' } }, async ({ page, open }) => {
  await open('#/invitation');
  await page.getByLabel('Or paste its text').fill(INVITATION);
  await page.getByRole('button', { name: 'Find the interview' }).click();
  await page.getByRole('heading', { name: 'Second interview' }).waitFor();
  await page.getByText('15:00, time in W. Europe Standard Time').waitFor();
  await page.getByText('14:00, time in Europe/London').waitFor();
  const begins = page.getByLabel('Starts (your local time there)');
  assert.equal(await begins.inputValue(), '2026-11-26T14:00');
  await page.getByRole('button', { name: 'I’ll be there: use theirs' }).click();
  assert.equal(await begins.inputValue(), '2026-11-26T15:00');
  await page.getByRole('button', { name: 'I’ll be here: use my time' }).click();
  await becomes(() => page.getByLabel('Length in minutes').inputValue(), '45');
  await becomes(() => page.getByLabel('Employer').inputValue(), 'Pell Sons');
  await becomes(() => page.getByLabel('Place, or the link to join').inputValue(), 'https://zoom.us/j/123');
  assert.ok(!(await page.getByLabel('Sam Reed (sam@gmail.com)').isChecked()), 'that may be the user');
  await becomes(() => page.getByLabel('Søren Kjær (s.kjaer@pell-sons.example)').isChecked(), true);
  await fits(page);
  await axe(page);
  await page.getByLabel('Employer').fill('Pell & Sons');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Pell & Sons' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByText('Jana Brandt').first().waitFor();
  const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('afterword / process/'))[1]);
  const { rounds, people } = JSON.parse(kept).data;
  assert.deepEqual([rounds.length, rounds[0].schedule.start, rounds[0].kind, people.length], [1, '2026-11-26T14:00:00', 'video', 2]);
});

flow('an invitation is offered to the interview it belongs to, and by a zone the browser knows', { time: NOW, storage: record('x1', 'Halden & Rowe'), context: { timezoneId: 'Asia/Kolkata' } }, async ({ page, open }) => {
  await open('#/invitation');
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Final chat', 'ORGANIZER:mailto:miriam@halden.example', 'DTSTART;TZID=Europe/Berlin:20260329T023000', 'END:VEVENT', 'END:VCALENDAR'].join('\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'invite.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  await page.getByRole('heading', { name: 'Final chat' }).waitFor();
  await becomes(() => page.getByLabel('Belongs to').inputValue(), 'x1');
  // That hour was skipped in Berlin; by the clock before the change it is 01:30 in UTC, or an hour less where it is read by the one after.
  await becomes(() => page.getByLabel('Starts (your local time there)').inputValue(), /^2026-03-29T0[67]:00$/);
  await page.getByLabel('Starts (your local time there)').fill('2026-12-01T10:00');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Another round is on your list.').waitFor();
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data);
  assert.deepEqual([kept.rounds.length, kept.people.length], [2, 2], 'the organiser is known already');
});

flow('an invitation that came already changes its conversation, and called off it calls it off', { time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  const invite = (start, more = '') => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Final chat', 'ORGANIZER:mailto:miriam@halden.example', `DTSTART:${start}`, more, 'END:VEVENT', 'END:VCALENDAR'].join('\n');
  const rounds = () => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data.rounds);
  const read = async (text) => {
    await open('#/');
    await open('#/invitation');
    await page.locator('input[type=file]').setInputFiles({ name: 'invite.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: 'Final chat' }).waitFor();
  };
  await read(invite('20261201T100000'));
  await becomes(() => page.getByLabel('Which round?').count(), 0, 'none is ahead');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Another round is on your list.').waitFor();
  await read(invite('20261201T100000'));
  await page.getByText('It is already on your list, Tue 1 Dec, 10:00. It will be updated, not added again.').waitFor();
  await page.getByLabel('Place, or the link to join').fill('Room 4');
  await axe(page);
  await page.getByRole('button', { name: 'Update it' }).press('Enter');
  await page.getByText('The interview is updated on your list.').waitFor();
  assert.deepEqual((await rounds()).map(({ place, state }) => [place, state]), [[undefined, undefined], ['Room 4', undefined]]);
  // It moves by hand.
  await read(invite('20261203T140000'));
  await becomes(() => page.getByLabel('Which round?').inputValue(), '', 'another hour may be a further one');
  await page.getByLabel('Which round?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Update it' }).press('Enter');
  await page.getByText('The interview is updated on your list.').waitFor();
  assert.deepEqual((await rounds()).map(({ schedule }) => schedule.start), [undefined, '2026-12-03T14:00:00']);
  await read(invite('20261203T140000', 'STATUS:CANCELLED'));
  await page.getByText('This invitation cancels the appointment.').waitFor();
  await page.getByRole('button', { name: 'Mark it as cancelled' }).press('Enter');
  await page.getByText('The interview is cancelled.').waitFor();
  assert.deepEqual((await rounds()).map(({ state }) => state), [undefined, 'cancelled']);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => !localStorage.getItem('afterword / process/x1').includes('cancelled'));
  await axe(page);
});

flow('a later edition of an invitation finds its conversation by its name, and an older one says so', { time: NOW, storage: { ...record('x1', 'Halden & Rowe'), ...record('x2', 'Castell Energy') } }, async ({ page, open }) => {
  const invite = (start, number, more = '') => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:0400-82@agency.example', `SEQUENCE:${number}`, 'SUMMARY:Final chat', `DTSTART:${start}`, more, 'END:VEVENT', 'END:VCALENDAR'].join('\n');
  const rounds = () => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x2')).data.rounds);
  const read = async (text) => {
    await open('#/');
    await open('#/invitation');
    await page.locator('input[type=file]').setInputFiles({ name: 'invite.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: 'Final chat' }).waitFor();
  };
  await read(invite('20261201T100000', 1));
  await page.getByText('until you close Afterword.').waitFor();
  await becomes(() => page.getByLabel('Belongs to').inputValue(), '', 'nothing in it says whose it is');
  await page.getByLabel('Belongs to').selectOption('x2');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Another round is on your list.').waitFor();
  assert.deepEqual((await rounds()).map(({ invited }) => invited), [undefined, { uid: '0400-82@agency.example', sequence: 1 }]);

  await read(invite('20261203T140000', 2));
  await becomes(() => page.getByLabel('Belongs to').inputValue(), 'x2', 'also with neither name nor address in it');
  await page.getByText('It is already on your list, Tue 1 Dec, 10:00.').waitFor();
  // Another interview, and back to the one it came from.
  await page.getByLabel('Belongs to').selectOption('x1');
  await page.getByRole('button', { name: 'Save this interview' }).waitFor();
  await page.getByLabel('Belongs to').selectOption('x2');
  await page.getByRole('button', { name: 'Update it' }).press('Enter');
  await page.getByText('The interview is updated on your list.').waitFor();
  assert.deepEqual((await rounds()).map(({ schedule }) => schedule.start), [undefined, '2026-12-03T14:00:00']);

  await read(invite('20261201T100000', 1));
  await page.getByText('A newer version of this invitation is already on your list.').waitFor();
  await fits(page);
  await axe(page);
  await read(invite('20261203T140000', 3, 'STATUS:CANCELLED'));
  await becomes(() => page.getByText('A newer version of this invitation').count(), 0);
  await page.getByRole('button', { name: 'Mark it as cancelled' }).press('Enter');
  await page.getByText('The interview is cancelled.').waitFor();
  const [, { state, invited }] = await rounds();
  assert.deepEqual([state, invited.sequence], ['cancelled', 3]);
  // It is on again: the same conversation, not a further one.
  await read(invite('20261204T090000', 4));
  await page.getByRole('button', { name: 'Update it' }).press('Enter');
  await page.getByText('The interview is updated on your list.').waitFor();
  assert.deepEqual((await rounds()).map(({ state, schedule }) => [state, schedule.start]), [[undefined, undefined], [undefined, '2026-12-04T09:00:00']]);
});

const ENDS = [
  ['assumed filled', { decided: 'assumed_filled' }, 'assumed filled'],
  ['refused', { heard: { channel: 'email', news: 'refusal' } }, 'they said no'],
  ['withdrawn', { decided: 'withdrew' }, 'you withdrew'],
];

for (const [standing, what, said] of ENDS) {
  const closed = record('x1', 'Halden & Rowe', { ledger: [{ id: 'e1', at: '2026-11-11T16:10:00', what }], archived: '2026-11-11T16:15:00' });
  flow(`an invitation to what was ${standing} opens it again, as one change`, { time: NOW, storage: closed }, async ({ page, open }) => {
    const data = () => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data);
    await open('#/invitation');
    const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Second interview', 'ORGANIZER:mailto:miriam@halden.example', 'DTSTART:20261126T150000', 'END:VEVENT', 'END:VCALENDAR'].join('\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'invite.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
    await becomes(() => page.getByLabel('Belongs to').inputValue(), 'x1', 'also where it was put away');
    await page.getByText(`Halden & Rowe is closed on your list (${said}). Saving this reopens it.`).waitFor();
    await axe(page);
    await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
    await page.getByText('The interview is on your list, and this is open again.').waitFor();
    const { ledger, rounds, archived } = await data();
    assert.deepEqual([ledger.length, rounds.length, archived], [2, 2, undefined]);
    assert.deepEqual(ledger[1].what.heard, { channel: 'email', news: { next_round: rounds[1].id } });
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data.ledger.length === 1);
    const before = await data();
    assert.deepEqual([before.rounds.length, before.archived], [1, '2026-11-11T16:15:00']);
    // The same by hand.
    await open('#/interview/x1');
    await unfolded(page, 'Rounds');
    await page.getByRole('button', { name: 'Add a round' }).click();
    await page.getByRole('dialog').getByLabel('Starts').fill('2026-11-26T15:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('They invited you again, so this is open again.').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data.ledger.length === 1);
    // Without an hour it is an invitation all the same.
    await unfolded(page, 'Rounds');
    await page.getByRole('button', { name: 'Add a round' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('They invited you again, so this is open again.').waitFor();
    assert.equal((await data()).archived, undefined);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / process/x1')).data.ledger.length === 1);
    await unfolded(page, 'Rounds');
    await page.getByRole('button', { name: 'Add a round' }).click();
    await page.getByRole('dialog').getByLabel('Starts').fill('2026-11-26T15:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('They invited you again, so this is open again.').waitFor();
    await open('#/calendar');
    const events = parse(await download(page));
    assert.ok(events.some(({ start, off }) => start === '2026-11-26T15:00:00' && !off), 'the interview itself');
  });
}

flow('what is put right in an invitation outlives Back and a reload until it is kept', { time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  await open('#/calendar');
  await page.getByRole('link', { name: /An interview from an invitation/ }).click();
  await becomes(() => page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]').innerText(), 'More', 'as on the screen that it leads back to');
  await page.getByLabel('Or paste its text').fill(INVITATION);
  await page.getByRole('button', { name: 'Find the interview' }).click();
  await page.getByLabel('Employer').fill('Pell & Sons');
  await page.getByLabel('Role').fill('Analyst');
  await page.getByLabel('Starts (your local time there)').fill('2026-11-27T10:30');
  await page.getByLabel('Sam Reed (sam@gmail.com)').check({ force: true });
  await page.getByLabel('What kind of interview?').selectOption({ label: 'Panel' });
  const stands = async () => {
    await becomes(() => page.getByLabel('Employer').inputValue(), 'Pell & Sons');
    await becomes(() => page.getByLabel('Role').inputValue(), 'Analyst');
    await becomes(() => page.getByLabel('Starts (your local time there)').inputValue(), '2026-11-27T10:30');
    await becomes(() => page.getByLabel('Sam Reed (sam@gmail.com)').isChecked(), true);
    await becomes(() => page.getByLabel('Length in minutes').inputValue(), '45', 'untouched');
    await becomes(() => page.getByLabel('What kind of interview?').locator('option:checked').innerText(), 'Panel');
  };
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  await page.goForward();
  await stands();
  await page.reload();
  await stands();
  await becomes(async () => (await page.getByLabel('Or paste its text').inputValue()).slice(0, 15), 'BEGIN:VCALENDAR');
  await fits(page);
  // Aside, and taken up again.
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByText('Second interview, as you left it.').waitFor();
  await page.reload();
  await fits(page);
  await axe(page);
  await page.getByRole('button', { name: 'Look at it again' }).click();
  await stands();
  await page.getByLabel('Belongs to').selectOption('x1');
  await page.reload();
  await becomes(() => page.getByLabel('Belongs to').inputValue(), 'x1');
  await page.getByLabel('Belongs to').selectOption('');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Pell & Sons' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await open('#/invitation');
  await becomes(() => page.getByLabel('Employer').count(), 0);
});

flow('the source of an e-mail may be chosen as a file', { time: NOW }, async ({ page, open }) => {
  await open('#/invitation');
  await becomes(() => page.locator('input[type=file]').getAttribute('accept'), /\.eml/);
  const wrapped = Buffer.from(INVITATION).toString('base64').replace(/(.{76})/g, '$1\r\n');
  const mail = `From: jana@pell-sons.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped}\r\n--b--\r\n`;
  await page.locator('input[type=file]').setInputFiles({ name: 'invite.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) });
  await page.getByRole('heading', { name: 'Second interview' }).waitFor();
  await becomes(() => page.getByLabel('Søren Kjær (s.kjaer@pell-sons.example)').isChecked(), true);
});

flow('where there is nothing, no empty file is offered, and a long plan keeps the way in within reach', { time: NOW }, async ({ page, open }) => {
  await open('#/calendar');
  await page.getByText('Nothing for your calendar yet').waitFor();
  await becomes(() => page.getByRole('button', { name: /Download the file|Send it/ }).count(), 0);
  await page.evaluate((all) => all.forEach(([key, text]) => localStorage.setItem(key, text)), Object.entries(lying(Object.assign({}, ...[1, 2, 3, 4].map((n) => record(`x${n}`, `Halden ${n}`))))));
  await page.reload();
  await page.getByRole('button', { name: 'Download the file' }).waitFor();
  const rows = page.locator('li.meanwhile');
  assert.equal(await rows.count(), 8);
  await page.getByText(/^and \d+ more in the file$/).click();
  const said = Number((await page.getByRole('heading', { name: /^\d+ entries$/ }).innerText()).match(/\d+/)[0]);
  await page.waitForFunction((said) => document.querySelectorAll('li.meanwhile').length === said, said);
  await fits(page);
  await axe(page);
});

flow('garbage and eleven megabytes are refused kindly', { time: NOW }, async ({ page, open }) => {
  await open('#/invitation');
  const area = page.getByLabel('Or paste its text');
  const look = page.getByRole('button', { name: 'Find the interview' });
  await look.click();
  await page.getByText('There is no text yet.').waitFor();
  await area.fill('<img src=x onerror=alert(1)>');
  await look.click();
  await page.getByText('This is not an invitation that a calendar can read.').waitFor();
  await area.fill(INVITATION.slice(0, -30));
  await look.click();
  await page.getByText('This invitation breaks off before its end, in what begins on line 19.').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'big.ics', mimeType: 'text/calendar', buffer: Buffer.alloc(11 * 1024 * 1024, 'x') });
  await page.getByText('This file is far too big').waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/ process'))), []);
});

const kept = (page, id = 'x1') => page.evaluate((id) => JSON.parse(localStorage.getItem(`afterword / process/${id}`)).data, id);
const cased = (name) => readFileSync(new URL(`../fixtures/cases/${name}`, import.meta.url));
const opened = (page, name, buffer = cased(name)) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/calendar', buffer });
const LONDON = { time: '2026-12-07T10:00:00Z', context: { timezoneId: 'Europe/London' } };
const begins = (page) => page.getByLabel('Starts (your local time there)');

flow('a wish for another time and its refusal leave the list as it is', { ...LONDON, storage: record('x1', 'Halden & Rowe', { role: 'Data Steward' }) }, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c05a-request.ics');
  await becomes(() => begins(page).inputValue(), '2026-12-09T10:00');
  await becomes(() => page.getByLabel('Belongs to').inputValue(), 'x1');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Another round is on your list.').waitFor();
  const before = (await kept(page)).rounds;
  assert.equal(before[1].schedule.start, '2026-12-09T10:00:00');
  for (const [name, sentence] of [['c05b-counter-proposal.ics', 'This asks for another time'], ['c05c-decline-counter.ics', 'This says no to the other time']]) {
    await open('#/invitation');
    await opened(page, name);
    await page.getByText(sentence).waitFor();
    await page.getByText('On your list it stays where it is: Wed, 9 Dec 2026, 10:00.').waitFor();
    await becomes(() => begins(page).count(), 0, 'nothing to confirm by mistake');
    await fits(page);
    await axe(page);
    await page.getByRole('button', { name: 'Leave my list as it is' }).press('Enter');
    await page.getByText('Your list stays as it is.').waitFor();
    assert.deepEqual((await kept(page)).rounds, before);
  }
  // Whoever wants it all the same has the form one step away.
  await opened(page, 'c05b-counter-proposal.ics');
  await page.getByText('Use it anyway').click();
  await becomes(() => begins(page).inputValue(), '2026-12-11T15:00');
  await axe(page);
  await page.getByRole('button', { name: 'Update it anyway' }).press('Enter');
  await page.getByText('The interview is updated on your list.').waitFor();
  assert.equal((await kept(page)).rounds[1].schedule.start, '2026-12-11T15:00:00');
});

flow('the cancellation of an hour that was never on the list calls nothing off', { ...LONDON, storage: record('x1', 'Halden & Rowe', { rounds: [{ id: 'r1', kind: 'video', schedule: { start: '2026-12-14T10:00:00' } }] }) }, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c11-cancel-of-another-hour.ics');
  await page.getByText('The cancelled appointment (Tue, 8 Dec 2026, 14:00) is not on your list.').waitFor();
  await becomes(() => page.getByLabel('Which round?').inputValue(), '', 'none is chosen');
  await axe(page);
  await page.getByRole('button', { name: 'Leave my list as it is' }).press('Enter');
  await page.getByText('Your list stays as it is.').waitFor();
  const [round] = (await kept(page)).rounds;
  assert.deepEqual([round.state, round.schedule.start], [undefined, '2026-12-14T10:00:00']);
  // The other one is called off only where it is chosen by hand.
  await opened(page, 'c11-cancel-of-another-hour.ics');
  await page.getByLabel('Which round?').selectOption({ index: 1 });
  await page.getByText('It is on your list, Mon, 14 Dec 2026, 10:00. It will be marked as cancelled').waitFor();
  await page.getByRole('button', { name: 'Mark it as cancelled' }).press('Enter');
  await page.getByText('The interview is cancelled.').waitFor();
  assert.equal((await kept(page)).rounds[0].state, 'cancelled');
});

flow('three calendars in one file are offered one after the other', LONDON, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c06-three-calendars-in-one-file.ics');
  await page.getByRole('heading', { name: 'Interview 1 of 3' }).waitFor();
  await page.getByRole('button', { name: '1 of 3. Look at the next' }).waitFor();
  await becomes(() => page.getByLabel('There are several in it').locator('option').count(), 3);
  await fits(page);
  await axe(page);
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  // On to the second, which is offered to the interview that the first has become.
  await page.getByRole('heading', { name: 'Interview 2 of 3' }).waitFor();
  await page.getByText('The interview is on your list').waitFor();
  await becomes(() => page.getByLabel('Belongs to').locator('option:checked').innerText(), /Northlight Museum Trust/);
  await page.reload();
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { name: 'Interview 3 of 3' }).waitFor();
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Northlight Museum Trust' }).waitFor();
  const all = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('afterword / process/')).map(([, text]) => JSON.parse(text).data));
  assert.equal(all.length, 1);
  assert.deepEqual(all[0].rounds.map(({ schedule }) => [schedule.start, schedule.minutes]), [['2026-12-10T09:00:00', 45], ['2026-12-10T10:15:00', 45], ['2026-12-10T11:30:00', 45]]);
  assert.deepEqual(all[0].people.map(({ name }) => name), ['Ines Aldo', 'Tomo Arai', 'Grace Obi']);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

flow('an hour by a clock that nobody knows is not filled in, and one of an office program is', LONDON, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c04-windows-zone-without-rules.ics');
  await page.getByText('10:00, time in Pacific Standard Time').waitFor();
  await becomes(() => begins(page).inputValue(), '2026-12-10T18:00');
  await opened(page, 'x.ics', Buffer.from(cased('c04-windows-zone-without-rules.ics').toString().replaceAll('Pacific Standard Time', 'Head Office Time')));
  await page.getByText('time in Head Office Time. Afterword doesn’t know that time zone').waitFor();
  await becomes(() => begins(page).inputValue(), '');
  await axe(page);
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Add the day and time it starts.').waitFor();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('afterword / process/')).length), 0);
  await page.getByRole('button', { name: 'I’ll be there: use theirs' }).click();
  await becomes(() => begins(page).inputValue(), '2026-12-10T10:00');
});

flow('a file is read in its own letters, and the link to join is kept beside a place', LONDON, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c02-fold-inside-a-letter.ics');
  await page.getByRole('heading', { name: /at Łódzkie Muzeum$/ }).waitFor();
  await becomes(() => page.getByLabel('Małgorzata Świętochowska (m.swietochowska@lodzkie-muzeum.example)').isChecked(), true);
  // Latin-1 that says so in an e-mail, and beside a place the link to join.
  const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting?context=%7b%22Tid%22%7d';
  const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:7\r\nDTSTART:20261211T090000Z\r\nSUMMARY:Gespräch bei Müller\r\nLOCATION:Hauptstraße 4\r\nDESCRIPTION:Join now<${link}>\r\nORGANIZER;CN=Jürgen Groß:mailto:j.gross@mueller.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const mail = `From: a@b.example\r\nContent-Type: text/calendar; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${calendar}`;
  await opened(page, 'invite.eml', Buffer.from(mail, 'latin1'));
  await page.getByRole('heading', { name: 'Gespräch bei Müller' }).waitFor();
  await becomes(() => page.getByLabel('Place, or the link to join').inputValue(), 'Hauptstraße 4');
  await becomes(() => page.getByLabel('The link to join', { exact: true }).inputValue(), link);
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Müller' }).waitFor();
  const all = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('afterword / process/')).map(([, text]) => JSON.parse(text).data));
  assert.deepEqual([all[0].rounds[0].place, all[0].rounds[0].join, all[0].people[0].name], ['Hauptstraße 4', link, 'Jürgen Groß']);
  await open('#/calendar');
  const round = parse(await download(page)).find(({ uid }) => uid.includes('.round.'));
  assert.ok(round.text.includes(link), round.text);
});

flow('a second role with a known employer is asked before it is kept', { ...LONDON, storage: record('x1', 'Halden & Rowe', { role: 'Registrar' }) }, async ({ page, open }) => {
  await open('#/invitation');
  await opened(page, 'c05a-request.ics');
  await page.getByText('Halden & Rowe is on your list already, for another role. This seems to be for Data Steward').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByText('Choose which interview this belongs to.').waitFor();
  await page.getByLabel('Belongs to').selectOption({ label: 'A new interview' });
  await becomes(() => page.getByLabel('Role').inputValue(), 'Data Steward');
  await page.getByRole('button', { name: 'Save this interview' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('afterword / process/')).length), 2);
  assert.equal((await kept(page)).rounds.length, 1, 'the other is as it was');
});

flow('holidays are offered one by one, and days on which everybody works are not chosen', LONDON, async ({ page, open }) => {
  await open('#/working-days');
  await page.locator('.file input').setInputFiles({ name: 'us.ics', mimeType: 'text/calendar', buffer: cased('c28-holidays-with-observances.ics') });
  await page.getByRole('heading', { name: '11 days found' }).waitFor();
  const box = (name) => page.getByRole('listitem').filter({ hasText: name }).getByRole('checkbox');
  for (const [name, on] of [['Christmas Day', true], ['Christmas Eve', false], ['Black Friday', false], ['Lincoln', false], ['Presidents', true]]) {
    await becomes(() => box(name).isChecked(), on, name);
  }
  await page.getByText('Christmas Eve · Observance, usually no day off').waitFor();
  await fits(page);
  await axe(page);
  await box('Christmas Eve').check({ force: true });
  await page.getByRole('button', { name: 'Add 5 days' }).waitFor();
  await box('Christmas Eve').uncheck({ force: true });
  await page.getByRole('button', { name: 'Add 4 days' }).press('Enter');
  await page.getByText('4 days off added.').waitFor();
  const off = await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / settings/only')).data.days_off);
  assert.deepEqual(off, ['2026-12-25', '2027-01-01', '2027-01-18', '2027-02-15']);
});
