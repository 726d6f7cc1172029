// The recovery screen: there when the app is not, able to give the data away, and never removing any.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, becomes, fits, flow } from './harness.mjs';
import { lying } from './names.mjs';
import { DIST, serve } from './server.mjs';

// Ours, one of them no JSON, and one that belongs to somebody else.
const STORAGE = { 'afterword/broken': '{"half', 'afterword/note': 'é ☂ "quoted"\n<b>&', 'other/thing': 'not ours' };
const OURS = Object.fromEntries(Object.entries(STORAGE).filter(([key]) => key.startsWith('afterword/')));

async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).click()]);
  assert.match(download.suggestedFilename(), /^afterword-data-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

const kept = (page) => page.evaluate(() => ({ ...localStorage }));

for (const [scheme, wide] of [['light', false], ['dark', true]]) {
  flow(`it comes when the program cannot be loaded, ${scheme}`, { scheme, wide, storage: STORAGE, expect: [/ERR_FAILED/] }, async ({ page, site }) => {
    await page.route(/_bg\.wasm$/, (route) => route.abort());
    await page.goto(site.url);
    const title = page.getByRole('heading', { level: 1, name: 'Afterword could not start' });
    await title.waitFor();
    assert.ok(await title.evaluate((h1) => h1 === document.activeElement), 'a screen reader is taken to it');
    await page.getByText('Nothing was deleted').waitFor();
    await becomes(() => page.getByText('afterword/note').count(), 1);
    await becomes(() => page.getByText('other/thing').count(), 0);
    assert.deepEqual(await downloaded(page), { format: 'afterword-raw', keys: OURS });
    assert.deepEqual(await kept(page), lying(STORAGE));
    await axe(page);
    await fits(page);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#app .nav').waitFor();
  });
}

// A copy of the release with one bit turned in the program, which the browser is allowed to remember for years.
for (const ending of ['_bg.wasm', '.js']) {
  flow(`a first visit runs no program but the one that was built: ${ending}`, { own: true, context: { serviceWorkers: 'block' }, expect: [/integrity|Failed to fetch|ERR_CONNECTION_|ERR_EMPTY_RESPONSE/i] }, async ({ page, site: { port, stop } }) => {
    const folder = await mkdtemp(join(tmpdir(), 'release-'));
    await stop();
    let site;
    try {
      await cp(DIST, folder, { recursive: true });
      const file = join(folder, (await readdir(folder)).find((name) => name.startsWith('afterword-') && name.endsWith(ending)));
      const whole = await readFile(file);
      const altered = Buffer.from(whole);
      altered[altered.length >> 1] ^= 1;
      await writeFile(file, altered);
      site = await serve({ dist: folder, port });
      await page.goto(site.url);
      await page.getByRole('heading', { level: 1, name: 'Afterword could not start' }).waitFor();
      await page.getByText('On this device', { exact: true }).click(); // or it would go on by itself
      await site.stop();
      await writeFile(file, whole);
      site = await serve({ dist: folder, port });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('#app .nav').waitFor();
      await page.goto('about:blank');
    } finally {
      await site?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

const NAMED = { 'afterword/process/p1': JSON.stringify({ v: 1, data: { employer: 'Halden <b>& Rowe</b>' } }), 'afterword/process/p2': '{"v":1,"data":{"employer":7}}' };

flow('it can be opened by hand, without the app, and says whose records there are', { storage: { ...STORAGE, ...NAMED } }, async ({ page, site }) => {
  await page.goto(`${site.url}?recover#/more`);
  await page.getByRole('heading', { level: 1, name: 'What is saved on this device' }).waitFor();
  assert.deepEqual((await page.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]), ['afterword/broken', 'afterword/note', 'Halden <b>& Rowe</b>', 'afterword/process/p2']);
  await axe(page);
  assert.deepEqual((await downloaded(page)).keys, { ...OURS, ...NAMED });
  await page.getByRole('button', { name: 'Open Afterword' }).click();
  await page.waitForURL(`${site.url}#/more`);
  await page.locator('#app .nav').waitFor();
});

flow('it comes when the app panics, once, and says what was said', { storage: { 'afterword/x': '1' } }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    window.afterword_recover('first <b>words</b>');
    window.afterword_recover('second');
  });
  await page.getByRole('heading', { level: 1, name: 'Afterword had to stop' }).waitFor();
  await page.getByText('What the app reported').click();
  await page.getByText('first <b>words</b>').waitFor();
  await becomes(() => page.getByText('second').count(), 0);
});

for (const how of ['an error', 'a rejection']) {
  flow(`it comes for a trap that no hook caught, as ${how}`, { expect: [/RuntimeError|unreachable/] }, async ({ page, open }) => {
    await open();
    await page.evaluate((how) => {
      // A program of one function, which is exported as "f" and does what must never be done.
      const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
      if (how === 'an error') setTimeout(f);
      else Promise.resolve().then(f);
    }, how);
    await page.getByRole('heading', { level: 1, name: 'Afterword had to stop' }).waitFor();
  });
}

flow('an error of some other script is not taken for one of ours', { expect: [/not ours/] }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => { setTimeout(() => { throw new Error('not ours'); }); });
  await page.waitForTimeout(200);
  await becomes(() => page.getByText('had to stop').count(), 0);
});

flow('it says when the browser does not let it look', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.goto(`${site.url}?recover`);
  await page.getByText('does not let the page see its storage').waitFor();
  await becomes(() => page.getByRole('button', { name: 'Download my data' }).count(), 0);
});

flow('a slow start offers it', async ({ page, site }) => {
  await page.clock.install();
  await page.route(/_bg\.wasm$/, () => {}); // never answered
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('#opening').waitFor({ state: 'attached' });
  await page.waitForFunction(() => window.afterword_ready);
  await page.clock.runFor(9000);
  await page.getByRole('link', { name: 'See and download what is saved here' }).waitFor();
  await axe(page);
});
