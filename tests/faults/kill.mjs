// The whole browser is killed at random moments of typing, and started again on what it left on the disk. Whatever
// was on screen as saved must be there, and everything else as it was.

import { isDeepStrictEqual } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIELDS, SLOW, pause, recordOf, serve, show, until, up } from './app.mjs';
import { CASE } from './limit.mjs';
import { inside, watchPage } from './observer.mjs';
import { start } from './process.mjs';
import { Row } from './table.mjs';

const KEY = 'afterword/process/';
const WORDS = ['Halden', 'Zoë', 'الشركة', '李明', '👩🏽‍💻', 'Brontë & Söhne', '<b>', '"quoted"', 'a'.repeat(120)];
/** Where a field of the page of notes, or of "About", is kept in a record. */
const PLACE = { ...FIELDS, 'Anything else': 'rounds.0.notes' };
const AT_ONCE = 2;

export async function kill({ rounds, chance, quick }) {
  const row = await play(new Row(`the browser killed (SIGKILL) while typing, ${rounds} times`), rounds, chance);
  row.expect((row.mishaps ?? 0) <= rounds / 20, `${row.mishaps} rounds ended early, as something could not be pressed`);
  if (!quick) await doubt(row, chance.branch('doubt'));
  return row;
}

/**
 * A proof that cannot fail proves nothing: with a journal that forgets, the same rounds must find losses. Whether a
 * browser has written its localStorage down by the time it is killed is a matter of luck: here it never has.
 */
async function doubt(row, chance) {
  const rounds = 8;
  const { lost } = await play(new Row('with a journal that forgets', { quiet: true }), rounds, chance, forget);
  row.expect(lost.length > 0, `with a journal that forgets, no loss was found in ${rounds} rounds: the proof does not look`);
  row.note = `with a journal that forgets what it is given, ${rounds} such rounds find ${lost.length} losses: the proof can fail`;
}

/** Runs in the page: an interview that is put into the database is taken and not kept. Without the rest, nothing is saved. */
function forget() {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function forgetful(text, key) {
    return String(key).startsWith('afterword/process/') ? this.count() : put.call(this, text, key);
  };
}

async function play(row, rounds, chance, before) {
  const site = await serve();
  const left = { rounds };
  try {
    const users = Array.from({ length: AT_ONCE }, (_, n) => new User(row, site, chance.branch(n), before));
    await Promise.all(users.map(async (user) => {
      user.profile = await mkdtemp(join(tmpdir(), 'afterword-kill-'));
      try {
        while (left.rounds-- > 0) await user.within(() => user.round());
        await user.within(() => user.look());
      } finally {
        await rm(user.profile, { recursive: true, force: true, maxRetries: 5 });
      }
    }));
  } finally {
    await site.stop();
  }
  return row;
}

/** Somebody who types, whose browser is killed, who starts it again and looks. */
class User {
  constructor(row, site, chance, before) {
    Object.assign(this, { row, site, chance, before, turn: 0 });
    this.records = new Map(); // id: the record as it was found last
    this.typed = []; // since then: { id, place, value, saved }
  }

  /** Gives a round its time; the browser of one that never ends is killed, and the next finds what it left. */
  async within(round) {
    const end = await this.row.attempt(`turn ${this.turn + 1}`, CASE, round);
    if (end === 'late') await this.running?.kill();
  }

  /** Starts the browser and compares what is there with what has to be. Resolves to the browser, still open. */
  async open() {
    if (this.before) await rm(join(this.profile, 'Default', 'Local Storage'), { recursive: true, force: true });
    const running = this.running = await start(this.profile);
    try {
      const page = running.context.pages()[0] ?? (await running.context.newPage());
      page.setDefaultTimeout(SLOW);
      this.listen(page);
      await page.exposeBinding('__observed', (_, text) => this.hear(JSON.parse(text)));
      await page.addInitScript(watchPage);
      if (this.before) await page.addInitScript(this.before);
      if (this.turn > 0 && this.chance.chance(10)) {
        // Killed while it starts and heals.
        page.goto(this.site.url).catch(() => {});
        await pause(this.chance.below(1200));
        await running.kill();
        this.row.count(1, 0);
        return this.open();
      }
      await page.goto(this.site.url);
      await up(page);
      await this.compare(page);
      return { ...running, page };
    } catch (error) {
      await running.kill();
      throw error;
    }
  }

  listen(page) {
    page.on('pageerror', (error) => this.row.lose(`a page error: ${error}`));
  }

