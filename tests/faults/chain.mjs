// One chain of the row `conservation`: what is done, what was written, and where it has to be.

import { inflateRawSync } from 'node:zlib';
import { QUIET, capture, downloaded, pause, saved, show, stores, up } from './app.mjs';
import { inside, readLocal } from './observer.mjs';

const RECORD = 'afterword/process/';
const COPY = 'afterword/copy/';
const PLACES = { Role: 'role', Location: 'location', Source: 'source', Notes: 'notes' };
const WORD = /w\d+x/g;
const INNER = / ?w\d+x/g;
/** So much that packing pays. */
const LONG = 'Kind people, a bright room, and a long talk about the work. '.repeat(12);
const UNDO_MS = 5_000;
const DAY = 86_400_000;
const GOES = /^(Would change|Would be deleted|Would be as before)/;
const HEAD = 'Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes';

/** What may come next, and how often. */
export const STEPS = {
  type: 26, together: 8, write: 10, trash: 7, untrash: 4, delete: 4, archive: 5, pack: 6, backup: 8, merge: 8, replace: 8,
  bring: 5, undo: 10, reload: 5, kill: 4, clock: 7, tab: 6, copy: 4, damage: 3, erase: 1,
};

export class Chain {
  constructor(row, seat, site, number, chance, { only, deaf } = {}) {
    Object.assign(this, { row, seat, site, number, chance, deaf });
    this.steps = Object.entries(STEPS).filter(([name]) => !only || only.includes(name)).flatMap(([name, times]) => Array(times).fill(name));
    this.pages = [];
    this.words = new Map(); // word: { id, at: when it was written, saved }
    this.named = new Map(); // word: what was said of it
    this.deeds = {}; // the restore and the import that can be undone: { at, words: what they named }
    this.backups = [];
    this.counts = {};
    this.done = [];
    this.at = 0;
  }

  async run() {
    await this.open();
    await this.step('write');
    for (let left = 4 + this.chance.below(5); left > 0; left -= 1) await this.step(this.chance.one(this.steps));
    await this.look();
  }

  async step(name) {
    this.at += 1;
    const told = await this[name]();
    if (told === false) return; // there was nothing to do it with
    this.done.push(told ? `${name} (${told})` : name);
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    this.row.count();
    await this.check(`after ${this.done.join(', ')}`);
  }

  // ------------------------------------------------------------- tabs

  get page() {
    return this.chance.one(this.pages);
  }

  async open() {
    const context = await this.seat.context();
    const page = await context.newPage();
    await unheard(page);
    page.on('pageerror', (error) => this.row.lose(`chain ${this.number}: a page error: ${error}`));
    await page.goto(this.site.url);
    await up(page);
    this.pages.push(page);
    return page;
  }

  async close() {
    for (const page of this.pages.splice(0)) await page.close();
  }

  /** What its tabs show, for whoever looks into a chain that did not end. */
  async seen() {
    const texts = this.pages.map((page) => page.evaluate(() => `${location.hash} ${document.body.innerText}`).catch(String));
    return (await Promise.all(texts)).map((text) => text.replace(/\s+/g, ' ').slice(0, 3000)).join('\n');
  }

  async tab() {
    if (this.pages.length < 2) {
      await this.open();
      return 'opened';
    }
    await this.pages.splice(this.chance.below(2), 1)[0].close();
    return 'closed';
  }

  async reload() {
    const { page } = this;
    await page.reload();
    await up(page);
  }

  async kill() {
    await pause(this.chance.below(400));
    await this.seat.kill();
    this.pages = [];
    await this.open();
  }

  async clock() {
    const now = await this.pages[0].evaluate(() => Date.now());
    const to = this.chance.one([now + DAY, now + 40 * DAY, now + 400 * DAY, now - 3 * DAY, Date.UTC(1890, 5, 1), Date.UTC(2038, 0, 19, 3, 14, 7), Date.UTC(2300, 5, 1), Date.now()]);
    for (const page of this.pages) await page.evaluate((to) => window.__jump(to), to);
    if (this.chance.chance(60)) await this.reload();
    return new Date(to).toISOString().slice(0, 10);
  }

  // ------------------------------------------------------------- what is there

  /** The records as they are stored: { id, data }. */
  async records() {
    const local = await this.local();
    return Object.entries(local).filter(([key]) => key.startsWith(RECORD)).map(([key, text]) => ({ id: key.slice(RECORD.length), data: inside(text) })).filter(({ data }) => data);
  }

