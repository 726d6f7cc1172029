// The calendar file as a calendar takes it: imported again and again into one that keeps entries by UID, lets the higher
// SEQUENCE win and takes cancelled ones out, as RFC 5546 says; read by two parsers, in zones whose clocks change.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { axe, becomes, fits, flow } from './harness.mjs';

const two = (number) => String(number).padStart(2, '0');
/** What the clock on the wall shows. */
const wall = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

const READERS = {
  'ical.js': (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return { uid: event.uid, sequence: event.sequence, off: part.getFirstPropertyValue('status') === 'CANCELLED', start: wall(event.startDate.toJSDate()), title: event.summary };
  }),
  'node-ical': (text) => Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT').map(({ uid, sequence, status, start, summary }) => (
    { uid, sequence: Number(sequence), off: status === 'CANCELLED', start: wall(start), title: summary }
  )),
};

/** A calendar: what an import makes of it. */
function take(calendar, events) {
  for (const event of events) {
    const known = calendar.get(event.uid);
    if (known && known.sequence > event.sequence) continue;
    calendar.set(event.uid, event);
  }
}
const entries = (calendar) => [...calendar.values()].filter(({ off }) => !off).map(({ uid, start }) => `${uid} ${start}`).sort();
const entry = (calendar, part) => [...calendar.values()].find(({ uid }) => uid.includes(part));

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the file' }).click()]);
  return readFile(await file.path(), 'utf8');
}

/** An interview told to wait until the 23rd; the clocks change on the 25th in Europe, on 1 November in America. */
const storage = {
  'afterword/process/x1': JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-10-20T09:00:00',
    data: {
      id: 'x1', created: '2026-10-20T09:00:00', employer: 'Halden & Rowe', role: 'Analyst', people: [{ id: 'p1', name: 'Miriam Osei' }],
      rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-10-20T09:00:00' }, people: ['p1'], told: { promised: { by: '2026-10-23' } } }],
    },
  }),
};

for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']) {
  flow(`a moved promise moves the entries, in ${zone}`, { wide: true, time: '2026-10-20T10:00:00', storage, context: { timezoneId: zone } }, async ({ page, open }) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      // The page's own clock shows ten there, whatever this machine's zone is.
      await page.clock.setSystemTime(new Date(2026, 9, 20, 10));
      const calendars = Object.keys(READERS).map((name) => [name, new Map()]);
      const everyone = (text) => calendars.forEach(([name, calendar]) => take(calendar, READERS[name](text)));
      const all = (check) => calendars.forEach(([name, calendar]) => check(calendar, name));

      await open('#/calendar');
      const first = await download(page);
      everyone(first);
      const planned = [];
      all((calendar, name) => {
        assert.equal(entry(calendar, 'their-date').start, '2026-10-23T00:00', name);
        assert.equal(entry(calendar, 'follow-up-1').start, '2026-10-26T09:00', `${name}: nine by the clock on the wall, after it has changed`);
        planned.push(entries(calendar));
      });
      assert.deepEqual(planned[0], planned[1], 'both read the same');
      everyone(first);
      all((calendar) => assert.deepEqual(entries(calendar), planned[0], 'imported twice it changes nothing'));

      // They name a later day.
      await open('#/interview/x1');
      await page.getByRole('button', { name: 'They replied' }).click();
      const sheet = page.getByRole('dialog', { name: 'They replied' });
      await sheet.getByText('Something else').click();
      await sheet.getByRole('radio', { name: 'A new date' }).check({ force: true });
      await sheet.getByLabel('Their new date').fill('2026-11-06');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your plan is up to date.').waitFor();
      await open('#/calendar');
      const second = await download(page);
      everyone(second);
      const moved = [];
      all((calendar, name) => {
        assert.equal(entry(calendar, 'follow-up-1').start, '2026-11-09T09:00', name);
        const dates = [...calendar.values()].filter(({ uid, off }) => uid.includes('their-date') && !off);
        assert.deepEqual(dates.map(({ start }) => start), ['2026-11-06T00:00'], `${name}: one date of theirs, the new one`);
        assert.ok(entries(calendar).every((line) => !line.endsWith('2026-10-26T09:00')), `${name}: nothing stands at the old time`);
        moved.push(entries(calendar));
      });
      assert.deepEqual(moved[0], moved[1]);
      everyone(first);
      all((calendar, name) => assert.deepEqual(entries(calendar), moved[0], `${name}: an older file changes nothing`));

      // A refusal calls the waiting off.
      await open('#/interview/x1');
      await page.getByRole('button', { name: 'They replied' }).click();
      await sheet.getByRole('radio', { name: 'They said no' }).check({ force: true });
      await sheet.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your plan is up to date.').waitFor();
      await open('#/calendar');
      everyone(await download(page));
      all((calendar, name) => {
        assert.ok(entry(calendar, 'follow-up-1').off, `${name}: the follow-up is gone`);
        assert.deepEqual(entries(calendar).filter((line) => /follow-up|their-date/.test(line)), [], name);
      });
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
}

