// A first visit on a line that is cut after so many bytes, at any moment between the first of them and the last that is
// kept for use offline. Whatever is there by then can be used; when the line is mended, everything else comes by
// itself, and what was typed meanwhile is where it was typed.

import { connect, createServer } from 'node:net';
import { SLOW, offline, pause, saved, serve, stores, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { Row } from './table.mjs';

const MOMENTS = 20;
const WAIT = 90_000; // for what comes by itself: it is tried again after at most a minute

export async function arrival({ quick, chance }) {
  const row = new Row(`a first visit cut at ${quick ? 5 : MOMENTS} moments: Capture opens by itself, and what was typed is there`);
  const site = await serve();
  const bench = new Bench();
  try {
    const whole = {};
    if (!(await bench.run(row, 'a visit that is not cut', (context) => measure(context, site, whole)))) return row;
    const count = quick ? 5 : MOMENTS;
    const met = {};
    for (let at = 0; at < count; at += 1) {
      const moment = Math.floor((whole.bytes * (at + chance.below(1000) / 1000)) / count);
      // Half of the browsers hear that the connection is back; the others have a host that answers again.
      await bench.run(row, `cut after ${moment} of ${whole.bytes} bytes`, async (context) => {
        const state = await visit(row, context, site, moment, at % 2 === 0);
        met[state] = (met[state] ?? 0) + 1;
      });
    }
    row.note = Object.entries(met).map(([state, times]) => `${state}: ${times}`).join('; ');
    // A loader that asks once.
    const check = new Row('the check', { quiet: true });
    await bench.run(check, 'the check', async (context) => {
      await context.addInitScript(asksOnce);
      await visit(check, context, site, whole.parts + 1000, true, 10_000);
    });
    row.expect(check.lost.some((what) => what.includes('Capture')), `a loader that asks once was not found out: ${check.lost.join('; ') || 'nothing was lost'}`);
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

/** Runs in a page before the app: a loader as it must not be. */
export function asksOnce() {
  const once = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return answer.arrayBuffer();
  };
  Object.defineProperty(window, 'afterword_part', { get: () => once, set() {} });
}

/** How many bytes come in all, and how many before the first later part is asked for. */
async function measure(context, site, whole) {
  const line = await lay(site);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(SLOW);
    await page.goto(line.url);
    await offline(page);
    Object.assign(whole, { bytes: line.passed(), parts: line.askedForParts() });
  } finally {
    await line.end();
  }
}

/** The state in which the cut leaves a page. Runs in it. */
export function state() {
  const title = document.querySelector('h1')?.textContent ?? '';
  if (/could not start/.test(title)) return 'recovery';
  if (/could not be loaded/.test(document.getElementById('opening')?.textContent)) return 'no script';
  if (document.getElementById('opening')) return 'opening';
  return document.querySelector('#app h1') ? 'up' : 'no page';
}
const stateOf = (page) => page.evaluate(state).catch(() => 'no page');

async function visit(row, context, site, moment, told, wait = WAIT) {
  const name = `cut after ${moment} bytes${told ? '' : ', the browser not told'}`;
  const line = await lay(site);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(SLOW);
    row.count();
    line.cutAfter(moment);
    await page.goto(line.url, { timeout: 15_000 }).catch(() => {});
    await line.cut(15_000);
    if (told) await context.setOffline(true);
    await pause(1500);
    let state = await stateOf(page);
    const employer = page.getByLabel('Employer', { exact: true });
    const capture = () => page.getByRole('link', { name: 'Capture your interview' }).click();
    let typed = '';
    if (state === 'up') {
      await capture();
      const here = await employer.waitFor({ timeout: 3000 }).then(() => true, () => false);
      if (here) {
        typed = 'Typed without a line';
        await employer.fill(typed);
        await saved(page);
      } else {
        state = 'up, without Capture';
        const said = page.getByText('opens by itself').first();
        row.expect(await said.waitFor({ timeout: 15_000 }).then(() => true, () => false), `${name}: it does not say that Capture comes later`);
      }
    }
    line.mend();
    if (told) await context.setOffline(false);
    // What a browser shows of its own is loaded again by hand.
    if (state === 'no page') await page.goto(line.url);
    if (!state.startsWith('up')) {
      row.expect(await up(page).then(() => true, () => false), `${name}: ${state}, and it does not go on`);
      await capture();
    }
    const came = await employer.waitFor({ timeout: wait }).then(() => true, () => false);
    if (!row.expect(came, `${name}: Capture does not open by itself`)) return state;
    row.expect((await employer.inputValue()) === typed, `${name}: what was typed went from the screen`);
    typed = `${typed} with one`.trim();
    await employer.fill(typed);
    await saved(page);
    row.expect(await offline(page).then(() => true, () => false), `${name}: it is not kept for use offline`);
    line.cutAfter(0);
    await line.cut(1000);
    await page.reload();
    await up(page);
    row.expect((await employer.inputValue()) === typed, `${name}: what was typed is not there offline`);
    row.expect(JSON.stringify((await stores(page)).journal).includes(typed), `${name}: what was typed is not in the journal`);
    return state;
  } finally {
    await line.end();
  }
}

/** A line to a host, at an address of its own, that can be cut after some bytes and mended. */
export async function lay({ port }) {
  let left = Infinity;
  let passed = 0;
  let parts = 0;
  let tell = () => {};
  const ends = new Set();
  const cut = () => {
    left = -1;
    for (const end of ends) end.destroy();
    tell();
  };
  const server = createServer((near) => {
    if (left < 0) return near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [[near, far], [far, near]]) {
      ends.add(end);
      end.on('error', () => {});
      end.on('close', () => { ends.delete(end); other.destroy(); });
    }
    near.on('data', (bytes) => {
      if (!parts && bytes.includes('/later-')) parts = passed;
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      const room = left;
      passed += bytes.length;
      left -= bytes.length;
      near.write(left < 0 ? bytes.subarray(0, Math.max(0, room)) : bytes);
      if (left < 0) near.end(cut);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    passed: () => passed,
    askedForParts: () => parts,
    cutAfter: (bytes) => { left = bytes; },
    /** Resolves when it is cut, which is done if it does not happen by itself in time. */
    async cut(limit) {
      if (left >= 0) await Promise.race([new Promise((done) => { tell = done; }), pause(limit)]);
      cut();
    },
    mend: () => { left = Infinity; },
    end: () => new Promise((done) => { server.close(done); cut(); }),
  };
}
