// Clocks that stand in another year, and clocks that jump. What is written down by any of them is kept in both stores
// and read again by any other; nothing is deleted for it, and the trash is not emptied.

import { QUIET, SLOW, capture, pause, saved, serve, show, stores, until, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { inside } from './observer.mjs';
import { Row } from './table.mjs';

const RECORD = 'afterword/process/';
export const TODAY = '2026-11-11T14:05:00';
/** The first moment of a clock of 32 bits that ran over, and others that devices show. */
export const YEARS = ['1890-06-01T10:00:00', '1970-01-01T00:00:30', '2038-01-19T03:14:08', '2038-06-01T10:00:00', '2300-06-01T10:00:00'];
export const WRONG = /^(1890|1970|2300)/;
export const LABELS = ['Role', 'Location', 'Source', 'Notes'];

export async function clocks({ quick, chance }) {
  const row = new Row('clocks at 1890, 1970, 2038 and 2300, and jumping between them: all is kept, read again, and no trash is emptied');
  const site = await serve();
  const bench = new Bench();
  try {
    for (const year of quick ? YEARS.filter((year) => !year.startsWith('1970') && !year.startsWith('2038-06')) : YEARS) {
      await bench.run(row, `at ${year}`, (context) => stand(row, context, site, year));
    }
    for (let n = 0; n < (quick ? 2 : 24); n += 1) {
      await bench.run(row, `jumps ${n}`, (context) => jump(row, context, site, chance.branch(n), { times: quick ? 4 : 8, name: `jumps ${n}` }));
    }
    // Checks of the check: a store that takes what no reader believes, and one that counts more days than there were.
    const early = new Row('the check', { quiet: true });
    await bench.run(early, 'a year that no reader takes', (context) => stand(early, context, site, YEARS[0], unreadable));
    row.expect(early.lost.length, 'texts that cannot be read again were not found out');
    const hasty = new Row('the check', { quiet: true });
    await bench.run(hasty, 'forty days a start', (context) => jump(hasty, context, site, chance, { times: 3, name: 'hasty', before: fortyDays, inTurn: ['2026-11-12T10:00:00', '2028-01-01T10:00:00', '2099-06-01T10:00:00'] }));
    row.expect(hasty.lost.some((what) => what.includes('trash')), `a trash that is emptied too soon was not found out: ${hasty.lost.join('; ') || 'nothing was lost'}`);
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

/** Runs in the page: the year is written as no reader takes it. */
export function unreadable() {
  const put = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(key, text) { put.call(this, key, / process\//.test(key) ? text.replace(/"at":"/, '"at":"-') : text); };
}

/** Runs in the page before the app: each start counts as forty days of use. */
export function fortyDays() {
  const key = Object.keys(localStorage).find((key) => key.endsWith(' :device'));
  const notes = key && JSON.parse(localStorage.getItem(key));
  if (notes?.days) localStorage.setItem(key, JSON.stringify({ ...notes, days: { ...notes.days, count: notes.days.count + 40 } }));
}

/** Runs in a page before the app: `window.__jump(moment)` sets its clock, for the next pages too. */
export function movable() {
  const Real = Date;
  let shift = Number(/jump=(-?\d+)/.exec(document.cookie)?.[1] ?? 0);
  window.Date = class extends Real {
    constructor(...words) {
      if (words.length) super(...words);
      else super(Real.now() + shift);
    }

    static now() { return Real.now() + shift; }
  };
  window.__jump = (to) => {
    shift = to - Real.now();
    document.cookie = `jump=${shift};path=/;max-age=86400`;
  };
}

async function begin(row, context, site, time, before) {
  await context.clock.install({ time });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW / 2);
  page.on('pageerror', (error) => row.lose(`at ${time}: a page error: ${error}`));
  await show(page, site);
  return page;
}

/** The app started again with the clock at another moment. */
async function startAt(context, page, site, time) {
  await context.clock.setSystemTime(time);
  await page.goto(site.url + QUIET);
  await page.goto(site.url);
  await up(page);
}

const believed = (found, id, wanted) => [found.local, found.journal].every((texts) => {
  const data = inside(texts?.[RECORD + id]);
  return data && Object.entries(wanted).every(([place, text]) => data[place] === text);
});

async function reads(row, page, site, id, name, wanted) {
  const found = await until(page, (found) => believed(found, id, wanted), 8000);
  row.expect(believed(found, id, wanted), `${name}: the stores do not hold ${JSON.stringify(wanted)}: ${found.local[RECORD + id]}`);
  row.expect((await page.getByText('could not be read').count()) === 0, `${name}: something is called damaged`);
  await show(page, site, `#/interview/${id}/about`);
  for (const label of LABELS.filter((label) => label.toLowerCase() in wanted)) {
    const shown = await page.getByLabel(label, { exact: true }).inputValue();
    row.expect(shown === wanted[label.toLowerCase()], `${name}: ${label} shows ${shown} instead of ${wanted[label.toLowerCase()]}`);
  }
}

async function stand(row, context, site, year, before) {
  const page = await begin(row, context, site, year, before);
  const id = await capture(page, site, { employer: 'Castell', role: 'Analyst', notes: 'A bright room' });
  await saved(page);
  row.count();
  if (WRONG.test(year)) await page.getByText('The clock of this device looks wrong.').waitFor().catch(() => row.lose(`${year}: it does not say that the clock looks wrong`));
  // Again at that clock, then by one that is right, and back.
  const wanted = { employer: 'Castell', role: 'Analyst' };
  for (const [time, label, text] of [[year, 'Location', 'Leiden'], [TODAY, 'Source', 'A friend'], [year, 'Role', 'Editor'], [TODAY, 'Notes', 'Kind']]) {
    await startAt(context, page, site, time);
    row.count();
    await reads(row, page, site, id, `written at ${year}, read at ${time}`, wanted);
    await page.getByLabel(label, { exact: true }).fill(text);
    await saved(page);
    wanted[label.toLowerCase()] = text;
  }
  await page.reload();
  await up(page);
  await reads(row, page, site, id, `at the end of ${year}`, wanted);
}

async function jump(row, context, site, chance, { times, name, before, inTurn, to = [...YEARS, TODAY, '2028-01-01T10:00:00', '2099-12-31T23:59:59', '2026-11-12T10:00:00'] }) {
  const page = await begin(row, context, site, TODAY, before);
  const put = await capture(page, site, { employer: 'Halden', notes: 'In the trash' });
  await saved(page);
  await show(page, site, `#/interview/${put}`);
  await page.getByRole('button', { name: 'Delete this interview' }).click();
  const id = await capture(page, site, { employer: 'Castell' });
  await saved(page);
  await pause(200);
  const wanted = { employer: 'Castell' };
  for (let n = 0; n < times; n += 1) {
    const time = inTurn?.[n] ?? chance.one(to);
    // While it is open, or while it is closed.
    if (!inTurn && chance.chance(40)) await context.clock.setSystemTime(time);
    else await startAt(context, page, site, time);
    row.count();
    await reads(row, page, site, id, `${name}, at ${time}`, wanted);
    const label = chance.one(LABELS);
    wanted[label.toLowerCase()] = `By the clock of ${time} ${n}`;
    await page.getByLabel(label, { exact: true }).fill(wanted[label.toLowerCase()]);
    await saved(page);
    const { local } = await stores(page);
    row.expect(inside(local[RECORD + put])?.trashed, `${name}, at ${time}: the trash was emptied`);
  }
  await startAt(context, page, site, '2026-11-13T10:00:00');
  await reads(row, page, site, id, `${name}, put right`, wanted);
  await show(page, site, '#/more');
  await page.getByRole('button', { name: 'Restore Halden' }).waitFor({ timeout: 5000 }).catch(() => row.lose(`${name}: the trash was emptied`));
}