  async local() {
    return unpackAll(await this.pages[0].evaluate(readLocal));
  }

  async stores() {
    const { local, journal } = await stores(this.pages[0]);
    return { local: unpackAll(local), journal: unpackAll(journal ?? {}) };
  }

  async some(wanted) {
    const found = (await this.records()).filter(({ data }) => wanted(data));
    return found.length ? this.chance.one(found) : null;
  }

  // ------------------------------------------------------------- writing

  word(id) {
    this.written = (this.written ?? 0) + 1;
    const word = `w${this.written}x`;
    this.words.set(word, { id, at: this.at, saved: false });
    return word;
  }

  sure(...words) {
    for (const word of words) this.words.get(word).saved = true;
  }

  async write() {
    const { page } = this;
    const word = this.word();
    const id = await capture(page, this.site, { employer: `Employer ${this.number}.${this.written}`, notes: this.chance.chance(40) ? `${LONG}${word}` : word });
    this.words.get(word).id = id;
    await saved(page);
    this.sure(word);
  }

  /** Adds a word to a field of a record: at once, or `slowly`, letter by letter. */
  async add(page, id, label, slowly = false) {
    await show(page, this.site, `#/interview/${id}/about`);
    const field = page.getByLabel(label, { exact: true });
    await field.evaluate((field) => { field.focus(); field.setSelectionRange(field.value.length, field.value.length); });
    const word = this.word(id);
    const text = ` ${word}`;
    if (slowly) await page.keyboard.type(text);
    else await page.keyboard.insertText(text);
    return word;
  }

  async type(page = this.page, wanted = alive) {
    const one = await this.some(wanted);
    if (!one) return false;
    const times = 1 + this.chance.below(2);
    for (let n = 0; n < times; n += 1) {
      const word = await this.add(page, one.id, this.chance.one(Object.keys(PLACES)), this.chance.chance(20));
      await saved(page);
      this.sure(word);
    }
  }

  /** Two tabs at once, in the same field as often as not; a word at a time, or the letters of two would be mixed. */
  async together() {
    if (this.pages.length < 2) await this.open();
    const one = await this.some(alive);
    if (!one) return false;
    const label = this.chance.one(Object.keys(PLACES));
    const labels = [label, this.chance.chance(60) ? label : this.chance.one(Object.keys(PLACES))];
    const words = await Promise.all(this.pages.map((page, n) => this.add(page, one.id, labels[n])));
    for (const page of this.pages) await saved(page);
    await pause(100);
    this.sure(...words);
  }

  // ------------------------------------------------------------- putting away

  async trash() {
    const one = await this.some(alive);
    if (!one) return false;
    const { page } = this;
    await show(page, this.site, `#/interview/${one.id}`);
    await page.getByRole('button', { name: 'Delete this interview' }).click();
    // The message leaves after six seconds, and a busy machine may be later than that: then it stays in the trash.
    const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
    if (this.chance.chance(30)) await undo.click({ timeout: UNDO_MS }).catch(() => {});
    await pause(50);
  }

  async untrash() {
    const one = await this.some(trashed);
    if (!one) return false;
    const { page } = this;
    await show(page, this.site, '#/more');
    await page.getByRole('button', { name: `Restore ${one.data.employer}`, exact: true }).click();
    await pause(50);
  }

  async delete() {
    let one = await this.some(trashed);
    if (!one) {
      await this.trash();
      one = await this.some(trashed);
    }
    if (!one) return false;
    const { page } = this;
    await show(page, this.site, '#/more');
    await page.getByRole('button', { name: `Delete for good: ${one.data.employer}`, exact: true }).click();
    const sheet = page.getByRole('dialog');
    const said = await sheet.innerText();
    if (said.includes(one.data.employer)) this.name(await this.wordsOf([one.id]), 'deleted for good');
    await sheet.getByRole('button', { name: 'Delete for good' }).click();
    await pause(100);
  }

  async archive() {
    const one = await this.some(alive);
    if (!one) return false;
    const { page } = this;
    await show(page, this.site, `#/interview/${one.id}`);
    await page.getByRole('button', { name: one.data.archived ? 'Move out of the archive' : 'Archive', exact: true }).click();
    await pause(50);
  }

