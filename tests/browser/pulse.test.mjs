// Keeping the search moving: targets, a note in two taps, leads, and the basket.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';

const NOW = '2026-11-12T10:00:00'; // a Thursday

const record = (id, employer, ledger = []) => ({
  [`afterword/process/${id}`]: JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00',
    data: { id, created: '2026-11-11T16:05:00', employer, role: 'Analyst', rounds: [{ id: 'r1', schedule: { end: '2026-11-11T16:00:00' }, told: 'no_date' }], ledger },
  }),
});

/** Opens what is noted from every screen: the "+" of the frame, then "Application". */
async function log(page) {
  await page.getByLabel('Add', { exact: true }).click();
  await page.locator('details.menu--add').getByRole('button', { name: 'Application', exact: true }).click();
}

const search = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('afterword / search/only')).data);

flow('a target, a note from Today, and the week that counts it', { time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Mon 9 Nov to Sun 15 Nov').waitFor();
  await page.getByText('Everything depends on Halden & Rowe').waitFor();
  await page.getByLabel('Applications', { exact: true }).fill('3');
  await page.getByText('of 3').waitFor();
  await page.getByLabel('Applications', { exact: true }).fill('3.5');
  await page.getByText('Enter a whole number up to 999').waitFor();
  await fits(page);
  await axe(page);

  await open();
  await page.getByText('This week: applications: 0 of 3.').waitFor();
  await page.getByRole('button', { name: 'Log an application or contact' }).click();
  const sheet = page.getByRole('dialog', { name: 'What have you done?' });
  await sheet.getByRole('button', { name: 'Application sent' }).click();
  await sheet.getByRole('button', { name: 'Application sent' }).click();
  await sheet.getByRole('button', { name: 'CV given out' }).click();
  await sheet.getByText('3 things logged this week.').waitFor();
  await axe(page);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.getByText('This week: applications: 2 of 3; CVs out: 1.').waitFor();
  await page.reload();
  await page.getByText('This week: applications: 2 of 3; CVs out: 1.').waitFor();
  assert.deepEqual((await search(page)).days, { '2026-11-12': { applications: 2, cvs: 1 } });

  await page.getByRole('link', { name: 'Weekly goals and leads' }).click();
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
  await page.getByText(/About \d+% of your search|about \d+%/).first().waitFor();
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
  await page.getByText(/About \d+% of your search depends on Halden & Rowe/).waitFor();
  await axe(page);
  // By a playbook that says so, a firm offer is enough; this one is not firm.
  await page.evaluate(() => localStorage.getItem('afterword / process/x1'));
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
    await becomes(() => page.getByText('Why keep searching?').count(), 0);
    await open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Others still on the list ask for nothing any more, and nobody waits for them.
    await page.getByText(/Nothing (to do|urgent) today|nothing to answer/).first().waitFor();
    for (const title of ['Waiting', 'Coming up']) assert.equal(await page.getByRole('heading', { name: title }).count(), 0, title);
    await becomes(() => page.getByRole('heading', { name: 'This week' }).count(), 0);
  });
}

// The screens from which something is noted by the frame.
const SCREENS = ['#/', '#/search-pulse', '#/interviews', '#/waiting', '#/insight', '#/calendar', '#/reminders', '#/advice', '#/data', '#/interview/x1', '#/interview/x1/people', '#/more'];

