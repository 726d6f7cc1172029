// The first script: starts the app, and stands in for it when it cannot run.
// It needs nothing of the app, and it never removes anything that is kept on the device.
//
// For the app:
//   window.afterword_ready()          call once mounted
//   window.afterword_complete()       call once the parts are here that belong to the first load
//   window.afterword_recover(message) call from the panic hook
//   window.afterword_part(address)    the bytes of a later part, however long that takes
//   window.afterword_arrival          0, or 1 when a part that is waited for cannot be fetched at present, or 2 when it
//                                     never can, because the app was updated; the event afterword:arrival says so too
//   window.afterword_try_again()      fetches at once what is waited for
//   window.afterword_apply_update()   changes to the version that waits, and loads it
//   window.afterword_update_waiting   true when one waits; the event afterword:update says so too
//   window.afterword_install          the browser's offer to install the app, while there is one; the event
//                                     afterword:install says that it came or went
//   the event afterword:offline-ready comes once, when everything is kept for use offline

const PREFIX = 'afterword/';
// Names in the browser carry the path of this copy of the app: src/storage/names.rs has the rule. What builds before
// that kept lies under the plain names; here it is shown and given away as well.
const DATABASE = `afterword ${new URL('.', location).pathname}`;
const PLACE = `${DATABASE} `;
const lies = (key) => PLACE + key.slice(PREFIX.length);
const SLOW_MS = 8000;
const FRAME_MS = 16;
const UNTOLD_MS = 1000; // an app that does not say it is ready is taken to be, after this
const COMPLETE_MS = 20_000; // the same of one that does not say it is complete
const FIRST_WAIT_MS = 1000; // before what failed is tried again; each time twice as long as before
const LONGEST_WAIT_MS = 60_000;
const HASH_DIGITS = 16; // of a part's hash, in its name

const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
const HERE = new URL('./', import.meta.url);

const ASKED = new URLSearchParams(location.search).has('recover');
let state = 'starting'; // then 'ready', or 'recovering' for good
let isComplete = false;
const slow = ASKED || setTimeout(sayItIsSlow, Math.max(0, SLOW_MS - performance.now()));

// The browser offers to install the app once, and early: kept until the user asks for it.
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
  // A host that answers every address with this page: the app is at one of them.
  const here = [HERE.pathname, `${HERE.pathname}index.html`].includes(location.pathname);
  if (!here && (await version().catch(() => '')) === glue()) return location.replace(HERE.pathname + location.search + location.hash);
  const { href: program, dataset: { integrity } } = document.querySelector('link[as=fetch]');
  // The page's own words: the preload it made must be taken up, not asked for again.
  const wasm = fetch(program, { credentials: 'same-origin', integrity }).then((response) => {
    if (!response.ok) throw new Error(`${program} answered ${response.status}`);
    return response;
  });
  wasm.catch(() => {}); // told below, once
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

// What was seen first stays until the screen behind it is whole.
function reveal() {
  if (document.querySelector('#app .coming') && performance.now() < SLOW_MS) setTimeout(reveal, FRAME_MS);
  else window.afterword_reveal();
}

// Not before: what is kept for use offline must not be in the way of what may be opened next.
function complete() {
  if (isComplete) return;
  isComplete = true;
  idle(() => keepOffline().catch(() => {}));
  keepScreen();
}

// The script between page and program: its name tells the version.
function glue() {
  return document.querySelector('link[rel=modulepreload]').href;
}

// The same of the page that the host, or the worker, has now.
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

// A trap in the app's code, whoever called it. Other scripts' errors are not ours to act on.
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
}

// ---------------------------------------------------------------- what is seen first next time

// Today and the list of interviews are kept as they look, as far down as is seen at once, for the next start to show
// before the program is there (`opening.js`). It is no record: whatever is stored since makes it void.
const KEPT = /^(#\/(interviews)?)?$/;
const SETTLED_MS = 4000; // well after what the user waits for; whoever leaves earlier has it kept then
let life; // of the store: what another tab has deleted stays on a page that sleeps, and must not come back from there

function keepScreen() {
  setTimeout(() => idle(keepNow), SETTLED_MS);
}

function keepNow() {
  const { kept, stamp } = window.afterword_opening;
  const frame = document.querySelector('#app > .app');
  // Not what is said for the moment, what is being typed, or what is not there yet.
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
    // No room, or none is given: the next start shows its first words instead.
  }
}

// An element as [name, attributes, ...what is in it], without what lies below.
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
  // Styled by hand where the app's frame would matter: there is no frame here.
  main.style.cssText = 'border: 0; margin-inline: auto';
  title.style.outline = 'none';
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  document.getElementById('app').replaceChildren(main);
  document.title = `${text[0]} · Afterword`;
  title.focus();
  if (unstarted) goOn(main);
}

// Where a part of the program was missing, and nothing else, it starts by itself once that is there; unless somebody
// has begun to do something on this screen.
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

// Everything of ours as [key, text], or null where the browser does not let us look.
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

// The second copy; null where the browser does not show it within four seconds. It is looked at only: where there is
// none, none is made.
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

