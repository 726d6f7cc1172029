// How long the screens take to answer on a processor slowed down four times: from a real tap, key or drag to the next
// painted frame that shows its result. `cargo xtask bench --browser` runs it on the built release.
//
//   node tests/browser/bench.mjs <backup file of cargo xtask sample> [--strict] [--rate 4] [--only waiting]
//
// Each figure is printed as soon as it is taken, as the middle and the longest of several. LIMIT_MS is what one
// answer may take; what is above it is marked, and with --strict the program then fails. An action that cannot be
// done within WAIT_MS is printed as such, counts as failed, and the next one is tried.

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { LAUNCH, PHONE } from './chromium.mjs';
import { lies } from './names.mjs';
import { serve } from './server.mjs';

const LIMIT_MS = 100;
const WAIT_MS = 15_000;
const TIMES = 5;

const [file, ...flags] = process.argv.slice(2);
if (!file) {
  console.error('node tests/browser/bench.mjs <backup file of cargo xtask sample> [--strict] [--rate 4] [--only words]');
  process.exit(2);
}
const option = (name) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
const rate = Number(option('--rate') ?? 4);
const only = option('--only')?.toLowerCase();
const backup = JSON.parse(await readFile(file, 'utf8'));
// A backup holds records as the store holds them, under the same keys.
const stored = Object.entries(backup.records).map(([name, record]) => ({ name, value: JSON.stringify(record) }));

