// Browser tests, by `node --test` and playwright-core. Run them by `cargo xtask test browser`, which installs what
// they need; after that, one file alone by `node --test tests/browser/<name>.test.mjs` (it looks at dist/ as it is).
//
//   import { flow, axe, offline } from './harness.mjs';
//   import assert from 'node:assert/strict';
//
//   flow('a note survives a reload', async ({ page, open }) => {
//     await open('#/capture');               // goes to a hash route and waits until the app is up
//     await page.getByLabel('Employer').fill('Halden & Rowe');
//     await page.reload();
//     ...
//     await axe(page);                       // throws with a readable list; target-size is on
//   });
//
// flow(name, options?, body): one test with a browser context of its own: a phone of 390x844 with touch. Options:
//   wide: true          1280x900 with a mouse instead
//   scheme: 'dark'      the colour scheme; 'light' unless told
//   base: '/sub/'       the site under a path
//   dist: folder        another release than dist/
//   own: true           a server of its own, which the test may stop (site.stop())
//   storage: {key: raw} localStorage before the first load, raw texts, by the app's names (`afterword/process/p1`)
//   before: {key: raw}  the same as an earlier build left it, under the very names
//   time: 'iso'         the page's clock starts there and runs on
//   expect: [/regex/]   page errors and console errors that belong to the test; all others fail it
//   kept: true          a start shows what the screen showed last (public/opening.js); else only what the app has made
//                       itself is on the page, so that no test reads yesterday's words
//   slow: 8             a processor slowed down so many times; for all tests of a run by AFTERWORD_SLOW=8
//   limit: ms           how long it may take, where that is more than others
//   context: {...}      anything else for Playwright's newContext
// body gets { page, context, site, open, expect }; site is { url, origin, port, stop }, expect(/regex/) adds to the list.
//
// What a page shows after something was done to it is read by becomes(() => ..., value), which asks again for a while.
//
// When a test ends, and also when it went well so far, these fail it: a request to another origin, a violation of the
// content security policy, a page error, an error on the console. offline(page) waits until all is kept for use offline.
//
// A flow that fails for another reason is tried once more, and the report says so: on a busy machine a wait runs out
// that holds alone. AFTERWORD_ONCE=1 tries nothing twice.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { LAUNCH, PHONE, WIDE } from './chromium.mjs';
import { lying } from './names.mjs';
import { serve } from './server.mjs';

const TIME_LIMIT_MS = 120_000; // for a busy machine: no test takes a quarter of it on a quiet one
const WAIT_MS = 20_000; // for one thing on a page

const ONCE = process.env.AFTERWORD_ONCE === '1';
const SLOW = Number(process.env.AFTERWORD_SLOW ?? 0);

/** What fails a test at once: something that must never happen happened. */
class Forbidden extends Error {}

let browser;
const servers = new Map();

after(async () => {
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).stop();
});

/** One test. See the top of this file. */
export function flow(name, options, body = options) {
  const set = typeof options === 'function' ? {} : options;
  const limit = set.limit ?? TIME_LIMIT_MS;
  test(name, { timeout: 2 * limit }, async (t) => {
    try {
      await attempt(set, body);
    } catch (error) {
      if (ONCE || error instanceof Forbidden) throw error;
      t.diagnostic(`TRIED AGAIN: ${name}: ${error.message}`);
      await attempt(set, body);
    }
  });
}

async function attempt(set, body) {
  const site = set.own ? await serve(set) : await shared(set);
  browser ??= chromium.launch(LAUNCH);
  const context = await (await browser).newContext({
    ...(set.wide ? WIDE : PHONE),
    colorScheme: set.scheme ?? 'light',
    locale: 'en-GB',
    storageState: { cookies: [], origins: [{ origin: site.origin, localStorage: entries({ ...set.before, ...lying(set.storage ?? {}, set.base) }) }] },
    ...set.context,
  });
  const limit = set.limit ?? TIME_LIMIT_MS;
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit); });
  try {
    const watched = await watch(context, site.origin, set.expect);
    if (!set.kept) await context.addInitScript(forget);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    if (set.slow ?? SLOW) await slow(context, page, set.slow ?? SLOW);
    if (set.time) await page.clock.install({ time: set.time });
    const open = async (hash = '') => {
      await page.goto(site.url + hash);
      await up(page);
    };
    await Promise.race([body({ page, context, site, open, expect: watched.expect }), late]);
    await page.evaluate(() => new Promise((done) => setTimeout(done))).catch(() => {}); // what is on its way
    watched.settle();
  } finally {
    clearTimeout(timer);
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' }); // what is still on its way
    await context.close();
    if (set.own) await site.stop();
  }
}