  /** Somebody puts an interview away, and comes back after two months. */
  async pack() {
    const { page } = this;
    const go = page.getByRole('button', { name: /^(Compress \d+|Uncompress all)/ });
    await show(page, this.site, '#/data');
    if (!(await go.count())) {
      if ((await this.archive()) === false) return false;
      const now = await page.evaluate(() => Date.now());
      for (const one of this.pages) await one.evaluate((to) => window.__jump(to), now + 60 * DAY);
      await page.reload();
      await show(page, this.site, '#/data');
    }
    if (!(await go.first().waitFor({ timeout: 1500 }).then(() => true, () => false))) return false;
    const all = await go.all();
    const one = this.chance.one(all);
    const what = await one.innerText();
    await one.click();
    await page.getByText(/\d+ interviews? (compressed|at full size again)|That would save no space/).first().waitFor();
    return what;
  }

  // ------------------------------------------------------------- backups, restores, imports

  async backup() {
    const { page } = this;
    await show(page, this.site, '#/data');
    this.backups.push(await downloaded(page, () => page.getByRole('button', { name: /^Back up now/ }).click()));
  }

  merge() {
    return this.restore('Add to what is here');
  }

  replace() {
    return this.restore('Replace what is here');
  }

  async restore(mode) {
    if (!this.backups.length) await this.backup();
    const text = this.chance.one(this.backups);
    const { page } = this;
    await show(page, this.site, '#/more');
    await show(page, this.site, '#/data');
    const card = page.getByRole('region', { name: 'Restore a backup' });
    await card.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await card.getByRole('radio', { name: mode }).check({ force: true });
    return this.agree(page, card, 'restore', card.getByRole('button', { name: 'Restore it' }), card.getByText('Your backup is restored.'));
  }

  async bring() {
    const { page } = this;
    await show(page, this.site, '#/more');
    await show(page, this.site, '#/import');
    const words = Array.from({ length: 1 + this.chance.below(2) }, () => this.word());
    const lines = words.map((word) => `Editor,Imported ${this.number}.${word},,09/14/2026,Offer,2026-10-20,FALSE,,${word}`);
    const card = page.locator('.import');
    await card.getByLabel('Choose the CSV file').setInputFiles({ name: 'simplify.csv', mimeType: 'text/csv', buffer: Buffer.from(`${[HEAD, ...lines].join('\n')}\n`) });
    const end = await this.agree(page, card, 'import', card.getByRole('button', { name: /^Add \d+ interview/ }), card.getByText(/\d interviews? added\./));
    for (const { id, data } of await this.records()) for (const word of wordsIn(JSON.stringify(data))) if (words.includes(word)) this.words.get(word).id = id;
    this.sure(...words);
    return end;
  }

  async undo() {
    const { page } = this;
    const kinds = this.chance.chance(50) ? ['restore', 'import'] : ['import', 'restore'];
    for (const kind of kinds) {
      if (!this.deeds[kind]) continue;
      await show(page, this.site, '#/more');
      await show(page, this.site, kind === 'restore' ? '#/data' : '#/import');
      const card = kind === 'restore' ? page.getByRole('region', { name: 'Restore a backup' }) : page.locator('.import');
      await card.getByRole('button', { name: /^See what (un|re)doing would change/ }).click();
      const go = card.getByRole('button', { name: /^(Undo|Redo) the / });
      return this.agree(page, card, kind, go, card.getByText(/is undone\.|is restored\.|is done again\.|added\./), this.deeds[kind]);
    }
    return false;
  }

  /**
   * Takes in what would go, by name, and agrees to it. Somebody may type in another tab meanwhile: what was not there
   * when it was named must stay. Undoing what was done gives back what that has taken away, and keeps what is newer.
   */
  async agree(page, card, kind, go, done, deed) {
    const sure = card.getByRole('button', { name: 'Yes, I am sure' });
    const gone = new Set();
    let meanwhile = '';
    await go.waitFor();
    for (let looks = 0; !(await done.count()); looks += 1) {
      if (looks > 5) throw new Error(`it is not done however often it is agreed to: ${(await card.innerText()).slice(0, 300)}`);
      for (const word of await this.goes(card, deed)) gone.add(word);
      if (!looks && this.pages.length > 1 && this.chance.chance(50)) {
        const other = this.pages.find((one) => one !== page);
        if ((await this.type(other)) !== false) meanwhile = ', typed meanwhile';
      }
      await go.click({ timeout: 5000 }).catch(() => {}); // done by now, or to be looked at once more
      await sure.or(done).first().waitFor({ timeout: 3000 }).catch(() => {});
      if (await sure.count()) {
        await sure.click();
        await done.waitFor({ timeout: 3000 }).catch(() => {});
      }
    }
    // What this has taken away before is to be back; what it takes away now was named.
    for (const word of deed?.words ?? []) this.named.delete(word);
    this.name(gone, `${kind}: named`);
    this.deeds[kind] = { at: this.at, words: gone };
    await pause(100);
    return `${await done.first().innerText()}${meanwhile}`;
  }

