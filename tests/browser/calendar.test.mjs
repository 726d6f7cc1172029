// The plan as a calendar file, read by two parsers of other makes, and public holidays from one.

import assert from 'node:assert/strict';
import { cased, download, find, NOW, parse, record } from './calendar-file.mjs';
import { axe, becomes, fits, flow, unfolded } from './harness.mjs';
import { lying } from './names.mjs';

const LONDON = { time: '2026-12-07T10:00:00Z', context: { timezoneId: 'Europe/London' } };
const LONG = 'The Royal & Ancient Society for the Improvement of Harbours Ltd';

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