/** Runs in a page before it shows anything: nothing of the screen before is kept. */
function forget() {
  try {
    localStorage.removeItem(`afterword ${new URL('.', location).pathname} :opening`);
  } catch {
    // A page without a store has kept nothing.
  }
}

function shared({ base = '/', dist = '' }) {
  const key = `${base} ${dist}`;
  if (!servers.has(key)) servers.set(key, serve({ base, ...(dist && { dist }) }));
  return servers.get(key);
}

const entries = (storage) => Object.entries(storage).map(([name, value]) => ({ name, value }));

/**
 * Notes whatever must not happen in a context; `settle` throws if any of it did.
 * For tests which make their own context: flow does this by itself.
 */
export async function watch(context, origin, expected = []) {
  const wrong = [];
  const allowed = [...expected];
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(blob|data|about|chrome-error):/.test(url) && new URL(url).origin !== origin) wrong.push(`a request to ${url}`);
  });
  context.on('weberror', (error) => wrong.push(`a page error: ${error.error()?.stack ?? error.error()}`));
  // The browser's own fetch of a page's icon, which passes the worker by.
  const iconAway = ({ text, url }) => /ERR_INTERNET_DISCONNECTED/.test(text) && /\/icon\.svg$/.test(url);
  context.on('console', (message) => {
    if (iconAway({ text: message.text(), url: message.location().url })) return;
    if (message.type() === 'error') wrong.push(`on the console: ${message.text()} (${message.location().url})`);
  });
  await context.exposeBinding('__violated', (_, text) => wrong.push(`a policy violation: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      window.__violated(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  return {
    expect: (pattern) => allowed.push(pattern),
    settle() {
      const left = wrong.filter((what) => !allowed.some((pattern) => pattern.test(what)));
      if (left.length) throw new Forbidden(`This must not happen:\n  ${left.join('\n  ')}`);
    },
  };
}

/** Slows the processor down for a page. */
export async function slow(context, page, rate) {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Waits until the app has taken the place of the static shell. */
export async function up(page) {
  await page.waitForFunction(() => !document.querySelector('#opening, #before') && document.querySelector('#app h1'));
}

/** Waits until the app says that all is saved. */
export const saved = (page) => page.getByText('Saved on this device').filter({ visible: true }).first().waitFor();

/**
 * Asks again until the answer is the value or matches the pattern: a page that has just been acted on may need a moment.
 * Fails with what was read last.
 */
export async function becomes(read, expected, message) {
  const fits = expected instanceof RegExp ? (value) => expected.test(value) : (value) => isDeepStrictEqual(value, expected);
  const until = performance.now() + WAIT_MS;
  let value = await read();
  while (!fits(value) && performance.now() < until) {
    await new Promise((done) => setTimeout(done, 50));
    value = await read();
  }
  if (expected instanceof RegExp) assert.match(String(value), expected, message);
  else assert.deepEqual(value, expected, message);
}

/** Waits until everything is kept for use offline and this page is answered from it. */
export async function offline(page) {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

/** Waits for the app, or for the screen that stands in its place. */
const settled = (page) => page.waitForFunction(() => !document.getElementById('opening') && document.querySelector('h1'), null, { timeout: 10_000 }).catch(() => {});

/** Looks for barriers: all rules, the best practices and those of WCAG 2.2 too, or only these; throws with a list of them. */
export async function axe(page, rules) {
  await settled(page);
  const options = rules ? { runOnly: { type: 'rule', values: rules } } : { rules: { 'target-size': { enabled: true } } };
  const { violations } = await new AxeBuilder({ page }).options(options).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary?.replaceAll('\n', '\n    ')}`)]);
  if (lines.length) throw new Error(`axe found:\n  ${lines.join('\n  ')}`);
}

/** Opens a section that may be folded, as those below the timeline are on a phone. */
export async function unfolded(page, title) {
  const part = page.locator('details.fold--section', { has: page.locator('h2', { hasText: title }) });
  await part.waitFor();
  if (!(await part.evaluate((details) => details.open))) await part.locator('> summary').click();
}

/** Throws when the page can be scrolled sideways. */
export async function fits(page) {
  await settled(page);
  const [inner, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  if (content > inner) throw new Error(`The page is ${content} wide in a window of ${inner}.`);
}
