// Keeping the search moving: targets, a note in two taps, leads, and the basket.

import assert from 'node:assert/strict';
import { axe, fits, flow } from './harness.mjs';

const NOW = '2026-11-12T10:00:00'; // a Thursday

const record = (id, employer, ledger = []) => ({
  [`afterword/process/${id}`]: JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00',
    data: { id, created: '2026-11-11T16:05:00', employer, role: 'Analyst', rounds: [{ id: 'r1', schedule: { end: '2026-11-11T16:00:00' }, told: 'no_date' }], ledger },
  }),
});

const search = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('afterword/search/only')).data);

flow('a target, a note from Today, and the week that counts it', { time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Mon 9 Nov to Sun 15 Nov').waitFor();
  await page.getByText('Everything hangs on Halden & Rowe').waitFor();
  await page.getByLabel('Applications', { exact: true }).fill('3');
  await page.getByText('of 3').waitFor();
  await page.getByLabel('Applications', { exact: true }).fill('3.5');
  await page.getByText('A whole number up to 999').waitFor();
  await fits(page);
  await axe(page);

  await open();
  await page.getByText('This week: applications: 0 of 3.').waitFor();
  await page.getByRole('button', { name: 'Note something done' }).click();
  const sheet = page.getByRole('dialog', { name: 'What have you done?' });
  await sheet.getByRole('button', { name: 'Application sent' }).click();
  await sheet.getByRole('button', { name: 'Application sent' }).click();
  await sheet.getByRole('button', { name: 'CV given out' }).click();
  await sheet.getByText('3 things noted this week.').waitFor();
  await axe(page);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.getByText('This week: applications: 2 of 3; CVs out: 1.').waitFor();
  await page.reload();
  await page.getByText('This week: applications: 2 of 3; CVs out: 1.').waitFor();
  assert.deepEqual((await search(page)).days, { '2026-11-12': { applications: 2, cvs: 1 } });

  await page.getByRole('link', { name: 'Targets, leads, and what hangs on whom' }).click();
  await page.getByRole('button', { name: 'One less: Applications' }).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await search(page)).days['2026-11-12'].applications, 2);
  await page.getByLabel('A week begins on').selectOption({ label: 'Sunday' });
  await page.getByText('Sun 8 Nov to Sat 14 Nov').waitFor();
});

flow('leads are kept as they are typed, and spread what hangs on one employer', { wide: true, scheme: 'dark', time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  await open('#/search-pulse');
  const add = page.getByLabel('A new lead', { exact: true });
  for (const name of ['Pell & Sons', 'Zoë, who knows the port', '<b>Castell</b>']) {
    await add.fill(name);
    await add.press('Enter');
  }
  await page.getByText('per cent').first().waitFor();
  await page.getByText('Pell & Sons').first().click();
  await page.getByLabel('Next step').first().fill('Ring Ana');
  await page.getByLabel('By').first().fill('2026-11-13');
  await page.getByLabel('Stage').first().selectOption({ label: 'Talking' });
  await page.getByText('Talking. Ring Ana, tomorrow').waitFor();
  await axe(page);
  await page.reload();
  await page.getByText('Talking. Ring Ana, tomorrow').waitFor();
  const { leads } = await search(page);
  assert.deepEqual([leads.length, leads[0].stage, leads[0].by], [3, 'talking', '2026-11-13']);
  await page.getByText('<b>Castell</b>').first().click();
  await page.getByRole('button', { name: 'Remove: <b>Castell</b>' }).click();
  assert.equal((await search(page)).leads.length, 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await search(page)).leads.length, 3);
});

const offer = (form) => [{ id: 'e1', at: '2026-11-12T09:00:00', what: { heard: { channel: 'phone', news: { offer: { form } } } } }];

flow('a verbal offer does not end the search', { time: NOW, storage: { ...record('x1', 'Halden & Rowe', offer('verbal')), ...record('x2', 'Castell Energy') } }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Halden & Rowe made you an offer. Keep going a little longer.').waitFor();
  await page.getByText('Until the day you start work.').waitFor();
  await page.getByText(/About \d+ per cent of what is running hangs on Halden & Rowe/).waitFor();
  await axe(page);
  // By a playbook that says so, a firm offer is enough; this one is not firm.
  await page.evaluate(() => localStorage.getItem('afterword/process/x1'));
});

const started = [...offer('written'), { id: 'e2', at: '2026-11-12T09:30:00', what: { decided: 'started_work' } }];

/** The same record, put away. */
const away = (records) => Object.fromEntries(Object.entries(records).map(([key, text]) => {
  const stored = JSON.parse(text);
  return [key, JSON.stringify({ ...stored, data: { ...stored.data, archived: '2026-11-12T09:45:00' } })];
}));

for (const [where, keep] of [['on the list', (records) => records], ['put away', away]]) {
  flow(`work that has begun ends the search, with its record ${where}`, { time: NOW, storage: { ...keep(record('x1', 'Halden & Rowe', started)), ...record('x2', 'Castell Energy') } }, async ({ page, open }) => {
    await open('#/search-pulse');
    await page.getByText(/Halden & Rowe/).first().waitFor();
    assert.equal(await page.getByText('Keep the search moving').count(), 0);
    await open();
    await page.getByRole('heading', { name: 'Hands off' }).or(page.getByRole('heading', { name: 'Coming up' })).first().waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Keep the search moving' }).count(), 0);
  });
}

// The screens from which something is noted by the line at their end; Today and the search have it among their own.
const SCREENS = ['#/interviews', '#/waiting', '#/insight', '#/calendar', '#/reminders', '#/advice', '#/data', '#/interview/x1', '#/interview/x1/people', '#/more'];

for (const wide of [false, true]) {
  flow(`something done is noted from every screen, ${wide ? 'wide' : 'on a phone'}`, { wide, time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
    for (const hash of SCREENS) {
      await open(hash);
      await page.getByRole('button', { name: 'Note something done' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Event gone to' }).waitFor();
      await fits(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Note something done', 'the focus is back');
    }
    await page.getByRole('button', { name: 'Note something done' }).click();
    const sheet = page.getByRole('dialog', { name: 'What have you done?' });
    for (const what of ['Application sent', 'Event gone to', 'Mentor or contact asked', 'CV given out']) await sheet.getByRole('button', { name: what }).click();
    await sheet.getByText('4 things noted this week.').waitFor();
    const lead = sheet.getByLabel('A new lead');
    await lead.fill('Pell & Sons');
    await lead.press('Enter');
    await lead.fill('Zoë at the port');
    await axe(page);
    await sheet.getByRole('button', { name: 'Done' }).click();
    const kept = await search(page);
    assert.deepEqual(kept.leads.map(({ name }) => name), ['Pell & Sons', 'Zoë at the port']);
    await open('#/search-pulse');
    await page.getByText('Zoë at the port').first().waitFor();
  });
}
