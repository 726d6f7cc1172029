// In Firefox, what hangs on the moment: clocks that are wrong and clocks that jump, with something in the trash; a first
// visit on a line that is cut; a tab of the version before, once another tab has taken the next one. What each has to
// come to is said where Chromium is tried with it: clocks.mjs, arrival.mjs, ../browser/updated.test.mjs.

import { join } from 'node:path';
import { QUIET, copy, pause, serve } from './app.mjs';
import { asksOnce, lay, state } from './arrival.mjs';
import { LABELS, TODAY, WRONG, YEARS, fortyDays, movable, unreadable } from './clocks.mjs';
import { CASE } from './limit.mjs';
import { inside, readJournal, readLocal } from './observer.mjs';
import { User, using } from './points.mjs';
import { Row } from './table.mjs';

const RECORD = 'afterword/process/';
const JUMPS = ['2028-01-01T10:00:00', '1890-06-01T10:00:00', '2099-12-31T23:59:59', TODAY, '2300-06-01T10:00:00', '1970-01-01T00:00:30', '2038-01-19T03:14:08', '2026-11-12T10:00:00'];
const SOON = 10_000; // for what is on its way
const LATE = 90_000; // for what comes by itself: it is tried again after at most a minute

export async function moments(row, folder, { quick, chance }) {
  await clocks(row, folder, quick);
  await visits(row, folder, quick, chance);
  await row.attempt('an older tab', CASE, () => older(row, join(folder, 'older')));
}

/** A release of which a page runs these functions first, for as long as `work(site)` takes. */
async function changed(functions, work) {
  const release = await copy();
  await release.before(...functions);
  const site = await serve({ dist: release.folder });
  try {
    await work(site);
  } finally {
    await site.stop();
    await release.remove();
  }
}

// ------------------------------------------------------------- clocks

async function clocks(row, folder, quick) {
  const play = (row, site, name, run, given) => row.attempt(name, CASE, () => {
    const user = new User(site, join(folder, name.replace(/\W/g, '-')));
    if (row.quiet) user.wait = 2 * SOON; // for what does not come
    return using(user, () => run(row, user, name, given));
  });
  await changed([movable], async (site) => {
    for (const year of quick ? YEARS.filter((year) => /^(1890|2300)/.test(year)) : YEARS) await play(row, site, `at ${year}`, stand, year);
    await play(row, site, 'jumps', jump, quick ? JUMPS.slice(0, 4) : JUMPS);
  });
  // Checks of the check, as in Chromium.
  const early = new Row('the check', { quiet: true });
  await changed([movable, unreadable], (site) => play(early, site, 'a year that no reader takes', stand, YEARS[0]));
  // What cannot be read again is either found in the stores, or the app has found it out and does not say that it is saved.
  row.expect(early.lost.some((what) => /do not hold|NOT saved/.test(what)), `texts that cannot be read again were not found out: ${early.lost.join('; ') || 'nothing was lost'}`);
  const hasty = new Row('the check', { quiet: true });
  await changed([movable, fortyDays], (site) => play(hasty, site, 'forty days a start', jump, ['2026-11-12T10:00:00', '2028-01-01T10:00:00', '2099-06-01T10:00:00']));
  row.expect(hasty.lost.some((what) => what.includes('trash')), `a trash that is emptied too soon was not found out: ${hasty.lost.join('; ') || 'nothing was lost'}`);
}

/** The app started again with the clock at another moment. */
async function startAt(user, time) {
  await user.run((to) => window.__jump(to), Date.parse(`${time}Z`));
  await user.go(QUIET);
  await user.go('');
}

async function reads(row, user, id, name, wanted) {
  const holds = (text) => {
    const data = inside(text);
    return data && Object.entries(wanted).every(([place, text]) => data[place] === text);
  };
  let found = [];
  for (const end = Date.now() + SOON; Date.now() < end; await pause(100)) {
    found = [await user.run(readLocal), await user.run(readJournal)].map((texts) => texts?.[RECORD + id]);
    if (found.every(holds)) break;
  }
  row.expect(found.every(holds), `${name}: the stores do not hold ${JSON.stringify(wanted)}: ${found[0]}`);
  row.expect(!(await user.text()).includes('could not be read'), `${name}: something is called damaged`);
  await user.show(`#/interview/${id}/about`);
  for (const label of LABELS.filter((label) => label.toLowerCase() in wanted)) {
    const shown = await user.value(label);
    row.expect(shown === wanted[label.toLowerCase()], `${name}: ${label} shows ${shown} instead of ${wanted[label.toLowerCase()]}`);
  }
}