  /** Takes in what the bystander in the page says. */
  hear(what) {
    if (what.saved) {
      const before = this.typed.filter((one) => one.edit <= what.saved && !one.saved);
      before.forEach((one) => { one.saved = true; });
      if (before.length) this.onSaved?.();
      return;
    }
    const id = what.id ?? recordOf(what.where);
    const place = what.place ?? PLACE[what.label];
    if (!id || !place) return void this.row.lose(`an edit went by unrecognised: ${JSON.stringify(what)}`);
    this.typed.push({ id, place, value: what.value, edit: what.edit, saved: false });
    this.onEdit?.();
  }

  async round() {
    this.turn += 1;
    const { page, kill } = await this.open();
    let ended = false;
    const end = async () => {
      if (ended) return;
      ended = true;
      await kill();
    };
    const dead = this.arrange(end);
    try {
      for (let n = 0; n < 12 && !ended; n += 1) await this.act(page);
    } catch (error) {
      // Something could not be pressed in time: no loss, and the round ends here. Too many of them, and it is no proof.
      if (!ended) this.row.mishaps = (this.row.mishaps ?? 0) + 1;
      if (!ended && process.env.AFTERWORD_VERBOSE) console.error(error);
    }
    await Promise.race([dead, pause(2500)]);
    await end();
    this.row.count(1, 0);
  }

  /** Chooses the moment: some time after the start, just after something was shown as saved, or just after a key. */
  arrange(end) {
    const { chance } = this;
    return new Promise((done) => {
      const strike = (after) => setTimeout(() => end().then(done, done), after);
      this.onSaved = this.onEdit = null;
      const way = chance.below(4);
      if (way === 0) return void strike(chance.below(2500));
      let left = 1 + chance.below(way === 1 ? 4 : 8);
      const count = () => { if ((left -= 1) === 0) strike(chance.below(way === 1 ? 8 : 25)); };
      if (way === 1) this.onSaved = count;
      else this.onEdit = count;
    });
  }

  word() {
    const { chance } = this;
    this.words = (this.words ?? 0) + 1;
    return `${chance.one(WORDS)} ${this.words.toString(36)}`;
  }

  async act(page) {
    const { chance, site } = this;
    const live = [...this.records].filter(([, data]) => data && !data.trashed);
    const trashed = [...this.records].filter(([, data]) => data?.trashed);
    const what = chance.below(100);
    if (live.length < 3 || (what < 12 && live.length < 25)) {
      await show(page, site, '#/capture');
      await this.type(page.getByLabel('Employer', { exact: true }), { place: PLACE.Employer, text: this.word() });
      await this.type(page.getByLabel('Anything else'), { place: PLACE['Anything else'], text: this.word().slice(0, 12), slowly: true });
    } else if (what < 22) {
      const [id] = chance.one(live);
      await show(page, site, `#/interview/${id}`);
      await this.press(page, page.getByRole('button', { name: 'Delete this interview' }), { id, place: 'trashed', value: true });
      if (chance.chance(40)) await this.press(page, page.getByRole('button', { name: 'Undo' }), { id, place: 'trashed', value: false });
    } else if (what < 32 && trashed.length) {
      const [id, data] = chance.one(trashed);
      await show(page, site, '#/more');
      const name = data.employer.trim() || data.role.trim();
      await this.press(page, page.getByRole('button', { name: `Restore ${name}`, exact: true }), { id, place: 'trashed', value: false });
    } else {
      const [id] = chance.one(live);
      await show(page, site, `#/interview/${id}/about`);
      for (let n = 1 + chance.below(3); n > 0; n -= 1) {
        const label = chance.one(Object.keys(FIELDS));
        const slowly = !chance.chance(70);
        const text = slowly ? this.word().slice(0, 10) : this.word();
        await this.type(page.getByLabel(label, { exact: true }), { id, place: PLACE[label], text, slowly });
        if (chance.chance(30)) await pause(chance.below(60));
      }
    }
  }

  /** Types, all at once or key by key. What is killed just then may be in the store before the bystander has told of it. */
  async type(field, { id, place, text, slowly = false }) {
    this.coming = { id, place, text, slowly, from: this.typed.length };
    if (slowly) await field.pressSequentially(text);
    else await field.fill(text);
    this.coming = null;
  }

  async press(page, button, intent) {
    await button.scrollIntoViewIfNeeded();
    await page.evaluate((intent) => { window.__intent = intent; }, intent);
    this.coming = intent;
    await button.click({ timeout: 8000 });
    this.coming = null;
    const data = this.records.get(intent.id);
    this.records.set(intent.id, { ...data, trashed: intent.value || undefined });
    (this.touched ??= new Map()).set(intent.id, data);
  }