// What a file holds, as { entries: [key, text] }, from a download of this screen or a backup without a passphrase;
// with { doubt } when it was altered since it was made, or { refusal } when nothing can be taken from it.
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
  // As new as src/storage/migrations.rs says.
  if (!(whole.version <= 2)) return no('A newer version of Afterword made this backup. This screen cannot read it. Nothing was changed. Go online and press “Try again” to get the newer version.');
  const records = Object.entries(whole.records ?? {}).map(([key, record]) => [key, JSON.stringify(record)]);
  const entries = records.concat(Object.entries(whole.unreadable ?? {}));
  const sound = await fits(whole, text).catch(() => null);
  if (sound) return { entries };
  return { entries, doubt: sound === null
    ? 'This browser does not let the page check the file for damage. Nothing was changed.'
    : 'This file was changed or damaged after it was made: its checksum is wrong. Nothing was changed. Choose another file if you have one.' };
}

// Of each key the text that can be read, and of two the later one: either copy may be damaged, or behind.
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

// Whether a backup's checksum fits: of the file as the app wrote it, or as another program may have laid it out.
async function fits({ checksum, ...rest }, text) {
  const sum = async (json) => {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json)));
    return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };
  return checksum === await sum(text.replace(/^\{"checksum":"[^"]*",/, '{')) || checksum === await sum(ordered(rest));
}

// JSON without spaces, the members of every object in the order of their code points.
function ordered(value) {
  if (Array.isArray(value)) return `[${value.map(ordered)}]`;
  if (typeof value !== 'object' || !value) return JSON.stringify(value);
  const place = (key) => Array.from(key, (letter) => letter.codePointAt(0).toString(16).padStart(6, '0')).join('');
  const keys = Object.keys(value).map((key) => [place(key), key]).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${keys.map(([, key]) => `${JSON.stringify(key)}:${ordered(value[key])}`)}}`;
}

// Says what speaks against a file, and goes on only after two presses of different buttons.
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

// Adds what is missing, and says how that went. Nothing that is here is written over; the app checks each entry as it reads it.
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

// Whose record it is, in words, where that can be read.
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

// Gives the raw texts away as a file, and says how that went.
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
    // Only where a download would be a trap: an installed app on an iPhone.
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
  // What came damaged may be remembered by the browser: a reload alone would take it from there.
  await Promise.allSettled(programLinks().map(({ href }) => fetch(href, { cache: 'reload' })));
  again();
}

function again() {
  if (ASKED) location.replace(location.pathname + location.hash);
  else location.reload();
}

// ---------------------------------------------------------------- later parts

let turn = new AbortController(); // over when the connection is back, or when somebody asks for another try
const missed = new Set();
let outdated = false;

function nextTurn() {
  turn.abort();
  turn = new AbortController();
}

// Resolves when another try is worth it: in the next turn, or after some time on a page in sight.
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

// What Today needs once something is recorded is asked for beside the program, not after it.
const early = new Map();

const hasInterviews = () => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${PLACE}process/`));
  } catch {
    return false; // nothing can be seen
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

// The styles of all that the first screen does without: fetched once, with the first part.
let styles;
const styled = () => styles ??= addStyles();

async function addStyles() {
  const named = document.querySelector('meta[name=styles]');
  // A development build has all styles in the page; what is kept of a screen was shown with them.
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

// Never rejects: whoever waits for a part goes on by itself once it can be fetched, and is told meanwhile what keeps it.
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

// The bytes whose hash the name carries, or nothing: a host may answer another page, and a browser remember it.
async function sound(address, options) {
  for (const cache of ['default', 'reload']) {
    const answer = await fetch(address, { ...options, cache });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    // Browsers hash on secure pages only; on others a part is taken as it comes.
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
  }, () => {}); // without a connection nobody knows
}

function tellArrival() {
  const arrival = missed.size ? 1 + outdated : 0;
  if (arrival === window.afterword_arrival) return;
  window.afterword_arrival = arrival;
  tell('afterword:arrival');
}

// ---------------------------------------------------------------- offline, and new versions

// Ours alone: a page above us may have one too.
async function registered() {
  const registration = await navigator.serviceWorker?.getRegistration(HERE);
  return registration?.scope === HERE.href ? registration : undefined;
}

async function keepOffline() {
  // A development build carries no policy, and has no worker either.
  if (!navigator.serviceWorker || !document.querySelector('meta[http-equiv]')) return;
  const first = !(await registered())?.active;
  for (let wait = FIRST_WAIT_MS; !(await isKept().catch(() => false)); wait = longer(wait)) await patience(wait);
  if (first) tell('afterword:offline-ready');
  (await registered())?.active?.postMessage({ type: 'tidy' });
  await watchForUpdates();
}

// Whether a whole version is kept, once the browser has tried.
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

// Also while recovering: the next version may be the one that works.
async function watchForUpdates() {
  const registration = await registered();
  if (!registration) return;
  const say = () => {
    window.afterword_update_waiting = true;
    tell('afterword:update');
  };
  const announce = () => registration.waiting && registration.active && say();
  // Another tab has changed to the next version: this one is of the version before.
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
  // An installed app on a phone may stay open for weeks and would not look by itself.
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
  if (!registration?.waiting) return again(); // another tab was told first: it is there already
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