async function stand(row, user, name, year) {
  await startAt(user, year);
  const id = await user.capture('Castell');
  row.count();
  if (WRONG.test(year)) await user.says('The clock of this device looks wrong.').catch(() => row.lose(`${name}: it does not say that the clock looks wrong`));
  const wanted = { employer: 'Castell' };
  for (const [time, label, text] of [[year, 'Location', 'Leiden'], [TODAY, 'Source', 'A friend'], [year, 'Role', 'Editor'], [TODAY, 'Notes', 'Kind']]) {
    await startAt(user, time);
    row.count();
    await reads(row, user, id, `${name}, read at ${time}`, wanted);
    await user.type(label, text);
    await user.saved();
    wanted[label.toLowerCase()] = text;
  }
  await user.go(QUIET);
  await user.go('');
  await reads(row, user, id, `${name}, at the end`, wanted);
}

async function jump(row, user, name, times) {
  await startAt(user, TODAY);
  const put = await user.capture('Halden');
  await user.show(`#/interview/${put}`);
  await user.press('Delete this interview');
  const id = await user.capture('Castell');
  const wanted = { employer: 'Castell' };
  for (const [n, time] of times.entries()) {
    // While it is closed, or while it is open.
    if (n % 2 === 0 || row.quiet) await startAt(user, time);
    else await user.run((to) => window.__jump(to), Date.parse(`${time}Z`));
    row.count();
    await reads(row, user, id, `${name}, at ${time}`, wanted);
    const label = LABELS[n % LABELS.length];
    const before = wanted[label.toLowerCase()];
    const text = `${before ? ' ' : ''}By the clock of ${time} ${n}`;
    await user.type(label, text);
    await user.saved();
    wanted[label.toLowerCase()] = `${before ?? ''}${text}`;
    if (!row.expect(inside((await user.run(readLocal))[RECORD + put])?.trashed, `${name}, at ${time}: the trash was emptied`)) return;
  }
  await startAt(user, '2026-11-13T10:00:00');
  await reads(row, user, id, `${name}, put right`, wanted);
  await user.show('#/more');
  await user.says('Halden').catch(() => row.lose(`${name}: the trash was emptied`));
}

// ------------------------------------------------------------- a first visit

async function visits(row, folder, quick, chance) {
  const site = await serve();
  const whole = {};
  const play = async (row, site, name, run) => {
    const line = await lay(site);
    try {
      await row.attempt(name, CASE, () => using(new User({ url: line.url }, join(folder, name.replace(/\W/g, '-'))), (user) => run(user, line, name), { open: false }));
    } finally {
      await line.end();
    }
  };
  try {
    await play(row, site, 'a visit that is not cut', async (user, line) => {
      await user.go('');
      await user.kept();
      Object.assign(whole, { bytes: line.passed(), parts: line.askedForParts() });
    });
    const count = quick ? 2 : 10;
    for (let at = 0; whole.bytes && at < count; at += 1) {
      const moment = Math.floor((whole.bytes * (at + chance.below(1000) / 1000)) / count);
      await play(row, site, `cut after ${moment} of ${whole.bytes} bytes`, (user, line, name) => visit(row, user, line, moment, name));
    }
    const check = new Row('the check', { quiet: true });
    await changed([asksOnce], (site) => play(check, site, 'asks once', (user, line, name) => visit(check, user, line, whole.parts + 1000, name, SOON)));
    row.expect(check.lost.some((what) => what.includes('Capture')), `a loader that asks once was not found out: ${check.lost.join('; ') || 'nothing was lost'}`);
  } finally {
    await site.stop();
  }
}

