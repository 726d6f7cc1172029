// The first script: starts the app, and shows the recovery screen when the app cannot run.
// It depends on no other part of the app, and never deletes anything stored on the device.
//
// For the app:
//   window.afterword_ready()          call once mounted
//   window.afterword_complete()       call once the parts of the first load are loaded
//   window.afterword_recover(message) call from the panic hook
//   window.afterword_part(address)    resolves to the bytes of a later part, however long that takes
//   window.afterword_arrival          0, or 1 when a part that is waited for cannot be fetched at present, or 2 when it
//                                     never can, because the app was updated; changes fire afterword:arrival
//   window.afterword_try_again()      fetches the parts that are waited for at once
//   window.afterword_apply_update()   activates the version that waits, and reloads
//   window.afterword_update_waiting   true when one waits; that fires afterword:update
//   window.afterword_install          the browser's offer to install the app, while there is one; changes fire
//                                     afterword:install
//   the event afterword:offline-ready fires once, when everything is stored for offline use

const PREFIX = 'afterword/';
// Names in the browser contain the path of this copy of the app: src/storage/names.rs has the rule. Earlier builds used
// names without a path; what they stored is shown and downloaded here as well.
const DATABASE = `afterword ${new URL('.', location).pathname}`;
const PLACE = `${DATABASE} `;
const lies = (key) => PLACE + key.slice(PREFIX.length);
const SLOW_MS = 8000;
const FRAME_MS = 16;
const UNTOLD_MS = 1000; // an app that has not called afterword_ready by then is taken to be ready
const COMPLETE_MS = 20_000; // one that has not called afterword_complete by then is taken to be complete
const FIRST_WAIT_MS = 1000; // before a failed fetch is repeated; doubled each time
const LONGEST_WAIT_MS = 60_000;
const HASH_DIGITS = 16; // of the hash in the name of a part

const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
const HERE = new URL('./', import.meta.url);

const ASKED = new URLSearchParams(location.search).has('recover');
let state = 'starting'; // then 'ready', or 'recovering' for good
let isComplete = false;
const slow = ASKED || setTimeout(sayItIsSlow, Math.max(0, SLOW_MS - performance.now()));

// The browser offers the installation once, and early: the event is kept until the user asks for it.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  window.afterword_install = event;
  tell('afterword:install');
});
addEventListener('appinstalled', () => {
  window.afterword_install = undefined;
  tell('afterword:install');
});

// ---------------------------------------------------------------- starting

async function start() {
  // A host may answer every address with this page: the app is at one of them only.
  const here = [HERE.pathname, `${HERE.pathname}index.html`].includes(location.pathname);
  if (!here && (await version().catch(() => '')) === glue()) return location.replace(HERE.pathname + location.search + location.hash);
  const { href: program, dataset: { integrity } } = document.querySelector('link[as=fetch]');
  // The same options as the preload in the page has, or the browser would fetch the program twice.
  const wasm = fetch(program, { credentials: 'same-origin', integrity }).then((response) => {
    if (!response.ok) throw new Error(`${program} answered ${response.status}`);
    return response;
  });
  wasm.catch(() => {}); // a failure is handled below, once
  askEarly();
  setTimeout(writeDate);
  const { default: init } = await import(glue());
  await init({ module_or_path: wasm });
  setTimeout(ready, UNTOLD_MS);
}

// The first date that is written takes the browser long, while it finds out how: while the program is on its way, nobody
// waits for it.
function writeDate() {
  try {
    new Intl.DateTimeFormat(navigator.language, { weekday: 'short', timeZone: 'UTC' }).format(0);
  } catch {
    // A browser whose language is none: the app asks for another.
  }
}

function ready() {
  if (state !== 'starting') return;
  state = 'ready';
  clearTimeout(slow);
  setTimeout(complete, COMPLETE_MS);
  reveal();
}

