// Parts of the app that are fetched when they are first opened.

import { flow, axe, offline } from './harness.mjs';
import assert from 'node:assert/strict';

const LATER = /\/later-[0-9a-f]{16}\.wasm$/;

const bare = { context: { serviceWorkers: 'block' } }; // the worker fetches everything, which is its task

flow('the first load fetches no later part, and each opens when it is wanted', bare, async ({ page, open }) => {
  const fetched = [];
  page.on('request', (request) => LATER.test(request.url()) && fetched.push(request.url()));
  await open('#/');
  await page.waitForTimeout(300);
  assert.deepEqual(fetched, []);
  await page.getByRole('link', { name: 'More' }).click();
  await page.getByRole('heading', { level: 1, name: 'More' }).waitFor();
  assert.ok(fetched.length > 0);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});

flow('a part that cannot be fetched says so, and opens when asked again', bare, async ({ page, open, expect }) => {
  expect(/later-|Failed to load|Failed to fetch|ERR_FAILED/);
  await page.route(LATER, (route) => route.abort());
  await open('#/advice');
  await page.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Interviews', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' }); // parts that are still on their way too
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Whose advice to follow' }).waitFor();
});

flow('an error page in place of a part is not taken for the part', bare, async ({ page, open, expect }) => {
  expect(/later-|status of 404/i);
  let answer = { status: 404, contentType: 'text/html', body: '<p>Not found</p>' };
  await page.route(LATER, (route) => route.fulfill(answer));
  await open('#/data');
  await page.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
  answer = { status: 200, contentType: 'text/html', body: '<p>Everything is here</p>' };
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
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
  await page.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
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
