// Conservation: whatever is done in whatever order, every accepted keystroke is somewhere. A chain is some steps at
// random, each as a person does it: typing, in one tab or in two, the trash, the archive, packing, backups put back and
// undone, imports, clocks that jump, reloads, a browser that is killed. After every step each word that was shown as
// saved must be in its record, in a second version, in the trash, or in a damaged text that is kept; or the app has
// named what holds it before it was replaced or deleted, and was told to go on.
//
// Words are only ever added, never typed over: a word that is missing was lost by the app. Each chain has an address of
// its own (c7.localhost), and so a browser that nobody has used; the browser itself, and its profile, serve many.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SLOW, serve } from './app.mjs';
import { Chain, STEPS } from './chain.mjs';
import { movable } from './clocks.mjs';
import { within } from './limit.mjs';
import { start } from './process.mjs';
import { Row } from './table.mjs';

const AT_ONCE = 3;
/** One chain alone, to look into it: AFTERWORD_CHAIN=17; the first few, to see what they cost: AFTERWORD_CHAINS=12. */
const ONE = Number(process.env.AFTERWORD_CHAIN ?? 0);
const FEW = Number(process.env.AFTERWORD_CHAINS ?? 0);
const CHAIN = 240; // seconds
// Pages that are not in front are drawn all the same.
const AWAKE = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--disable-background-timer-throttling'];
// Nothing glides into its place: a frame that is drawn costs as much here as a keystroke.
const STILL = ['--force-prefers-reduced-motion'];

export async function conservation({ chains, chance, quick, only }) {
  const row = new Row(`${chains.toLocaleString('en-GB')} random chains of edits, restores, imports, undos, packing, trash, clocks, kills and two tabs: every word is somewhere, or was named before it went`);
  const counts = await play(row, FEW || chains, chance, { only });
  row.note = Object.entries(counts).sort().map(([what, times]) => `${what} ${times}`).join(', ');
  // A step whose button is called otherwise by now would do nothing, and nobody would hear of it.
  const undone = Object.keys(STEPS).filter((name) => !counts[name]);
  row.expect(quick || ONE || FEW || only || !undone.length, `never done: ${undone.join(', ')}`);
  if (!ONE && !FEW && !only) await doubt(row, chance, quick);
  return row;
}

/** The check of the check. */
async function doubt(row, chance, quick) {
  const found = async (name, chains, set) => {
    const check = new Row(name, { quiet: true });
    await play(check, chains, chance.branch(name), set);
    row.expect(check.lost.some((what) => what.includes('is nowhere')), `${name}: not found out; ${check.lost.join('; ') || 'nothing was lost'}`);
  };
  // A store that puts an earlier text back under a higher revision, as a careless merge does.
  await found('a store that brings back older words', quick ? 2 : 6, { before: older, only: ['write', 'type', 'reload', 'trash'] });
  // What is deleted counts as lost where the app has not said what it is.
  await found('deletions that name nothing', quick ? 3 : 6, { deaf: true, only: ['write', 'type', 'type', 'delete'] });
  // A restore that takes the place of what is here must be found out where nothing is named.
  await found('restores that name nothing', quick ? 3 : 8, { deaf: true, only: ['write', 'backup', 'type', 'type', 'replace'] });
}

/** Runs in the page before the app: the last word of a record goes, and its revision rises. */
function older() {
  for (const key of Object.keys(localStorage)) {
    const text = localStorage.getItem(key);
    if (!/ process\//.test(key) || !/w\d+x/.test(text)) continue;
    localStorage.setItem(key, text.replace(/"rev":(\d+)/, (_, rev) => `"rev":${Number(rev) + 5}`).replace(/w\d+x(?!.*w\d+x)/s, ''));
  }
}

async function play(row, chains, chance, set = {}) {
  const site = await serve();
  const left = { chains };
  const counts = {};
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, chains) }, async () => {
      const seat = new Seat(set);
      try {
        while (left.chains > 0) {
          const number = chains - left.chains + 1;
          left.chains -= 1;
          if (number % 100 === 0) console.error(`  conservation: chain ${number} of ${chains}, ${row.lost.length} lost so far`);
          if (ONE && number !== ONE) continue;
          await one(row, seat, site, number, chance.branch(number), set, counts);
        }
      } finally {
        await seat.leave();
      }
    }));
  } finally {
    await site.stop();
  }
  return counts;
}

async function one(row, seat, site, number, chance, set, counts) {
  const chain = new Chain(row, seat, { url: `http://c${number}.localhost:${site.port}/` }, number, chance, set);
  const end = await row.attempt(`chain ${number}`, CHAIN, () => chain.run());
  for (const [what, times] of Object.entries(chain.counts)) counts[what] = (counts[what] ?? 0) + times;
  if (end === 'done') await within(30, 'the end of its tabs', chain.close()).catch(() => seat.kill());
  else {
    if (process.env.AFTERWORD_VERBOSE) console.error(`chain ${number}: ${chain.done.join(', ')}\n${await chain.seen()}`);
    await seat.kill();
  }
}

/** A browser on a profile, started again whenever it was killed. */
class Seat {
  constructor({ before }) {
    this.before = before;
  }

  async context() {
    if (!this.running) {
      this.profile ??= await mkdtemp(join(tmpdir(), 'afterword-chain-'));
      this.running = await start(this.profile, [...AWAKE, ...STILL]);
      const { context } = this.running;
      context.setDefaultTimeout(SLOW);
      await context.addInitScript(movable);
      await context.addInitScript(workless);
      if (this.before) await context.addInitScript(this.before);
    }
    return this.running.context;
  }

  async kill() {
    await this.running?.kill();
    this.running = undefined;
  }

  async leave() {
    await this.kill();
    if (this.profile) await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs in every page before the app: no worker, which has rows of its own. */
function workless() {
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
}