const lead = (by, more = {}) => ({ 'afterword/search/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-10-20T09:00:00', data: { leads: [{ id: 'l1', name: 'Pell & Sons', stage: 'applied', next: 'Ring Ana', by, since: '2026-10-01', ...more }] } }) });

flow('a next step with a lead is an entry of everything, moves, and is called off once it is closed', { time: '2026-10-20T10:00:00', storage: { ...storage, ...lead('2026-10-26') } }, async ({ page, open }) => {
  const calendars = Object.keys(READERS).map((name) => [name, new Map()]);
  const everyone = (text) => calendars.forEach(([name, calendar]) => take(calendar, READERS[name](text)));
  const all = (check) => calendars.forEach(([name, calendar]) => check(entry(calendar, 'lead_l1'), name));
  await open('#/calendar/x1');
  everyone(await download(page));
  all((one) => assert.equal(one, undefined, 'not in the file of one interview'));
  await open('#/calendar');
  everyone(await download(page));
  all(({ start, title }, name) => assert.deepEqual([start, title], ['2026-10-26T09:00', 'Pell & Sons: Ring Ana'], name));
  await open('#/search-pulse');
  await page.locator('.lead summary').click();
  await page.locator('#lead-l1-by').fill('2026-11-02');
  await open('#/calendar');
  everyone(await download(page));
  all(({ start, off }, name) => assert.deepEqual([start, off], ['2026-11-02T09:00', false], name));
  await open('#/search-pulse');
  await page.locator('.lead summary').click();
  await page.locator('#lead-l1-stage').selectOption({ label: 'Closed' });
  await open('#/calendar');
  await page.getByText('One entry in your calendar no longer applies.').waitFor();
  everyone(await download(page));
  all(({ off }, name) => assert.ok(off, name));
});

/** When an entry calls, in minutes before it begins, as both read it. */
const CALLS = {
  'ical.js': (text) => new Map(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => [
    part.getFirstPropertyValue('uid'), part.getAllSubcomponents('valarm').map((alarm) => Math.abs(alarm.getFirstPropertyValue('trigger').toSeconds()) / 60)[0],
  ])),
  // It files an alarm that has a name of its own under that name.
  'node-ical': (text) => new Map(Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT').map((event) => {
    const alarm = Object.values(event).find((part) => part?.type === 'VALARM');
    const [, seconds = 0] = alarm ? /^-?P(?:0D|T(\d+)S)$/.exec(alarm.trigger.val) : [];
    return [event.uid, alarm && seconds / 60];
  })),
};

const booked = JSON.parse(storage['afterword/process/x1']);
booked.data.rounds.push({ id: 'r2', kind: 'final', schedule: { start: '2026-10-30T10:00:00' } });

flow('the calendar calls when it was chosen, and takes a change of it over', { time: '2026-10-20T10:00:00', storage: { 'afterword/process/x1': JSON.stringify(booked) } }, async ({ page, open }) => {
  const numbers = (text) => new Map(READERS['ical.js'](text).map(({ uid, sequence }) => [uid, sequence]));
  const of = (map, part) => [...map].find(([uid]) => uid.includes(part))[1];
  const calls = (text) => Object.entries(CALLS).map(([name, read]) => { const all = read(text); return [name, of(all, '.round.r2'), of(all, 'prepare-round')]; });
  await open('#/calendar');
  const usual = await download(page);
  assert.deepEqual(calls(usual), [['ical.js', 60, 0], ['node-ical', 60, 0]]);
  await page.getByText(/ (has|have) changed\. The new file/).waitFor({ state: 'detached' });
  await page.getByLabel('Remind me before an interview').selectOption({ label: 'The evening before, at eight' });
  await page.getByText('One entry has changed.').waitFor();
  await axe(page);
  await fits(page);
  await page.reload();
  await page.getByText('One entry has changed.').waitFor();
  await becomes(() => page.getByLabel('Remind me before an interview').locator('option:checked').innerText(), 'The evening before, at eight');
  const evening = await download(page);
  assert.deepEqual(calls(evening), [['ical.js', 14 * 60, 0], ['node-ical', 14 * 60, 0]]);
  assert.ok(of(numbers(evening), '.round.r2') > of(numbers(usual), '.round.r2'), 'a calendar takes it over');
  assert.equal(of(numbers(evening), 'prepare-round'), of(numbers(usual), 'prepare-round'), 'and leaves the rest');
  await page.getByText(/ (has|have) changed\. The new file/).waitFor({ state: 'detached' });
  await page.getByLabel('Remind me', { exact: true }).selectOption({ label: '15 minutes before' });
  await page.getByText('entries have changed.').waitFor();
  assert.deepEqual(calls(await download(page)), [['ical.js', 14 * 60, 15], ['node-ical', 14 * 60, 15]]);
  // Back to what it is without a choice: nothing of it is kept.
  await page.getByLabel('Remind me before an interview').selectOption({ label: 'One hour before' });
  await page.getByLabel('Remind me', { exact: true }).selectOption({ label: 'At its time' });
  const log = await page.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith('afterword / calendar')))).data);
  assert.deepEqual([log.step_call, log.round_call], [undefined, undefined]);
});
