// A record with a plan for the calendar, and the calendar file as two parsers of other makes read it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

export const NOW = '2026-11-11T16:30:00';

/** A record as it is stored, with two people, told to wait until the 20th. */
export const record = (id, employer, more = {}) => ({
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

export async function download(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the file' }).click()]);
  assert.match(file.suggestedFilename(), /^afterword-2026-1[12]-\d\d\.ics$/);
  return readFile(await file.path(), 'utf8');
}

/** Both parsers must take the file without complaint and find the same in it. */
export function parse(text) {
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

export const find = (events, part) => events.find(({ uid }) => uid.includes(part));

export const cased = (name) => readFileSync(new URL(`../fixtures/cases/${name}`, import.meta.url));