for (const wide of [false, true]) {
  flow(`something done is noted from every screen, ${wide ? 'wide' : 'on a phone'}`, { wide, time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
    for (const hash of SCREENS) {
      await open(hash);
      await log(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Event attended' }).waitFor();
      await fits(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Add', 'the focus is back');
    }
    await log(page);
    const sheet = page.getByRole('dialog', { name: 'What have you done?' });
    for (const what of ['Application sent', 'Event attended', 'Mentor or contact asked', 'CV given out']) await sheet.getByRole('button', { name: what }).click();
    await sheet.getByText('4 things logged this week.').waitFor();
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

/** The search, as it is stored. */
const searching = (data) => ({ 'afterword/search/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00', data }) });
const lead = (id, name, more = {}) => ({ id, name, stage: 'found', since: '2026-11-01', ...more });
const titles = (page) => page.locator('.lead .row__title').allTextContents();

const LEADS = [
  lead('l1', 'Castell Energy', { stage: 'closed', by: '2026-11-01' }),
  lead('l2', 'Zoë, who knows the port'),
  lead('l3', 'Pell & Sons', { next: 'Ring Ana', by: '2026-11-12' }),
  lead('l4', 'מפעלי הנמל', { next: 'לשלוח קורות חיים', by: '2026-11-10' }),
  lead('l5', 'Brightwater', { next: 'Ask about the shift', by: '2026-11-20' }),
  lead('l6', '', { by: '2026-11-09' }),
];

flow('the leads stand in the order of what is due, and Today names what is', { time: NOW, storage: { ...record('x1', 'Halden & Rowe'), ...searching({ leads: LEADS }) } }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByRole('heading', { name: 'Other leads' }).waitFor();
  assert.deepEqual(await titles(page), ['A lead without a name', 'מפעלי הנמל', 'Pell & Sons', 'Brightwater', 'Zoë, who knows the port', 'Castell Energy']);
  await page.getByText('Found. Ring Ana, due today').waitFor();
  await page.getByText('Found, was due Mon').waitFor();
  await page.getByText('Found. Ask about the shift, Fri').waitFor();
  await becomes(() => page.getByText('Closed, was due').count(), 0, 'what is closed is due no more');
  await fits(page);
  await axe(page);

  // It keeps its place while it is open, and finds the new one once it is shut.
  await page.getByText('Brightwater').first().click();
  await page.locator('#lead-l5-by').fill('2026-11-08');
  assert.equal((await titles(page))[3], 'Brightwater', 'not from under the hands');
  await page.locator('summary').filter({ hasText: 'Brightwater' }).press('Enter');
  await page.waitForFunction(() => document.querySelector('.lead .row__title').textContent === 'Brightwater');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Brightwater/, 'the focus goes along');

  await open();
  const section = page.getByRole('region', { name: 'This week' });
  await section.getByRole('link', { name: 'Brightwater: Ask about the shift, was due Sun 8 Nov' }).waitFor();
  await section.getByRole('link', { name: 'A lead without a name: next step, was due Mon 9 Nov' }).waitFor();
  await section.getByRole('link', { name: 'and 2 more due with leads' }).waitFor();
  await becomes(() => section.getByText('Ring Ana').count(), 0, 'two are named');
  await fits(page);
  await axe(page);
  await section.getByRole('link', { name: 'Brightwater: Ask about the shift, was due Sun 8 Nov' }).click();
  await page.getByRole('heading', { name: 'Keep searching', level: 1 }).waitFor();
});

flow('a lead that is due counts on Today, in the navigation and on the icon, until it is moved', { time: NOW, storage: searching({ leads: [lead('l1', 'Pell & Sons', { next: 'Ring Ana', by: '2026-11-12' })] }) }, async ({ page, open }) => {
  await page.addInitScript(() => {
    window.badges = [];
    navigator.setAppBadge = async (number) => { window.badges.push(number); };
    navigator.clearAppBadge = async () => { window.badges.push(0); };
  });
  const count = () => page.locator('.nav__count').innerText();
  await open();
  await page.getByRole('link', { name: 'Pell & Sons: Ring Ana, due today' }).waitFor();
  await page.waitForFunction(() => window.badges.at(-1) === 1);
  assert.match(await count(), /^, 1 to do\s*1$/);
  await fits(page);
  await axe(page);
  await page.getByRole('link', { name: 'Pell & Sons: Ring Ana, due today' }).click();
  await page.locator('.lead summary').click();
  await page.locator('#lead-l1-by').fill('2026-11-20');
  await page.waitForFunction(() => window.badges.at(-1) === 0);
  await becomes(() => page.locator('.nav__count').count(), 0);
});

/** An interview that asks for nothing yet. */
const silent = { 'afterword/process/x1': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00', data: { id: 'x1', created: '2026-11-11T16:05:00', employer: 'Halden & Rowe' } }) };

flow('an empty day with a lead that is due says where it stands', { time: NOW, storage: { ...silent, ...searching({ leads: LEADS }) } }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { level: 1, name: 'Three next steps with leads.' }).waitFor();
  await page.getByText('Your next steps with leads are below.').waitFor();
  await becomes(() => page.locator('.nav__count').innerText(), /3$/);
  await axe(page);
});