// The picture from the start stays until the screen behind it is complete.
function reveal() {
  if (document.querySelector('#app .coming') && performance.now() < SLOW_MS) setTimeout(reveal, FRAME_MS);
  else window.afterword_reveal();
}

// Only now: storing files for offline use must not delay what may be opened next.
function complete() {
  if (isComplete) return;
  isComplete = true;
  idle(() => keepOffline().catch(() => {}));
  keepScreen();
}

// The address of the script between page and program: it contains the version.
function glue() {
  return document.querySelector('link[rel=modulepreload]').href;
}

// That address in the page that the host, or the worker, serves now.
async function version() {
  const page = await (await fetch(HERE, { cache: 'no-cache' })).text();
  const [name] = /\bafterword-\w+\.js\b/.exec(page) ?? [''];
  return name && new URL(name, HERE).href;
}

function sayItIsSlow() {
  const line = document.getElementById('opening');
  if (state !== 'starting' || !line) return;
  window.afterword_reveal();
  line.replaceChildren('This is taking longer than usual. ', element('a', { href: '?recover' }, 'See and download what is saved here'));
}

// An error in the app's code, whoever called it. Errors of other scripts do not matter here.
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
}

// ---------------------------------------------------------------- the picture for the next start

// The upper part of Today and of the list of interviews is stored, for the next start to show before the program is
// loaded (`opening.js`). It is no record: any change to the records invalidates it.
const KEPT = /^(#\/(interviews)?)?$/;
const SETTLED_MS = 4000; // well after what the user waits for; a page that is left earlier is stored then
let life; // generation of the store: what another tab has deleted may still be on a sleeping page, and must not be stored again

function keepScreen() {
  setTimeout(() => idle(keepNow), SETTLED_MS);
}

function keepNow() {
  const { kept, stamp } = window.afterword_opening;
  const frame = document.querySelector('#app > .app');
  // Not while there is a message, something is being typed, or a part is still loading.
  const busy = () => document.querySelector('#before, dialog[open], #app .coming, #app .away, #app [role=alert], .menu[open]')
    || /^(input|textarea|select)$/.test(document.activeElement?.localName);
  if (state !== 'ready' || !frame || !KEPT.test(location.hash) || scrollY || busy()) return;
  try {
    const one = localStorage.getItem(`${PLACE}:life`); // src/storage/names.rs
    if (!one) return keepScreen(); // the store has not begun
    life ??= one;
    if (life !== one) return;
    const now = stamp();
    const before = JSON.parse(localStorage.getItem(kept));
    const screens = before?.stamp === now ? before : { stamp: now };
    localStorage.setItem(kept, JSON.stringify({ ...screens, [location.hash || '#/']: looks(frame, 2 * innerHeight) }));
  } catch {
    // There is no room, or no storage: the next start shows the plain page instead.
  }
}

// An element as [name, attributes, ...children], without what is further down than `below`.
function looks(node, below) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const { NAMES, ATTRIBUTES, ADDRESSES } = window.afterword_opening;
  if (node.nodeType !== Node.ELEMENT_NODE || !NAMES.test(node.localName) || node.matches('[hidden], .savestate')) return '';
  if (node.getBoundingClientRect().top > below) return '';
  const attributes = Array.from(node.attributes, ({ name, value }) => [name, value])
    .filter(([name, value]) => ATTRIBUTES.test(name) || ADDRESSES[name]?.test(value));
  const parts = Array.from(node.childNodes, (child) => looks(child, below)).filter((part) => part !== '');
  return [node.localName, Object.fromEntries(attributes), ...parts];
}

// ---------------------------------------------------------------- the recovery screen