  /** The words of all that is named as changed or deleted, as it is now. */
  async goes(card, deed) {
    await card.getByText(/Would|Stay|Saved twice|Saved in two|Nothing would|The same as here|would be added|rows? in the file|is restored|is undone/).first().waitFor();
    const said = await card.evaluate((card) => Array.from(card.querySelectorAll('dt'), (one) => [one.textContent, one.nextElementSibling.textContent]));
    const names = said.filter(([what]) => GOES.test(what)).map(([, names]) => names).join('\n');
    if (!names) return new Set();
    const local = await this.local();
    const gone = new Set();
    for (const [key, text] of Object.entries(local)) {
      const data = inside(text);
      const is = key.startsWith(COPY) ? names.includes('A second version') : data?.employer && names.includes(data.employer);
      // An undo leaves what was written since.
      if (is) for (const word of wordsIn(text)) if (!deed || this.words.get(word)?.at < deed.at) gone.add(word);
    }
    return gone;
  }

  /** One of two versions is chosen, field by field, or the other one goes. */
  async copy() {
    const { page } = this;
    await show(page, this.site, '#/data');
    const cards = await page.locator('.version').all();
    if (!cards.length) return false;
    const card = this.chance.one(cards);
    const shown = await card.innerText();
    const taking = { name: /^(Use the other words|Leave it empty)/ };
    const take = card.getByRole('button', taking);
    if ((await take.count()) && this.chance.chance(50)) {
      // Both sides are on the screen: the one goes for the other.
      const field = card.locator('.version__field').filter({ has: page.getByRole('button', taking) }).first();
      this.name(new Set(wordsIn(await field.locator('dd').first().innerText())), 'the other words were taken');
      await field.getByRole('button', taking).first().click();
      return 'taken';
    }
    // What it has beside what is here is shown, and what is the same is here.
    this.name(new Set(wordsIn(shown)), 'a version was discarded');
    await card.getByRole('button', { name: /^Discard/ }).click();
    return 'discarded';
  }

  /** A stored text is cut while the app is closed: the second copy of it heals, or it is kept and shown. */
  async damage() {
    const one = await this.some(alive);
    if (!one) return false;
    const [page, other] = this.pages;
    await other?.close();
    this.pages = [page];
    await pause(150);
    await page.goto(this.site.url + QUIET);
    await page.evaluate((id) => {
      const key = `afterword / process/${id}`;
      const text = localStorage.getItem(key);
      localStorage.setItem(key, text.slice(0, text.length >> 1));
    }, one.id);
    await page.goto(this.site.url);
    await up(page);
    await show(page, this.site, '#/more');
    const back = page.getByRole('button', { name: `Restore ${RECORD}${one.id}` });
    if (await back.waitFor({ timeout: 3000 }).then(() => true, () => false)) {
      await downloaded(page, async () => {
        await back.click();
        await page.getByRole('dialog').getByRole('button', { name: 'Restore it' }).click();
      });
    }
  }

  async erase() {
    const { page } = this;
    await show(page, this.site, '#/data');
    await page.getByRole('button', { name: 'Delete everything here' }).click();
    this.name(new Set(this.words.keys()), 'everything was deleted');
    await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
    await page.getByText('Nothing is left on this device.').waitFor();
    this.deeds = {};
  }

  // ------------------------------------------------------------- where it is

  name(words, why) {
    if (this.deaf) return;
    for (const word of words) this.named.set(word, why);
  }

  /** The words in these records as they are stored now. */
  async wordsOf(ids) {
    const local = await this.local();
    return new Set(ids.flatMap((id) => wordsIn(local[RECORD + id] ?? '')));
  }

  /** Every word that was shown as saved is somewhere, in a moment at the latest. */
  async check(when) {
    const end = Date.now() + 10_000;
    for (;;) {
      const there = held(await this.stores());
      const lost = [...this.words].filter(([word, { saved }]) => saved && !this.named.has(word) && !there.has(word));
      if (!lost.length) return;
      if (Date.now() > end) {
        if (process.env.AFTERWORD_VERBOSE) console.error(JSON.stringify(await this.stores()).slice(0, 6000));
        for (const [word, { id }] of lost) {
          this.row.lose(`chain ${this.number}: ${word} of ${id} is nowhere ${when}`);
          this.named.set(word, 'lost');
        }
        return;
      }
      await pause(100);
    }
  }

