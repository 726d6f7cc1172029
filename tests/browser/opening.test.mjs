// What is seen before the program is there: the welcome on a first visit, what the screen showed last on a later one, and
// nothing that is not true any more.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, up } from './harness.mjs';

const NOW = '2026-11-10T15:00:00';
const DAY = 86_400_000;
const record = (data, rev = 1) => JSON.stringify({ v: 2, rev, writer: 'test', at: NOW, data: { created: NOW, ...data } });
const halden = { id: 'p1', employer: 'Halden & Rowe', role: 'Analyst', people: [{ id: 'q1', name: 'Mara Lindqvist' }], rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-11-10T14:00:00' }, people: ['q1'], told: 'no_date' }] };
const storage = { 'afterword/process/p1': record(halden) };
/** Without a worker, whose answers no test can hold back. */
const later = { kept: true, time: NOW, storage, context: { serviceWorkers: 'block' }, expect: [/favicon\.ico/] };

const before = (page) => page.locator('#before');
const words = (page) => before(page).innerText().then((text) => text.replace(/\s+/g, ' '));
/** The program does not come: what is on the page now is all there is. */
const holdBack = (page) => page.route(/_bg\.wasm$/, () => {});
const giveBack = (page) => page.unrouteAll({ behavior: 'ignoreErrors' });
/** What the screen looks like is kept for the next start. */
const isKept = (page, hash = '#/') => page.waitForFunction((hash) => Object.keys(localStorage).some((key) => key.endsWith(' :opening') && JSON.parse(localStorage[key])[hash]), hash, { timeout: 60_000 });
const start = async (page, site, hash = '') => {
  await page.goto('about:blank');
  await page.goto(site.url + hash, { waitUntil: 'commit' });
};

for (const wide of [false, true]) {
  flow(`a first visit shows the welcome at once, ${wide ? 'wide' : 'phone'}, and nothing moves when the app has come`, { wide, kept: true, context: { serviceWorkers: 'block' } }, async ({ page, site }) => {
    await page.addInitScript(() => {
      window.moved = [];
      new PerformanceObserver((list) => window.moved.push(...list.getEntries().map(({ value, sources }) => `${value} ${sources[0]?.node?.className}`))).observe({ type: 'layout-shift', buffered: true });
    });
    await holdBack(page);
    await start(page, site);
    await before(page).getByRole('heading', { level: 1, name: 'The interview is over.' }).waitFor();
    await before(page).getByRole('link', { name: 'Capture your interview' }).waitFor();
    const place = () => page.locator('h1:visible').evaluate((title) => JSON.stringify(title.getBoundingClientRect()));
    const there = await place();
    await fits(page);
    await axe(page);
    await giveBack(page);
    await page.reload();
    await up(page);
    await before(page).waitFor({ state: 'detached' });
    assert.equal(await place(), there);
    await page.waitForFunction(() => document.adoptedStyleSheets.length > 0);
    await page.waitForTimeout(500);
    assert.deepEqual(await page.evaluate(() => window.moved), []);
  });
}

flow('what the welcome leads to opens once the app is there', { kept: true, context: { serviceWorkers: 'block' } }, async ({ page, site }) => {
  await holdBack(page);
  await start(page, site);
  await before(page).getByRole('link', { name: 'Capture your interview' }).click();
  // Something else was asked for: it says that it comes.
  await page.getByText('Opening your interviews.').waitFor();
  await giveBack(page);
  await page.reload();
  await page.getByLabel('Employer', { exact: true }).waitFor();
});

flow('a later start shows what the screen showed last, until the app has made it', later, async ({ page, site, open }) => {
  await open();
  await page.getByText('Halden & Rowe').first().waitFor();
  await isKept(page);
  const shown = await page.locator('#app main').innerText();
  await holdBack(page);
  await start(page, site);
  await before(page).waitFor();
  for (const line of shown.split('\n').map((line) => line.trim()).filter((line) => line.length > 3).slice(0, 8)) {
    assert.ok((await words(page)).includes(line.replace(/\s+/g, ' ')), `${line} is not in: ${await words(page)}`);
  }
  // Nothing can be pressed that would do nothing; what leads on does.
  assert.equal(await before(page).locator('button:not([inert]), summary:not([inert])').count(), 0);
  assert.ok(await before(page).locator('a[href^="#/"]').count() > 3);
  await fits(page);
  await giveBack(page);
  await page.reload();
  await up(page);
  await before(page).waitFor({ state: 'detached' });
  await page.getByText('Halden & Rowe').first().waitFor();
});

flow('the list of interviews too', later, async ({ page, site, open }) => {
  await open('#/interviews');
  await page.getByText('Halden & Rowe').first().waitFor();
  await isKept(page, '#/interviews');
  await holdBack(page);
  await start(page, site, '#/interviews');
  await before(page).getByText('Halden & Rowe').first().waitFor();
  await before(page).getByPlaceholder('Employer, person, question, note').waitFor();
  assert.equal(await before(page).locator('input:not([inert]), select:not([inert])').count(), 0);
});

const VOID = {
  'a record was changed': (page, key) => page.evaluate((key) => { localStorage[key] = localStorage[key].replace('"rev":1', '"rev":2').replace('Halden', 'Halder'); }, key),
  'a record came': (page, key, site, text) => page.evaluate(([key, text]) => { localStorage[key.replace('p1', 'p2')] = text; }, [key, text]),
  'a record went': (page, key) => page.evaluate((key) => localStorage.removeItem(key), key),
  'another day has begun': (page) => page.clock.setFixedTime(new Date(NOW).getTime() + DAY),
  'the screen is damaged': (page) => page.evaluate(() => { const key = Object.keys(localStorage).find((key) => key.endsWith(' :opening')); localStorage[key] = localStorage[key].slice(0, 200); }),
  'an address asks for something': () => '?open=reply',
};
for (const [what, change] of Object.entries(VOID)) {
  flow(`nothing of it is shown when ${what}`, later, async ({ page, site, open }) => {
    await open();
    await isKept(page);
    await holdBack(page);
    const key = await page.evaluate(() => Object.keys(localStorage).find((key) => key.endsWith('process/p1')));
    await page.goto(`${site.url}icon.svg`);
    const search = await change(page, key, site, record({ ...halden, id: 'p2', employer: 'Orsted' }));
    await page.goto(site.url + (typeof search === 'string' ? search : ''), { waitUntil: 'commit' });
    await page.waitForFunction(() => window.afterword_ready);
    await page.getByText('Opening your interviews.').waitFor();
    await becomes(() => before(page).count(), 0);
  });
}

flow('what is kept of a screen is never taken for markup', later, async ({ page, site, open }) => {
  await open();
  await isKept(page);
  await page.goto(`${site.url}icon.svg`); // the app itself would keep its screen once more
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.endsWith(' :opening'));
    const kept = JSON.parse(localStorage[key]);
    const bad = ['p', { class: 'bad', onclick: 'window.bad = 1', style: 'color: red', href: 'javascript:window.bad = 1' }, '<img src=x onerror="window.bad = 1">', ['script', {}, 'window.bad = 1'], ['iframe', { src: 'https://example.com/' }], ['a', { href: 'https://example.com/' }, 'away'], ['img', { src: 'https://example.com/x.png' }]];
    localStorage[key] = JSON.stringify({ ...kept, '#/': ['div', { class: 'app' }, ['main', { class: 'main' }, bad]] });
  });
  await holdBack(page);
  await start(page, site);
  await before(page).getByText('<img src=x').waitFor();
  assert.equal(await before(page).locator('script, iframe, [onclick], [style], [href], [src]').count(), 0);
  assert.equal(await page.evaluate(() => window.bad), undefined);
});