const site = await serve();
const browser = await chromium.launch(LAUNCH);
let [over, failed] = [0, 0];
async function measure(records, actions) {
  const storageState = { cookies: [], origins: [{ origin: site.origin, localStorage: records.map(({ name, value }) => ({ name: lies(name), value })) }] };
  // The page's policy refuses code made from text, which is how the conditions are handed in.
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB', storageState, serviceWorkers: 'block', bypassCSP: true });
  await context.addInitScript(watch, backup.made);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const session = await context.newCDPSession(page);
  await page.goto(`${site.url}#/more`);
  await page.getByRole('heading', { level: 1, name: 'More' }).waitFor();
  await settle(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  console.log(`\n${records.length} records, a phone of 390 x 844, a processor ${rate} times slower. From the input to the painted frame, middle of ${TIMES}:`);
  await actions(page, session);
  await context.close();
}

// ---------------------------------------------------------------- what is done

async function all(page, session) {
  await opened(page, 'Today', '#/interviews', 'Interviews', (page) => tap(page, page.getByRole('link', { name: /^Today/ }), seen('#do-now')));
  await at(page, '#/', 'To do today', async () => {
    const more = () => page.getByText(/^Show \d+ more/).first();
    await action(page, 'Today, “Show more” unfolded', () => tap(page, more(), 'document.querySelectorAll("[aria-labelledby=do-now] article").length > 3'), again(page, '#/', 'To do today'));
    // A card leads to its work: it is marked in its menu.
    const card = page.locator('main article').filter({ has: page.locator('.menu__item', { hasText: 'Mark as done' }) }).first();
    for (const [what, shows] of [['a card marked', said('(Done|Noted)')], ['a card marked, the list made anew', '!document.querySelector("[data-marked]")']]) {
      await undone(page, `Today, ${what}`, async () => {
        await card.locator('.menu > summary').click();
        const done = card.locator('.menu__item', { hasText: 'Mark as done' });
        await done.evaluate((one) => { one.dataset.marked = 'yes'; });
        return tap(page, done, shows);
      });
    }
    await again(page, '#/', 'To do today')();
    await more().click();
    // Not every card can be put off: the first one that can.
    const item = page.locator('.menu__item', { hasText: /^Snooze/ });
    const putOff = page.locator('main article').filter({ has: item }).first();
    const off = putOff.locator(item);
    const menu = () => putOff.locator('.menu > summary').click();
    const close = () => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await action(page, 'Today, “Snooze” opened', async () => {
      await menu();
      return tap(page, off, 'document.querySelector("dialog[open] form")');
    }, close);
    await undone(page, 'Today, snoozed', async () => {
      await menu();
      await off.click();
      await page.getByRole('dialog').getByRole('radio').nth(0).check({ force: true });
      await settle(page);
      return tap(page, page.getByRole('dialog').getByRole('button', { name: /^Snooze/ }), said('Snoozed'));
    });
  });
  await opened(page, 'Interviews', '#/more', 'More', (page) => tap(page, page.getByRole('link', { name: 'Interviews', exact: true }), seen('.listed')));
  await at(page, '#/interviews', 'Interviews', async () => {
    await scrolled(page, session, 'Interviews, scrolled');
    const field = page.getByLabel('Find');
    for (const letter of ['m', 'o', 'q']) {
      const empty = () => field.fill('');
      await action(page, `Interviews, the letter “${letter}” typed`, async () => {
        await field.focus();
        await settle(page);
        return press(page, letter, 'document.querySelector("#find").value');
      }, empty);
      await action(page, `Interviews, what “${letter}” finds`, async () => {
        await field.focus();
        await settle(page);
        return press(page, letter, '/found/.test(document.querySelector(".page-head__meta").textContent)');
      }, empty);
    }
  });
  await opened(page, 'Timeline', '#/interviews', 'Interviews', (page) => tap(page, page.locator('.listed a.row').first(), h1IsNot('Interviews')));
  await opened(page, 'Timeline with its steps', '#/interviews', 'Interviews', (page) => tap(page, page.locator('.listed a.row').first(), seen('.ribbon')));
  await at(page, '#/interviews', 'Interviews', async () => {
    await page.locator('.listed a.row').first().click();
    await page.locator('.ribbon').first().waitFor();
    await undone(page, 'Timeline, a step marked', async () => {
      // What is not open yet has its buttons behind “Why, or change it”, and they are made when that is opened.
      const change = page.locator('.ribbon details', { has: page.locator('summary', { hasText: 'or change it' }) }).first();
      if (!(await change.evaluate((one) => one.open))) await change.locator('summary').click();
      return tap(page, change.getByRole('button', { name: /^Not needed: / }), said('Marked as not needed'));
    });
    await page.getByRole('link', { name: 'About' }).click();
    const role = page.getByRole('textbox', { name: 'Role' }).first();
    await role.waitFor();
    await action(page, 'A record, one letter typed and saved', async () => {
      await role.focus();
      await settle(page);
      const before = await role.inputValue();
      return press(page, 'x', `[...document.querySelectorAll('main input')].some((one) => one.value.length === ${before.length + 1})`);
    });
  });
  const insight = (shows) => (page) => tap(page, page.getByRole('main').getByRole('link', { name: 'Insight', exact: true }), shows);
  await opened(page, 'Insight', '#/interviews', 'Interviews', insight(h1('Insight')));
  await opened(page, 'Insight, the first picture', '#/interviews', 'Interviews', insight(seen('.chart')));
  await opened(page, 'Insight, all six pictures', '#/interviews', 'Interviews', insight(seen('#funnel')));
  // They come one after the other: the longest that anything waits meanwhile.
  await opened(page, 'Insight, scrolled while its pictures come', '#/interviews', 'Interviews', async (page) => {
    await insight(h1('Insight'))(page);
    return frames(page, () => session.send('Input.synthesizeScrollGesture', { x: 195, y: 420, yDistance: -2000, speed: 4000, gestureSourceType: 'touch' }));
  });
  await at(page, '#/insight', 'Insight', async () => {
    await page.locator('#funnel').waitFor();
    const summaries = page.getByText('The figures as a table');
    for (let n = 0; n < await summaries.count(); n += 1) {
      const one = summaries.nth(n);
      const close = async () => { if (await one.evaluate((each) => each.closest('details').open)) await one.click(); };
      await action(page, `Insight, table ${n + 1} opened`, () => tap(page, one, `document.querySelectorAll('main summary')[${n}].closest('details').open`), close);
    }
    await summaries.first().click();
    const rows = 'document.querySelectorAll("main tbody tr").length';
    const further = page.getByRole('button', { name: /^Show \d+ more$/ }).first();
    await action(page, 'Insight, more rows of a table', async () => tap(page, further, `${rows} > ${await page.evaluate(rows)}`));
    await summaries.first().click();
    await scrolled(page, session, 'Insight, scrolled');
  });
  await opened(page, 'Keep searching', '#/', 'To do today', (page) => tap(page, page.getByRole('link', { name: 'Weekly goals and leads' }), h1('Keep searching')));
  await at(page, '#/search-pulse', 'Keep searching', async () => {
    await undone(page, 'Keep searching, an application noted', () => tap(page, page.getByRole('button', { name: 'Application sent' }), said('Logged: application sent')));
  });
  await at(page, '#/', 'To do today', async () => {
    const note = page.getByRole('button', { name: 'Log an application or contact' }).filter({ visible: true });
    const close = () => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await action(page, 'Today, “Log an application or contact” opened', () => tap(page, note, 'document.querySelector("dialog[open] button:not([aria-label])")'), close);
    const total = 'document.querySelector("dialog[open] .quiet-text")?.textContent';
    await action(page, 'Today, an application noted', async () => {
      await note.click();
      await settle(page);
      return tap(page, page.getByRole('dialog').getByRole('button', { name: 'Application sent' }), `${total} !== ${JSON.stringify(await page.evaluate(total))}`);
    }, close);
  });
  await lanes(page, session);
}

async function lanes(page, session) {
  await opened(page, 'Waiting room', '#/interviews', 'Interviews', (page) => tap(page, page.getByRole('link', { name: 'Waiting room' }), seen('.room__drawing')));
  await at(page, '#/waiting', 'Waiting room', async () => {
    const range = () => page.locator('#room-range').textContent();
    const moved = async () => `document.querySelector('#room-range').textContent !== ${JSON.stringify(await range())}`;
    const today = async () => { await page.getByRole('button', { name: 'Today', exact: true }).click(); };
    const back = { 'Zoom out': 'Zoom in', 'Zoom in': 'Zoom out' };
    for (const name of ['Later', 'Earlier', 'Zoom out', 'Zoom in']) {
      const button = (name) => page.getByRole('button', { name, exact: true });
      const undo = back[name] ? () => button(back[name]).click() : today;
      await action(page, `Waiting room, ${name}`, async () => tap(page, button(name), await moved()), undo);
    }
    const chart = page.getByRole('group', { name: 'Waiting room chart' });
    for (const key of ['ArrowRight', 'ArrowLeft']) {
      await action(page, `Waiting room, the key ${key}`, async () => {
        await chart.focus();
        await settle(page);
        return press(page, key, await moved());
      }, today);
    }
    await chart.scrollIntoViewIfNeeded();
    await dragged(page, session, 'Waiting room, dragged with a finger', [[300, 520]], [[80, 520]]);
    await dragged(page, session, 'Waiting room, pinched with two fingers', [[150, 520], [240, 520]], [[40, 520], [350, 520]]);
    await scrolled(page, session, 'Waiting room, scrolled');
    await once('Waiting room, the file of all lanes, once', () => tap(page, page.getByRole('button', { name: 'Download as SVG' }), said('The picture is made')));
    const next = page.getByRole('button', { name: 'Next page' });
    if (await next.count()) {
      await action(page, 'Waiting room, the next page', async () => {
        const said = await page.locator('.room__pager [role=status]').textContent();
        return tap(page, next, `document.querySelector('.room__pager [role=status]').textContent !== ${JSON.stringify(said)}`);
      }, () => page.getByRole('button', { name: 'Previous page' }).click());
    }
  });
}

const seen = (selector) => `document.querySelector('main ${selector}')`;
const said = (words) => `/^${words}/.test(document.querySelector('.toast')?.textContent)`;
const h1IsNot = (name) => `(document.querySelector('main h1')?.textContent ?? ${JSON.stringify(name)}) !== ${JSON.stringify(name)}`;
const h1 = (name) => `document.querySelector('main h1')?.textContent === ${JSON.stringify(name)}`;

/** A screen opened from another one by a tap. */
async function opened(page, name, from, there, open) {
  await action(page, `${name}, opened`, async () => {
    await again(page, from, there)();
    return open(page);
  });
}

/** An action that offers Undo, which is taken. */
function undone(page, what, run) {
  return action(page, what, run, () => page.getByRole('status').getByRole('button', { name: 'Undo' }).click());
}

const again = (page, hash, name) => async () => {
  await page.evaluate(() => { location.hash = '#/nowhere'; });
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.getByRole('heading', { name, exact: true }).first().waitFor();
  await settle(page);
};

async function at(page, hash, name, run) {
  try {
    await again(page, hash, name)();
    await run();
  } catch (error) {
    fail(hash, error);
  }
}

function fail(what, error) {
  failed += 1;
  console.log(`${what.padEnd(44)} not done: ${error.message.split('\n')[0]}`);
}

/** Takes several times and prints them. `after` brings the screen back to where it was. */
async function action(page, what, run, after = async () => {}) {
  if (only && !what.toLowerCase().includes(only)) return;
  try {
    const times = [];
    for (let n = 0; n <= TIMES; n += 1) {
      await settle(page);
      const took = await run();
      if (n > 0) times.push(took); // the first one compiles and fetches
      await settle(page);
      await after();
    }
    print(what, times);
  } catch (error) {
    fail(what, error);
  }
}

/** Something that is asked for rarely, such as a file: its figure is printed, and has no limit. */
async function once(what, run) {
  if (only && !what.toLowerCase().includes(only)) return;
  try {
    console.log(`${what.padEnd(44)}${(await run()).toFixed(0).padStart(5)} ms`);
  } catch (error) {
    fail(what, error);
  }
}

function print(what, times) {
  times.sort((a, b) => a - b);
  const [middle, longest] = [times[times.length >> 1], times.at(-1)];
  const figure = (ms) => `${ms.toFixed(0)} ms`.padStart(8);
  over += middle > LIMIT_MS;
  console.log(`${what.padEnd(44)}${figure(middle)}${figure(longest)}${middle > LIMIT_MS ? '  OVER' : ''}`);
}

// ---------------------------------------------------------------- how it is timed

/**
 * In the page: notes when an input came, by the browser's own clock, and when the first frame was painted in which what
 * is waited for is true. A shifted clock makes the records those of now.
 */
function watch(now) {
  const shift = Date.parse(now) - Date.now();
  const Real = Date;
  window.Date = class extends Real {
    constructor(...words) {
      if (words.length) super(...words);
      else super(Real.now() + shift);
    }

    static now() { return Real.now() + shift; }
  };
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now()); // after the frame was made
    port2.postMessage(0);
  }));
  /** Resolves once the input came and its result was painted; with the milliseconds between. */
  window.waitForAnswer = (kind, shows) => {
    window.answer = new Promise((done) => {
      addEventListener(kind, async ({ timeStamp }) => {
        let at;
        do at = await painted(); while (!shows());
        done(at - timeStamp);
      }, { capture: true, once: true });
    });
  };
  /** Notes each frame and each pointer move until it is told to stop: the longest time between move and frame. */
  window.watchFrames = () => {
    const waits = [];
    let [going, last] = [true, performance.now()];
    const moved = async ({ timeStamp }) => waits.push(await painted() - timeStamp);
    addEventListener('pointermove', moved, true);
    const frame = async () => {
      while (going) {
        const at = await painted();
        waits.push(at - last);
        last = at;
      }
    };
    frame();
    return () => {
      going = false;
      removeEventListener('pointermove', moved, true);
      return Math.max(...waits);
    };
  };
}