  /** At the end, the app is started once more: what it shows is what it has to be. */
  async look() {
    const [page, other] = this.pages;
    await other?.close();
    this.pages = [page];
    await page.reload();
    await up(page);
    await this.check(`at the end: ${this.done.join(', ')}`);
    const { local, journal } = await this.stores();
    const ours = (texts) => JSON.stringify(Object.entries(texts).filter(([key]) => key.startsWith('afterword/') && !isDamaged(local[key])).sort());
    this.row.expect(ours(local) === ours(journal), `chain ${this.number}: the two stores hold different things after ${this.done.join(', ')}`);
    const records = await this.records();
    for (const { id, data } of records.filter(({ data }) => alive(data)).slice(0, 3)) {
      await show(page, this.site, `#/interview/${id}/about`);
      for (const [label, place] of Object.entries(PLACES)) {
        const shown = await page.getByLabel(label, { exact: true }).inputValue();
        this.row.expect(shown.trim() === (data[place] ?? '').trim(), `chain ${this.number}: ${label} of ${id} shows ${shown} and is ${data[place]} after ${this.done.join(', ')}`);
      }
    }
    const put = records.filter(({ data }) => trashed(data));
    const copies = Object.entries(local).filter(([key, text]) => key.startsWith(COPY) && inside(text));
    if (put.length) await show(page, this.site, '#/more');
    for (const { data } of put) {
      const back = page.getByRole('button', { name: `Restore ${data.employer}`, exact: true });
      this.row.expect(await back.first().waitFor({ timeout: 10_000 }).then(() => true, () => false), `chain ${this.number}: ${data.employer} is in the trash and not on the screen after ${this.done.join(', ')}`);
    }
    if (copies.length) {
      await show(page, this.site, '#/data');
      await page.locator('.version').first().waitFor();
      const shown = await page.locator('.version').count();
      this.row.expect(shown === copies.length, `chain ${this.number}: ${shown} of ${copies.length} second versions are on the screen after ${this.done.join(', ')}`);
    }
  }
}

/**
 * Playwright has Chromium tell of every request, and does not let anybody say otherwise. A start of the app is some
 * sixty of them: hearing of those was a quarter of what it cost. Without it a page runs as it does for a person.
 */
async function unheard(page) {
  await page._connection?.toImpl?.(page)?.delegate?._mainFrameSession?._client?.send('Network.disable');
}

const alive = (data) => !data.trashed;
const trashed = (data) => Boolean(data.trashed);
const isDamaged = (text) => text !== undefined && inside(text) === undefined;
/** The words of a text. Where two type in one field, one may stand in the middle of another: it is taken out, to see that too. */
function wordsIn(text) {
  const words = [];
  for (let found = text.match(WORD); found; found = text.match(WORD)) {
    words.push(...found);
    text = text.replace(INNER, '');
  }
  return words;
}

/** Where a word may be: in a record, in the trash or not, in a second version, in a damaged text. */
function held({ local, journal }) {
  const kept = new Set();
  const take = (texts) => { for (const text of texts) for (const word of wordsIn(text)) kept.add(word); };
  take(Object.values(local));
  // A browser that was killed may be back at a text that was cut: the second copy of it is offered beside it.
  take(Object.entries(journal).filter(([key]) => key.startsWith('damaged/') || isDamaged(local[key])).map(([, text]) => text));
  return kept;
}

/** Packed records as they read: 14 bits in a letter, a sum of four bytes before them (`storage/pack.rs`). */
function unpackAll(texts) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, unpacked(String(text))]));
}

function unpacked(text) {
  const found = /"packed":"([^"]*)"/.exec(text);
  if (!found || text.indexOf('"data":') >= 0 && text.indexOf('"data":') < found.index) return text;
  const bytes = [];
  let [held, count] = [0, 0];
  for (const letter of found[1]) {
    held = ((held << 14) | (letter.codePointAt(0) - 0x4e00)) & 0x3fffff;
    count += 14;
    while (count >= 8) {
      count -= 8;
      bytes.push((held >> count) & 0xff);
      held &= (1 << count) - 1;
    }
  }
  return `{"data":${inflateRawSync(Buffer.from(bytes.slice(4)))}}`;
}
