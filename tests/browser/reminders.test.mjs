// The number on the icon, notifications, and the look while closed: only where the browser can, and told plainly.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, offline } from './harness.mjs';

/** An interview that ended two hours ago: thanks are due. */
const storage = () => {
  const iso = (hours) => {
    const at = new Date(Date.now() + hours * 3_600_000);
    return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  };
  const data = {
    id: 'x1', created: iso(-2), employer: 'Halden & Rowe', role: 'Analyst', people: [{ id: 'p1', name: 'Miriam Osei' }],
    rounds: [{ id: 'r1', schedule: { end: iso(-2) }, people: ['p1'], told: 'no_date' }],
  };
  return { 'afterword/process/x1': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: iso(-2), data }) };
};

const shown = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data }));
});

/** What the worker keeps; `told` is moved back, so that all that is due is news. */
const forget = (page) => page.evaluate(async () => {
  const name = (await caches.keys()).find((key) => key.startsWith('afterword-due '));
  const cache = await caches.open(name);
  const [request] = await cache.keys();
  const kept = await (await cache.match(request)).json();
  await cache.put(request, new Response(JSON.stringify({ ...kept, told: 0 })));
  return kept;
});

/** The list that the worker keeps, as text. */
const listed = (page) => page.evaluate(async () => {
  const name = (await caches.keys()).find((key) => key.startsWith('afterword-due '));
  const [request] = await (await caches.open(name)).keys();
  return request ? (await (await caches.match(request, { cacheName: name })).text()) : '';
});

const until = async (ask, fits, what) => {
  for (let n = 0; n < 300; n += 1) {
    const got = await ask();
    if (fits(got)) return got;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what} did not come`);
};

flow('the number due stands on the icon, and can be turned off', { storage: storage() }, async ({ page, open }) => {
  await page.addInitScript(() => {
    window.badges = [];
    navigator.setAppBadge = async (number) => { window.badges.push(number); };
    navigator.clearAppBadge = async () => { window.badges.push(0); };
  });
  await open();
  const nav = Number((await page.locator('.nav__count').innerText()).match(/\d+/)[0]);
  assert.ok(nav > 0);
  await page.waitForFunction((number) => window.badges.at(-1) === number, nav);
  await open('#/reminders');
  await page.getByLabel('Show how many things are due').uncheck({ force: true });
  await page.waitForFunction(() => window.badges.at(-1) === 0);
  await page.reload();
  await page.waitForFunction(() => window.badges?.at(-1) === 0);
  await fits(page);
  await axe(page);
});

// A browser that was never asked cannot be had here: headless Chromium says no for all who were not allowed. So the
// question itself is played.
flow('nobody is asked before the plain explanation, and only by a tap', { storage: storage() }, async ({ page, open }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    let state = 'default';
    Object.defineProperty(Notification, 'permission', { get: () => state });
    Notification.requestPermission = async () => { window.asked += 1; state = 'denied'; return state; };
  });
  await open('#/reminders');
  await page.getByText('The browser asks you once').waitFor();
  assert.equal(await page.evaluate(() => window.asked), 0);
  await page.getByRole('button', { name: 'Allow notifications' }).click();
  await page.getByText('You can change that in the browser’s settings').waitFor();
  assert.equal(await page.evaluate(() => window.asked), 1);
  await becomes(() => page.getByLabel('Notify me of what is due').count(), 0);
});

flow('a notification names nobody unless told to, and its tap opens the interview', { storage: storage(), own: true, context: { permissions: ['notifications'] } }, async ({ page, open, context }) => {
  await open('#/reminders');
  await offline(page);
  const notify = page.getByLabel('Notify me of what is due');
  await notify.check({ force: true });
  const list = await until(() => page.evaluate(() => caches.keys()), (keys) => keys.some((key) => key.startsWith('afterword-due ')), 'the list');
  assert.ok(list);
  assert.deepEqual(await shown(page), [], 'what was due before is no news');
  const kept = await forget(page);
  assert.ok(kept.due.length > 2);
  for (const { hash, tag } of kept.due) assert.match(hash, /^\/interview\/x1\?step=[a-z]/, tag);
  const text = JSON.stringify(kept);
  for (const word of ['Halden', 'Miriam', 'Analyst']) assert.ok(!text.includes(word), word);
  // The page comes back after a while: what has become due since is told.
  await page.reload();
  const [first] = await until(() => shown(page), (all) => all.length > 0, 'a notification');
  assert.match(first.title, /due/);
  assert.ok(!`${first.title}${first.body}`.includes('Halden'));
  await page.getByLabel('Name employers and people in it').check({ force: true });
  await until(() => listed(page), (all) => all.includes('Halden & Rowe: Thank Miriam Osei'), 'the names');
  await axe(page);

  // A tap, as the browser hands it to the worker: on the step it speaks of, also while its interview is on screen.
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const tapOn = async (part) => {
    const { hash } = kept.due.find(({ tag }) => tag.includes(part));
    await worker.evaluate(async (hash) => {
      await self.registration.showNotification('Tap', { tag: 'tap', data: `${self.registration.scope}#${hash}` });
      const [one] = await self.registration.getNotifications({ tag: 'tap' });
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification: one }));
    }, hash);
  };
  const focused = (text) => page.waitForFunction((text) => document.activeElement.textContent.startsWith(text), text);
  await tapOn('thank-you');
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  await focused('Thank Miriam Osei');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h3');
  await tapOn('follow-up-1');
  await focused('Ask Miriam Osei');
  await page.waitForFunction(() => { const { top } = document.activeElement.getBoundingClientRect(); return top >= 0 && top < innerHeight; });
  // One of those that are folded under "Meanwhile" is opened.
  const meanwhile = kept.due.find(({ hash }) => /step=debrief/.test(hash));
  await page.evaluate((hash) => { location.hash = hash; }, meanwhile.hash);
  await page.waitForFunction(() => document.activeElement.closest('li.meanwhile')?.querySelector('details').open);
  await axe(page);

  // Turned off, the worker forgets.
  await open('#/reminders');
  await page.getByLabel('Notify me of what is due').uncheck({ force: true });
  await until(() => page.evaluate(() => caches.keys()), (keys) => !keys.some((key) => key.startsWith('afterword-due ')), 'forgetting');
});