flow('many closed leads are folded away, and hand the focus on', { time: NOW, storage: { ...record('x1', 'Halden & Rowe'), ...searching({ leads: [...[1, 2, 3].map((n) => lead(`c${n}`, `Closed ${n}`, { stage: 'closed' })), lead('o1', 'Open 1'), lead('o2', 'Open 2')] }) } }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Open 1').first().waitFor();
  assert.deepEqual(await titles(page), ['Open 1', 'Open 2', 'Closed 3', 'Closed 2', 'Closed 1'], 'few stand at the end');
  const summary = page.locator('summary').filter({ hasText: 'Open 1' });
  await summary.press('Enter');
  await page.locator('#lead-o1-stage').selectOption({ label: 'Closed' });
  await summary.press('Enter');
  const fold = page.getByRole('button', { name: '4 closed leads' });
  await fold.waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'closed-leads');
  assert.deepEqual(await titles(page), ['Open 2']);
  assert.equal(await fold.getAttribute('aria-expanded'), 'false');
  await axe(page);
  await page.keyboard.press('Enter');
  assert.deepEqual(await titles(page), ['Open 2', 'Open 1', 'Closed 3', 'Closed 2', 'Closed 1']);
  assert.equal(await fold.getAttribute('aria-expanded'), 'true');
});

flow('nothing is said to be noted or taken that was not', { time: NOW, storage: { ...record('x1', 'Halden & Rowe'), ...searching({ days: { '2026-11-12': { events: 999 } } }) } }, async ({ page, open }) => {
  await open('#/search-pulse');
  const less = page.getByRole('button', { name: 'One less: Applications' });
  await less.waitFor();
  assert.equal(await less.getAttribute('aria-disabled'), 'true');
  await less.click({ force: true });
  await page.waitForTimeout(100);
  await becomes(() => page.getByText('One less.').count(), 0);
  await page.getByRole('button', { name: 'Event attended' }).click();
  await page.getByText('Not saved. A day takes 999 of a kind, and today is full.').waitFor();
  await becomes(() => page.getByRole('button', { name: 'Undo' }).count(), 0);
  const events = page.getByRole('button', { name: 'One less: Events' });
  assert.equal(await events.getAttribute('aria-disabled'), null);
  await events.click();
  await page.getByText('One less.').waitFor();
  assert.equal((await search(page)).days['2026-11-12'].events, 998);
});

flow('a name from right to left does not turn the words round it; a name that is gone has a stand-in', { time: NOW, storage: { ...record('x1', 'מפעלי הנמל וספנות הצפון 1948'), ...record('x2', 'مؤسسة الميناء') } }, async ({ page, open }) => {
  await open('#/search-pulse');
  const sentence = page.getByText('No single employer carries most of it.');
  await sentence.waitFor();
  await becomes(() => sentence.locator('bdi').count(), 1);
  assert.equal(await sentence.evaluate((p) => getComputedStyle(p).direction), 'ltr');
  assert.match(await sentence.textContent(), /of it\. .+ carries the most, about 50%\.$/);
});

