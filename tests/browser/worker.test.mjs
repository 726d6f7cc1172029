// What the service worker tells of a list of reminders, and when: its own script with a clock and a store of the test.
// That the browser runs it so is in reminders.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const SCRIPT = readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8');

function worker(now) {
  const [shown, badges, on, store] = [[], [], {}, new Map()];
  const caches = {
    open: async (name) => ({
      match: async () => store.has(name) ? { json: async () => JSON.parse(store.get(name)) } : undefined,
      put: async (_, { body }) => store.set(name, body),
    }),
    delete: async (name) => store.delete(name),
  };
  const self = {
    registration: { scope: 'https://site.example/', showNotification: async (title) => shown.push(title) },
    navigator: { setAppBadge: async (number) => badges.push(number) },
    addEventListener: (name, listener) => { on[name] = listener; },
  };
  const Response = class { constructor(body) { this.body = body; } };
  runInNewContext(SCRIPT, { self, caches, Response, URL, Notification: { permission: 'granted' }, Date: { now: () => now } });
  const fire = async (name, event) => {
    let done;
    on[name]({ ...event, waitUntil: (promise) => { done = promise; } });
    await done;
    return [shown.splice(0), badges.at(-1)];
  };
  return {
    learn: (list) => fire('message', { data: { type: 'due', count: true, ...list } }),
    wakeAt: (moment) => { now = moment; return fire('periodicsync', { tag: 'afterword-due' }); },
  };
}

const one = (times) => ({ text: 'A thank-you is due', hash: '/', tag: 't', loud: true, ...times });

test('a reminder is told when it opens and once more when it is due, and never after its time', async () => {
  const { learn, wakeAt } = worker(1000);
  const due = [one({ at: 900 }), one({ at: 1100, again: 1500, last: 2000 })];
  assert.deepEqual(await learn({ due, more: 7 }), [[], 8], 'what was due before is no news; all are counted');
  assert.deepEqual(await wakeAt(1200), [['A thank-you is due'], 9]);
  assert.deepEqual(await wakeAt(1300), [[], 9]);
  assert.deepEqual(await wakeAt(1500), [['A thank-you is due'], 9]);
  assert.deepEqual(await wakeAt(1600), [[], 9]);
  assert.deepEqual(await wakeAt(2001), [[], 8]);
});

test('a worker that is woken late tells one thing once, and nothing of what is over', async () => {
  const due = [one({ at: 1100, again: 1500, last: 2000 })];
  const late = worker(1000);
  await late.learn({ due });
  assert.deepEqual(await late.wakeAt(1900), [['A thank-you is due'], 1]);
  const over = worker(1000);
  await over.learn({ due });
  assert.deepEqual(await over.wakeAt(2100), [[], 0]);
});

test('a clock that was ahead for a while silences nothing once it is right again', async () => {
  const due = [one({ at: 1100 }), one({ at: 1500 })];
  const { learn, wakeAt } = worker(1000);
  await learn({ due });
  await wakeAt(90_000);
  await wakeAt(1200);
  assert.deepEqual(await wakeAt(1600), [['A thank-you is due'], 2]);
});

test('what counts from midnight is told in the morning', async () => {
  const { learn, wakeAt } = worker(1000);
  await learn({ due: [one({ at: 1100, told: 1500 })] });
  assert.deepEqual(await wakeAt(1200), [[], 1], 'counted, and nobody is called');
  assert.deepEqual(await wakeAt(1600), [['A thank-you is due'], 1]);
  assert.deepEqual(await wakeAt(1700), [[], 1]);
  const late = worker(1000);
  await late.learn({ due: [one({ at: 1100, told: 1500 })] });
  assert.deepEqual(await late.wakeAt(9000), [['A thank-you is due'], 1], 'a worker that is woken late tells it once');
});

test('the list of an earlier version is read', async () => {
  const { learn, wakeAt } = worker(1000);
  await learn({ due: [one({ at: 1100 })] });
  assert.deepEqual(await wakeAt(5000), [['A thank-you is due'], 1]);
});