flow('a next step with a lead is told to the worker, and a tap leads to the leads', {
  storage: { ...storage(), 'afterword/search/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-01T09:00:00', data: { leads: [{ id: 'l1', name: 'Pell & Sons', stage: 'found', next: 'Ring Ana', by: '2026-11-02', since: '2026-11-01' }] } }) },
  own: true, context: { permissions: ['notifications'] },
}, async ({ page, open, context }) => {
  await open('#/reminders');
  await page.getByLabel('Notify me of what is due').check({ force: true });
  await until(() => listed(page), (all) => all.includes('lead.l1'), 'the list');
  const kept = await forget(page);
  const { text, hash, at, told, loud } = kept.due.find(({ tag }) => tag === 'lead.l1');
  assert.deepEqual([text, hash, told - at, loud], ['A next step is due', '/search-pulse', 9 * 3_600_000, true]);
  assert.ok(!JSON.stringify(kept).includes('Pell'));
  const due = kept.due.filter((one) => one.at <= Date.now()).reduce((sum, { counts }) => sum + counts, kept.more);
  assert.equal(await page.locator('.nav__count').innerText().then((words) => Number(words.match(/\d+$/)[0])), due, 'as many as the navigation counts');
  await page.getByLabel('Name employers and people in it').check({ force: true });
  await until(() => listed(page), (all) => all.includes('Pell & Sons: Ring Ana'), 'the names');
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(async (hash) => {
    await self.registration.showNotification('Tap', { tag: 'tap', data: `${self.registration.scope}#${hash}` });
    const [one] = await self.registration.getNotifications({ tag: 'tap' });
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification: one }));
  }, hash);
  await page.getByRole('heading', { level: 1, name: 'Keep searching' }).waitFor();
});

