// A tab of the version before, once another tab has changed to the next one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, flow, offline, saved, up } from './harness.mjs';
import { copy } from './release.mjs';
import { serve } from './server.mjs';

// Between two servers nobody answers, and of the version before the host has nothing any more.
const GONE = [/ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_FAILED|Failed to fetch|status of 404/];

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const goTo = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);
const versions = (page) => page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.startsWith('afterword http'))));

/** Puts a release online in which every file has another name. */
async function update(t) {
  await t.site.stop();
  const next = await copy();
  await next.anew();
  const server = await serve({ dist: next.folder, port: t.site.port });
  const session = await t.context.newCDPSession(t.page);
  await session.send('Network.clearBrowserCache'); // a browser forgets what it likes
  return async () => { await server.stop(); await next.remove(); };
}

/** In one tab, the next version is taken; the other stays as it is. */
async function inOneTab(t) {
  const { page, context, site, open } = t;
  await open();
  await offline(page);
  const older = await context.newPage();
  await older.goto(site.url);
  await up(older);
  await older.waitForFunction(() => navigator.serviceWorker.controller);
  const done = await update(t);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForFunction(() => window.afterword_update_waiting);
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => window.afterword_apply_update())]);
  await up(page);
  return { older, done };
}

flow('the parts of a version stay for as long as a tab of it is open', { own: true, expect: GONE }, async (t) => {
  const { older, done } = await inOneTab(t);
  try {
    await older.getByText('A new version is ready.').waitFor();
    await t.page.waitForTimeout(1500); // the new tab has looked around by then
    assert.equal((await versions(t.page)).length, 2);
    for (const [hash, name] of [['#/data', 'Your data'], ['#/insight', 'Insight']]) {
      await goTo(older, hash);
      await heading(older, name).waitFor();
    }
    await Promise.all([older.waitForEvent('load'), older.getByRole('button', { name: 'Use it now' }).click()]);
    await up(older);
    await older.waitForFunction(async () => (await caches.keys()).filter((name) => name.startsWith('afterword http')).length === 1);
    await goTo(older, '#/data');
    await heading(older, 'Your data').waitFor();
  } finally {
    await done();
  }
});

async function saysSo(page) {
  // Capture came with the first screen and still opens; what is typed there is kept.
  await goTo(page, '#/capture');
  await page.getByLabel('Employer', { exact: true }).fill('Halden & Rowe');
  await saved(page);
  await goTo(page, '#/data');
  await heading(page, 'Afterword was updated').waitFor();
  await axe(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download everything' }).click()]);
  const backup = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(backup.format, 'afterword-backup');
  assert.match(JSON.stringify(backup.records), /Halden & Rowe/);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Load the page again' }).click()]);
  await heading(page, 'Your data').waitFor();
  await goTo(page, '#/interviews');
  await page.getByText('Halden & Rowe').first().waitFor();
}

flow('where they are gone all the same, a tab says that the app was updated, and gives a backup', { own: true, expect: GONE }, async (t) => {
  const { older, done } = await inOneTab(t);
  try {
    await t.page.evaluate(async () => {
      for (const name of await caches.keys()) if (!(await (await caches.open(name)).match(document.querySelector('link[rel=modulepreload]').href))) await caches.delete(name);
    });
    await saysSo(older);
  } finally {
    await done();
  }
});

flow('without a worker too', { own: true, expect: GONE, context: { serviceWorkers: 'block' } }, async (t) => {
  await t.open();
  await goTo(t.page, '#/capture');
  await heading(t.page, 'While it is fresh').waitFor();
  await t.page.waitForTimeout(500);
  const done = await update(t);
  try {
    await saysSo(t.page);
  } finally {
    await done();
  }
});
