// Two tabs and two windows on the same records: typing at once, at different times, in the same field. Whatever was
// typed is in the record, or in a second copy, or was typed over by somebody who had it on the screen.

import { FIELDS, QUIET, SLOW, WIDE, capture, pause, recordOf, saved, serve, show, stores, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { inside, watchPage } from './observer.mjs';
import { Row } from './table.mjs';

const KEY = 'afterword/process/';

export async function tabs({ edits, chance }) {
  const site = await serve();
  const bench = new Bench();
  try {
    const rows = [];
    for (const ways of [{ name: 'two tabs', windows: false }, { name: 'two windows', windows: true }]) {
      const row = new Row(`${ways.name} on the same records, edits in turn and at once`);
      rows.push(row);
      const set = { windows: ways.windows, edits, chance: chance.branch(ways.name) };
      await bench.run(row, ways.name, (context) => together(row, context, site, set), { seconds: 240 + 5 * edits });
    }
    return rows;
  } finally {
    await bench.close();
    await site.stop();
  }
}

async function together(row, context, site, { windows, edits, chance }) {
  const first = await context.newPage();
  await show(first, site);
  const records = [];
  for (const employer of ['Halden', 'Castell', 'Brandt']) {
    records.push(await capture(first, site, { employer }));
    await saved(first);
  }
  const typed = [];
  const pages = [first, windows ? await apart(context, first, site) : await context.newPage()];
  for (const [tab, page] of pages.entries()) {
    page.setDefaultTimeout(SLOW);
    page.on('pageerror', (error) => row.lose(`a page error: ${error}`));
    await page.exposeBinding('__observed', (_, text) => hear(typed, tab, JSON.parse(text)));
    await page.addInitScript(watchPage);
    await page.goto(site.url);
    await up(page);
  }
  let left = edits;
  let number = 0;
  // Where both are to type at once, they agree on the place.
  const meeting = { record: records[0], field: 'Notes' };
  const type = async (page, tab) => {
    const mine = chance.branch(tab);
    while ((left -= 1) >= 0) {
      if (mine.chance(15)) Object.assign(meeting, { record: mine.one(records), field: mine.one(Object.keys(FIELDS)) });
      const { record, field } = mine.chance(40) ? meeting : { record: mine.one(records), field: mine.one(Object.keys(FIELDS)) };
      // Whoever is on the screen already stays there: the field may still have the focus from last time.
      if ((await page.evaluate(() => location.hash)) !== `#/interview/${record}/about`) await show(page, site, `#/interview/${record}/about`);
      await page.getByLabel(field, { exact: true }).fill(`tab${tab} edit${(number += 1)}.`);
      if (mine.chance(60)) await pause(mine.below(80));
    }
  };
  await Promise.all(pages.map(type));
  for (const page of pages) await saved(page);
  await pause(500);
  const [here, there] = await Promise.all(pages.map((page) => shown(page, site, records)));
  row.expect(JSON.stringify(here) === JSON.stringify(there), `the two show different things: ${JSON.stringify(here)} and ${JSON.stringify(there)}`);
  const { local, journal } = await stores(first);
  row.expect(JSON.stringify(Object.entries(local)) === JSON.stringify(Object.entries(journal).filter(([key]) => key.startsWith('afterword/'))), 'the two stores hold different things');
  check(row, typed, local, records);
  for (const page of pages) {
    await page.reload();
    await up(page);
    const again = await shown(page, site, records);
    row.expect(JSON.stringify(again) === JSON.stringify(here), `after a reload it shows ${JSON.stringify(again)} and not ${JSON.stringify(here)}`);
  }
  const copies = Object.keys(local).filter((key) => key.startsWith('afterword/copy/')).length;
  row.count(copies, typed.length);
  await show(first, site, '#/data');
  const offered = copies ? await first.getByRole('heading', { name: 'Two versions of one record' }).count() : 1;
  row.expect(offered, `${copies} second versions are not offered on the screen`);
  row.note = `${copies} second copies`;
}

/** A second window of the same browser. */
async function apart(context, first, site) {
  const [page] = await Promise.all([context.waitForEvent('page'), first.evaluate((url) => { window.open(url, '_blank', 'popup,width=1280,height=900'); }, site.url + QUIET)]);
  await page.setViewportSize(WIDE.viewport);
  return page;
}

function hear(typed, tab, what) {
  if (what.saved) {
    typed.filter((one) => one.tab === tab && one.edit <= what.saved).forEach((one) => { one.saved = true; });
    return;
  }
  if (FIELDS[what.label]) typed.push({ tab, edit: what.edit, id: recordOf(what.where), place: FIELDS[what.label], value: what.value, over: what.over, saved: false });
}

/** Every text must be in its field, in a second copy, or have been typed over by somebody who saw it. */
function check(row, typed, local, records) {
  const copies = Object.entries(local).filter(([key]) => key.startsWith('afterword/copy/')).map(([, text]) => text).join('\n');
  const is = (one) => inside(local[KEY + one.id])?.[one.place] === one.value || copies.includes(one.value);
  for (const edit of typed) {
    const seen = new Set();
    const line = [edit];
    let found = false;
    while (line.length && !found) {
      const one = line.pop();
      if (seen.has(one)) continue;
      seen.add(one);
      found = is(one);
      line.push(...typed.filter((next) => next.id === one.id && next.place === one.place && next.over === one.value));
    }
    if (!found) row.lose(`"${edit.value}" in ${edit.place} of ${edit.id} ${edit.saved ? 'was shown as saved, ' : ''}is nowhere`);
    if (!found && process.env.AFTERWORD_VERBOSE) console.error(typed.filter((one) => one.id === edit.id && one.place === edit.place).map((one) => `${one.tab}: ${one.over} -> ${one.value}`), local[KEY + edit.id], copies);
  }
  row.expect(records.every((id) => inside(local[KEY + id])), 'a record is gone');
  const count = Object.keys(local).filter((key) => key.startsWith(KEY)).length;
  row.expect(count === records.length, `${count} records where ${records.length} were written down`);
}

/** What the page shows of every record. */
async function shown(page, site, records) {
  const all = [];
  for (const id of records) {
    await show(page, site, '#/interviews');
    await show(page, site, `#/interview/${id}/about`);
    for (const field of Object.keys(FIELDS)) all.push(await page.getByLabel(field, { exact: true }).inputValue());
  }
  return all;
}
