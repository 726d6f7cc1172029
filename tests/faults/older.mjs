// A newer version of the app has written, in another tab or before this one was opened: this tab reads and does not
// write, says that it is to be loaded again, and keeps on the screen what was typed.

import { QUIET, SLOW, capture, pause, recordOf, saved, says, serve, show, stores } from './app.mjs';
import { Bench } from './limit.mjs';
import { Row } from './table.mjs';

const newer = (text) => text.replace(/^\{"v":\d+/, '{"v":99').replace(/"rev":\d+/, '"rev":900');

export async function older({ quick }) {
  const row = new Row('a tab of an older version meets records of a newer one: it only reads, and says so');
  const site = await serve();
  const bench = new Bench();
  try {
    for (const store of ['localStorage', 'IndexedDB', 'both']) {
      for (const which of ['the record on the screen', 'another record', 'a new record', 'a kind that is not known']) {
        if (quick && (store === 'both' || (store === 'IndexedDB' && which !== 'the record on the screen'))) continue;
        await bench.run(row, `${which} in ${store}`, (context) => meet(row, context, site, store, which));
      }
    }
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

async function meet(row, context, site, store, which) {
  const name = `${which} in ${store}`;
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  page.on('pageerror', (error) => row.lose(`${name}: a page error: ${error}`));
  await show(page, site);
  const other = await capture(page, site, { employer: 'Castell' });
  const id = await capture(page, site, { employer: 'Halden' });
  await saved(page);
  await pause(200);
  const { local } = await stores(page);
  const key = { 'the record on the screen': id, 'another record': other }[which];
  const at = key ? `afterword/process/${key}` : which === 'a new record' ? 'afterword/process/newone' : 'afterword/planet/one';
  const text = newer(local[key ? at : `afterword/process/${other}`]);
  const tab = await context.newPage();
  await tab.goto(site.url + QUIET);
  row.count();
  await tab.evaluate(async ({ store, at, text }) => {
    const called = `afterword ${new URL('.', location).pathname}`;
    if (store !== 'IndexedDB') localStorage.setItem(at.replace('afterword/', `${called} `), text);
    if (store === 'localStorage') return;
    const db = await new Promise((resolve) => { const asked = indexedDB.open(called); asked.onsuccess = () => resolve(asked.result); });
    const change = db.transaction('records', 'readwrite');
    change.objectStore('records').put(text, at);
    await new Promise((resolve) => { change.oncomplete = resolve; });
    db.close();
  }, { store, at, text });
  await pause(200);
  const field = page.getByLabel('Employer', { exact: true });
  const typed = 'Typed in the older tab';
  await field.fill(typed);
  // Where only the journal has a newer record that this tab is not about, there is nothing to meet yet.
  const meets = store !== 'IndexedDB' || which === 'the record on the screen';
  if (meets) {
    await says(page, 'NOT saved').catch(() => row.lose(`${name}: it does not say that the change is not saved`));
    row.expect(await page.getByText(/reload this page/).first().isVisible(), `${name}: it does not say what to do`);
  } else {
    await saved(page);
  }
  row.expect((await field.inputValue()) === typed, `${name}: what was typed went from the screen`);
  await pause(200);
  await field.fill(`${typed} again`);
  await pause(300);
  const now = await stores(page);
  const wrong = page.getByText(/could not be read|gone from this device/);
  row.expect((await wrong.count()) === 0, `${name}: it is called damaged or gone`);
  if (meets) row.expect(await page.getByText('A newer version of Afterword saved this: reload').isVisible(), `${name}: it does not say who saved it`);
  if (store !== 'IndexedDB') row.expect(now.local[at] === text, `${name}: the newer text in localStorage was changed`);
  if (store !== 'localStorage') row.expect(now.journal[at] === text, `${name}: the newer text in the journal was changed`);
  // Opened again by the older version, it stays as it is too.
  await page.goto(site.url + QUIET);
  await show(page, site, '#/more');
  await pause(400);
  row.expect((await wrong.count()) === 0, `${name}: after a reload it is called damaged or gone`);
  const offers = page.getByRole('button', { name: /^(Restore|Repair|Discard) afterword/ });
  row.expect((await offers.count()) === 0, `${name}: it can be repaired or thrown away`);
  if (store !== 'IndexedDB') {
    await page.getByText('A newer version of Afterword saved this: reload').waitFor().catch(() => row.lose(`${name}: after a reload it does not say who saved it`));
    await page.getByText(at).first().waitFor().catch(() => row.lose(`${name}: it is not on the list`));
  }
  const again = await stores(page);
  if (store !== 'IndexedDB') row.expect(again.local[at] === text, `${name}: after a reload the newer text in localStorage was changed`);
  if (store !== 'localStorage') row.expect(again.journal[at] === text, `${name}: after a reload the newer text in the journal was changed`);
  row.expect(recordOf(`#/interview/${id}`) === id && again.local[`afterword/process/${other}`], `${name}: another record is gone`);
}
