// Offline after the first visit, under any path, and through good and bad new versions.

import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flow, offline, up } from './harness.mjs';
import { copy, look } from './release.mjs';
import { serve } from './server.mjs';

// With the server gone, looking for a new version fails; that is told to the console by the browser itself.
const GONE = [/ERR_CONNECTION_/, /ERR_EMPTY_RESPONSE/, /ERR_FAILED/];

for (const base of ['/', '/deep/sub/']) {
  flow(`a reload works with the server stopped, under ${base}`, { own: true, base, expect: GONE }, async ({ page, context, site, open }) => {
    await page.addInitScript(() => addEventListener('afterword:offline-ready', () => { window.heard = true; }));
    await open();
    await offline(page);
    await page.waitForFunction(() => window.heard);
    await site.stop();
    await assert.rejects(fetch(site.url));
    await page.reload();
    await up(page);
    const second = await context.newPage();
    await second.goto(`${site.url}?recover#/`); // with a query, in another tab
    await second.getByRole('heading', { level: 1 }).waitFor();
    await second.goto(`${site.url}#/more`);
    await up(second);
    assert.equal(await second.evaluate(() => window.heard ?? false), false, 'said once only');
  });
}

flow('two copies under one origin leave each other alone', async ({ page, site }) => {
  const open = async () => {
    await page.goto(site.url);
    await up(page);
    await offline(page);
  };
  await open();
  await page.evaluate(() => caches.open('somebody-else'));
  const before = await page.evaluate(() => caches.keys());
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).unregister());
  await open();
  assert.deepEqual(await page.evaluate(() => caches.keys()), before);
  assert.ok(before.includes('somebody-else'));
});

/** Visits, then puts `change`d files online in the place of the first release. */
async function visitThenUpdate(t, change) {
  const { page, site, open } = t;
  await open();
  await offline(page);
  const first = await page.evaluate(() => caches.keys());
  await site.stop();
  const next = await copy();
  await change(next);
  const server = await serve({ dist: next.folder, port: site.port });
  const done = async () => { await server.stop(); await next.remove(); };
  return { first, done };
}

const BAD = {
  'tampered with': async (next) => writeFile(join(next.folder, await next.program()), 'this is no program'),
  missing: async (next) => rm(join(next.folder, await next.program())),
};

for (const [how, damage] of Object.entries(BAD)) {
  flow(`a new version whose program is ${how} leaves the old one working`, { own: true, expect: [...GONE, /integrity|404|digest/] }, async (t) => {
    const { first, done } = await visitThenUpdate(t, async (next) => {
      await next.renew();
      await damage(next);
      // A phone has no copy of its own of the new version's files.
      await t.context.clearCookies();
      const session = await t.context.newCDPSession(t.page);
      await session.send('Network.clearBrowserCache');
    });
    try {
      assert.deepEqual(await look(t.page), { waiting: false, worker: 'redundant' });
      assert.deepEqual(await t.page.evaluate(() => caches.keys()), first);
      await t.page.reload();
      await up(t.page);
    } finally {
      await done();
    }
  });
}

flow('a good new version waits until it is asked for', { own: true, expect: GONE }, async (t) => {
  const { page } = t;
  const { done } = await visitThenUpdate(t, async (next) => {
    await next.renew();
    await next.retitle('The next version');
  });
  try {
    await page.evaluate(() => addEventListener('afterword:update', () => { window.heard = true; }));
    assert.deepEqual(await look(page), { waiting: true, worker: 'installed' });
    await page.waitForFunction(() => window.heard && window.afterword_update_waiting);
    const shell = async () => /<h1>([^<]*)</.exec(await page.evaluate(async () => (await fetch('./')).text()))[1];
    await page.reload();
    await up(page);
    assert.notEqual(await shell(), 'The next version', 'a reload alone changes nothing');
    await page.waitForFunction(() => window.afterword_update_waiting, null, { timeout: 5000 });
    const other = await t.context.newPage();
    await other.goto(page.url());
    await up(other);
    await other.waitForFunction(() => window.afterword_update_waiting, null, { timeout: 5000 });
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => window.afterword_apply_update())]);
    await up(page);
    // The other tab was offered it too, and is not left with a button that does nothing.
    await Promise.all([other.waitForEvent('load'), other.evaluate(() => window.afterword_apply_update())]);
    await up(other);
    await other.close();
    assert.equal(await shell(), 'The next version');
    // Of the old version nothing is left, once no page of it is open.
    await page.waitForFunction(async () => (await caches.keys()).filter((key) => key.startsWith('afterword http')).length === 1);
  } finally {
    await done();
  }
});
