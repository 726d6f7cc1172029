// How long the app takes to open beside a plain page that reads and lists the same records (../bench/start/plain.html): in
// turn, on a processor slowed down four times, as the middle of several. `cargo xtask bench --start` runs it on the release.
//
//   node tests/browser/bench-start.mjs <backup file of cargo xtask sample> [--rate 4] [--times 9]
//
// Warm is a visit with everything kept by the browser. Cold is one with the records and nothing else, as after an update
// or a long time, over slow 4G. What is measured, from the start of the navigation: the first paint, the frame in which
// the first of the records is seen, be it in the picture of the screen that was kept (../../public/opening.js), and the
// frame in which the app itself has taken its place and answers.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { LAUNCH, PHONE } from './chromium.mjs';
import { lies } from './names.mjs';
import { copy } from './release.mjs';
import { serve } from './server.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rate: { type: 'string', default: '4' }, times: { type: 'string', default: '9' } } });
const [file] = positionals;
if (!file) {
  console.error('node tests/browser/bench-start.mjs <backup file of cargo xtask sample> [--rate 4] [--times 9]');
  process.exit(2);
}
const [rate, times] = [Number(values.rate), Number(values.times)];
/** What Lighthouse calls slow 4G. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const WAIT_MS = 60_000;

const backup = JSON.parse(await readFile(file, 'utf8'));
const stored = Object.entries(backup.records).filter(([name]) => name.startsWith('afterword/process/')).map(([name, record]) => ({ name: lies(name), value: JSON.stringify(record) }));

const release = await copy();
await writeFile(join(release.folder, 'plain.html'), await readFile(new URL('../bench/start/plain.html', import.meta.url)));
const site = await serve({ dist: release.folder });
const browser = await chromium.launch(LAUNCH);

/** The pages, and what is on them once the first record is seen; without records the welcome. */
const PAGES = {
  Today: { address: '', shows: (some) => (some ? 'main :is(article, .row)' : 'main .welcome') },
  Interviews: { address: '#/interviews', shows: (some) => (some ? '.listed' : 'main .empty') },
  plain: { address: 'plain.html', shows: (some) => (some ? '#list > li' : '#list') },
};

/** Notes the frame in which something that fits the selector is seen, and the one in which that is the page's own. */
function watch(selector) {
  const next = (name) => requestAnimationFrame(() => { window[name] = performance.now(); });
  const look = () => {
    const found = [...document.querySelectorAll(selector)].some((one) => one.checkVisibility({ visibilityProperty: true }));
    if (found && !window.shown) next('shown');
    if (found && !document.getElementById('before')) next('live');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function opened(page, name) {
  const { address } = PAGES[name];
  await page.goto('about:blank');
  await page.goto(site.url + address);
  return page.evaluate(async (limit) => {
    const until = performance.now() + limit;
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while ((!window.live || !paint()) && performance.now() < until) await new Promise((done) => setTimeout(done, 20));
    return { shown: window.shown ?? NaN, live: window.live ?? NaN, paint: paint() ?? NaN };
  }, WAIT_MS);
}

async function context(storageState, name, records, cold) {
  const made = await browser.newContext({ ...PHONE, locale: 'en-GB', storageState, bypassCSP: true });
  await made.addInitScript(watch, PAGES[name].shows(records.length > 0));
  const page = await made.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const session = await made.newCDPSession(page);
  if (cold) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return { made, page };
}

const middle = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];

/** What is measured warm, and what the browser keeps of each page by then. */
async function warm(records) {
  const kept = {};
  const taken = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
  const open = {};
  for (const name of Object.keys(PAGES)) {
    open[name] = await context({ cookies: [], origins: [{ origin: site.origin, localStorage: records }] }, name, records, false);
    for (let n = 0; n < 2; n += 1) await opened(open[name].page, name); // the worker keeps it, and takes over
    await open[name].page.waitForTimeout(3000);
    kept[name] = await open[name].made.storageState({ indexedDB: true });
  }
  for (let n = 0; n < times; n += 1) for (const name of Object.keys(PAGES)) taken[name].push(await opened(open[name].page, name));
  for (const { made } of Object.values(open)) await made.close();
  return { taken, kept };
}

/** The same without any file of the app; without records, a first visit. */
async function cold(records, kept) {
  const taken = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
  for (let n = 0; n < Math.ceil(times / 2); n += 1) {
    for (const name of Object.keys(PAGES)) {
      const { made, page } = await context(records.length ? kept[name] : undefined, name, records, true);
      taken[name].push(await opened(page, name));
      await made.close();
    }
  }
  return taken;
}

console.log(`A processor ${rate} times slower, middle of ${times} (cold: of ${Math.ceil(times / 2)}), in turn. Milliseconds, and how many times the plain page's:`);
try {
  for (const records of [stored, []]) {
    const { taken: again, kept } = await warm(records);
    for (const [words, taken] of [['warm', again], ['cold on slow 4G', await cold(records, kept)]]) {
      for (const [what, key] of [['first record seen', 'shown'], ['the app answers', 'live'], ['first paint', 'paint']]) {
        const plain = middle(taken.plain.map((one) => one[key]));
        for (const name of Object.keys(PAGES).filter((name) => name !== 'plain')) {
          const app = middle(taken[name].map((one) => one[key]));
          console.log(`${`${records.length} records, ${words}, ${name}: ${records.length || key !== 'shown' ? what : 'the screen seen'}`.padEnd(64)} ${app.toFixed(0).padStart(6)} ${plain.toFixed(0).padStart(6)}   ${(app / plain).toFixed(2)} times`);
        }
      }
    }
  }
} finally {
  await browser.close();
  await site.stop();
  await release.remove();
}
