// Far more than anybody writes: how long it takes until something of it is on the screen, on a processor slowed down
// four times. `cargo xtask bench --browser` runs it on the built release.
//
//   node tests/browser/bench-edges.mjs [--strict] [--rate 4] [--only words]
//
// Each figure is the middle of several. START_MS is what a start with very many records may take, SCREEN_MS a screen
// until its first part was painted, BELOW_MS what stands below that, KEY_MS a letter typed there. A table of another
// tracker is looked at on a processor that is not slowed down: LOOK_MS for ten thousand rows, TASK_MS for any one task.

import { chromium } from 'playwright-core';
import { LAUNCH, PHONE } from './chromium.mjs';
import { lies } from './names.mjs';
import { serve } from './server.mjs';

const START_MS = 4_000;
const SCREEN_MS = 1_000;
const BELOW_MS = 2_000;
const KEY_MS = 500;
const LOOK_MS = 2_000;
const TASK_MS = 200;
const TIMES = 3;
const WAIT_MS = 40_000;

const flags = process.argv.slice(2);
const option = (name) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
const rate = Number(option('--rate') ?? 4);
const only = option('--only')?.toLowerCase();
const strict = flags.includes('--strict');

const AT = '2026-11-10T15:00:00';
const END = '2026-11-09T11:00:00';
const record = (data) => [`afterword/process/${data.id}`, JSON.stringify({ v: 2, rev: 1, writer: 'bench', at: AT, data: { created: AT, ...data } })];
const many = (count, make) => Array.from({ length: count }, (_, n) => make(n));

const SETS = {
  none: () => [],
  // As many as fit with a line of notes each.
  records: () => many(3000, (n) => record({ id: `p${n}`, employer: `Employer ${n}`, role: 'Analyst', rounds: [{ id: `r${n}`, kind: 'video', schedule: { end: `2026-${String(1 + (n % 11)).padStart(2, '0')}-09T11:00:00` }, told: 'no_date' }], people: [{ id: `q${n}`, name: `Person ${n}` }], notes: `What employer ${n} said of the work` })),
  // Two megabytes of text in one record.
  large: () => [record({ id: 'p1', employer: 'Halden & Rowe', rounds: [{ id: 'r1', kind: 'video', schedule: { end: END }, told: 'no_date', questions: many(110, (n) => ({ id: `k${n}`, asked: `Question ${n}`, answer: `What I said to that, in full. `.repeat(620) })) }] })],
  questions: () => [record({ id: 'p1', employer: 'Halden & Rowe', rounds: [{ id: 'r1', kind: 'video', schedule: { end: END }, told: 'no_date', questions: many(5000, (n) => ({ id: `k${n}`, asked: `Question ${n}, as they asked it`, answer: `What I said to question ${n}` })) }] })],
  contacts: () => [record({ id: 'p1', employer: 'Halden & Rowe', people: [{ id: 'q1', name: 'Mara' }], rounds: [{ id: 'r1', kind: 'video', schedule: { end: END }, told: 'no_date' }], ledger: many(5000, (n) => ({ id: `e${n}`, at: `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}T10:00:00`, what: { heard: { channel: 'email', from: 'q1', news: 'message' } }, note: `What they wrote, number ${n}` })) })],
};

const site = await serve();
const browser = await chromium.launch(LAUNCH);
let [over, failed] = [0, 0];

function print(what, times, limit) {
  times.sort((a, b) => a - b);
  const middle = times[times.length >> 1];
  const figure = (ms) => `${ms.toFixed(0)} ms`.padStart(9);
  over += middle > limit;
  console.log(`${what.padEnd(62)}${figure(middle)}${figure(times.at(-1))}${middle > limit ? '  OVER' : ''}`);
}

/** In the page: a shifted clock, and when what is waited for was first painted. */
function watch([now, wait]) {
  const shift = Date.parse(now) - Date.now();
  const Real = Date;
  window.Date = class extends Real {
    constructor(...words) {
      if (words.length) super(...words);
      else super(Real.now() + shift);
    }

    static now() { return Real.now() + shift; }
  };
  // Whatever never comes is said, and is no reason to wait for ever.
  window.painted = (shows, since) => new Promise((done, fail) => {
    const last = performance.now() + wait;
    const frame = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (shows()) done(performance.now() - since);
        else if (performance.now() > last) fail(new Error(`not seen within ${wait} ms: ${shows}`));
        else frame();
      };
      port2.postMessage(0);
    });
    frame();
  });
}

async function measure(set, actions, slower = rate) {
  const storage = SETS[set]().map(([name, value]) => ({ name: lies(name), value }));
  const units = storage.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  console.log(`\n${set}: ${storage.length} records, ${(units / 1e6).toFixed(1)} million characters, a processor ${slower} times slower; the middle and the longest of ${TIMES}:`);
  const storageState = { cookies: [], origins: [{ origin: site.origin, localStorage: storage }] };
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB', storageState, serviceWorkers: 'block', bypassCSP: true });
  await context.addInitScript(watch, [AT, WAIT_MS]);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const session = await context.newCDPSession(page);
  try {
    await page.goto(`${site.url}#/more`);
    await page.getByRole('heading', { level: 1, name: 'More' }).waitFor();
    await settle(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await actions(page);
  } catch (error) {
    failed += 1;
    console.log(`${set}: not done: ${error.message.split('\n')[0]}`);
  }
  await context.close();
}

const settle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 50), { timeout: 20_000 })));
const wanted = (what) => !only || what.toLowerCase().includes(only);

