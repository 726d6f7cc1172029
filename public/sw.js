// The service worker: stores one complete version of the app and serves it.
// A template: the build fills in the version and the files, each as [url, integrity, lasting].

const VERSION = '%VERSION%';
const FILES = '%FILES%';

// Other sites, and other copies of this one, may share the origin: the scope keeps their caches apart.
const PREFIX = `afterword ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;
const SHELL = new URL('./', self.registration.scope).href;
// The entry, in the cache of an outgoing version, with the pages that were open then.
const LEFT = new URL('left-open', SHELL).href;
// Files with a hash in their name, of any version.
const LASTING = /^[a-z]+-[0-9a-f]{16}\w*\.(js|wasm|css)$/;

// A file is stored only if it is the one that was built: a host may serve another page for a missing file, which must
// not get into the cache.
async function take([url, integrity, lasting]) {
  const get = (cache) => fetch(new Request(new URL(url, SHELL), { cache, integrity, credentials: 'same-origin' }));
  const response = lasting ? await get('default').catch(() => get('reload')) : await get('no-cache');
  if (!response.ok || response.redirected) throw new Error(`${url} could not be fetched`);
  return [response.url, response];
}

async function install() {
  const known = await caches.has(CACHE); // a host may go back to a version that is still in use
  const whole = await Promise.all(FILES.map(take)); // all, or the present version stays
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(whole.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    if (!known) await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  await (await caches.open(CACHE)).delete(LEFT);
  await tidy();
  await self.clients.claim();
}

// Every page that is open when a version is replaced may still need parts of that version: its cache stays until the
// last of them was closed or reloaded, which makes it another client.
async function tidy() {
  const names = await caches.keys();
  const { installing, waiting } = self.registration;
  if (installing || waiting) return; // one of the other caches is theirs
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  const open = pages.filter(({ url }) => url.startsWith(SHELL)).map(({ id }) => id);
  for (const name of names) {
    if (!name.startsWith(PREFIX) || name === CACHE) continue;
    const cache = await caches.open(name);
    const known = await cache.match(LEFT);
    const needed = known ? await known.json() : open;
    if (!needed.some((id) => open.includes(id))) await caches.delete(name);
    else if (!known) await cache.put(LEFT, new Response(JSON.stringify(open)));
  }
}

// ---- Answers. The app's own page and files come from the cache; everything else at this origin belongs to others.

const bare = (url) => url.replace(/[?#].*/s, '');
const isPage = (url) => [SHELL, `${SHELL}index.html`].includes(bare(url));
const isFile = (url) => {
  const at = bare(url);
  return FILES.some(([file]) => new URL(file, SHELL).href === at) || LASTING.test(at.slice(SHELL.length));
};

const inCache = (request, cacheName) => caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true });

const page = async (request) => (await inCache(SHELL, CACHE)) ?? fetch(request);

async function file(request) {
  const names = [CACHE, ...(await caches.keys()).filter((name) => name.startsWith(PREFIX))];
  for (const name of names) {
    const kept = await inCache(request, name);
    if (kept) return kept;
  }
  return fetch(request);
}

// The answer for a page that is not part of the app and cannot be fetched: the browser's error page would have no link
// back.
function elsewhere() {
  const text = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not a page of Afterword</title>
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem; }
h1 { font: 500 1.75rem/1.25 Georgia, serif; }
a { display: inline-block; padding: 0.75rem 0; color: LinkText; }
</style>
<main>
<h1>This page is not part of Afterword</h1>
<p>It could not be fetched: there is no connection just now, or nobody answers there. Afterword itself opens without one, and what you wrote is still on this device.</p>
<p><a href="${SHELL.replaceAll('&', '&amp;')}">Open Afterword</a></p>
</main>
`;
  return new Response(text, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      'cache-control': 'no-store',
    },
  });
}

// ---- Files shared by other apps: stored until the page takes them (src/device/share_target.rs), and read there.
// Nothing of them is sent to anyone.

const SHARED = `afterword-shared ${self.registration.scope}`; // not under the prefix: it outlives a version
const LARGEST = 40e6;

async function receive(request) {
  const form = await request.formData();
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string' && part);
  const files = form.getAll('files').filter((part) => typeof part !== 'string');
  const all = words.length ? [new File([words.join('\n')], 'message.txt'), ...files] : files;
  const cache = await caches.open(SHARED);
  const known = (await cache.keys()).length;
  await Promise.all(all.map((one, n) => {
    const big = one.size > LARGEST;
    const headers = { 'x-name': encodeURIComponent(one.name), ...(big && { 'x-too-big': '1' }) };
    return cache.put(`${SHELL}shared/${known + n}`, new Response(big ? '' : one, { headers }));
  }));
  return Response.redirect(`${SHELL}#/message`, 303);
}

// ---- Reminders. The page sends what is due, with the words to show; the worker knows nothing else of the records.

// Not under the prefix: it outlives a version.
const DUE = `afterword-due ${self.registration.scope}`;
let last = Promise.resolve(); // one check at a time

const kept = async () => (await (await caches.open(DUE)).match(SHELL))?.json();
const keep = async (what) => (await caches.open(DUE)).put(SHELL, new Response(JSON.stringify(what)));

// `told` is the moment up to which everything was shown: what was due before the first list is not shown. `more` counts
// what is open and not in the list. An item counts from `at`, and is first shown then or at its own `told`, once more
// at `again`, and not after `last`; a list of an earlier version has only `at`.
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
  // A clock that was set to another year says nothing about what comes now.
  if (told > now) await keep({ told: (told = now), due, count, more });
  const open = due.filter(({ at, last }) => at <= now && !(last < now));
  const fresh = open.filter(({ at, told: first = at, again, loud }) => loud && [first, again].some((moment) => told < moment && moment <= now));
  const number = open.reduce((sum, { counts = 1 }) => sum + counts, more);
  if (count) self.navigator.setAppBadge?.(number).catch(() => {}); // not awaited: some never answer
  if (!fresh.length || Notification.permission !== 'granted') return;
  const [{ text, hash, tag }] = fresh;
  const one = fresh.length === 1;
  await self.registration.showNotification(one ? text : `${fresh.length} things are due`, {
    body: one ? 'Tap to see how, and why now.' : [...new Set(fresh.map((item) => item.text))].join('. '),
    tag: one ? tag : 'due',
    renotify: true, // even if the one before is still shown
    icon: 'icon-192.png',
    badge: 'badge-96.png',
    data: SHELL + (one ? `#${hash}` : '#/'),
  });
  // Only now: what the device failed to show is tried again the next time.
  await keep({ told: now, due, count, more });
}

async function show(url) {
  const pages = await self.clients.matchAll({ type: 'window' });
  const ours = pages.find((client) => isPage(client.url));
  if (!ours) return self.clients.openWindow(url);
  await ours.navigate(url);
  return ours.focus();
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
  const { request } = event;
  const { method, mode, url } = request;
  if (method === 'POST' && url === `${SHELL}share`) return event.respondWith(receive(request));
  if (method !== 'GET' || !url.startsWith(SHELL)) return;
  if (isPage(url)) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
  else if (mode === 'navigate') event.respondWith(fetch(request).catch(elsewhere));
});
// Never by itself: the user is asked first.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
  if (event.data?.type === 'tidy') event.waitUntil(inTurn(tidy));
  if (event.data?.type === 'due') event.waitUntil(inTurn(() => learn(event.data)));
});
