// The main flows in the engines beside Chromium: an interview written down, its plan, a letter, a reload, two tabs, a backup
// and its restore, an import, no connection.
//
//   node tests/engines/run.mjs firefox|webkit
//
// Firefox listens to Marionette, WebKitGTK to its own WebDriver; both by ../faults/driver.mjs. Where the browser is not
// installed, it says so and passes: `cargo xtask test firefox` and `cargo xtask test webkit` install it where they may.
// Everything is waited for by what the page shows, for as long as a busy machine may need.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause, serve } from '../faults/app.mjs';
import * as driver from '../faults/driver.mjs';
import { within } from '../faults/limit.mjs';
import { inside, readJournal, readLocal } from '../faults/observer.mjs';
import { User } from '../faults/points.mjs';

const ENGINES = {
  firefox: { path: driver.firefoxPath, start: driver.firefox },
  webkit: { path: driver.webkitPath, start: driver.webkit },
};

/** Seconds for one step, many times what it takes. */
const STEP = 150;

const [name] = process.argv.slice(2);
const engine = ENGINES[name];
if (!engine) {
  console.error('node tests/engines/run.mjs firefox|webkit');
  process.exit(1);
}
if (!engine.path()) {
  console.log(`${name}: not run, it is not installed here`);
  process.exit(0);
}

/** A person with this browser. */
class Person extends User {
  async begin() {
    [this.first] = (await this.browser.tabs?.()) ?? [];
    await this.go('');
  }

  value(selector) {
    return this.run((selector) => document.querySelector(selector)?.value ?? null, selector);
  }

  /** Hands a file to the control under this label. */
  give(label, text, file, type) {
    return this.until((label, text, file, type) => {
      const found = Array.from(document.querySelectorAll('input[type=file]')).find((one) => [...one.labels ?? []].some((own) => own.textContent.includes(label)) || one.getAttribute('aria-label') === label);
      if (!found) return false;
      const list = new DataTransfer();
      list.items.add(new File([text], file, { type }));
      found.files = list.files;
      found.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }, label, text, file, type);
  }

  pick(words) {
    return this.until((words) => {
      const found = Array.from(document.querySelectorAll('label')).find((one) => one.textContent.trim() === words && one.querySelector('input'));
      found?.querySelector('input').click();
      return Boolean(found);
    }, words);
  }

  /** That it is on the page, also far below what is seen: what a browser has not laid out yet is no part of innerText. */
  holds(words) {
    return this.until((words) => document.querySelector('main').textContent.includes(words), words);
  }

  async both(key) {
    return [await this.run(readLocal), await this.run(readJournal)].map((store) => inside(store?.[key]));
  }
}

const HALDEN = 'Halden Zoë 李明';

async function capture(user, seen) {
  await user.show('#/capture');
  await user.type('Employer', HALDEN);
  await user.type('Role', 'Product analyst');
  await user.type('Who did you meet?', 'Miriam Osei');
  await user.pick('In a week');
  await user.saved();
  seen.id = await user.until(() => /interview\/([^/]+)/.exec(location.hash)?.[1]);
  seen.key = `afterword/process/${seen.id}`;
  let both;
  for (let n = 0; n < 100; n += 1) {
    both = await user.both(seen.key);
    if (both.every((store) => store?.people?.[0]?.name === 'Miriam Osei')) break;
    await pause(100);
  }
  for (const store of both) assert.deepEqual([store?.employer, store?.people?.[0]?.name], [HALDEN, 'Miriam Osei'], 'in both stores once it says Saved');
}

async function plan(user) {
  await user.press('See my plan');
  await user.says('Got it.');
  await user.holds('Wait for their answer');
  await user.holds('chose someone else');
  assert.ok(!/Invalid|NaN/.test(await user.text()), await user.text());
}

async function letter(user, seen) {
  await user.press('Write Miriam’s letter');
  await user.type('Your name', 'Anneke Vos');
  await user.type('One thing you talked about', 'the release calendar');
  seen.letter = await user.until(() => {
    const text = document.getElementById('letter-text')?.value ?? '';
    return text.includes('Miriam') && text.includes('the release calendar') && text.includes('Anneke Vos') ? text : null;
  });
  seen.at = await user.run(() => location.hash);
  await user.saved();
  // A text of several lines is seen whole, with or without the browser's own way to size a field.
  await user.show(`#/interview/${seen.id}/about`);
  const notes = await user.field('Notes');
  await user.browser.type(notes, 'One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight');
  await user.until((notes) => { const area = document.querySelector(notes); return area.value.includes('Eight') && area.scrollHeight <= area.clientHeight + 1; }, notes);
  await user.saved();
}

