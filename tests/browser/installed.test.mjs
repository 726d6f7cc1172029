// What the reminder settings claim of a browser is seen to work in that browser: the installed app in Chromium, and
// Firefox in a window. Where a browser is not on this machine, its test is left out and says so.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as driver from '../faults/driver.mjs';
import { LAUNCH } from './chromium.mjs';
import { axe, becomes, offline, up } from './harness.mjs';
import { serve } from './server.mjs';

/** An interview that ended two hours ago: thanks are due. */
function record() {
  const at = new Date(Date.now() - 2 * 3_600_000);
  const iso = new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  const data = {
    id: 'x1', created: iso, employer: 'Halden & Rowe', role: 'Analyst', people: [{ id: 'p1', name: 'Miriam Osei' }],
    rounds: [{ id: 'r1', schedule: { end: iso }, people: ['p1'], told: 'no_date' }],
  };
  return JSON.stringify({ v: 1, rev: 1, writer: 'test', at: iso, data });
}

/** As if three days had gone by since the app was last open: how many things are due by then. In the page. */
async function forget() {
  const name = (await caches.keys()).find((key) => key.startsWith('afterword-due '));
  if (!name) return null;
  const cache = await caches.open(name);
  const [request] = await cache.keys();
  if (!request) return null;
  const kept = await (await cache.match(request)).json();
  const due = kept.due.map((one) => ({ ...one, at: one.at - 3 * 86_400_000 }));
  await cache.put(request, new Response(JSON.stringify({ ...kept, due, told: 0 })));
  return { now: due.filter(({ at }) => at <= Date.now()).reduce((sum, { counts }) => sum + counts, kept.more) };
}

const shown = async () => (await (await navigator.serviceWorker?.ready)?.getNotifications())?.map(({ title }) => title);

