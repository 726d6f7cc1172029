// The manifest, and whether the browser would offer to install the app.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { LAUNCH } from './chromium.mjs';
import { becomes, flow, offline, up, watch } from './harness.mjs';
import { serve } from './server.mjs';

flow('the manifest is whole and every icon is what it says', { base: '/sub/' }, async ({ page, open, site }) => {
  await open();
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.equal(manifest.start_url, './');
  assert.equal(manifest.scope, './');
  assert.equal(manifest.display, 'standalone');
  assert.deepEqual(manifest.shortcuts.map(({ url }) => url), ['./#/capture', './#/?open=reply', './#/']);
  assert.equal(manifest.id, undefined, 'the path is the id: two copies of the app are two apps');
  const sizes = new Set();
  for (const form of ['narrow', 'wide']) assert.ok(manifest.screenshots.some(({ form_factor }) => form_factor === form), form);
  const shortcuts = manifest.shortcuts.flatMap(({ icons }) => icons);
  for (const { src, sizes: said, type, purpose } of [...manifest.icons, ...shortcuts, ...manifest.screenshots, { src: 'apple-touch-icon.png', sizes: '180x180', type: 'image/png' }]) {
    const response = await fetch(site.url + src);
    assert.equal(response.headers.get('content-type'), type, src);
    if (type === 'image/png') {
      const picture = Buffer.from(await response.arrayBuffer());
      assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, said, src);
    }
    sizes.add(`${said} ${purpose}`);
  }
  for (const needed of ['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable', '512x512 monochrome']) assert.ok(sizes.has(needed), needed);
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

/** As the browser offers it: once, early, and taken up by the user alone. */
const offer = (page) =>
  page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    event.prompt = async () => { window.prompted = (window.prompted ?? 0) + 1; };
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
const OFFER = /Install Afterword on this device/;

flow('the offer to install stands under the first plan, until it is taken up or declined', {}, async ({ page, open }) => {
  await open();
  assert.ok(await offer(page), 'the browser’s own bar waits');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await becomes(() => page.getByText(OFFER).count(), 0, 'nothing is here yet that one would want to keep');
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden Clinic');
  await open('#/');
  await offer(page);
  await page.getByText(OFFER).waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByText(OFFER).waitFor({ state: 'detached' });
  await page.reload();
  await up(page);
  await offer(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await becomes(() => page.getByText(OFFER).count(), 0, 'it is not asked again');
  // Under More it can be had all the same.
  await open('#/more');
  await offer(page);
  await page.getByRole('button', { name: OFFER }).click();
  assert.equal(await page.evaluate(() => window.prompted), 1);
  await page.getByRole('button', { name: OFFER }).waitFor({ state: 'detached' });
});

flow('the shortcut for a reply opens its sheet once', {}, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden Clinic');
  await open('#/?open=reply');
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.waitFor();
  assert.ok(page.url().endsWith('#/'), page.url());
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.reload();
  await up(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await sheet.count(), 0);
});
