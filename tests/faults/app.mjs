// The app as a person uses it: by the names of fields and buttons. Also its release behind a server, and Chromium.

import { createRequire } from 'node:module';
import { readLocal, readJournal } from './observer.mjs';
import { LAUNCH } from '../browser/chromium.mjs';

// The packages are those of the browser tests.
const need = createRequire(new URL('../browser/', import.meta.url));
export const { chromium } = need('playwright-core');
export const { ws: WebSocket } = need('playwright-core/lib/utilsBundle');

export { DIST, serve } from '../browser/server.mjs';
export { copy, look } from '../browser/release.mjs';
export { LAUNCH };

/** A file of the site that is not the app, also offline: a page from which the stores can be changed in peace. */
export const QUIET = 'icon.svg';
export const WIDE = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };

/**
 * Waits until `holds(word)` is true in the page. It looks forty times a second: Playwright's own waiting looks at every
 * frame, which keeps the browser drawing, and puts a program of its own into each document first.
 */
export async function comes(page, holds, word) {
  const end = Date.now() + SLOW;
  const look = `new Promise((resolve, reject) => {
    const end = performance.now() + ${SLOW};
    const look = () => {
      try {
        if ((${holds})(${JSON.stringify(word)})) resolve();
        else if (performance.now() > end) reject(new Error('it never came to: ' + ${JSON.stringify(`${holds} ${word ?? ''}`)}));
        else setTimeout(look, 25);
      } catch (error) {
        reject(error);
      }
    };
    look();
  })`;
  for (;;) {
    try {
      return await page.evaluate(look);
    } catch (error) {
      // The page went on to another document meanwhile: asked again there.
      if (!/context was destroyed|because of a navigation/.test(error.message) || Date.now() > end) throw error;
    }
  }
}

/** Waits until the app has taken the place of the static shell. */
export const up = (page) => comes(page, () => !document.querySelector('#opening, #before') && document.querySelector('#app h1'));

/** Waits until everything is kept for use offline and this page is answered from it. */
export const offline = (page) => page.waitForFunction(async () => {
  const { active } = await navigator.serviceWorker.ready;
  return active.state === 'activated' && navigator.serviceWorker.controller !== null;
});

/** Goes to a screen; in the app that is open, if there is one. */
export async function show(page, site, hash = '#/') {
  if (page.url().startsWith(site.url + '#') || page.url() === site.url) {
    await page.evaluate((hash) => new Promise((resolve) => {
      if (location.hash === hash) return void resolve();
      addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(resolve)), { once: true });
      location.hash = hash;
    }), hash);
  } else {
    await page.goto(site.url + hash);
  }
  await up(page);
}

/** What the page says of the last change. */
export const status = (page) => page.evaluate(() => {
  const words = ['Saved on this device', 'NOT saved', 'Saving'];
  const said = Array.from(document.querySelectorAll('[role=status]')).filter((element) => element.getClientRects().length).map((element) => element.textContent).join(' ');
  return words.find((word) => said.includes(word)) ?? '';
});

/** Waits until it says so. */
export const says = (page, words) => comes(page, (words) =>
  Array.from(document.querySelectorAll('[role=status]')).some((element) => element.textContent.includes(words) && element.getClientRects().length > 0), words);
export const saved = (page) => says(page, 'Saved on this device');

/** What it says while only one of the two stores takes anything: true, and over after the next start. */
export const ONCE = 'a sudden power loss may take the last minute';

/** Writes a new interview down and returns the id of its record. */
export async function capture(page, site, { employer, role = '', notes = '' }) {
  await show(page, site, '#/capture');
  await page.getByLabel('Employer', { exact: true }).fill(employer);
  if (role) await page.getByLabel('Role', { exact: true }).fill(role);
  if (notes) await page.getByLabel('Anything else').fill(notes);
  return recordOf(await page.evaluate(() => location.hash)); // the address that Playwright knows lags behind
}

/** The record that an address shows. */
export const recordOf = (address) => /#\/interview\/([^/]+)/.exec(address)?.[1];

/** The fields that are on the page "About" of a record: what they are called, and where they are kept. */
export const FIELDS = { Employer: 'employer', Role: 'role', 'Location': 'location', 'Source': 'source', Notes: 'notes' };

/** Both stores. */
export const stores = (page) => page.evaluate(`(async () => ({ local: (${readLocal})(), journal: await (${readJournal})() }))()`);

/** Waits until a condition over both stores holds; returns them as they were last. */
export async function until(page, holds, limit = SLOW / 2) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await stores(page);
    if (holds(found) || Date.now() > end) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Reads a download as text. */
export async function downloaded(page, press) {
  const { readFile } = await import('node:fs/promises');
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path(), 'utf8');
}

/** How long one thing on a page may take, in milliseconds: a machine may be busy with other work. */
export const SLOW = 60_000 * Number(process.env.AFTERWORD_PATIENCE ?? 1);
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
