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

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(SHELL)) event.respondWith(answer(event.request));
});
// Never on its own: the person is asked first.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
});
