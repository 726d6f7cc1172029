// Pictures of screens, to look at the design: each route on a phone and wide, light and dark, the full page.
//
//   node tests/browser/shots.mjs <folder> [--fixture file.json] [--time iso] route...
//
// A route is what follows the address: '#/', '#/capture', '?recover'. A fixture is a map of localStorage keys to raw
// texts. Needs a built dist/ and what `cargo xtask test browser` installs.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { LAUNCH, PHONE, WIDE } from './chromium.mjs';
import { lies } from './names.mjs';
import { serve } from './server.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { fixture: { type: 'string' }, time: { type: 'string' } } });
const [folder, ...routes] = positionals;
if (!routes.length) {
  console.error('node tests/browser/shots.mjs <folder> [--fixture file.json] [--time iso] route...');
  process.exit(1);
}
const fixture = values.fixture ? JSON.parse(await readFile(values.fixture, 'utf8')) : {};
await mkdir(folder, { recursive: true });
const site = await serve();
const browser = await chromium.launch(LAUNCH);
const localStorage = Object.entries(fixture).map(([name, value]) => ({ name: lies(name), value }));
for (const [size, device] of [['phone', PHONE], ['wide', WIDE]]) {
  for (const colorScheme of ['light', 'dark']) {
    const storageState = { cookies: [], origins: [{ origin: site.origin, localStorage }] };
    const context = await browser.newContext({ ...device, colorScheme, locale: 'en-GB', storageState });
    for (const route of routes) {
      const page = await context.newPage();
      if (values.time) await page.clock.install({ time: values.time });
      await page.goto(site.url + route);
      await page.waitForFunction(() => !document.getElementById('opening'));
      // A window as high as the page, so that the tab bar lies at its end and not across it.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: device.viewport.width, height: Math.max(height, device.viewport.height) });
      await page.waitForTimeout(300);
      const name = `${route.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'today'}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, name) });
      console.log(join(folder, name));
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
await site.stop();
