// An interview from an invitation: pasted or chosen, by the clock of its zone, for the interview it belongs to.

import assert from 'node:assert/strict';
import { download, NOW, parse, record } from './calendar-file.mjs';
import { axe, becomes, fits, flow, unfolded } from './harness.mjs';

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
