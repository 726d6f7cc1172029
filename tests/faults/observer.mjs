// What a bystander sees: what was typed, when the page said that it is saved, and what lies in the two stores.
// Knows nothing of the app but the words on its screen and the shape of the texts it stores.

/** Runs in the page before anything else of it. Tells `window.__observed` of edits, and of frames that say "Saved". */
export function watchPage() {
  const SAVED = 'Saved on this device';
  const UNSAVED = 'NOT saved';
  let edits = 0;
  let known = 0; // how many of them were on screen as saved
  const before = new WeakMap();
  const label = (field) => field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
  const tell = (what) => window.__observed?.(JSON.stringify(what));
  const remember = ({ target }) => target?.labels !== undefined && before.set(target, target.value);
  addEventListener('beforeinput', remember, true);
  addEventListener('focusin', remember, true);
  addEventListener('input', ({ target }) => {
    if (!/^(text|textarea)$/.test(target.type)) return;
    tell({ edit: ++edits, where: location.hash, label: label(target), value: target.value, over: before.get(target) ?? '' });
    before.set(target, target.value);
  }); // after the app has heard of it, and has given a new record its address
  // What is done with a button or a tick: the driver says beforehand what it stands for.
  window.__intent = null;
  addEventListener('click', () => {
    if (!window.__intent) return;
    tell({ edit: ++edits, ...window.__intent });
    window.__intent = null;
  }, true);
  const says = (words) => Array.from(document.querySelectorAll('[role=status]')).some((element) =>
    element.textContent.includes(words) && element.getClientRects().length > 0);
  // What stands in the document when a frame begins is what that frame shows.
  const frame = () => {
    if (known < edits && says(SAVED) && !says(UNSAVED)) {
      known = edits;
      tell({ saved: known });
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Every text of the app in localStorage, as an object, by the app's names. Runs in the page. */
export function readLocal() {
  const start = `afterword ${new URL('.', location).pathname} `;
  const ours = Object.keys(localStorage).filter((key) => key.startsWith(start) && /^[a-z]/.test(key.slice(start.length)));
  return Object.fromEntries(ours.sort().map((key) => [`afterword/${key.slice(start.length)}`, localStorage.getItem(key)]));
}

/** Every text in the app's database, as an object; null where there is none. Runs in the page. */
export async function readJournal() {
  // Chromium never answers this when it throws the databases away just then: asked again, it does.
  const ask = () => Promise.race([indexedDB.databases(), new Promise((resolve) => { setTimeout(resolve, 1000); })]);
  let all;
  for (let n = 0; !all; n += 1) {
    if (n > 10) throw new Error('the browser does not say which databases there are');
    all = await ask();
  }
  const called = `afterword ${new URL('.', location).pathname}`;
  if (!all.some(({ name }) => name === called)) return null;
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open(called);
    request.onupgradeneeded = () => request.transaction.abort(); // it went just now: looking must not make one
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (request.error.name === 'AbortError' ? resolve(null) : reject(request.error));
  });
  if (!db) return null;
  try {
    if (!db.objectStoreNames.contains('records')) return null;
    const records = db.transaction('records').objectStore('records');
    const all = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const [keys, texts] = await Promise.all([all(records.getAllKeys()), all(records.getAll())]);
    return Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
  } finally {
    db.close();
  }
}

/** Puts texts into one of the stores, in the place of all of ours there. Runs in the page. */
export async function putBoth({ local, journal }) {
  const called = `afterword ${new URL('.', location).pathname}`;
  if (local) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${called} `) && /^[a-z]/.test(key.slice(called.length + 1))) localStorage.removeItem(key);
    for (const [key, text] of Object.entries(local)) localStorage.setItem(key.replace('afterword/', `${called} `), text);
  }
  if (journal) {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open(called, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const change = db.transaction('records', 'readwrite');
    const records = change.objectStore('records');
    for (const key of await new Promise((resolve) => { const asked = records.getAllKeys(); asked.onsuccess = () => resolve(asked.result); })) {
      if (!String(key).startsWith('afterword:')) records.delete(key);
    }
    for (const [key, text] of Object.entries(journal)) records.put(text, key);
    await new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onabort = () => reject(change.error);
    });
    db.close();
  }
}

/** The record inside a stored text; undefined if it cannot be read, null if it was deleted. */
export function inside(text) {
  try {
    const { data, gone } = JSON.parse(text);
    return gone ? null : data;
  } catch {
    return undefined;
  }
}
