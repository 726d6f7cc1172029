// The manifest, and whether the browser would offer to install the app.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { LAUNCH } from './chromium.mjs';
import { flow, offline, up, watch } from './harness.mjs';
import { serve } from './server.mjs';

flow('the manifest is whole and every icon is what it says', { base: '/sub/' }, async ({ page, open, site }) => {
  await open();
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.equal(manifest.start_url, './');
  assert.equal(manifest.scope, './');
  assert.equal(manifest.display, 'standalone');
  assert.deepEqual(manifest.shortcuts.map(({ url }) => url), ['./#/capture', './#/']);
  const sizes = new Set();
  for (const { src, sizes: said, type, purpose } of [...manifest.icons, { src: 'apple-touch-icon.png', sizes: '180x180', type: 'image/png' }]) {
    const response = await fetch(site.url + src);
    assert.equal(response.headers.get('content-type'), type, src);
    if (type === 'image/png') {
      const picture = Buffer.from(await response.arrayBuffer());
      assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, said, src);
    }
    sizes.add(`${said} ${purpose}`);
  }
  for (const needed of ['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable']) assert.ok(sizes.has(needed), needed);
});

test('the browser would install it', { timeout: 60_000 }, async () => {
  // A private context can never install, so this one has a folder of its own.
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const site = await serve({ base: '/sub/' });
  const context = await chromium.launchPersistentContext(folder, LAUNCH);
  try {
    const watched = await watch(context, site.origin);
    const page = await context.newPage();
    await page.goto(site.url);
    await up(page);
    await offline(page);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    const { errors } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    watched.settle();
  } finally {
    await context.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