flow('everything hangs on a lead that was renamed to nothing', { time: NOW, storage: searching({ leads: [lead('l1', 'Pell & Sons')] }) }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Everything depends on Pell & Sons.').waitFor();
  await page.locator('.lead summary').click();
  await page.getByLabel('What it is').fill('');
  await page.getByText('Everything depends on a lead without a name.').waitFor();
  assert.deepEqual(await titles(page), ['A lead without a name']);
  await page.getByRole('button', { name: 'Remove: A lead without a name' }).waitFor();
  await axe(page);
});

flow('among hundreds of leads the share is under one per cent', { time: NOW, storage: searching({ leads: Array.from({ length: 120 }, (_, n) => lead(`l${n}`, `Lead ${String(n).padStart(3, '0')}`)) }) }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('Lead 000 carries the most, less than 1%.').waitFor();
  await becomes(() => page.getByText('under 1%, a lead').count(), 8);
  await page.getByText('And 112 more, each with less.').waitFor();
  await fits(page);
});

flow('with and without a target, the figures of a week stand in line', { time: NOW, storage: searching({ targets: { applications: 5 }, days: { '2026-11-12': { applications: 7, contacts: 1 } } }) }, async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByText('of 5').waitFor();
  const rows = await page.evaluate(() => {
    const tops = {};
    for (const item of document.querySelectorAll('.momentum__item')) {
      const parts = [...item.children].map((part) => Math.round(part.getBoundingClientRect().top));
      (tops[Math.round(item.getBoundingClientRect().top)] ??= []).push(parts.join());
    }
    return Object.values(tops);
  });
  for (const row of rows) assert.equal(new Set(row).size, 1, JSON.stringify(rows));
});

flow('without an interview on the list, what was noted for the search stands on Today', { time: NOW, storage: searching({ targets: { applications: 5 }, leads: [LEADS[2]] }) }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { name: 'The interview is over. Here’s what comes next.' }).waitFor();
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  await page.getByText('This week: applications: 0 of 5.').waitFor();
  await page.getByRole('link', { name: 'Pell & Sons: Ring Ana, due today' }).waitFor();
  await page.getByRole('button', { name: 'Log an application or contact' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Application sent' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.getByText('This week: applications: 1 of 5.').waitFor();
  await fits(page);
  await axe(page);
});

flow('who has written nothing down at all is told nothing of a search', { time: NOW }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { name: 'The interview is over. Here’s what comes next.' }).waitFor();
  await page.waitForTimeout(300);
  await becomes(() => page.getByRole('heading', { name: 'This week' }).count(), 0);
});

flow('work that has begun ends the search on Today, with nothing else on the list', { time: NOW, storage: { ...away(record('x1', 'Halden & Rowe', started)), ...searching({ targets: { applications: 5 } }) } }, async ({ page, open }) => {
  await open();
  await page.getByRole('heading', { name: 'The interview is over. Here’s what comes next.' }).waitFor();
  await page.waitForTimeout(300);
  await becomes(() => page.getByRole('heading', { name: 'This week' }).count(), 0);
});

flow('that it opens without a connection is said under More, and takes no place elsewhere', async ({ page, open }) => {
  await open('#/more');
  await page.getByText('Ready to use offline.').waitFor();
  await becomes(() => page.getByRole('status').getByText('offline').count(), 0);
  await axe(page);
});

flow('a message leaves by itself and with the next screen, not while it is about to be used', { time: NOW, storage: record('x1', 'Halden & Rowe') }, async ({ page, open }) => {
  const said = page.getByText('Logged: event attended.');
  const note = async () => {
    await page.getByRole('button', { name: 'Event attended' }).click();
    await said.waitFor();
  };
  await open('#/search-pulse');
  await note();
  await page.clock.runFor(7_000);
  await said.waitFor({ state: 'hidden' });
  await note();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.clock.runFor(7_000);
  assert.equal(await said.count(), 1, 'not while it has the focus');
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(0, 0);
  await page.clock.runFor(7_000);
  await said.waitFor({ state: 'hidden' });
  await note();
  await page.clock.runFor(1_000);
  await page.getByRole('link', { name: 'Interviews', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor();
  await said.waitFor({ state: 'hidden' });
});