function recover(message) {
  if (state === 'recovering') return;
  const text = ASKED
    ? ['What is saved on this device', 'You can download it here without opening the app, or restore a file. Nothing is deleted or overwritten.']
    : state === 'starting'
      ? ['Afterword could not start', 'Part of the app did not load or run. Nothing was deleted. What you saved is still on this device.']
      : ['Afterword had to stop', 'Something in the app went wrong. Nothing was deleted. What you saved is still on this device.'];
  const unstarted = state === 'starting' && !ASKED;
  state = 'recovering';
  clearTimeout(slow);
  window.afterword_reveal();
  styled();
  watchForUpdates().catch(() => {});

  const said = element('p', { role: 'status', className: 'quiet-text' });
  const title = element('h1', { tabIndex: -1 }, text[0]);
  const actions = element('div', { className: 'actions' },
    element('button', { type: 'button', className: 'btn btn--primary', onclick: tryAgain }, ASKED ? 'Open Afterword' : 'Try again'));
  const download = element('button', { type: 'button', className: 'btn', hidden: true }, 'Download my data');
  const file = element('input', { type: 'file', accept: '.json,.txt,application/json,text/plain' });
  const chooser = element('label', { className: 'btn file', hidden: true }, element('span', {}, 'Restore a file'), file);
  actions.append(download, chooser);
  const doubts = element('div', { className: 'actions' });
  const list = element('div', {});
  const show = () => {
    const kept = readKept();
    const second = kept ? readJournal() : Promise.resolve([]);
    list.replaceChildren(inventory(kept));
    chooser.hidden = !kept;
    download.hidden = !kept?.length;
    second.then((journal) => { download.hidden &&= !journal?.length; });
    download.onclick = async () => {
      said.textContent = 'Collecting your data.';
      said.textContent = await handOver(kept, await second);
    };
    file.onchange = async () => {
      const [chosen] = file.files;
      file.value = '';
      doubts.replaceChildren();
      const { entries, doubt, refusal } = chosen.size > 40e6
        ? { refusal: 'This file is far too big to be the right one. Nothing was changed. Choose another.' }
        : await inFile(await chosen.text().catch(() => ''));
      const add = async () => {
        said.textContent = putBack(entries, new Set([...kept, ...((await second) ?? [])].map(([key]) => key)));
        show();
      };
      if (refusal) said.textContent = refusal;
      else if (doubt) askTwice(said, doubts, doubt, add);
      else await add();
    };
  };
  show();
  const main = element('main', { className: 'main', id: 'main' },
    element('header', { className: 'page-head' }, element('div', {}, title, element('p', { className: 'page-head__sub' }, text[1]))),
    actions, said, doubts, list);
  if (message) {
    main.append(element('details', {}, element('summary', {}, 'What the app reported'), element('p', { className: 'caption' }, message)));
  }
  // The styles of the app's frame are replaced by inline ones: there is no frame here.
  main.style.cssText = 'border: 0; margin-inline: auto';
  title.style.outline = 'none';
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  document.getElementById('app').replaceChildren(main);
  document.title = `${text[0]} · Afterword`;
  title.focus();
  if (unstarted) goOn(main);
}

// If only a part of the program was missing, the app starts by itself once that can be fetched; unless the user has
// begun to do something on this screen.
async function goOn(screen) {
  let busy = false;
  screen.addEventListener('click', () => { busy = true; });
  const isThere = () => Promise.all(programLinks().map(({ href, integrity, dataset }) =>
    fetch(href, { cache: 'reload', credentials: 'same-origin', integrity: integrity || dataset.integrity || '' }))).then(() => true, () => false);
  let wasMissing = false;
  for (let wait = FIRST_WAIT_MS; !(await isThere()); wait = longer(wait)) {
    wasMissing = true;
    await patience(wait);
  }
  if (wasMissing && !busy) again();
}

const programLinks = () => Array.from(document.querySelectorAll('link[rel=modulepreload], link[as=fetch]'));