async function until(ask, fits, what) {
  for (let n = 0; n < 200; n += 1) {
    const got = await ask();
    if (fits(got)) return got;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} did not come, only ${JSON.stringify(await ask())}`);
}

test('installed in Chromium: the number on the icon, and the look while closed', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const site = await serve();
  const context = await chromium.launchPersistentContext(folder, LAUNCH);
  try {
    const tab = context.pages()[0] ?? (await context.newPage());
    await tab.goto(site.url);
    await up(tab);
    await offline(tab);
    await tab.evaluate((text) => localStorage.setItem('afterword / process/x1', text), record());
    await tab.reload(); // or this one would go on telling the worker that there is nothing
    await up(tab);
    const [session, system] = [await context.newCDPSession(tab), await context.browser().newBrowserCDPSession()];
    // This one alone: what is said through Playwright refuses all others.
    await system.send('Browser.setPermission', { permission: { name: 'notifications' }, setting: 'granted', origin: site.origin });
    const { appId: manifestId } = await session.send('Page.getAppId');
    await system.send('PWA.install', { manifestId, installUrlOrBundleUrl: site.url });
    await system.send('PWA.changeAppUserSettings', { manifestId, displayMode: 'standalone' });
    const [app] = await Promise.all([context.waitForEvent('page'), system.send('PWA.launch', { manifestId })]);
    app.setDefaultTimeout(15_000);
    await up(app);
    assert.ok(await app.evaluate(() => matchMedia('(display-mode: standalone)').matches), 'it is a window of its own');
    const badge = async () => (await system.send('PWA.getOsAppState', { manifestId })).badgeCount;
    const due = Number((await app.locator('.nav__count').first().innerText()).match(/\d+/)[0]);
    await until(badge, (number) => number === due && number > 0, 'the number on the icon');

    await app.evaluate(() => { location.hash = '#/reminders'; });
    const part = (name) => app.getByRole('region', { name });
    await part('Icon badge').getByText('Works here').waitFor();
    await part('Background checks').getByText('Works here').waitFor();
    await part('Notifications').getByText('Allowed').waitFor();
    await app.getByRole('button', { name: 'Show me one now' }).click();
    await app.getByText('Your device got it.').waitFor();
    await part('Notifications').getByText('Works here').waitFor();
    assert.ok((await app.evaluate(shown)).includes('A notification from Afterword'));
    await app.getByLabel('Show how many things are due').uncheck({ force: true });
    await until(badge, (number) => number === 0, 'the icon without a number');
    await app.getByLabel('Show how many things are due').check({ force: true });
    await app.getByLabel('Notify me of what is due').check({ force: true });
    await app.getByLabel('Let the browser wake the app to look').check({ force: true });
    await until(() => app.evaluate(async () => (await navigator.serviceWorker.ready).periodicSync.getTags()), (tags) => tags.includes('afterword-due'), 'the browser’s word that it will wake the app');
    await becomes(() => app.getByLabel('Let the browser wake the app to look').isChecked(), true);
    await axe(app);
    const list = await until(() => app.evaluate(forget), (list) => list?.now > 0, 'the list for the worker');

    // Closed: no page of the app is left. The browser wakes the worker, as it does now and then by itself.
    const registered = new Promise((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId));
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await registered;
    await app.close();
    await tab.goto('about:blank');
    await session.send('ServiceWorker.dispatchPeriodicSyncEvent', { origin: site.origin, registrationId, tag: 'afterword-due' });
    await until(badge, (number) => number === list.now, 'the number on the icon of the closed app');
    const [again] = await Promise.all([context.waitForEvent('page'), system.send('PWA.launch', { manifestId })]);
    await up(again);
    const all = await until(() => again.evaluate(shown), (titles) => titles?.some((title) => / due$/.test(title)), 'the notification');
    assert.ok(!all.join().includes('Halden'), 'it names nobody');
  } finally {
    await context.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

const missing = driver.firefoxPath() ? (existsSync('/usr/bin/xvfb-run') ? false : 'there is no xvfb-run') : 'Firefox is not installed';

test('Firefox: notifications are shown, and nothing else is claimed', { timeout: 120_000, skip: missing }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firefox-'));
  const site = await serve();
  // The user's yes, and the browser's own way to show them, for a screen without a desktop.
  await writeFile(join(folder, 'prefs.js'), 'user_pref("permissions.default.desktop-notification", 1);\nuser_pref("alerts.useSystemBackend", false);\n');
  const browser = await driver.firefox(folder, { screen: true });
  try {
    const run = (code, ...args) => driver.inPage(browser, code, ...args);
    const show = async (hash) => {
      const search = `?${Math.random()}`;
      await browser.go(site.url + search + hash);
      // The browser may say that it is there while the page before still answers: this page, up, with its worker.
      await until(() => run((search) => location.search === search && !document.getElementById('opening') && Boolean(document.querySelector('#app h1')), search), Boolean, 'the app');
      await until(() => run(async () => Boolean((await navigator.serviceWorker?.getRegistration())?.active)), Boolean, 'the worker');
    };
    const said = (title) => run((title) => {
      const part = [...document.querySelectorAll('main section')].find((one) => one.querySelector('h2').textContent === title);
      return part?.innerText ?? '';
    }, title);
    await show('#/');
    await run((text) => localStorage.setItem('afterword / process/x1', text), record());
    await show('#/reminders');
    await until(() => said('Your calendar'), (text) => text.includes('Works here'), 'the calendar');
    assert.match(await said('Icon badge'), /Not here/);
    assert.match(await said('Background checks'), /Not here[^]*This browser does not wake apps\./);
    assert.match(await said('Notifications'), /Allowed/);
    await run(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Show me one now').click());
    await until(() => said('Notifications'), (text) => /Works here[^]*Your device got it\./.test(text), 'the first one');
    assert.ok((await run(shown)).includes('A notification from Afterword'));
    await run(() => [...document.querySelectorAll('label')].find((one) => one.textContent.includes('Notify me')).click());
    await until(() => run(forget), (list) => list?.now > 0, 'the list for the worker');
    await show('#/reminders');
    await until(() => run(shown), (titles) => titles?.some((title) => / due$/.test(title)), 'the notification');
  } finally {
    await browser.kill();
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('Firefox without a screen: what it cannot show it does not claim', { timeout: 120_000, skip: driver.firefoxPath() ? false : 'Firefox is not installed' }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firefox-'));
  const site = await serve();
  await writeFile(join(folder, 'prefs.js'), 'user_pref("permissions.default.desktop-notification", 1);\n');
  const browser = await driver.firefox(folder);
  try {
    const run = (code, ...args) => driver.inPage(browser, code, ...args);
    await browser.go(`${site.url}#/reminders`);
    await until(() => run(() => [...document.querySelectorAll('button')].some((one) => one.textContent === 'Show me one now')), Boolean, 'the screen');
    await until(() => run(async () => Boolean((await navigator.serviceWorker?.getRegistration())?.active)), Boolean, 'the worker');
    await run(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Show me one now').click());
    await until(() => run(() => document.querySelector('main').innerText), (text) => /Not here[^]*your device did not show it/.test(text), 'the word that it cannot');
  } finally {
    await browser.kill();
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
