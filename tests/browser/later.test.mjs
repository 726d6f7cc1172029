// Parts of the app that are fetched after the first screen, or when they are first opened.

import { axe, becomes, flow, offline, saved, up } from './harness.mjs';
import assert from 'node:assert/strict';

const LATER = /\/later-[0-9a-f]{16}\.wasm$/;

const bare = { context: { serviceWorkers: 'block' } }; // the worker fetches everything, which is its task
const GONE = /later-|Failed to load|Failed to fetch|ERR_FAILED|ERR_INTERNET_DISCONNECTED/;

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const away = (page) => heading(page, 'This part could not be loaded');
const goTo = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

flow('the first screen waits for no later part; what an interview needs comes right after it, the rest when it is wanted', bare, async ({ page, open }) => {
  const fetched = [];
  page.on('request', (request) => LATER.test(request.url()) && fetched.push(request.url()));
  let hold = true;
  const held = [];
  await page.route(LATER, (route) => (hold ? held.push(route) : route.continue()));
  await open('#/');
  await page.waitForTimeout(300);
  assert.ok(held.length > 0, 'nobody has asked for them, and they are on their way');
  hold = false;
  for (const route of held) await route.continue();
  await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/later-')).length > 1);
  await page.waitForTimeout(500);
  const first = fetched.length;
  await page.getByRole('link', { name: 'Capture your interview' }).click();
  await heading(page, 'While it is fresh').waitFor();
  assert.equal(fetched.length, first, 'everything for an interview was here');
  await goTo(page, '#/more');
  await heading(page, 'More').waitFor();
  assert.ok(fetched.length > first);
  assert.equal(new Set(fetched).size, fetched.length, 'each once');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});

flow('a part that cannot be fetched says so, and opens when asked again', bare, async ({ page, open, expect }) => {
  expect(GONE);
  await page.route(LATER, (route) => route.abort());
  await open('#/advice');
  await away(page).waitFor();
  await page.getByText('opens by itself').waitFor();
  await axe(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByRole('link', { name: 'Capture your interview' }).waitFor();
  await page.goBack();
  await away(page).waitFor();
  await page.clock.install(); // from here on nothing is tried again by itself
  await page.unrouteAll({ behavior: 'wait' }); // parts that are still on their way too
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, 'Whose advice to follow').waitFor();
});

for (const how of ['the browser says that the connection is back', 'some time has passed']) {
  flow(`a first visit cut before the later parts: Capture opens by itself once ${how}`, { ...bare, expect: [GONE] }, async ({ page, context, site }) => {
    const said = how.startsWith('the browser');
    await page.route(LATER, (route) => route.abort());
    await page.goto(site.url);
    await up(page);
    if (said) await context.setOffline(true);
    await page.getByRole('link', { name: 'Capture your interview' }).click();
    await away(page).waitFor();
    if (said) await page.waitForTimeout(4000); // by now it would be tried after eight seconds only
    await page.unrouteAll({ behavior: 'wait' });
    await context.setOffline(false);
    await heading(page, 'While it is fresh').waitFor(said ? { timeout: 3000 } : {});
    await page.waitForFunction(() => document.activeElement?.textContent === 'While it is fresh');
    await page.getByLabel('Employer', { exact: true }).fill('Halden');
    await saved(page);
  });
}

flow('what is open goes on while a part is missing, and is not disturbed when it comes', { ...bare, expect: [GONE] }, async ({ page, open }) => {
  let wanted = true; // what an interview needs comes, the rest does not
  await page.route(LATER, (route) => (wanted ? route.continue() : route.abort()));
  await open('#/capture');
  await heading(page, 'While it is fresh').waitFor();
  await page.waitForTimeout(1000);
  wanted = false;
  await goTo(page, '#/more');
  await away(page).waitFor();
  await goTo(page, '#/capture');
  const employer = page.getByLabel('Employer', { exact: true });
  await employer.fill('Halden');
  const back = page.waitForResponse((response) => LATER.test(response.url()));
  wanted = true;
  await employer.press('End');
  await back;
  await page.waitForTimeout(300);
  await page.keyboard.type(' & Rowe');
  assert.equal(await employer.inputValue(), 'Halden & Rowe');
  await saved(page);
  await goTo(page, '#/more');
  await heading(page, 'More').waitFor();
});

flow('a part inside a sheet says so in the sheet, and one that shows nothing says nothing', {
  ...bare, expect: [GONE], wide: true,
  storage: { 'afterword/settings/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00', data: { theme: 'system', playbook: { built_in: 'house' }, weekend: [6, 7], reminders: { notify: true } } }) },
}, async ({ page, open }) => {
  await page.route(LATER, (route) => route.abort());
  await open('#/');
  await page.waitForTimeout(500);
  await becomes(() => page.getByText('It is not on this device yet.').count(), 0, 'Today misses nothing');
  await page.locator('details.menu--add summary').click();
  await page.getByRole('button', { name: 'They replied', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.getByText('It is not on this device yet.').waitFor();
  await becomes(() => sheet.getByRole('heading', { level: 1 }).count(), 0);
  await axe(page);
  await page.unrouteAll({ behavior: 'wait' });
  await sheet.getByText('No employer is saved yet.').waitFor();
});

flow('a part that never answers is told after a while, and asked for anew', { ...bare, expect: [GONE] }, async ({ page, site }) => {
  await page.clock.install();
  let silent = true; // never answered
  await page.route(LATER, (route) => silent || route.continue());
  await page.goto(site.url);
  await up(page);
  await goTo(page, '#/capture');
  await page.getByText('Opening', { exact: true }).waitFor();
  await page.clock.runFor(9000);
  await away(page).waitFor();
  silent = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, 'While it is fresh').waitFor();
});

flow('an error page in place of a part is not taken for the part', bare, async ({ page, open, expect }) => {
  expect(/later-|status of 404/i);
  let answer = { status: 404, contentType: 'text/html', body: '<p>Not found</p>' };
  await page.route(LATER, (route) => route.fulfill(answer));
  await open('#/data');
  await page.getByRole('heading', { name: 'This part could not be loaded' }).waitFor();
  answer = { status: 200, contentType: 'text/html', body: '<p>Everything is here</p>' };
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'This part could not be loaded' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' }); // parts that are still on their way too
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor();
});

flow('a part altered by one bit does not run', bare, async ({ page, open, expect }) => {
  expect(/later-/);
  const spoil = async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response, body });
  };
  await page.route(LATER, spoil);
  await open('#/data');
  await page.getByRole('heading', { name: 'This part could not be loaded' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' }); // parts that are still on their way too
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor();
});

flow('every part opens offline, also one that was never opened before', async ({ page, open }) => {
  await open('#/');
  await offline(page);
  await page.context().setOffline(true);
  for (const [address, name] of [['#/more', 'More'], ['#/advice', 'Whose advice to follow'], ['#/data', 'Your data']]) {
    await page.evaluate((to) => (location.hash = to), address);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
});
