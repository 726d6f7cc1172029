// How long a key takes in a letter of 250 words beside 300 processes and eight letters to colleagues, also on a processor
// slowed down four times: until its frame is painted, and until the checks have looked and the page has nothing left to
// do. `cargo xtask bench --browser` runs it on the built release.
//
// LIMIT_MS is what a key may take. A figure above it is printed as such; with --strict the program then fails.

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { LAUNCH, PHONE } from './chromium.mjs';
import { lies } from './names.mjs';
import { serve } from './server.mjs';

const LIMIT_MS = 100;
const SLOWER = 4;
const TIMES = 5;

const [file, ...flags] = process.argv.slice(2);
if (!file) {
  console.error('node tests/browser/bench-letters.mjs <backup file of cargo xtask sample> [--strict]');
  process.exit(2);
}
const backup = JSON.parse(await readFile(file, 'utf8'));
// A backup holds records as the store holds them, under the same keys.
const stored = Object.entries(backup.records).map(([name, record]) => ({ name, value: JSON.stringify(record) }));

const site = await serve();
const browser = await chromium.launch(LAUNCH);
const results = [];
try {
  for (const slower of [1, SLOWER]) await typing(slower);
} finally {
  await browser.close();
  await site.stop();
}
report();

/** Keys typed into a letter of 250 words, with eight others to compare and 300 processes whose names do not belong in it. */
async function typing(slower) {
  const storageState = { cookies: [], origins: [{ origin: site.origin, localStorage: [...stored.filter(isProcess).slice(0, 300), ...panel()].map(({ name, value }) => ({ name: lies(name), value })) }] };
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB', storageState, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const session = await context.newCDPSession(page);
  await page.goto(`${site.url}#/interview/bench/letter/l0`);
  await page.locator('#checks-summary', { hasText: 'to fix' }).waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(() => {
    const area = document.querySelector('#letter-text');
    area.focus();
    area.setSelectionRange(300, 300);
  });
  const [painted, done] = [[], []];
  for (let n = 0; n <= 4 * TIMES; n += 1) {
    await settle(page);
    const [frame, all] = await key(page, 'reports '[n % 8]);
    painted.push(frame);
    done.push(all);
  }
  for (const [what, [first, ...times]] of [['Letter, a key, painted', painted], ['Letter, a key, checked and marked', done]]) {
    times.sort((a, b) => a - b);
    results.push({ what, slower, first, middle: times[times.length >> 1], longest: times.at(-1) });
  }
  await context.close();
}

function isProcess({ name }) {
  return name.startsWith('afterword/process/');
}

/** Nine people met, and a letter of about 250 words to each. */
function panel() {
  const at = '2026-11-10T15:30:00';
  const put = (kind, data) => ({ name: `afterword/${kind}/${data.id}`, value: JSON.stringify({ v: 1, rev: 1, writer: 'bench', at, data }) });
  const people = [...Array(9).keys()].map((n) => ({ id: `m${n}`, name: `Person${n} Name${n}`, topics: [`the reports of unit ${n}`] }));
  const round = { id: 'r1', kind: 'panel', schedule: { end: at }, people: people.map(({ id }) => id) };
  const letter = (n) => ({
    id: `l${n}`, process: 'bench', round: 'r1', to: { people: [`m${n}`] }, purpose: 'thank_you', channel: 'email', variant: 'british', tone: 'formal',
    subject: 'The Product analyst role', state: 'draft',
    body: `Dear Person${n} Name${n},\n\n${[...Array(12).keys()].map((m) => `The way that unit ${n} moved its monthly reports to the cloud in step ${m} gave me much to think about.`).join(' ')}\n\nYours sincerely,\nAnneke Vos`,
  });
  const process = { id: 'bench', created: at, employer: 'Halden & Rowe', role: 'Product analyst', people, rounds: [round] };
  return [put('process', process), ...people.map((_, n) => put('letter', letter(n)))];
}

/** From the key until its frame is painted, and until the page has nothing left to do. */
async function key(page, letter) {
  await page.evaluate(() => {
    window.typed = new Promise((done) => {
      addEventListener('keydown', () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const painted = performance.now() - start;
            setTimeout(() => requestIdleCallback(() => done([painted, performance.now() - start])));
          };
          port2.postMessage(0);
        });
      }, { once: true, capture: true });
    });
  });
  await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  return page.evaluate(() => window.typed);
}

/** Waits until the page has nothing left to do. */
function settle(page) {
  return page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 30), { timeout: 5000 })));
}

function report() {
  const figure = (ms) => `${ms.toFixed(0)} ms`.padStart(9);
  console.log(`\n300 processes, a phone of 390 x 844; from the key on, middle of ${4 * TIMES}.`);
  console.log(`${''.padEnd(42)}  1x    ${SLOWER}x first  ${SLOWER}x middle ${SLOWER}x longest  ${SLOWER}x : 1x   of ${LIMIT_MS} ms`);
  let over = 0;
  for (const slow of results.filter((one) => one.slower === SLOWER)) {
    const fast = results.find((one) => one.slower === 1 && one.what === slow.what);
    const share = slow.middle / LIMIT_MS;
    over += share > 1;
    const ratio = fast ? (slow.middle / fast.middle).toFixed(1) : '-';
    const cells = [fast ? figure(fast.middle) : '-'.padStart(9), figure(slow.first), figure(slow.middle), figure(slow.longest)];
    console.log(`${slow.what.padEnd(38)}${cells.join(' ')}  ${ratio.padStart(7)}  ${share.toFixed(2).padStart(7)}${share > 1 ? '  OVER' : ''}`);
  }
  console.log(over ? `\n${over} of them take longer than ${LIMIT_MS} ms.` : `\nAll of them take less than ${LIMIT_MS} ms.`);
  if (over && flags.includes('--strict')) process.exitCode = 1;
}