  /** Starts once more, without any fault, to see what is there at the end. */
  async look() {
    const { kill } = await this.open();
    await kill();
  }

  async compare(page) {
    const { row } = this;
    // What was pressed is in the list of what was typed; the record is compared as it was found.
    for (const [id, data] of this.touched ?? []) this.records.set(id, data);
    this.touched = new Map();
    const expected = new Map();
    const coming = this.coming && { ...this.coming, id: this.coming.id ?? this.typed.slice(this.coming.from).at(-1)?.id };
    // What was being typed when the browser was killed need not have been told of at all.
    if (coming?.id && this.records.has(coming.id)) {
      expected.set(`${coming.id} ${coming.place}`, { id: coming.id, place: coming.place, allowed: [read(this.records.get(coming.id), coming.place)], saved: 0 });
    }
    for (const { id, place, value, saved } of this.typed) {
      const key = `${id} ${place}`;
      const known = expected.get(key) ?? { id, place, allowed: [read(this.records.get(id), place)], saved: 0 };
      // What was shown as saved rules out all that was there before it.
      known.allowed = saved ? [value] : [...known.allowed, value];
      known.saved += saved ? 1 : 0;
      expected.set(key, known);
    }
    const wrong = (local) => {
      const found = new Map(Object.entries(local).filter(([key]) => key.startsWith(KEY)).map(([key, text]) => [key.slice(KEY.length), inside(text)]));
      const complaints = [];
      for (const { id, place, allowed, saved } of expected.values()) {
        const is = read(found.get(id), place);
        const onItsWay = coming?.id === id && coming.place === place && allowed.some((before) => couldBe(coming, before, is));
        if (!onItsWay && !allowed.some((one) => same(one, is))) complaints.push(`${id} ${place} is ${JSON.stringify(is)}; ${saved} values were shown as saved, it may be ${JSON.stringify(allowed)}`);
      }
      for (const [id, was] of this.records) {
        const is = found.get(id);
        if (was && !is) complaints.push(`${id} is gone`);
        else if (was && !isDeepStrictEqual(without(was, id, expected), without(is, id, expected))) complaints.push(`${id} was changed in a field that nobody touched`);
      }
      for (const [key, text] of Object.entries(local)) if (inside(text) === undefined) complaints.push(`${key} is damaged`);
      return { complaints, found };
    };
    // The second copy comes in a moment after the start.
    const { local } = await until(page, (both) => (both.journal || this.before) && wrong(both.local).complaints.length === 0);
    const { complaints, found } = wrong(local);
    complaints.forEach((one) => row.lose(`turn ${this.turn}: ${one}`));
    if (await page.getByText('could not be read').count()) row.lose(`turn ${this.turn}: the app could not read a record`);
    row.count(0, this.typed.filter((one) => one.saved).length);
    if (process.env.AFTERWORD_VERBOSE) console.error(`turn ${this.turn}: ${this.typed.length} edits, ${this.typed.filter((one) => one.saved).length} shown as saved, ${found.size} records`);
    // A record that was begun and not shown as saved may be there or not.
    this.records = found;
    this.typed = [];
    this.coming = null;
  }
}

const read = (data, place) => {
  const value = place.split('.').reduce((at, step) => at?.[step], data);
  return place === 'trashed' ? Boolean(value) : value ?? '';
};
/** Whether a field that read `before` can read `is` in the middle of what was being done to it. */
function couldBe({ text, slowly, value }, before, is) {
  if (value !== undefined) return is === value;
  if (!slowly) return same(text, is);
  // Further letters of the text, where the cursor was.
  const added = Array.from(is).length - Array.from(before).length;
  return added > 0 && Array.from(before + '.').some((_, at) => {
    const [start, end] = [Array.from(before).slice(0, at), Array.from(before).slice(at)].map((part) => part.join(''));
    return is.startsWith(start) && is.endsWith(end) && text.includes(is.slice(start.length, is.length - end.length));
  });
}
const same = (one, other) => (typeof one === 'string' && typeof other === 'string' ? one.trim() === other.trim() : one === other);

/** A record without the fields that were touched. */
function without(data, id, expected) {
  const copy = structuredClone(data);
  for (const one of expected.values()) {
    if (one.id !== id) continue;
    const steps = one.place.split('.');
    const last = steps.pop();
    const at = steps.reduce((at, step) => at?.[step], copy);
    if (at) delete at[last];
  }
  return copy;
}