async function reload(user, seen) {
  await user.go(`?again${seen.at}`);
  await user.until((text) => document.getElementById('letter-text')?.value === text, seen.letter);
  await user.show(`#/interview/${seen.id}/about`);
  const employer = await user.field('Employer');
  await user.until((employer, name) => document.querySelector(employer)?.value === name, employer, HALDEN);
}

async function tabs(user, seen) {
  if (!user.browser.open) return 'not run: when it is driven from outside there is one tab';
  await user.show(`#/interview/${seen.id}/about`);
  const second = await user.tab(`#/interview/${seen.id}/about`);
  await user.type('Role', ' second');
  await user.saved();
  await user.browser.to(user.first);
  const role = await user.field('Role');
  await user.until((role) => document.querySelector(role)?.value.includes('second'), role);
  await user.type('Location', 'Leeds');
  await user.saved();
  await user.browser.to(second);
  const location = await user.field('Location');
  await user.until((field) => document.querySelector(field)?.value === 'Leeds', location);
  await user.browser.to(user.first);
  return '';
}

async function backup(user, seen) {
  const text = await user.backup();
  assert.ok(text.includes(HALDEN) && text.includes('the release calendar'), text.slice(0, 200));
  await user.press('Delete everything here');
  await user.press('Delete everything');
  await user.says('Nothing is left on this device.');
  await user.go('?restore#/data');
  assert.equal(Object.keys(await user.run(readLocal)).filter((key) => key.startsWith('afterword/process/')).length, 0);
  await user.give('Choose a backup file', text, 'backup.json', 'application/json');
  await user.press('Restore it');
  await user.says('Your backup is restored.');
  const [here] = await user.both(seen.key);
  assert.equal(here?.employer, HALDEN);
}

const CSV = 'Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes\nData engineer,Castell Energy,,09/14/2026,Offer,2026-10-20,FALSE,,\n';

async function imported(user) {
  await user.show('#/import');
  await user.give('Choose the CSV file', CSV, 'applications.csv', 'text/csv');
  await user.until(() => Array.from(document.querySelectorAll('main button')).some((one) => /^Add 1 /.test(one.textContent.trim())));
  await user.until(() => {
    const found = Array.from(document.querySelectorAll('main button')).find((one) => /^Add 1 /.test(one.textContent.trim()) && !one.disabled);
    found?.click();
    return Boolean(found);
  });
  await user.says('added.');
  await user.show('#/interviews');
  await user.says('Castell Energy');
}

async function offline(user, seen) {
  if (!(await user.run(() => Boolean(navigator.serviceWorker)))) return 'not run: this browser has no worker';
  await user.until(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
  await user.site.stop();
  await user.go(`?offline#/interview/${seen.id}`);
  await user.says(HALDEN);
  await user.holds('Wait for their answer');
  await user.show('#/data'); // a part that comes later
  await user.says('Back up now');
  return '';
}

const STEPS = { capture, plan, letter, reload, 'two tabs': tabs, 'backup and restore': backup, import: imported, 'no connection': offline };

const folder = await mkdtemp(join(tmpdir(), `afterword-${name}-`));
const site = await serve();
const user = new Person(site, folder);
let failed = 0;
try {
  user.browser = await within(STEP, 'the start of the browser', engine.start(folder)).catch((error) => {
    console.log(`${name}: not run, the browser does not start here: ${error.message}`);
  });
  if (!user.browser) process.exit(0);
  console.log(user.browser.version);
  await within(STEP, 'the start', user.begin());
  const seen = {};
  for (const [step, run] of Object.entries(STEPS)) {
    const start = performance.now();
    const remark = await within(STEP, step, run(user, seen));
    console.log(`  ${step}: ${remark || 'passed'} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  failed = 1;
  console.error(`  failed: ${error.stack}`);
  console.error(`  the page: ${await within(10, 'its text', user.text()).catch(() => 'it does not answer')}`);
} finally {
  await user.browser?.kill();
  await site.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(failed);
