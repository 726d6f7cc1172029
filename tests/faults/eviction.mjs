// The browser throws one store away, or the other, or both. One alone is healed from the other. Of both, nothing is
// claimed that is not so; where the app is open and goes on, everything on its screen is written back into both.

import { ONCE, QUIET, SLOW, capture, pause, saved, says, serve, show, status, stores, until, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { readJournal } from './observer.mjs';
import { Row } from './table.mjs';

const TYPES = { localStorage: 'local_storage', IndexedDB: 'indexeddb', both: 'local_storage,indexeddb' };

export async function eviction({ quick, chance }) {
  const site = await serve();
  const bench = new Bench();
  const rows = [];
  try {
    for (const [what, types] of Object.entries(TYPES)) {
      const row = new Row(what === 'both' ? 'both stores thrown away: nothing false is said, and typed on, all is back' : `${what} thrown away: healed from the other store`);
      rows.push(row);
      for (let n = 0; n < (quick ? 2 : 20); n += 1) {
        // While the app is closed, and while it is open and goes on.
        const set = { types, both: what === 'both', open: n % 2 === 1, records: 1 + chance.below(5) };
        await bench.run(row, `number ${n}, the app ${set.open ? 'open' : 'closed'}`, (context) => once(row, context, site, set));
      }
    }
  } finally {
    await bench.close();
    await site.stop();
  }
  return rows;
}

async function once(row, context, site, { types, both, open, records }) {
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => row.lose(`a page error: ${error}`));
  await show(page, site);
  for (let n = 0; n < records; n += 1) {
    await capture(page, site, { employer: `Employer ${n}`, notes: `What employer ${n} said` });
    await saved(page);
  }
  await pause(200);
  const before = await stores(page);
  if (!open) await page.goto(site.url + QUIET);
  // Somebody else's, to see when it is done: what is ours may be back at once.
  await page.evaluate(() => localStorage.setItem('theirs', 'x'));
  const session = await context.newCDPSession(page);
  for (const storageTypes of types.split(',')) await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes });
  row.count(1);
  const isGone = async () => !(types.includes('local_storage') && await page.evaluate(() => localStorage.getItem('theirs')))
    && !(types.includes('indexeddb') && await page.evaluate(readJournal).catch(() => 'going just now'));
  for (let n = 0; !(await isGone()); n += 1) {
    if (n > 100) throw new Error(`the browser did not throw ${types} away`);
    await pause(50);
  }
  const texts = (of) => JSON.stringify(Object.entries(of ?? {}).filter(([key]) => key.startsWith('afterword/')));
  if (both && !open) {
    await page.goto(site.url + QUIET);
    await page.goto(site.url);
    await up(page);
    await pause(500);
    row.expect((await status(page)) === '', `it says "${await status(page)}"`);
    await show(page, site, '#/interviews');
    row.expect((await page.getByRole('link', { name: /Employer/ }).count()) === 0, 'a record is listed that is not there');
    return;
  }
  if (open) {
    // The next change goes into both again, and is called saved only then.
    const id = /interview\/([^/]+)/.exec(page.url())[1];
    await page.getByLabel('Role', { exact: true }).fill('Changed since');
    // A browser that throws a database away may refuse a new one for a while: then it says that one place has it.
    const once = await Promise.any([saved(page).then(() => false), says(page, ONCE).then(() => true)]);
    await pause(100);
    const now = await stores(page);
    const key = `afterword/process/${id}`;
    row.expect(now.local[key]?.includes('Changed since') && (once || now.journal?.[key]?.includes('Changed since')), 'a change made afterwards was shown as saved and is not in both stores');
    before.local[key] = now.local[key];
  }
  await page.evaluate(() => localStorage.removeItem('theirs'));
  await page.goto(site.url + QUIET);
  await page.goto(site.url);
  await up(page);
  const after = await until(page, (found) => texts(found.local) === texts(before.local) && texts(found.journal) === texts(before.local));
  row.expect(texts(after.local) === texts(before.local), 'localStorage is not as it was');
  row.expect(texts(after.journal) === texts(before.local), 'the journal is not as it was');
  await show(page, site, '#/interviews');
  row.expect((await page.getByRole('link', { name: /Employer/ }).count()) >= records, 'a record is not listed');
}
