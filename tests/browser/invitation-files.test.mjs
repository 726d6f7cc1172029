// Invitations as files from life: other times proposed, cancellations, several in one file, other zones and charsets.

import assert from 'node:assert/strict';
import { cased, download, parse, record } from './calendar-file.mjs';
import { axe, becomes, fits, flow } from './harness.mjs';

const kept = (page, id = 'x1') => page.evaluate((id) => JSON.parse(localStorage.getItem(`afterword / process/${id}`)).data, id);
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
