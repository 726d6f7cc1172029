// What the host sends: headers, encodings, and nothing in the place of a file that is not there.

import assert from 'node:assert/strict';
import { flow, fits, up } from './harness.mjs';

const EVERYWHERE = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

flow('every file has its type, its lifetime and the policy', async ({ site }) => {
  const page = await (await fetch(site.url)).text();
  const [wasm] = /afterword-\w+_bg\.wasm/.exec(page);
  const [script] = /start-\w+\.js/.exec(page);
  const forever = 'public, max-age=31536000, immutable';
  for (const [name, type, lifetime] of [
    ['', 'text/html; charset=utf-8', 'no-cache'],
    [wasm, 'application/wasm', forever],
    [script, 'text/javascript; charset=utf-8', forever],
    ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['manifest.webmanifest', 'application/manifest+json', 'no-cache'],
    ['icon.svg', 'image/svg+xml', 'no-cache'],
  ]) {
    const { status, headers } = await fetch(site.url + name, { headers: { 'accept-encoding': 'br' } });
    assert.equal(status, 200, name);
    assert.equal(headers.get('content-type'), type, name);
    assert.equal(headers.get('cache-control'), lifetime, name);
    assert.equal(headers.get('content-encoding'), 'br', name);
    for (const [header, value] of Object.entries(EVERYWHERE)) assert.equal(headers.get(header), value, name);
    assert.match(headers.get('content-security-policy'), /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+'; style-src 'self' 'sha256-/, name);
  }
});

flow('a missing file is missing, and a plain file comes plain', async ({ site }) => {
  assert.equal((await fetch(`${site.url}afterword-0000000000000000_bg.wasm`)).status, 404);
  assert.equal((await fetch(`${site.url}%2e%2e/Cargo.toml`)).status, 404);
  assert.equal((await fetch(site.url, { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding'), null);
});

flow('the page carries the policy by itself, for hosts that send no headers', { expect: [/127\.0\.0\.1:9\//] }, async ({ page, site }) => {
  await page.route(site.url, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto(site.url);
  await up(page);
  const blocked = await page.evaluate(() => new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    const image = new Image();
    image.src = 'http://127.0.0.1:9/';
  }));
  assert.equal(blocked, 'img-src');
});

flow('the first load is two round trips: the page, then everything at once, each once', async ({ page, site }) => {
  const parts = ['afterword.js', 'afterword_bg.wasm', 'start.js'];
  let asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1).replace(/-[0-9a-f]{16}/, '')));
  const scripts = () => asked.filter((name) => parts.includes(name)).sort();
  await page.route(/start-\w+\.js$/, () => {}); // never answered: nothing may have to wait for it
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('#opening').waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  assert.deepEqual(scripts(), parts);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  asked = [];
  await page.goto(site.url);
  await up(page);
  assert.deepEqual(scripts(), parts);
});

for (const wide of [false, true]) {
  flow(`nothing scrolls sideways, ${wide ? 'wide' : 'phone'}`, { wide }, async ({ page, open, site }) => {
    await page.route(/_bg\.wasm$/, () => {}); // never answered: the static shell stays
    await page.goto(site.url, { waitUntil: 'commit' });
    await page.locator('#opening').waitFor({ state: 'attached' });
    await fits(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    for (const hash of ['', '#/interviews', '#/capture', '#/more']) {
      await open(hash);
      await fits(page);
    }
  });

  flow(`the static shell has the frame that the app has, ${wide ? 'wide' : 'phone'}`, { wide }, async ({ page, open, site }) => {
    const frame = () => page.locator('#app .nav').evaluate((nav) => Array.from(nav.querySelectorAll('a[href]:not(.nav__capture), .nav__capture'), (link) => {
      const { x, y, width, height } = link.getBoundingClientRect();
      // The plus is a link until the app has come, and its menu then.
      return [link.matches('.nav__capture') ? '+' : link.getAttribute('href'), link.textContent, [x, y, width, height].map(Math.round).join()];
    }));
    await page.route(/_bg\.wasm$/, () => {});
    await page.goto(site.url, { waitUntil: 'commit' });
    await page.locator('#opening').waitFor({ state: 'attached' });
    const still = await frame();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await open();
    assert.deepEqual(await frame(), still);
  });
}
