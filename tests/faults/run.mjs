// The proof that nothing is lost: every case, and one table at the end. `cargo xtask faults` runs it.
//
//   node tests/faults/run.mjs [--quick] [--seed N] [--browser chromium|firefox|webkit] [--only name]...
//
// AFTERWORD_VERBOSE=1 tells more of what happens. AFTERWORD_PATIENCE=10 makes every time limit ten times as long: for a
// proof that runs beside other work. The rows are files beside this one: each exports a function that
// is given { quick, chance, rounds, edits, cases } and resolves to one row of the table, or to several.

import { writeFile } from 'node:fs/promises';
import { within } from './limit.mjs';
import { random } from './random.mjs';
import { Row, open, table } from './table.mjs';

const QUICK = { quick: true, rounds: 8, edits: 30, cases: 20_000, chains: 50, minutes: 10 };
const FULL = { quick: false, rounds: 220, edits: 500, cases: 1_200_000, chains: 1_000, minutes: 120 };

/** name: [browser, file, function] */
const ROWS = {
  kill: ['chromium', './kill.mjs', 'kill'],
  tabs: ['chromium', './tabs.mjs', 'tabs'],
  damage: ['chromium', './damage.mjs', 'damage'],
  quota: ['chromium', './quota.mjs', 'quota'],
  eviction: ['chromium', './eviction.mjs', 'eviction'],
  backups: ['chromium', './backups.mjs', 'backups'],
  updates: ['chromium', './updates.mjs', 'updates'],
  arrival: ['chromium', './arrival.mjs', 'arrival'],
  neighbours: ['chromium', './neighbours.mjs', 'neighbours'],
  emptied: ['chromium', './emptied.mjs', 'emptied'],
  erase: ['chromium', './erase.mjs', 'erase'],
  clocks: ['chromium', './clocks.mjs', 'clocks'],
  conservation: ['chromium', './conservation.mjs', 'conservation'],
  older: ['chromium', './older.mjs', 'older'],
  released: ['chromium', './released.mjs', 'released'],
  host: ['', './host.mjs', 'host'],
  firefox: ['firefox', './others.mjs', 'firefox'],
  webkit: ['webkit', './others.mjs', 'webkit'],
};

function wishes(words) {
  const wish = { quick: false, seed: 1, browser: '', only: [] };
  while (words.length) {
    const word = words.shift();
    if (word === '--quick') wish.quick = true;
    else if (word === '--seed') wish.seed = Number(words.shift());
    else if (word === '--browser') wish.browser = words.shift();
    else if (word === '--only') wish.only.push(words.shift());
    else throw new Error(`${word} means nothing here.`);
  }
  const unknown = wish.only.find((name) => !ROWS[name]);
  if (unknown) throw new Error(`There is no row ${unknown}: they are ${Object.keys(ROWS).join(', ')}.`);
  if (!Number.isSafeInteger(wish.seed)) throw new Error('--seed needs a whole number.');
  if (wish.browser && !['chromium', 'firefox', 'webkit'].includes(wish.browser)) throw new Error('--browser is chromium, firefox or webkit.');
  return wish;
}

// Whoever ends this ends what it started: servers and browsers hear of the exit.
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(signal, () => process.exit(code));

const wish = wishes(process.argv.slice(2));
const size = wish.quick ? QUICK : FULL;
const chosen = Object.entries(ROWS).filter(([name, [browser]]) => (wish.only.length ? wish.only.includes(name) : !wish.browser || browser === wish.browser));
const results = new Map(chosen.map(([name]) => [name, []]));
const tell = (row) => console.error(row.skipped ? `  ${row.name}: not run` : `  ${row.name}: ${row.tried} tried, ${row.faults} faults, ${row.lost.length} lost`);
async function one([name, [, file, run]]) {
  const start = Date.now();
  const rows = results.get(name);
  try {
    const module = await import(file);
    const work = module[run]({ ...size, seed: wish.seed, chance: random(wish.seed, name) });
    rows.push(...[await within(size.minutes * 60, 'the row', work)].flat());
  } catch (error) {
    const row = new Row(name);
    row.lose(`it could not be run to its end; not ended: ${open().join('; ') || 'no case'}. ${error.stack}`);
    rows.push(row);
  }
  rows.forEach(tell);
  console.error(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
}
// Two rows at a time: most of a case is waiting. Each has its own chance, so it runs as it would alone.
const waiting = [...chosen];
const worker = async () => { while (waiting.length) await one(waiting.shift()); };
await Promise.all([worker(), worker()]);
const rows = [...results.values()].flat();
const shown = table(rows);
console.log(`\nSeed ${wish.seed}, ${wish.quick ? 'quick' : 'full'}\n\n${shown}`);
for (const { name, note } of rows) if (note) console.log(`${name}: ${note}`);
if (process.env.AFTERWORD_FAULTS_TABLE) await writeFile(process.env.AFTERWORD_FAULTS_TABLE, `${shown}\n`);
process.exit(rows.some((row) => row.lost?.length) ? 1 : 0);