function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// All stored texts of the app as [key, text], or null if the browser does not allow reading them.
function readKept() {
  try {
    const store = window.localStorage;
    const keys = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '');
    const texts = (start, names) => Object.fromEntries(names.map((key) => [PREFIX + key.slice(start.length), store.getItem(key) ?? '']));
    const ours = keys.filter((key) => key.startsWith(PLACE) && /^[a-z]/.test(key.slice(PLACE.length)));
    return bestOf(texts(PREFIX, keys.filter((key) => key.startsWith(PREFIX))), texts(PLACE, ours)).sort();
  } catch {
    return null;
  }
}

// The texts in the journal; null if the browser does not answer within four seconds. Reading must not create a database
// where there is none.
async function readJournal() {
  const [ours, older] = await Promise.all([DATABASE, 'afterword'].map(readDatabase));
  return ours && bestOf(Object.fromEntries(older ?? []), Object.fromEntries(ours));
}

function readDatabase(name) {
  return new Promise((done) => {
    const nothing = () => done(null);
    setTimeout(nothing, 4000);
    try {
      const request = indexedDB.open(name);
      let none = false;
      request.onupgradeneeded = () => {
        none = true;
        request.transaction.abort();
      };
      request.onerror = () => done(none ? [] : null);
      request.onsuccess = () => {
        const database = request.result;
        database.onversionchange = () => database.close();
        const found = [];
        const walk = database.transaction('records').objectStore('records').openCursor();
        walk.onerror = nothing;
        walk.onsuccess = () => {
          const { result } = walk;
          if (result) {
            if (typeof result.value === 'string') found.push([result.key, result.value]);
            return result.continue();
          }
          database.close();
          done(found);
        };
      };
    } catch {
      nothing();
    }
  });
}

// The contents of a file as { entries: [key, text] }, from a download of this screen or a backup without a passphrase;
// with { doubt } if it was altered since it was made, or { refusal } if nothing can be taken from it.
async function inFile(text) {
  const no = (refusal) => ({ refusal });
  text = text.replace(/^\ufeff/, '').trim();
  let whole;
  try {
    whole = JSON.parse(text);
  } catch {
    return no('This file is damaged or not one of ours. Nothing was changed. Choose another file.');
  }
  if (whole?.format === 'afterword-raw') return { entries: bestOf(whole.journal ?? {}, whole.keys ?? {}) };
  if (whole?.format !== 'afterword-backup') return no('There is no Afterword data in this file. Nothing was changed. Choose a backup, or a file you downloaded here.');
  if ('sealed' in whole) return no('This backup has a passphrase. Only the app can open it, under More, Your data. Nothing was changed. If the app does not start, keep this file. Choose a backup without a passphrase for now.');
  // The version in src/storage/record/migrations.rs.
  if (!(whole.version <= 2)) return no('A newer version of Afterword made this backup. This screen cannot read it. Nothing was changed. Go online and press “Try again” to get the newer version.');
  const records = Object.entries(whole.records ?? {}).map(([key, record]) => [key, JSON.stringify(record)]);
  const entries = records.concat(Object.entries(whole.unreadable ?? {}));
  const sound = await fits(whole, text).catch(() => null);
  if (sound) return { entries };
  return { entries, doubt: sound === null
    ? 'This browser does not let the page check the file for damage. Nothing was changed.'
    : 'This file was changed or damaged after it was made: its checksum is wrong. Nothing was changed. Choose another file if you have one.' };
}

// For each key the text that can be read, and of two the later one: either copy may be damaged or outdated.
function bestOf(second, first) {
  const all = { ...second, ...first };
  for (const key of Object.keys(all)) if (key in second && revision(second[key]) > revision(all[key])) all[key] = second[key];
  return Object.entries(all);
}

function revision(text) {
  try {
    return JSON.parse(text).rev ?? 0;
  } catch {
    return -1;
  }
}

