// What the service worker tells of a list of reminders, and when; which addresses it answers; and how long it keeps a
// version: its own script with a clock and a store of the test. That the browser runs it so is in reminders.test.mjs,
// neighbours.test.mjs and updated.test.mjs.

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

const SCOPE = 'https://site.example/deep/';
const FILES = ['./', './icon.svg', './start-0123456789abcdef.js'];

/** A worker of one version, beside others that use the same store. */
function keeper(store, { version = 'b', pages = [], online = true, ...states } = {}) {
  const on = {};
  const address = (request) => (request.url ?? request).replace(/[?#].*/s, '');
  const cache = (name) => ({
    match: async (request) => store.get(name)?.get(address(request)),
    put: async (request, response) => store.get(name).set(address(request), response),
    delete: async (request) => store.get(name).delete(address(request)),
  });
  const caches = {
    keys: async () => [...store.keys()],
    has: async (name) => store.has(name),
    delete: async (name) => store.delete(name),
    open: async (name) => { if (!store.has(name)) store.set(name, new Map()); return cache(name); },
    match: async (request, { cacheName }) => cache(cacheName).match(request),
  };
  const self = {
    registration: { scope: SCOPE, ...states },
    clients: { matchAll: async () => pages, claim: async () => {} },
    addEventListener: (name, listener) => { on[name] = listener; },
  };
  const script = SCRIPT.replace("'%VERSION%'", `'${version}'`).replace("'%FILES%'", JSON.stringify(FILES.map((file) => [file, '', false])));
  const fetch = async (request) => { if (!online) throw new TypeError('Failed to fetch'); return `the host's ${address(request)}`; };
  const response = class { constructor(body, { status } = {}) { Object.assign(this, { body, status }); } async json() { return JSON.parse(this.body); } };
  runInNewContext(script, { self, caches, fetch, Response: response, URL });
  const wait = async (name, event) => { let done; on[name]({ ...event, waitUntil: (promise) => { done = promise; } }); await done; };
  return {
    activate: () => wait('activate', {}),
    tidy: () => wait('message', { data: { type: 'tidy' } }),
    ask: async (url, mode = 'navigate', method = 'GET') => {
      let answer;
      on.fetch({ request: { url, mode, method }, respondWith: (promise) => { answer = promise; } });
      const given = await answer;
      return given?.status ? `${given.status} ${/<h1>(.*)<\/h1>/.exec(given.body)[1]}` : given;
    },
  };
}

const cacheOf = (version) => `afterword ${SCOPE} ${version}`;
const full = (version) => [cacheOf(version), new Map([...FILES, `./later-${version.repeat(16)}.wasm`].map((file) => [new URL(file, SCOPE).href, `${version} ${file}`]))];

test('the worker answers the addresses of the app, and no other', async () => {
  const asked = async (options) => {
    const { ask } = keeper(new Map([full('a'), full('b')]), options);
    return Promise.all([
      ask(SCOPE), ask(`${SCOPE}?recover#/more`), ask(`${SCOPE}index.html?x`), ask(SCOPE, 'cors'),
      ask(`${SCOPE}icon.svg`), ask(`${SCOPE}start-0123456789abcdef.js`, 'cors'),
      ask(`${SCOPE}later-${'a'.repeat(16)}.wasm`, 'cors'), ask(`${SCOPE}later-${'c'.repeat(16)}.wasm`, 'cors').catch(() => 'failed'),
      ask(`${SCOPE}index`), ask(`${SCOPE}neighbour.html`), ask(`${SCOPE}folder/`), ask(`${SCOPE}folder/index.html`), ask(`${SCOPE}folder/icon.svg`),
      ask(`${SCOPE}neighbour.css`, 'no-cors'), ask(`${SCOPE}folder/later-${'a'.repeat(16)}.wasm`, 'cors'),
      ask(`${SCOPE}neighbour`, 'navigate', 'POST'), ask('https://site.example/'),
    ]);
  };
  const ours = ['b ./', 'b ./', 'b ./', 'b ./', 'b ./icon.svg', 'b ./start-0123456789abcdef.js', `a ./later-${'a'.repeat(16)}.wasm`];
  const theirs = ['index', 'neighbour.html', 'folder/', 'folder/index.html', 'folder/icon.svg'];
  const leftAlone = [undefined, undefined, undefined, undefined];
  assert.deepEqual(await asked(), [...ours, `the host's ${SCOPE}later-${'c'.repeat(16)}.wasm`, ...theirs.map((name) => `the host's ${SCOPE}${name}`), ...leftAlone]);
  assert.deepEqual(await asked({ online: false }), [...ours, 'failed', ...theirs.map(() => '503 This page is not part of Afterword'), ...leftAlone]);
});

const page = (id, url = SCOPE) => ({ id, url });

test('a version stays until no page of it is open', async () => {
  const store = new Map([full('a'), full('b'), ['afterword https://site.example/ a', new Map()], ['somebody else', new Map()]]);
  const left = async (pages, act) => { await keeper(store, { pages })[act](); return [...store.keys()].includes(cacheOf('a')); };
  const open = [page('1'), page('2')];
  assert.equal(await left([...open, page('9', 'https://site.example/')], 'activate'), true);
  assert.equal(await left([page('3'), page('2')], 'tidy'), true, 'one was loaded again');
  assert.equal(await left([page('3'), page('4'), page('9', 'https://site.example/')], 'tidy'), false, 'so was the other');
  assert.deepEqual([...store.keys()], [cacheOf('b'), 'afterword https://site.example/ a', 'somebody else']);
});

test('a version goes at once where no page is open, and one that is on its way is left alone', async () => {
  const store = new Map([full('a'), full('b'), full('c')]);
  await keeper(store, { version: 'b', waiting: {} }).activate();
  assert.equal(store.size, 3);
  await keeper(store, { version: 'b', installing: {}, pages: [page('1')] }).tidy();
  assert.equal(store.size, 3);
  await keeper(store, { version: 'c' }).activate();
  assert.deepEqual([...store.keys()], [cacheOf('c')]);
});

test('a host that goes back to the version before: its pages are not forgotten when it is left again', async () => {
  const store = new Map([full('a'), full('b')]);
  await keeper(store, { version: 'b', pages: [page('1')] }).activate();
  await keeper(store, { version: 'a', pages: [page('1'), page('2')] }).activate();
  assert.equal(store.size, 2, 'the second page is of b, or may be');
  await keeper(store, { version: 'b', pages: [page('3')] }).activate();
  assert.ok(store.has(cacheOf('a')), 'the third is of a, and the list of those before it is not taken for its own');
});