/** Whether a field comes in time. */
async function comes(user, label, wait) {
  for (const end = Date.now() + wait; Date.now() < end; await pause(100)) {
    if (await user.run((label) => Array.from(document.querySelectorAll('label')).some((one) => one.textContent.trim() === label && one.control), label).catch(() => false)) return true;
  }
  return false;
}

async function visit(row, user, line, moment, name, wait = LATE) {
  row.count();
  line.cutAfter(moment);
  const going = user.browser.go(line.url).catch(() => {});
  await line.cut(15_000);
  await going;
  await pause(1500);
  let is = await user.run(state).catch(() => 'no page');
  let typed = '';
  if (is === 'up') {
    await user.show('#/capture');
    if (await comes(user, 'Employer', 3000)) {
      typed = 'Typed without a line';
      await user.type('Employer', typed);
      await user.saved();
    } else {
      is = 'up, without Capture';
      await user.says('opens by itself').catch(() => row.lose(`${name}: it does not say that Capture comes later`));
    }
  }
  line.mend();
  // What a browser shows of its own is loaded again by hand.
  if (is === 'no page') await user.go('');
  if (!is.startsWith('up')) {
    await user.up().catch(() => row.lose(`${name}: ${is}, and it does not go on`));
    await user.show('#/capture');
  }
  if (!row.expect(await comes(user, 'Employer', wait), `${name}: Capture does not open by itself`)) return;
  row.expect((await user.value('Employer')) === typed, `${name}: what was typed went from the screen`);
  await user.type('Employer', typed ? ' with one' : 'with one');
  typed = `${typed} with one`.trim();
  await user.saved();
  await user.kept().catch(() => row.lose(`${name}: it is not kept for use offline`));
  line.cutAfter(0);
  await line.cut(1000);
  await user.go(`?again${await user.run(() => location.hash)}`);
  row.expect((await user.value('Employer')) === typed, `${name}: what was typed is not there offline`);
  row.expect(JSON.stringify(await user.run(readJournal)).includes(typed), `${name}: what was typed is not in the journal`);
}

// ------------------------------------------------------------- an older tab

async function older(row, profile) {
  const [release, next] = [await copy(), await copy()];
  await next.anew();
  let site = await serve({ dist: release.folder });
  const { port } = site;
  // A browser forgets what it likes: nothing is left of the version before but what the worker keeps.
  const forgetful = { 'browser.cache.disk.enable': false, 'browser.cache.memory.enable': false };
  try {
    await using(new User(site, profile, forgetful), async (user) => {
      row.count();
      await user.kept();
      const tab = await user.tab('');
      await user.kept();
      await user.browser.to(user.first);
      await site.stop();
      site = await serve({ dist: next.folder, port });
      await user.run(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
      await user.until(() => Boolean(window.afterword_update_waiting));
      await user.run(() => { window.earlier = true; window.afterword_apply_update(); });
      await user.until(() => !window.earlier);
      await user.up();
      // Its parts stay for as long as it is open.
      await user.browser.to(tab);
      await user.show('#/data');
      await user.says('Back up now').catch(() => row.lose('an older tab: it cannot open its own parts'));
      row.expect(!(await user.text()).includes('Afterword was updated'), 'an older tab: it says that it is too old while its parts are there');
      // Where they are gone all the same, it says so, keeps what is typed, and gives it away.
      await user.browser.to(user.first);
      await user.run(async () => {
        const mine = document.querySelector('link[rel=modulepreload]').href;
        for (const name of await caches.keys()) if (!(await (await caches.open(name)).match(mine))) await caches.delete(name);
      });
      await user.browser.to(tab);
      await user.capture('Halden');
      await user.show('#/insight');
      await user.says('Afterword was updated');
      const text = await user.given('Download everything');
      row.expect(JSON.parse(text).format === 'afterword-backup' && text.includes('Halden'), `an older tab: what it gives away is ${text.slice(0, 200)}`);
      await user.run(() => { window.earlier = true; });
      await user.press('Load the page again');
      await user.until(() => !window.earlier);
      await user.up();
      await user.show('#/interviews');
      await user.says('Halden').catch(() => row.lose('an older tab: what was typed there is gone'));
    });
  } finally {
    await site.stop();
    await release.remove();
    await next.remove();
  }
}
