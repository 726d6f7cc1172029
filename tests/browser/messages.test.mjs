// What an employer writes, pasted or shared from another app: read piece by piece, and nothing is noted unasked.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';

const MESSAGE = `Dear Sam,

Thank you for coming in. We would like to invite you to a second interview on Tuesday 15 December at 14:00.
You can join here: https://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1
We will let you know the outcome by Friday 18 December.

Kind regards,
Harriet Vance
Head of Collections
h.vance@northlight.example`;

const storage = {
  'afterword/process/n1': JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-12-07T09:00:00',
    data: { id: 'n1', created: '2026-12-07T09:00:00', employer: 'Northlight Museum Trust', role: 'Registrar', rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-12-08T15:00:00' } }] },
  }),
};

const record = (page) => page.evaluate(() => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith('process/n1'))[1]).data);

flow('a message gives its pieces one by one, and nothing unasked', { time: '2026-12-09T10:00:00', storage }, async ({ page, open }) => {
  await open('#/message');
  await page.getByLabel('Their message, or the advert').fill(`${MESSAGE}\nNorthlight Museum Trust`);
  await page.getByRole('button', { name: 'See what it says' }).tap();
  await page.getByRole('heading', { name: 'What it seems to say' }).waitFor();
  await becomes(() => page.getByLabel('Which interview is this about?').inputValue(), 'n1');
  const before = await record(page);
  assert.equal(before.rounds.length, 1, 'nothing is noted by looking');
  assert.equal(before.people, undefined);
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: /^Add as an interview/ }).tap();
  await page.getByRole('button', { name: /^Note this day: They answer by/ }).tap();
  await page.getByRole('button', { name: 'Add this person: Harriet Vance' }).tap();
  const after = await record(page);
  assert.deepEqual(after.rounds.map(({ schedule }) => schedule.start), [undefined, '2026-12-15T14:00:00']);
  assert.equal(after.rounds[1].join, 'https://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1');
  assert.equal(after.people[0].name, 'Harriet Vance');
  assert.ok(after.ledger.some(({ what }) => JSON.stringify(what).includes('2026-12-18')));
});

flow('what another app shares is taken by the worker without a connection, and read here', { time: '2026-12-09T10:00:00', storage }, async ({ page, context, open }) => {
  await open('#/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await context.setOffline(true);
  await page.evaluate((text) => {
    const form = new FormData();
    form.append('title', 'Second interview');
    form.append('text', text);
    return fetch('./share', { method: 'POST', body: form }).then(({ status }) => status);
  }, MESSAGE);
  await open('#/message');
  await page.getByRole('heading', { name: 'What it seems to say' }).waitFor();
  assert.ok((await page.getByLabel('Their message, or the advert').inputValue()).includes('Harriet Vance'));
  const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20261215T140000Z\r\nDTEND:20261215T144500Z\r\nSUMMARY:Interview at Halden\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  await page.evaluate((text) => {
    const form = new FormData();
    form.append('files', new File([text], 'invite.ics', { type: 'text/calendar' }));
    return fetch('./share', { method: 'POST', body: form }).then(({ status }) => status);
  }, calendar);
  await open('#/');
  await open('#/message');
  await page.getByRole('heading', { name: 'Interview at Halden' }).waitFor();
  assert.ok(page.url().endsWith('#/invitation'));
  await context.setOffline(false);
});