async function timed(page, kind, shows, input) {
  await page.evaluate(([kind, shows]) => window.waitForAnswer(kind, new Function(`return ${shows}`)), [kind, shows]);
  await input();
  const bound = new Promise((_, stop) => { setTimeout(() => stop(new Error('no answer was seen')), WAIT_MS).unref(); });
  return Promise.race([page.evaluate(() => window.answer), bound]);
}

async function tap(page, target, shows) {
  await target.scrollIntoViewIfNeeded();
  await settle(page);
  return timed(page, 'click', shows, () => target.click());
}

function press(page, key, shows) {
  return timed(page, key.length === 1 ? 'input' : 'keydown', shows, () => page.keyboard.press(key));
}

/** The longest frame of a drag: the move that waited longest for the frame after it. */
async function dragged(page, session, what, from, to) {
  const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await action(page, what, () => frames(page, async () => {
    await touch('touchStart', from);
    for (let step = 1; step <= 12; step += 1) {
      await touch('touchMove', from.map(([x, y], n) => [x + ((to[n][0] - x) * step) / 12, y]));
    }
    await touch('touchEnd', []);
  }), async () => { await page.getByRole('button', { name: 'Today', exact: true }).click(); await page.getByRole('group', { name: 'Waiting room chart' }).scrollIntoViewIfNeeded(); });
}

/** The longest frame while a finger scrolls down and up again. */
async function scrolled(page, session, what) {
  await action(page, what, () => frames(page, async () => {
    for (const yDistance of [-2000, 2000]) {
      await session.send('Input.synthesizeScrollGesture', { x: 195, y: 420, yDistance, speed: 4000, gestureSourceType: 'touch' });
    }
  }));
}

async function frames(page, move) {
  await page.evaluate(() => { window.stopFrames = window.watchFrames(); });
  await move();
  return page.evaluate(() => window.stopFrames());
}

/** Waits until the page has nothing left to do. */
function settle(page) {
  return page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 50), { timeout: 3000 })));
}

try {
  await measure(stored, all);
  // As many lanes as the waiting room has on one page.
  const interviews = stored.filter(({ name }) => name.startsWith('afterword/process/'));
  await measure(interviews.slice(0, 120), lanes);
} finally {
  await browser.close();
  await site.stop();
}
console.log(over || failed ? `\n${over} over ${LIMIT_MS} ms, ${failed} not done.` : `\nAll of them take less than ${LIMIT_MS} ms.`);
if ((over || failed) && flags.includes('--strict')) process.exitCode = 1;
