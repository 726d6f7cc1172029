// Everything is deleted while a second tab is open, awake or asleep, on any screen, typing or not. One keystroke there
// brings nothing back, and what is written down afterwards is kept.

import { SLOW, capture, pause, saved, serve, show, stores, up } from './app.mjs';
import { Bench } from './limit.mjs';
import { Row } from './table.mjs';

const OLD = ['Halden', 'Castell', 'A long talk'];
/** Where the second tab is, and the field in which it types. */
const SCREENS = {
  about: ['about', 'Role'],
  capture: ['capture', 'Role'],
  notes: ['about', 'Notes'],
};

export async function erase({ quick, chance }) {
  const row = new Row('everything deleted while a second tab is open, or asleep, and typed into: nothing comes back');
  const site = await serve();
  const bench = new Bench();
  try {
    const screens = Object.keys(SCREENS);
    for (let n = 0; n < (quick ? 4 : 24); n += 1) {
      const set = { screen: screens[n % screens.length], asleep: n % 2 === 1, during: n % 4 >= 2, wait: chance.below(80) };
      await bench.run(row, JSON.stringify(set), (context) => once(row, context, site, set));
    }
    // The check of the check: something that puts texts back behind the deletion of which no tab knows.
    const check = new Row('the check', { quiet: true });
    await bench.run(check, 'the check', (context) => once(check, context, site, { screen: 'about', asleep: true, during: false, wait: 0, back: true }));
    row.expect(check.lost.some((what) => what.includes('came back')), `a tab that brings all back was not found out: ${check.lost.join('; ') || 'nothing was lost'}`);
  } finally {
    await bench.close();
    await site.stop();
  }
  return row;
}

/** Runs in the page: no news of other tabs reaches it. */
const deafen = () => {
  addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  window.BroadcastChannel = class { postMessage() {} close() {} addEventListener() {} };
};

async function once(row, context, site, { screen, asleep, during, wait, back }) {
  const name = `the second tab ${asleep ? 'asleep' : 'awake'} on ${screen}${during ? ', typing meanwhile' : ''}`;
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  await show(page, site);
  await capture(page, site, { employer: 'Castell' });
  await saved(page);
  const id = await capture(page, site, { employer: 'Halden', notes: 'A long talk' });
  await saved(page);
  await pause(150);
  const other = await context.newPage();
  other.setDefaultTimeout(SLOW);
  other.on('pageerror', (error) => row.lose(`${name}: a page error: ${error}`));
  if (asleep) await other.addInitScript(deafen);
  const [where, label] = SCREENS[screen];
  await other.goto(`${site.url}#/interview/${id}/${where === 'capture' ? 'about' : where}`);
  await up(other);
  if (screen === 'capture') {
    // What is being captured is a record of its own by the first letter.
    await show(other, site, '#/capture');
    await other.getByLabel('Employer', { exact: true }).fill('Halden & Castell');
    await saved(other);
  }
  const field = other.getByLabel(label, { exact: true }).first();
  await field.focus();
  const before = await other.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(' process/')));
  await show(page, site, '#/data');
  row.count();
  await page.getByRole('button', { name: 'Delete everything here' }).click();
  const go = page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  if (during) {
    await pause(wait);
    await other.keyboard.type('Typed').catch(() => {});
  }
  await go;
  await page.getByText('Nothing is left on this device.').waitFor();
  if (back) await other.evaluate((before) => before.forEach(([key, text]) => localStorage.setItem(key, text.replace(/"rev":\d+/, '"rev":99'))), before);
  // One keystroke, where the second tab still has a field to type in.
  await other.keyboard.type('x').catch(() => {});
  await pause(400);
  await other.getByText('Everything was deleted in another tab.').waitFor({ timeout: 10_000 }).catch(() => row.lose(`${name}: it does not say that everything was deleted`));
  await nothing(row, page, name);
  // Both go on, and both are started again.
  for (const [one, employer] of [[other, 'Brandt'], [page, 'Orchard']]) {
    await show(one, site, '#/interviews');
    await capture(one, site, { employer });
    await saved(one);
  }
  for (const one of [other, page]) {
    await one.reload();
    await up(one);
  }
  await pause(400);
  await nothing(row, page, `${name}, after a reload`);
  for (const one of [page, other]) {
    await show(one, site, '#/more');
    await show(one, site, '#/interviews');
    for (const employer of ['Brandt', 'Orchard']) await one.getByRole('link', { name: new RegExp(employer) }).first().waitFor({ timeout: 10_000 }).catch(() => row.lose(`${name}: ${employer}, written down afterwards, is not listed`));
    row.expect((await one.getByText(/Halden|Castell/).count()) === 0, `${name}: the list shows what was deleted: it came back`);
  }
}

async function nothing(row, page, name) {
  const { local, journal } = await stores(page);
  const all = JSON.stringify([local, journal]);
  for (const text of OLD) row.expect(!all.includes(text), `${name}: ${text} came back`);
}