flow('the look while closed: woken by the browser, the worker tells what is due', { storage: storage(), own: true, context: { permissions: ['notifications'] } }, async ({ page, open, site, context }) => {
  await open('#/reminders');
  await offline(page);
  await page.getByText('Some browsers wake an installed app now and then').waitFor();
  await page.getByText('only for an installed app').waitFor(); // this is a tab: nothing is promised
  await becomes(() => page.getByLabel('Let the browser wake the app to look').count(), 0);
  await page.getByLabel('Notify me of what is due').check({ force: true });
  await until(() => page.evaluate(() => caches.keys()), (keys) => keys.some((key) => key.startsWith('afterword-due ')), 'the list');
  await forget(page);
  const session = await context.newCDPSession(page);
  const known = new Promise((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId));
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await known;
  await session.send('ServiceWorker.dispatchPeriodicSyncEvent', { origin: site.origin, registrationId, tag: 'afterword-due' });
  const all = await until(() => shown(page), (one) => one.length > 0, 'a notification');
  assert.match(all[0].title, /due/);
});

flow('permission taken back in the browser takes the list from the worker', { storage: storage(), own: true, context: { permissions: ['notifications'] } }, async ({ page, open, context }) => {
  await open('#/reminders');
  await offline(page);
  const there = () => page.evaluate(async () => (await caches.keys()).some((key) => key.startsWith('afterword-due ')));
  await page.getByLabel('Notify me of what is due').check({ force: true });
  await until(there, Boolean, 'the list');
  await context.clearPermissions();
  await page.reload();
  assert.notEqual(await page.evaluate(() => Notification.permission), 'granted');
  await until(there, (kept) => !kept, 'forgetting');
  // Given again, it is told again.
  await context.grantPermissions(['notifications']);
  await page.reload();
  await until(there, Boolean, 'the list again');
});

/** As in an installed app, whose browser wakes it: what it was asked for, and whether it agrees. */
const installed = (page, agrees) => page.addInitScript((agrees) => {
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (query) => (query.includes('standalone') ? ask('all') : ask(query));
  window.asked = [];
  window.tags = [];
  const waking = {
    getTags: async () => window.tags,
    register: async (tag) => {
      window.asked.push(tag);
      if (!agrees) throw new DOMException('no', 'NotAllowedError');
      window.tags = [tag];
    },
    unregister: async () => { window.tags = []; },
  };
  Object.defineProperty(ServiceWorkerRegistration.prototype, 'periodicSync', { get: () => waking });
}, agrees);

const settings = { 'afterword/settings/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00', data: { theme: 'system', playbook: { built_in: 'house' }, weekend: [6, 7], reminders: { notify: true, background: true } } }) };

flow('where the settings came from elsewhere, the browser is asked again, and the box says what it does', { storage: { ...storage(), ...settings }, own: true, context: { permissions: ['notifications'] } }, async ({ page, open }) => {
  await installed(page, true);
  await open('#/reminders');
  const box = page.getByLabel('Let the browser wake the app to look');
  await page.waitForFunction(() => window.tags.length === 1);
  await until(() => box.isChecked(), Boolean, 'the tick');
  await box.uncheck({ force: true });
  await page.waitForFunction(() => window.tags.length === 0);
  assert.ok(!(await box.isChecked()));
  await axe(page);
});

flow('a browser that does not agree to wake the app leaves the box empty and says why', { storage: { ...storage(), ...settings }, own: true, context: { permissions: ['notifications'] } }, async ({ page, open }) => {
  await installed(page, false);
  await open('#/reminders');
  const box = page.getByLabel('Let the browser wake the app to look');
  await page.getByText('It is on in your settings, but the browser said no').waitFor();
  assert.ok(!(await box.isChecked()));
  assert.ok((await page.evaluate(() => window.asked.length)) > 0);
  await fits(page);
  await axe(page);
  // Asked by hand it says no as well.
  await box.click({ force: true });
  await page.getByText('The browser said no.').waitFor();
  await until(() => box.isChecked(), (on) => !on, 'the empty box');
});