/** From the start of the page to the first frame that shows it. */
async function started(page, what, hash, shows) {
  if (!wanted(what)) return;
  const times = [];
  for (let n = 0; n < TIMES; n += 1) {
    await page.goto('about:blank');
    await page.goto(site.url + hash, { waitUntil: 'commit' });
    times.push(await page.evaluate((shows) => window.painted(new Function(`return ${shows}`), 0), shows));
    await settle(page);
  }
  print(what, times, START_MS);
}

/** From the change of the address to the first frame that shows it. */
async function opened(page, what, hash, shows, limit = SCREEN_MS) {
  if (!wanted(what)) return;
  const times = [];
  for (let n = 0; n <= TIMES; n += 1) {
    await page.evaluate(() => { location.hash = '#/nowhere'; });
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await settle(page);
    const took = await page.evaluate(([hash, shows]) => {
      const since = performance.now();
      location.hash = hash;
      return window.painted(new Function(`return ${shows}`), since);
    }, [hash, shows]);
    if (n) times.push(took);
    await settle(page);
  }
  print(what, times, limit);
}

/** A letter typed, until the frame after it. */
async function typed(page, what, field) {
  if (!wanted(what)) return;
  const times = [];
  for (let n = 0; n <= TIMES; n += 1) {
    await field.focus();
    await settle(page);
    await page.evaluate(() => {
      window.answer = new Promise((done) => addEventListener('input', ({ timeStamp }) => window.painted(() => true, timeStamp).then(done), { capture: true, once: true }));
    });
    await page.keyboard.press('x');
    const took = await page.evaluate(() => window.answer);
    if (n) times.push(took);
  }
  print(what, times, KEY_MS);
}

/** A table of so many rows, from its choice to the preview, and the longest task meanwhile. */
async function looked(page, rows) {
  const what = `a table of ${rows} rows looked at`;
  if (!wanted(what)) return;
  const lines = many(rows, (n) => `Employer ${n},Role ${n},${['Applied', 'Interview', 'Rejected', 'Offer'][n % 4]},${1 + (n % 27)}/${1 + (n % 10)}/2026,https://jobs.example/${n},"Some words, and ""others"" of number ${n}"`);
  const buffer = Buffer.from(`Company,Role,Status,Date Applied,URL,Notes\n${lines.join('\n')}\n`);
  const [times, longest] = [[], []];
  for (let n = 0; n < TIMES; n += 1) {
    await page.goto('about:blank');
    await page.goto(`${site.url}#/import`);
    const file = page.getByLabel('Choose the CSV file');
    await file.waitFor();
    await settle(page);
    await page.evaluate((rows) => {
      window.longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => { if (startTime >= window.since) window.longest = Math.max(window.longest, duration); })).observe({ entryTypes: ['longtask'] });
      window.since = Infinity; // what brings the file into the page is no work of the app
      window.looked = new Promise((done) => document.addEventListener('change', ({ timeStamp }) => ((window.since = timeStamp), window).painted(() => [...document.querySelectorAll('h3')].some((title) => title.textContent === `${rows} rows in the file`), timeStamp).then(done), { capture: true, once: true }));
    }, rows);
    await file.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    times.push(await page.evaluate(() => window.looked));
    await settle(page);
    longest.push(await page.evaluate(() => window.longest));
  }
  print(what, times, LOOK_MS * Math.max(1, rows / 10_000));
  print('  its longest task', longest, TASK_MS);
}

try {
  await measure('none', async (page) => {
    await looked(page, 10_000);
    await looked(page, 20_000);
  }, 1);
  await measure('records', async (page) => {
    await started(page, 'started on Today', '#/', `document.querySelector('#do-now')`);
    await started(page, 'started on Interviews', '#/interviews', `document.querySelector('.listed')`);
    await opened(page, 'Interviews opened', '#/interviews', `document.querySelector('.listed')`);
    await opened(page, 'a record opened', '#/interview/p7/about', `document.querySelector('#about-role')`);
    await typed(page, 'a letter typed into it', page.getByLabel('Role', { exact: true }));
  });
  await measure('large', async (page) => {
    await started(page, 'started on Today', '#/', `document.querySelector('main h1') && !document.querySelector('#opening')`);
    await opened(page, 'the debrief opened', '#/interview/p1/debrief', `document.querySelector('.question')`);
    await typed(page, 'a letter typed into an answer of 18,000', page.getByLabel('What I said').first());
  });
  await measure('questions', async (page) => {
    await opened(page, 'the debrief opened', '#/interview/p1/debrief', `document.querySelector('.question')`);
    await typed(page, 'a letter typed into an answer', page.getByLabel('What I said').first());
    await typed(page, 'a further question begun', page.getByLabel('Another question they asked'));
    await opened(page, 'the round as it was captured', '#/interview/p1/round/r1', `document.querySelector('main .adder__item')`);
  });
  await measure('contacts', async (page) => {
    await opened(page, 'the timeline opened', '#/interview/p1', `document.querySelector('.ribbon')`);
    await opened(page, 'the contact history on it', '#/interview/p1', `document.querySelector('details:has(> summary > #ledger) li')`, BELOW_MS);
    await opened(page, 'About opened', '#/interview/p1/about', `document.querySelector('#about-role')`);
    await typed(page, 'a letter typed into it', page.getByLabel('Role', { exact: true }));
  });
} finally {
  await browser.close();
  await site.stop();
}
console.log(over || failed ? `\n${over} over their limits, ${failed} not done.` : '\nAll of them are within their limits.');
if ((over || failed) && strict) process.exitCode = 1;
