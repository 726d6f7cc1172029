// Files and texts from outside, by every way in: chosen, opened with this program, shared. What is far too big is refused
// unread; what is of a kind goes to the screen that reads it.

import assert from 'node:assert/strict';
import { mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { axe, becomes, fits, flow, offline } from './harness.mjs';

const NOW = '2026-12-09T10:00:00';
const storage = {
  'afterword/process/n1': JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-12-07T09:00:00',
    data: { id: 'n1', created: '2026-12-07T09:00:00', employer: 'Northlight Museum Trust', role: 'Registrar', rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-12-08T15:00:00' } }] },
  }),
};

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20261215T140000Z\r\nDTEND:20261215T144500Z\r\nSUMMARY:Gespräch at Halden\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Harriet Vance\r\nEMAIL:h.vance@northlight.example\r\nEND:VCARD\r\n';
const TABLE = 'Company,Role,Status,Applied\nHalden,Data Steward,Interview,2026-11-02\n';
const MAIL = 'From: Harriet Vance <h.vance@northlight.example>\r\nSubject: Registrar\r\nContent-Type: text/plain; charset=windows-1250\r\nContent-Transfer-Encoding: 8bit\r\n\r\nWe would like to invite you to a second interview on 15 December at 14:00.\r\nPan \xa3ukasz will be there.\r\n';
// Each kind, with the place it goes to and what is seen there.
const KINDS = [
  ['invite.ics', 'text/calendar', CALENDAR, /#\/invitation$/, (page) => page.getByRole('heading', { name: 'Gespräch at Halden' })],
  ['mail.eml', 'message/rfc822', MAIL, /#\/message$/, (page) => page.getByRole('button', { name: /^Add as an interview/ })],
  ['harriet.vcf', 'text/vcard', CARD, /#\/message$/, (page) => page.getByRole('button', { name: 'Add this person: Harriet Vance' })],
  ['list.csv', 'text/csv', TABLE, /#\/import$/, (page) => page.getByRole('heading', { name: 'From a table' })],
  ['backup.json', 'application/json', '{"format":"afterword-backup","version":1,"made":"2026-12-01T10:00:00","records":{}}', /#\/data$/, (page) => page.locator('#restore-error').filter({ hasText: /./ })],
];
const bytes = (name, text) => Array.from(Buffer.from(text, name === 'mail.eml' ? 'latin1' : 'utf8'));

const folder = await mkdtemp(join(tmpdir(), 'afterword-big-'));
after(() => rm(folder, { recursive: true, force: true }));

/** A file of a hundred megabytes, of which the disk holds nothing. */
async function big(name) {
  const path = join(folder, name);
  const file = await openFile(path, 'w');
  await file.truncate(100_000_000);
  await file.close();
  return path;
}

flow('a file of a hundred megabytes is refused unread, by every way in', { time: NOW, storage, wide: true }, async ({ page, open, site }) => {
  await page.addInitScript(() => {
    window.read = [];
    for (const way of ['arrayBuffer', 'text', 'stream', 'slice', 'bytes']) {
      const real = Blob.prototype[way];
      if (real) Blob.prototype[way] = function (...words) { if (this.size > 50_000_000) window.read.push(way); return real.apply(this, words); };
    }
    for (const way of ['readAsArrayBuffer', 'readAsText']) {
      const real = FileReader.prototype[way];
      FileReader.prototype[way] = function (blob) { if (blob.size > 50_000_000) window.read.push(way); return real.call(this, blob); };
    }
  });
  const inputs = [
    ['#/invitation', 'big.ics', 'Open an invitation'],
    ['#/invitation', 'big.eml', 'Open an invitation'],
    ['#/message', 'big.eml', 'Open a file'],
    ['#/working-days', 'big.ics', 'Choose a calendar file'],
    ['#/interview/n1/people', 'big.vcf', null],
    ['#/import', 'big.csv', 'Choose the CSV file'],
    ['#/data', 'big.json', 'Choose a backup file'],
    ['#/advice', 'big.json', 'Import one'],
    ['?recover', 'big.json', 'Restore a file'],
  ];
  for (const [place, name, label] of inputs) {
    if (place.startsWith('?')) await page.goto(site.url + place);
    else await open(place);
    const input = label ? page.getByLabel(label) : page.locator('input[type=file]');
    await input.waitFor({ state: 'attached' });
    const path = await big(name);
    const begun = performance.now();
    await input.setInputFiles(path);
    await page.getByText('far too big').first().waitFor();
    assert.ok(performance.now() - begun < 10_000, `${place} took its time`);
    assert.deepEqual(await page.evaluate(() => window.read), [], `${place} reads nothing of it`);
    await page.goto('about:blank');
  }
});

/** In the page: the queue in which a browser puts the files that were opened with this program. */
function queue() {
  const waiting = [];
  let consumer;
  const hand = (launch) => (consumer ? consumer(launch) : waiting.push(launch));
  Object.defineProperty(window, 'launchQueue', { configurable: true, value: { setConsumer(take) { consumer = take; waiting.splice(0).forEach(take); } } });
  const file = (name, type, data) => ({ kind: 'file', name, getFile: async () => new File([Uint8Array.from(data)], name, { type }) });
  window.openWith = (name, type, data) => hand({ targetURL: location.href, files: [file(name, type, data)] });
  window.openTwo = (name, type, data) => hand({ targetURL: location.href, files: [file(name, type, data), file(`other-${name}`, type, data)] });
}

flow('of two files opened at once the first is read, and the other is named', { time: NOW, storage }, async ({ page, open }) => {
  const [name, type, text, , seen] = KINDS[0];
  await page.addInitScript(queue);
  await open('#/message');
  await page.evaluate(([name, type, data]) => window.openTwo(name, type, data), [name, type, bytes(name, text)]);
  await page.getByText('The first file is open. Open the others one by one.').waitFor();
  await seen(page).waitFor();
});

for (const [name, type, text, place, seen] of KINDS) {
  flow(`${name} opened with the app is read by the screen for its kind`, { time: NOW, storage }, async ({ page, open }) => {
    await page.addInitScript(queue);
    await open('#/message');
    await page.evaluate(([name, type, data]) => window.openWith(name, type, data), [name, type, bytes(name, text)]);
    await seen(page).waitFor();
    await becomes(async () => page.url(), place);
    if (name === 'mail.eml') await becomes(() => page.getByLabel('Their message, or the advert').inputValue(), /Pan Łukasz/, 'in the letters that it declares');
    await axe(page);
    await fits(page);
  });
}

flow('each kind that another app shares is taken by the worker without a connection, and read by the screen for it', { time: NOW, storage }, async ({ page, context, open }) => {
  await open('#/');
  await page.reload();
  await offline(page);
  await context.setOffline(true);
  const share = (name, type, data) => page.evaluate(async ([name, type, data]) => {
    const form = new FormData();
    form.append('files', new File([Uint8Array.from(data)], name, { type }));
    return (await fetch('./share', { method: 'POST', body: form })).status;
  }, [name, type, data]);
  for (const [name, type, text, place, seen] of KINDS) {
    assert.equal(await share(name, type, bytes(name, text)), 200, name);
    await open('#/');
    await open('#/message');
    await seen(page).waitFor();
    await becomes(async () => page.url(), place, name);
  }
  // Far too big: it is named, and nothing of it was kept.
  await page.evaluate(async () => {
    const form = new FormData();
    form.append('files', new File([new Uint8Array(41_000_000)], 'film.eml', { type: 'message/rfc822' }));
    await fetch('./share', { method: 'POST', body: form });
  });
  await open('#/');
  await open('#/message');
  await page.getByText('“film.eml” is far too big to be read here. Nothing was changed.').waitFor();
  assert.equal(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('afterword-shared')).length), 0);
  await context.setOffline(false);
});

flow('what is shared and opened is named in the manifest, each kind', { time: NOW }, async ({ site }) => {
  const manifest = await (await fetch(`${site.url}manifest.webmanifest`)).json();
  const [files] = manifest.share_target.params.files;
  const [handler] = manifest.file_handlers;
  for (const [name, type] of KINDS) {
    const ending = name.slice(name.lastIndexOf('.'));
    assert.ok(files.accept.includes(ending) && files.accept.includes(type), `${ending} can be shared`);
    assert.deepEqual(handler.accept[type], [ending], `${ending} can be opened`);
  }
});

flow('the public holidays of a country are offered without a file', { time: NOW }, async ({ page, open }) => {
  await open('#/working-days');
  await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Germany' });
  await page.getByRole('heading', { name: /^Germany: \d+ days$/ }).waitFor();
  const box = (name) => page.getByRole('listitem').filter({ hasText: name }).first().getByRole('checkbox');
  for (const [name, on] of [['Christmas Day', true], ['Second Day of Christmas', true], ['Christmas Eve', false], ['Epiphany', false]]) {
    await becomes(() => box(name).isChecked(), on, name);
  }
  await page.getByText('Christmas Eve · Observance, usually no day off').first().waitFor();
  await page.getByText('Epiphany (BW, BY, ST) · Holiday in some regions').first().waitFor();
  await fits(page);
  await axe(page);
  await box('Epiphany').check({ force: true });
  await page.getByRole('button', { name: /^Add \d+ days$/ }).press('Enter');
  await page.getByText(/days off added\./).waitFor();
  const off = await page.evaluate(() => JSON.parse(Object.entries(localStorage).find(([key]) => key.includes('settings/'))[1]).data.days_off);
  assert.ok(['2026-12-25', '2027-01-01', '2027-01-06', '2027-03-26'].every((day) => off.includes(day)) && !off.includes('2026-12-24'), String(off));
  // Chosen again, they are on the list already.
  await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Germany' });
  await page.getByText('On your list').first().waitFor();
});
