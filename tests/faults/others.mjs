// Firefox and WebKit: an interview is written down, shown as saved, and there after a reload; in Firefox two tabs see
// each other, and the browser is killed after it had said "Saved". WebKitGTK has neither when it is driven.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause, serve } from './app.mjs';
import * as driver from './driver.mjs';
import { CASE, within } from './limit.mjs';
import { lies } from '../browser/names.mjs';
import { points } from './points.mjs';
import { inside, readJournal, readLocal } from './observer.mjs';
import { Row, skipped } from './table.mjs';

export const firefox = (set) => there('Firefox', driver.firefoxPath(), driver.firefox, set, 'apt-get install firefox-esr');
export const webkit = (set) => there('WebKit', driver.webkitPath(), driver.webkit, set, 'apt-get install webkit2gtk-driver xvfb xauth dbus');

async function there(name, path, start, { quick, chance }, remedy) {
  if (!path) {
    console.error(`${name} is not installed (${remedy}): its rows are not run.`);
    return skipped(name, 'it is not installed');
  }
  const isFirefox = name === 'Firefox';
  const uses = new Row(`${name}: written down, saved, loaded again${isFirefox ? ', two tabs' : ''}`);
  const kills = new Row(`${name}: killed (SIGKILL) after it had said "Saved"`);
  const site = await serve();
  const profile = await mkdtemp(join(tmpdir(), `afterword-${name.toLowerCase()}-`));
  try {
    const version = await within(2 * CASE, 'written down, saved, loaded again', use(uses, site, start, profile));
    uses.name = uses.name.replace(name, version);
    kills.name = kills.name.replace(name, version);
    if (!isFirefox) return [uses, skipped(kills.name, 'when it is driven from outside it keeps no profile')];
    await die(kills, site, start, profile, quick ? 1 : 40, chance);
    return [uses, kills, await points(version, { quick, chance: chance.branch('points') })];
  } catch (error) {
    (kills.tried || kills.faults ? kills : uses).lose(String(error.stack).slice(0, 500));
  } finally {
    await site.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return [uses, kills];
}

const until = async (browser, code, ...args) => {
  for (let n = 0; n < 200; n += 1) {
    if (await driver.inPage(browser, code, ...args)) return true;
    await pause(50);
  }
  throw new Error(`it never came to: ${code} ${args}`);
};
const up = (browser) => until(browser, () => !document.querySelector('#opening, #before') && Boolean(document.querySelector('#app h1')));
const saved = (browser) => until(browser, () => Array.from(document.querySelectorAll('[role=status]')).some((one) => one.textContent.includes('Saved on this device') && one.getClientRects().length > 0));
const hash = (browser) => driver.inPage(browser, () => location.hash);
/** The field under this label, as soon as it is there. */
const field = async (browser, label) => {
  const look = (label) => {
    const found = Array.from(document.querySelectorAll('label')).find((one) => one.textContent.trim() === label);
    return found && document.getElementById(found.htmlFor) ? `#${found.htmlFor}` : '';
  };
  await until(browser, look, label);
  return driver.inPage(browser, look, label);
};
const value = async (browser, label) => {
  // A screen is made a moment after the address has changed.
  for (let tries = 0; tries < 100; tries += 1) {
    const selector = await field(browser, label);
    const found = await driver.inPage(browser, (selector) => document.querySelector(selector)?.value ?? null, selector);
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error(`${label} did not come`);
};
const show = async (browser, site, where) => {
  await driver.inPage(browser, (where) => { location.hash = where; }, where);
  await pause(150);
};
const local = (browser) => driver.inPage(browser, readLocal);
const journal = (browser) => driver.inPage(browser, readJournal);

async function use(row, site, start, profile) {
  const browser = await start(profile);
  try {
    await browser.go(site.url);
    await up(browser);
    await show(browser, site, '#/capture');
    await browser.type(await field(browser, 'Employer'), 'Halden Zoë 李明');
    await browser.type(await field(browser, 'Anything else'), 'What they said');
    await saved(browser);
    row.count(0);
    const here = await hash(browser);
    const key = `afterword/process/${/interview\/([^/]+)/.exec(here)[1]}`;
    const both = [await local(browser), await journal(browser)];
    for (const store of both) row.expect(inside(store?.[key])?.employer === 'Halden Zoë 李明', 'it was shown as saved and is not in both stores');
    await browser.go(site.url + '?again' + here);
    await up(browser);
    row.count(0);
    row.expect((await value(browser, 'Employer')) === 'Halden Zoë 李明', 'after a reload the employer is not there');
    row.expect((await value(browser, 'Anything else')) === 'What they said', 'after a reload the notes are not there');
    if (!browser.open) {
      // As many edits and reloads as the others have in two tabs.
      for (let n = 0; n < 6; n += 1) {
        await browser.type(await field(browser, 'Role'), ` edit${n}`);
        await saved(browser);
        row.count(0);
        await browser.go(`${site.url}?again${n}${here}`);
        await up(browser);
        row.expect((await value(browser, 'Role')).includes(`edit${n}`), `edit${n} is not there after a reload`);
      }
      return browser.version;
    }
    // A second tab.
    const [first] = await browser.tabs();
    const second = await browser.open();
    await browser.to(second);
    await browser.go(site.url + here);
    await up(browser);
    for (let n = 0; n < 6; n += 1) {
      await browser.to(n % 2 ? second : first);
      await browser.type(await field(browser, n % 2 ? 'Role' : 'Anything else'), ` edit${n}`);
      await saved(browser);
      row.count(0);
    }
    for (const tab of [first, second]) {
      await browser.to(tab);
      await until(browser, (wanted) => wanted.every((text) => document.body.innerHTML.includes(text) || Array.from(document.querySelectorAll('input, textarea')).some((one) => one.value.includes(text))), ['edit4', 'edit5']);
    }
    const text = (await local(browser))[key];
    for (let n = 0; n < 6; n += 1) row.expect(text.includes(`edit${n}`), `edit${n} of the two tabs is lost`);
    return browser.version;
  } finally {
    await browser.kill();
  }
}

async function die(row, site, start, profile, rounds, chance) {
  const known = new Map(); // key: employer
  for (let n = 0; n <= rounds; n += 1) {
    const browser = await start(profile);
    try {
      await browser.go(site.url);
      await up(browser);
      if (known.size) {
        await until(browser, (keys) => keys.every((key) => localStorage.getItem(key)), [...known.keys()].map((key) => lies(key))).catch(() => {});
        await pause(200);
      }
      const found = await local(browser);
      for (const [key, employer] of known) row.expect(inside(found[key])?.employer === employer, `after kill ${n} ${key} is ${found[key]?.slice(0, 120)} and was shown as saved with ${employer}`);
      if (n === rounds) break;
      for (let edits = 1 + chance.below(2); edits > 0; edits -= 1) {
        const again = known.size && chance.chance(50) ? chance.one([...known.keys()]) : '';
        await show(browser, site, again ? `#/interview/${again.split('/')[2]}/about` : '#/capture');
        const selector = await field(browser, 'Employer');
        await browser.type(selector, ` round${n}`);
        await saved(browser);
        const key = again || `afterword/process/${/interview\/([^/]+)/.exec(await hash(browser))[1]}`;
        known.set(key, (await driver.inPage(browser, (selector) => document.querySelector(selector).value, selector)).trim());
        row.count(0);
      }
      await pause(chance.below(40));
    } finally {
      await browser.kill();
    }
    row.count(1, 0);
  }
}