// Whether the checksum of a backup matches: over the file as the app wrote it, or as another program formatted it.
async function fits({ checksum, ...rest }, text) {
  const sum = async (json) => {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json)));
    return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };
  return checksum === await sum(text.replace(/^\{"checksum":"[^"]*",/, '{')) || checksum === await sum(ordered(rest));
}

// JSON without whitespace, the members of every object sorted by code points.
function ordered(value) {
  if (Array.isArray(value)) return `[${value.map(ordered)}]`;
  if (typeof value !== 'object' || !value) return JSON.stringify(value);
  const place = (key) => Array.from(key, (letter) => letter.codePointAt(0).toString(16).padStart(6, '0')).join('');
  const keys = Object.keys(value).map((key) => [place(key), key]).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${keys.map(([, key]) => `${JSON.stringify(key)}:${ordered(value[key])}`)}}`;
}

// Says what is doubtful about a file, and continues only after two presses of different buttons.
function askTwice(said, place, doubt, go) {
  const ask = (words, yes, then) => {
    said.textContent = words;
    const leave = () => { place.replaceChildren(); said.textContent = 'The file was not used. Nothing was changed.'; };
    place.replaceChildren(
      element('button', { type: 'button', className: 'btn', onclick: leave }, 'Leave it'),
      element('button', { type: 'button', className: 'btn', onclick: then }, yes));
    place.firstChild.focus();
  };
  ask(`${doubt} You can still restore what is missing here.`, 'Use it anyway', () =>
    ask('Some of this file may be wrong, and nobody can tell which part. What is already here stays as it is. Restore the rest?', 'Yes, restore it', () => {
      place.replaceChildren();
      go();
    }));
}

// Adds what is missing, and shows the result. Nothing that is stored is overwritten; the app checks each entry as it
// reads it.
function putBack(entries, here) {
  const ours = entries.filter(([key, text]) => key.startsWith(PREFIX) && typeof text === 'string');
  let added = 0;
  try {
    for (const [key, text] of ours) {
      if (here.has(key) || localStorage.getItem(lies(key)) !== null) continue;
      localStorage.setItem(lies(key), text);
      added += 1;
    }
  } catch {
    return `${entry(added)} restored, then the browser ran out of space. What was here before is unchanged.`;
  }
  const left = ours.length - added;
  return `${entry(added)} restored${left ? `, ${left} already here` : ''}.`;
}

const entry = (count) => (count === 1 ? '1 entry' : `${count} entries`);

function inventory(kept) {
  const section = element('section', { className: 'section' }, element('h2', {}, 'On this device'));
  if (!kept) {
    section.append(element('p', {}, 'This browser does not let the page see its storage. Nothing can be listed or downloaded now. A private window or the settings for cookies and site data can cause this. Nothing was deleted.'));
  } else if (!kept.length) {
    section.append(element('p', {}, 'Nothing is saved here yet.'));
  } else {
    const all = kept.reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    const rows = kept.map(([key, text]) => element('li', { className: 'row row--plain row--tight' },
      element('span', {}, ...known(text), key), element('span', { className: 'caption num' }, size(text.length))));
    section.append(
      element('p', {}, `${kept.length === 1 ? 'One entry' : `${kept.length} entries`}, ${size(all)} in all.`),
      element('ul', { className: 'rows' }, ...rows));
  }
  return section;
}

// The name of a record, if it can be read.
function known(text) {
  try {
    const name = JSON.parse(text).data.employer.trim();
    return name ? [element('strong', {}, name), element('br', {})] : [];
  } catch {
    return [];
  }
}

function size(characters) {
  return characters < 1000 ? `${characters} characters` : `${(characters / 1000).toFixed(1)} thousand characters`;
}

// Offers the stored texts as a file, and shows the result.
async function handOver(kept, journal) {
  const second = journal?.length ? { journal: Object.fromEntries(journal) } : {};
  const missing = journal ? '' : ' The browser did not show the second copy of your records, so the file holds only the first. Reload this page to try again.';
  const text = JSON.stringify({ format: 'afterword-raw', keys: Object.fromEntries(kept), ...second }, null, 1);
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const name = `afterword-data-${day}.json`;
  const file = new File([text], name, { type: 'application/json' });
  const plain = new File([text], `${name}.txt`, { type: 'text/plain' });
  try {
    // Only where a download would be a dead end: in an installed app on an iPhone.
    for (const one of navigator.standalone ? [file, plain] : []) {
      if (!navigator.canShare?.({ files: [one] })) continue;
      await navigator.share({ files: [one] });
      return `The file was shared.${missing}`;
    }
  } catch (error) {
    if (error.name === 'AbortError') return 'Nothing was shared.';
  }
  const link = element('a', { href: URL.createObjectURL(file), download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return `${file.name} was handed to the browser. Look in its downloads.${missing}`;
}

async function tryAgain() {
  if (window.afterword_update_waiting) return window.afterword_apply_update();
  // The browser may have cached a damaged file, which a plain reload would use again.
  await Promise.allSettled(programLinks().map(({ href }) => fetch(href, { cache: 'reload' })));
  again();
}

function again() {
  if (ASKED) location.replace(location.pathname + location.hash);
  else location.reload();
}

// ---------------------------------------------------------------- later parts

let turn = new AbortController(); // aborted when the connection is back, or when the user asks for another try
const missed = new Set();
let outdated = false;

function nextTurn() {
  turn.abort();
  turn = new AbortController();
}

// Resolves when another try is worthwhile: in the next turn, or after some time while the page is visible.
const patience = (ms) => new Promise((go) => {
  turn.signal.addEventListener('abort', go);
  setTimeout(() => (document.hidden ? document.addEventListener('visibilitychange', go, { once: true }) : go()), ms);
});

const longer = (wait) => Math.min(2 * wait, LONGEST_WAIT_MS);

// A part is shown with the styles that it needs.
async function part(address) {
  const { href } = address;
  const bytes = early.get(href) ?? fetched(address);
  early.delete(href);
  return (await Promise.all([bytes, styled()]))[0];
}

// The parts that Today needs once there is a record are fetched along with the program, not after it.
const early = new Map();

const hasInterviews = () => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${PLACE}process/`));
  } catch {
    return false; // no storage can be read
  }
};

