// Every stored key is damaged in every way, in either store and in both. The app starts, the other records are as
// they were and can be changed, and the damaged text stays as it is and can be downloaded.

import { QUIET, SLOW, capture, downloaded, pause, saved, serve, show, status, stores, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { inside, putBoth } from './observer.mjs';
import { Row } from './table.mjs';

const WAYS = {
  truncated: (text) => text.slice(0, Math.floor(text.length / 2)),
  emptied: () => '',
  'of another type': () => '[1,"two",null]',
  'a number': () => '7',
  'without its data': (text) => text.replace('"data":', '"date":'),
  huge: (text) => text.padEnd(700_000, 'x'),
  'huge and valid': () => JSON.stringify({ v: 1, rev: 1, writer: 'a', at: '2026-11-11T16:00:00', data: Array(60_000).fill({ a: 1 }) }),
  'from a newer version': (text) => text.replace(/^\{"v":\d+/, '{"v":99'),
};
const PLACES = ['local', 'both', 'journal'];

export async function damage({ quick, chance }) {
  const row = new Row('every stored key truncated, emptied, retyped, made huge, made newer, in either store and in both');
  const site = await serve();
  const bench = new Bench();
  try {
    let whole;
    await bench.run(row, 'the records are written down', async (context) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => row.lose(`a page error: ${error}`));
      whole = await seed(page, site);
    });
    if (!whole) return row;
    const keys = Object.keys(whole.local);
    for (const place of PLACES) {
      for (const key of keys) {
        for (const [way, spoil] of Object.entries(WAYS)) {
          if (quick && !chance.chance(12)) continue;
          const spoilt = spoil(whole.local[key]);
          // What was deleted has no data that could be without.
          if (spoilt === whole.local[key]) continue;
          await bench.run(row, `${key} ${way} in ${place}`, (context) => one(row, context, site, whole, { place, key, way, spoilt }));
        }
      }
    }
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

/** A store with a record of every kind that a person makes without a fault: through the app's own screens. */
async function seed(page, site) {
  await show(page, site);
  const ids = [];
  for (const employer of ['Halden', 'Castell']) ids.push(await capture(page, site, { employer, notes: `Notes on ${employer}` }));
  await saved(page);
  await show(page, site, '#/more');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await saved(page);
  // A deleted one leaves a tombstone.
  const gone = await capture(page, site, { employer: 'Brandt' });
  await saved(page);
  await show(page, site, `#/interview/${gone}`);
  await page.getByRole('button', { name: 'Delete this interview' }).click();
  await show(page, site, '#/more');
  await page.getByRole('button', { name: 'Delete for good: Brandt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await saved(page);
  await pause(300);
  await page.goto(site.url + QUIET);
  // The second version of a record, as a restart after a crash leaves it.
  const both = await stores(page);
  const key = `afterword/process/${ids[0]}`;
  const text = both.local[key];
  const copy = { v: 1, rev: 1, writer: 'w1', at: '2026-11-11T16:00:00', data: { id: 'a1b2c3d4e5f60718', of: key, origin: 'two_tabs', found: '2026-11-11T16:00:00', fields: ['employer'], text } };
  both.local['afterword/copy/a1b2c3d4e5f60718'] = JSON.stringify(copy);
  return { local: both.local, journal: { ...both.local }, ids };
}

async function one(row, context, site, whole, { place, key, way, spoilt }) {
  const name = `${key} ${way} in ${place}`;
  const lose = (what) => row.lose(`${name}: ${what}`);
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => lose(`a page error: ${error}`));
  await page.goto(site.url + QUIET);
  const put = (damaged) => (damaged ? { ...whole.local, [key]: spoilt } : whole.local);
  await page.evaluate(putBoth, { local: put(place !== 'journal'), journal: put(place !== 'local') });
  row.count();
  await page.goto(site.url);
  await up(page);
  // Another record is opened and changed.
  const other = whole.ids.find((id) => !key.endsWith(id));
  await show(page, site, `#/interview/${other}/about`);
  const field = page.getByLabel('Source', { exact: true });
  await field.fill(name.slice(0, 200));
  await page.waitForFunction(() => /Saved on this device|NOT saved/.test(Array.from(document.querySelectorAll('[role=status]'), (element) => element.textContent).join()));
  await pause(60);
  const said = await status(page);
  const { local, journal } = await stores(page);
  const newer = way === 'from a newer version';
  // Where a newer version of the app is at work, this one may only read, and must say so.
  if (!(said === 'Saved on this device' || (newer && said === 'NOT saved'))) lose(`it says "${said}"`);
  if (said === 'NOT saved' && !(await page.getByText('reload this page').first().isVisible())) lose('it does not say what to do');
  for (const [at, stood] of Object.entries(whole.local)) {
    if (at === key) continue;
    const now = inside(local[at]);
    const was = inside(stood);
    if (at.endsWith(other)) {
      if (said === 'Saved on this device' && now?.source !== name.slice(0, 200)) lose(`${at} was shown as saved and holds ${JSON.stringify(now?.source)}`);
      if (now) delete now.source;
    }
    if (JSON.stringify(now) !== JSON.stringify(was)) lose(`${at} is not as it was: ${local[at]?.slice(0, 600)} and ${stood}`);
  }
  const damaged = place !== 'journal';
  if (damaged && local[key] !== spoilt) lose(`the damaged text was changed to ${local[key]?.slice(0, 100)}`);
  if (place === 'both' && journal[key] !== spoilt && !Object.values(journal).includes(spoilt)) lose('the damaged text in the journal is gone');
  if (place === 'journal') {
    if (local[key] !== whole.local[key]) lose('the sound text was changed');
    if (!Object.values(journal).includes(spoilt)) lose('the damaged text in the journal is gone');
  }
  if (damaged) {
    await show(page, site, '#/more');
    const button = page.getByRole('button', { name: `Download ${key}`, exact: true });
    if (!(await button.waitFor({ timeout: SLOW / 2 }).then(() => true, () => false))) lose('no download is offered');
    else if ((await downloaded(page, () => button.click())) !== spoilt) lose('the download is not the damaged text');
  }
}
