// Other pages beside the app, wrong addresses, hosts that answer them with the app's page, and no host at all.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, becomes, fits, flow, offline, saved, up } from './harness.mjs';
import { plainHost } from './plain-host.mjs';
import { copy } from './release.mjs';
import { DIST, serve } from './server.mjs';

const GONE = [/ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_FAILED|Failed to fetch|status of (404|503)/];

const words = (page) => page.locator('body').innerText();
const isElsewhere = (page) => page.getByRole('heading', { name: 'This page is not part of Afterword' }).waitFor();

for (const base of ['/', '/deep/sub/']) {
  flow(`a page beside the app stays what it is, under ${base}`, { own: true, base, expect: GONE }, async ({ page, context, site, open }) => {
    const beside = await copy();
    await writeFile(join(beside.folder, 'neighbour.html'), '<!doctype html><title>x</title><p>Somebody else</p>');
    await writeFile(join(beside.folder, 'neighbour.txt'), 'theirs');
    await mkdir(join(beside.folder, 'folder'));
    await writeFile(join(beside.folder, 'folder', 'other.html'), '<!doctype html><title>x</title><p>One folder below</p>');
    await site.stop();
    const server = await serve({ dist: beside.folder, base, port: site.port });
    try {
      await open('#/capture');
      await page.getByLabel('Employer', { exact: true }).fill('Halden & Rowe');
      await saved(page);
      await offline(page);
      const tab = await context.newPage();
      for (const [address, text] of [
        ['neighbour.html', 'Somebody else'],
        ['neighbour.html?x#/more', 'Somebody else'],
        ['folder/other.html', 'One folder below'],
        ['nowhere', 'There is nothing here.'],
        ['folder/nowhere/', 'There is nothing here.'],
      ]) {
        await tab.goto(site.url + address);
        assert.equal((await words(tab)).trim(), text, address);
      }
      await tab.goto(`${site.url}neighbour.html`);
      assert.equal(await tab.evaluate(async () => (await fetch('neighbour.txt')).text()), 'theirs');
      for (const address of ['', 'index.html', '?from=there', 'index.html?x#/more']) {
        await tab.goto(site.url + address);
        await up(tab);
      }
      await server.stop();
      for (const address of ['neighbour.html', 'folder/other.html', 'nowhere?x', 'folder/']) {
        await tab.goto(site.url + address);
        await isElsewhere(tab);
      }
      await axe(tab);
      await fits(tab);
      await tab.getByRole('link', { name: 'Open Afterword' }).click();
      await up(tab);
      assert.equal(tab.url().replace(/#.*/, ''), site.url);
      await tab.goto(`${site.url}index.html#/interviews`);
      await up(tab);
      await tab.getByText('Halden & Rowe').first().waitFor();
    } finally {
      await server.stop();
      await beside.remove();
    }
  });
}

for (const status of [404, 200]) {
  flow(`a host that answers every address with the app's page and ${status}: the app is found from each`, { own: true, base: '/app/', expect: [...GONE, /MIME type|Failed to load|valid digest/] }, async ({ page, site }) => {
    await site.stop();
    const host = await plainHost({ base: '/app/', port: site.port, status });
    try {
      const visit = async (withWorker) => {
        // In the app's own folder every file is found: it goes to its own address by itself.
        await page.goto(`${site.url}nowhere?x=1#/interviews`);
        await page.waitForURL(`${site.url}?x=1#/interviews`);
        await up(page);
        for (const address of ['app/folder/', 'app/folder/below/page', 'app', 'elsewhere/']) {
          await page.goto(`${site.origin}/${address}?x=1#/interviews`);
          if (address === 'elsewhere/') {
            await page.getByText('Part of Afterword could not be loaded.').waitFor();
            continue;
          }
          await page.getByText('Afterword is not at this address.').waitFor();
          if (!withWorker) await axe(page);
          await fits(page);
          await page.getByRole('link', { name: 'Open Afterword' }).click();
          await up(page);
          assert.equal(page.url(), `${site.url}?x=1#/interviews`, address);
        }
      };
      await visit(false);
      await page.goto(site.url);
      await up(page);
      await offline(page);
      await visit(true);
      await host.stop();
      await page.goto(`${site.url}folder/below`);
      await isElsewhere(page);
      await page.getByRole('link', { name: 'Open Afterword' }).click();
      await up(page);
    } finally {
      await host.stop();
    }
  });
}

flow('opened as a file, it says what it needs', { expect: [/file:/, /violation/, /Failed to load|null/] }, async ({ page }) => {
  await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
  await page.getByText('Browsers run it only from a web address').waitFor();
  await fits(page);
});

flow('without its first script it says so, and goes on by itself when the connection is back', { expect: GONE }, async ({ page, context, site }) => {
  await page.route(/start-\w+\.js$/, (route) => route.abort());
  await page.goto(`${site.url}#/interviews`);
  await page.getByText('Part of Afterword could not be loaded. Nothing you wrote is lost.').waitFor();
  await axe(page);
  await page.unrouteAll({ behavior: 'wait' });
  await context.setOffline(true);
  await context.setOffline(false);
  await up(page);
});

flow('without its program it goes on by itself once that is there, unless somebody has begun something', { expect: GONE, context: { serviceWorkers: 'block' } }, async ({ page, context, site }) => {
  for (const touched of [true, false]) {
    await page.route(/_bg\.wasm$/, (route) => route.abort());
    await page.goto(`${site.url}?${touched}`);
    await page.getByRole('heading', { name: 'Afterword could not start' }).waitFor();
    if (touched) await page.getByText('On this device', { exact: true }).click();
    await page.waitForTimeout(300); // it has looked once
    await page.unrouteAll({ behavior: 'wait' });
    await context.setOffline(true);
    await context.setOffline(false);
    if (!touched) return up(page);
    await page.waitForTimeout(1500);
    await becomes(() => page.getByRole('heading', { name: 'Afterword could not start' }).count(), 1);
  }
});