function askEarly() {
  const { content = '' } = document.querySelector('meta[name=today]') ?? {};
  if (!hasInterviews()) return;
  for (const name of content.split(' ').filter(Boolean)) {
    const address = new URL(name, HERE);
    early.set(address.href, fetched(address));
  }
}

// The styles that the first screen does not need: fetched once, with the first part.
let styles;
const styled = () => styles ??= addStyles();

async function addStyles() {
  const named = document.querySelector('meta[name=styles]');
  // A development build has all styles in the page; a stored picture of the screen was shown with them.
  if (!named || document.querySelector('link[rel=stylesheet]')) return;
  const address = new URL(named.content, HERE);
  const text = new TextDecoder().decode(await fetched(address));
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch { // Safari before 16.4
    document.head.append(element('link', { rel: 'stylesheet', href: address.href }));
  }
}

// Never rejects: whoever waits for a part continues once it can be fetched, and is told meanwhile why it cannot.
async function fetched(address) {
  for (let wait = FIRST_WAIT_MS; ; wait = longer(wait)) {
    const { signal } = turn;
    const slow = setTimeout(miss, SLOW_MS, address);
    const bytes = await sound(address, { signal }).catch(() => null);
    clearTimeout(slow);
    if (bytes) {
      missed.delete(address);
      tellArrival();
      return bytes;
    }
    if (signal.aborted) continue;
    miss(address);
    await patience(wait);
  }
}

