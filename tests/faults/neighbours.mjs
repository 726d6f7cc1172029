// Other pages at the origin, and wrong addresses, with the worker in place: each gets what is there, or a way back to
// the app; none gets the app in its place. What is being typed in the app meanwhile is kept.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SLOW, capture, copy, offline, saved, serve, stores, up } from './app.mjs';
import { plainHost } from '../browser/plain-host.mjs';
import { Bench } from './limit.mjs';
import { Row } from './table.mjs';

const LATE = 20_000; // for one address, in milliseconds
const BELOW = 'folder/nowhere/';
/** What each address shows while its host answers, and when nobody answers. `app` is the app itself. */
const ADDRESSES = {
  'neighbour.html': ['Somebody else', 'elsewhere'],
  'neighbour.html?x#/more': ['Somebody else', 'elsewhere'],
  'folder/other.html': ['One folder below', 'elsewhere'],
  nowhere: ['There is nothing here.', 'elsewhere'],
  [BELOW]: ['There is nothing here.', 'elsewhere'],
  '?x=1': ['app', 'app'],
  'index.html#/interviews': ['app', 'app'],
};
/** The same where the host answers each address that it does not know with the app's page. */
const ANSWERED = { ...ADDRESSES, nowhere: ['app', 'elsewhere'], [BELOW]: ['astray', 'elsewhere'] };
delete ANSWERED['folder/other.html'];

const SAYS = { elsewhere: 'This page is not part of Afterword', astray: 'Afterword is not at this address.' };

// A worker as it must not be: it answers every page with the app's.
const GRASPING = `addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.stopImmediatePropagation();
  event.respondWith(caches.match(registration.scope, { ignoreSearch: true, ignoreVary: true }));
});`;

export async function neighbours({ quick }) {
  const row = new Row('a sibling page and a wrong address under the worker: each is what it is, or leads back');
  const bench = new Bench();
  const hosts = [['/', 'plain'], ['/deep/sub/', 'plain'], ['/', 404], ['/deep/sub/', 200]];
  try {
    for (const [base, host] of hosts.filter(([base]) => !quick || base === '/')) await play(bench, row, base, host, host === 'plain' ? ADDRESSES : ANSWERED);
    const check = new Row('the check', { quiet: true });
    await play(bench, check, '/', 'plain', { 'neighbour.html': ADDRESSES['neighbour.html'] }, GRASPING);
    row.expect(check.lost.some((what) => what.includes('neighbour.html')), 'a worker that answers for its neighbours was not found out');
  } finally {
    await bench.close();
  }
  return row;
}

async function play(bench, row, base, host, addresses, before = '') {
  const release = await copy();
  await writeFile(join(release.folder, 'neighbour.html'), '<!doctype html><title>x</title><p>Somebody else</p>');
  await mkdir(join(release.folder, 'folder'));
  await writeFile(join(release.folder, 'folder', 'other.html'), '<!doctype html><title>x</title><p>One folder below</p>');
  const worker = join(release.folder, 'sw.js');
  await writeFile(worker, before + (await readFile(worker, 'utf8')));
  const site = host === 'plain' ? await serve({ dist: release.folder, base }) : await plainHost({ dist: release.folder, base, status: host });
  try {
    await bench.run(row, `${base} on a host that answers ${host}`, (context) => visit(row, context, site, addresses));
  } finally {
    await site.stop();
    await release.remove();
  }
}

async function visit(row, context, site, addresses) {
  const app = await context.newPage();
  app.setDefaultTimeout(SLOW);
  await capture(app, site, { employer: 'Halden' });
  await saved(app);
  await offline(app);
  const field = app.getByLabel('Employer', { exact: true });
  const tab = await context.newPage();
  tab.setDefaultTimeout(LATE);
  for (const online of [true, false]) {
    if (!online) await site.stop();
    for (const [address, shows] of Object.entries(addresses)) {
      const name = `${site.url}${address}, ${online ? 'the host answers' : 'nobody answers'}`;
      const wanted = shows[online ? 0 : 1];
      row.count(online ? 0 : 1);
      await tab.goto(site.url + address).catch(() => {});
      row.expect(await says(tab, wanted), `${name}: it shows ${(await words(tab)).slice(0, 80)} instead of ${wanted}`);
      if (wanted in SAYS) {
        await tab.getByRole('link', { name: 'Open Afterword' }).click({ timeout: 5000 }).catch(() => {});
        row.expect(await says(tab, 'app'), `${name}: it does not lead to the app`);
        row.expect(tab.url().startsWith(site.url) && !/nowhere|folder/.test(tab.url()), `${name}: it leads to ${tab.url()}`);
      }
      const typed = `Halden ${name}`;
      await field.fill(typed);
      await saved(app);
      const { local } = await stores(app);
      row.expect(JSON.stringify(local).includes(typed), `${name}: what was typed meanwhile is not kept`);
    }
  }
}

const words = (tab) => tab.evaluate(() => document.body.innerText.trim()).catch(() => 'nothing');

async function says(tab, wanted) {
  if (wanted === 'app') return up(tab).then(() => true, () => false);
  const there = tab.getByText(SAYS[wanted] ?? wanted).first();
  return there.waitFor().then(() => true, () => false);
}