flow('deleting everything deletes it too', later, async ({ page, open }) => {
  await open();
  await isKept(page);
  await open('#/data');
  await page.getByRole('button', { name: 'Delete everything here' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Nothing is left on this device.').waitFor();
  await becomes(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes('Halden'))), false);
});

flow('a page that slept while another one deleted everything keeps no picture of it', later, async ({ page, context, site, open }) => {
  await open();
  await isKept(page);
  // It hears of nothing: as a page that the browser has put to sleep.
  await page.evaluate(() => { for (const name of ['storage', 'message']) addEventListener(name, (event) => event.stopImmediatePropagation(), true); BroadcastChannel.prototype.dispatchEvent = () => true; });
  const other = await context.newPage();
  await other.goto(`${site.url}#/data`);
  await up(other);
  await other.getByRole('button', { name: 'Delete everything here' }).click();
  await other.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await other.getByText('Nothing is left on this device.').waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await becomes(() => other.evaluate(() => Object.values(localStorage).some((text) => text.includes('Halden'))), false);
});

flow('it makes room for words', later, async ({ page, site, open }) => {
  await open();
  await isKept(page);
  await page.goto(`${site.url}icon.svg`);
  // As full as it can be: one unit after the other.
  await page.evaluate(() => {
    let text = '';
    for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem('neighbour', text + 'x'.repeat(size));
        text += 'x'.repeat(size);
        size *= 2;
      } catch {
        // Half of it, then.
      }
    }
  });
  await open('#/interview/p1/about');
  await page.getByLabel('Notes', { exact: true }).fill('Kind people, a bright room, and a long talk about the work.');
  await becomes(() => page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.endsWith('process/p1') && text.includes('a bright room'))), true);
});

flow('a first script of which only a part has come is missed, and the page is loaded again once', { context: { serviceWorkers: 'block' }, expect: [/^a page error:\s*$/] }, async ({ page, site }) => {
  let asked = 0;
  let whole = false;
  await page.route(/start-\w+\.js$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    asked += 1;
    await route.fulfill({ response, body: whole ? text : text.slice(0, text.length / 2) });
  });
  await start(page, site);
  await page.getByText('Part of Afterword could not be loaded. Nothing you wrote is lost.').waitFor();
  await becomes(() => asked > 2, true); // it looked, and loaded the page again
  await page.getByText('Part of Afterword could not be loaded. Nothing you wrote is lost.').waitFor();
  await page.waitForTimeout(6000);
  const before = asked;
  await page.waitForTimeout(6000);
  assert.ok(asked <= before + 1, 'no page is loaded again for ever');
  whole = true;
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { level: 1, name: 'The interview is over.' }).waitFor();
  await up(page);
});
