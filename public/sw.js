// The service worker: keeps one whole version of the app and answers from it.
// A template: the build puts in the version and the files, each [url, integrity, lasting].

const VERSION = '%VERSION%';
const FILES = '%FILES%';

// Other sites, and other copies of this one, may share the origin: the scope keeps them apart.
const PREFIX = `afterword ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;
const SHELL = new URL('./', self.registration.scope).href;

// A file counts only if it is the one that was built: a host that answers some other page for
// a missing file must not get that page into the cache.
async function take([url, integrity, lasting]) {
  const get = (cache) => fetch(new Request(new URL(url, SHELL), { cache, integrity, credentials: 'same-origin' }));
  const response = lasting ? await get('default').catch(() => get('reload')) : await get('no-cache');
  if (!response.ok || response.redirected) throw new Error(`${url} could not be fetched`);
  return [response.url, response];
}

async function install() {
  const whole = await Promise.all(FILES.map(take)); // all, or the version we have stays
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(whole.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const loose = { ignoreSearch: true, ignoreVary: true };
  const kept = await cache.match(request, loose);
  if (kept) return kept;
  const shell = request.mode === 'navigate' && (await cache.match(SHELL, loose));
  return shell || fetch(request);
}

// ---- Reminders. The page tells what is due, with the words to show; nothing else of the records is known here.

// Not under the prefix: it outlives a version.
const DUE = `afterword-due ${self.registration.scope}`;
let last = Promise.resolve(); // one look at a time

const kept = async () => (await (await caches.open(DUE)).match(SHELL))?.json();
const keep = async (what) => (await caches.open(DUE)).put(SHELL, new Response(JSON.stringify(what)));

// `told` is the moment up to which everything was shown: what was due before the first list is no news. `more` are
// open and not in the list. Of one thing it is told from when it counts (`at`), and perhaps when it is first told
// instead (`told`), when once `again` and until when (`last`) it matters; a list of an earlier version has none of these.
async function learn({ due, count, more }) {
  if (!due) return caches.delete(DUE);
  const told = (await kept())?.told ?? Date.now();
  await keep({ told, due, count, more });
  return remind();
}

async function remind() {
  let { told, due, count, more = 0 } = (await kept()) ?? {};
  if (!due) return;
  const now = Date.now();
  // A clock that stood in another year has told nothing of what comes now.
  if (told > now) await keep({ told: (told = now), due, count, more });
  const open = due.filter(({ at, last }) => at <= now && !(last < now));
  const fresh = open.filter(({ at, told: first = at, again, loud }) => loud && [first, again].some((moment) => told < moment && moment <= now));
  if (count) self.navigator.setAppBadge?.(open.length + more).catch(() => {}); // not waited for: some never answer
  if (!fresh.length || Notification.permission !== 'granted') return;
  const [{ text, hash, tag }] = fresh;
  const one = fresh.length === 1;
  await self.registration.showNotification(one ? text : `${fresh.length} things are due`, {
    body: one ? 'Tap to see how, and why now.' : [...new Set(fresh.map((item) => item.text))].join('. '),
    tag: one ? tag : 'due',
    renotify: true, // also where the one before it still stands
    icon: 'icon-192.png',
    data: SHELL + (one ? `#${hash}` : '#/'),
  });
  // Only now: what the device would not show is tried again the next time.
  await keep({ told: now, due, count, more });
}

async function show(url) {
  const pages = await self.clients.matchAll({ type: 'window' });
  const page = pages.find((client) => client.url.startsWith(SHELL));
  if (!page) return self.clients.openWindow(url);
  await page.navigate(url);
  return page.focus();
}

const inTurn = (what) => (last = last.then(what, what));

self.addEventListener('periodicsync', (event) => event.tag === 'afterword-due' && event.waitUntil(inTurn(remind)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(SHELL)) event.respondWith(answer(event.request));
});
// Never on its own: the person is asked first.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
  if (event.data?.type === 'due') event.waitUntil(inTurn(() => learn(event.data)));
});