// The bytes, if their hash is the one in the name: a host may serve another page, and a browser cache it.
async function sound(address, options) {
  for (const cache of ['default', 'reload']) {
    const answer = await fetch(address, { ...options, cache });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    // Browsers compute hashes on secure pages only; elsewhere a part is used unchecked.
    const hash = await crypto.subtle?.digest('SHA-256', bytes);
    const hex = hash && Array.from(new Uint8Array(hash), (byte) => (byte + 256).toString(16).slice(1)).join('');
    if (!hex || String(address).includes(hex.slice(0, HASH_DIGITS))) return bytes;
  }
}

function miss(address) {
  missed.add(address);
  tellArrival();
  version().then((now) => {
    outdated = Boolean(now) && now !== glue();
    tellArrival();
  }, () => {}); // unknown without a connection
}

function tellArrival() {
  const arrival = missed.size ? 1 + outdated : 0;
  if (arrival === window.afterword_arrival) return;
  window.afterword_arrival = arrival;
  tell('afterword:arrival');
}

// ---------------------------------------------------------------- offline, and new versions

// The registration of this copy only: a page in a parent folder may have one too.
async function registered() {
  const registration = await navigator.serviceWorker?.getRegistration(HERE);
  return registration?.scope === HERE.href ? registration : undefined;
}

async function keepOffline() {
  // A development build has no policy in the page, and no worker either.
  if (!navigator.serviceWorker || !document.querySelector('meta[http-equiv]')) return;
  const first = !(await registered())?.active;
  for (let wait = FIRST_WAIT_MS; !(await isKept().catch(() => false)); wait = longer(wait)) await patience(wait);
  if (first) tell('afterword:offline-ready');
  (await registered())?.active?.postMessage({ type: 'tidy' });
  await watchForUpdates();
}

// Whether a complete version is stored, once the browser has tried.
async function isKept() {
  const registration = await navigator.serviceWorker.register(new URL('sw.js', HERE), { updateViaCache: 'none' });
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Boolean(registration.active);
  return new Promise((done) => {
    const look = () => ['activated', 'redundant'].includes(worker.state) && done(worker.state === 'activated');
    worker.addEventListener('statechange', look);
    look();
  });
}

// Also on the recovery screen: the next version may be the one that works.
async function watchForUpdates() {
  const registration = await registered();
  if (!registration) return;
  const say = () => {
    window.afterword_update_waiting = true;
    tell('afterword:update');
  };
  const announce = () => registration.waiting && registration.active && say();
  // Another tab has activated the next version: this tab is of the one before.
  let { controller } = navigator.serviceWorker;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controller) say();
    ({ controller } = navigator.serviceWorker);
  });
  const follow = (worker) => worker?.addEventListener('statechange', () => worker.state === 'installed' && announce());
  const look = () => registration.update().catch(() => {}); // offline is no error
  announce();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  // An installed app on a phone may stay open for weeks and would not check by itself.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  addEventListener('pageshow', (event) => event.persisted && look());
  look();
}

function tell(name) {
  dispatchEvent(new CustomEvent(name));
}

// ---------------------------------------------------------------- what the app may call

window.afterword_ready = ready;
window.afterword_complete = complete;
window.afterword_part = part;
window.afterword_arrival = 0;
window.afterword_try_again = () => {
  missed.clear();
  tellArrival();
  nextTurn();
};
window.afterword_recover = (message) => recover(String(message ?? ''));
window.afterword_update_waiting = false;
window.afterword_apply_update = async () => {
  const registration = await registered();
  if (!registration?.waiting) return again(); // another tab was faster: the new version is active already
  navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
  registration.waiting.postMessage({ type: 'skip-waiting' });
};

addEventListener('online', nextTurn);
addEventListener('hashchange', keepScreen);
document.addEventListener('visibilitychange', () => document.hidden && keepNow());
addEventListener('error', ({ error }) => isTrap(error) && recover(String(error)));
addEventListener('unhandledrejection', ({ reason }) => isTrap(reason) && recover(String(reason)));

if (ASKED) recover('');
else start().catch((error) => recover(String(error)));
