// What was typed stays: in a full store, after an undo, beside another tab; and what was deleted stays deleted.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, becomes, flow, saved, up } from './harness.mjs';

const raw = (data, more = {}) => JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T16:05:00', ...more, data });
const record = (id, employer, notes) => ({
  [`afterword/process/${id}`]: raw({ id, created: '2026-11-11T16:05:00', employer, notes, rounds: [{ id: 'r1', schedule: { end: '2026-11-11T16:00:00' } }] }),
});
const settings = (more) => ({ theme: 'system', playbook: { built_in: 'house' }, weekend: [6, 7], ...more });

const data = (page, kind) => page.evaluate((start) => {
  const key = Object.keys(localStorage).find((one) => one.startsWith(start));
  return key && JSON.parse(localStorage.getItem(key)).data;
}, `afterword / ${kind}/`);
const go = async (page, hash, heading) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  if (heading) await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

flow('nothing is called saved while another text is not, and that one is not forgotten', { storage: { ...record('x1', 'Halden & Rowe', 'n'), ...record('x2', 'Pell & Sons', 'n'.repeat(2000)) } }, async ({ page, open }) => {
  await open('#/interview/x1/about');
  const notes = page.getByLabel('Notes', { exact: true });
  await notes.fill('m');
  await saved(page);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    for (let n = 0, size = 1 << 21; size >= 1;) {
      try { localStorage.setItem(`theirs${n}`, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
    }
  });
  const refused = 'Not to be lost. '.repeat(300).trim();
  await notes.fill(refused);
  const alert = page.getByRole('alert').filter({ hasText: 'NOT saved' });
  await alert.waitFor();
  // Another record becomes shorter, which there is room for. The first is still not saved, and the page says so.
  await go(page, '#/interview/x2/about');
  await page.waitForFunction(() => /^n{2000}$/.test(document.querySelector('textarea[id*=notes]')?.value));
  await notes.fill('n'.repeat(1900));
  await page.waitForTimeout(700);
  assert.equal((await page.evaluate(() => JSON.parse(localStorage.getItem('afterword / process/x2')).data.notes)).length, 1900);
  assert.ok(await alert.isVisible());
  await becomes(() => page.getByText('Saved on this device').filter({ visible: true }).count(), 0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download everything' }).tap()]);
  assert.ok((await readFile(await download.path(), 'utf8')).includes(refused), 'the download lacks the text that could not be saved');
  // An update would load the page again.
  await page.evaluate(() => dispatchEvent(new CustomEvent('afterword:update')));
  await page.waitForTimeout(200);
  await becomes(() => page.getByRole('button', { name: 'Use it now' }).count(), 0);
  await axe(page);
  // With room again, the next change saves both.
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('theirs')).forEach((key) => localStorage.removeItem(key)));
  await notes.fill('short');
  await saved(page);
  await alert.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Use it now' }).waitFor();
  await page.reload();
  await up(page);
  await go(page, '#/interview/x1/about');
  await page.waitForFunction((text) => document.querySelector('textarea[id*=notes]')?.value === text, refused);
});

flow('undo in Keep searching leaves what was written since', async ({ page, open }) => {
  await open('#/search-pulse');
  await page.getByRole('button', { name: 'Application sent' }).tap();
  await page.getByText('Logged: application sent.').waitFor();
  await page.getByLabel('A new lead').fill('Acme');
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByText('Undone. What you wrote since then stays.').waitFor();
  const search = await data(page, 'search');
  assert.deepEqual(search.leads.map((lead) => lead.name), ['Acme']);
  assert.ok(!JSON.stringify(search).includes('applications'), JSON.stringify(search));
});

flow('a playbook that is open in two tabs keeps what both have changed', { wide: true }, async ({ page, context, open }) => {
  await open('#/advice');
  await page.getByRole('button', { name: 'Make a copy' }).click();
  await page.getByLabel('Its name').fill('Mine');
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await up(other);
  await other.getByLabel('Hours after the end').first().fill('5');
  await saved(other);
  await page.waitForTimeout(500);
  await page.getByLabel('Its name').fill('My own');
  await saved(page);
  const own = await data(page, 'playbook');
  assert.equal(own.name, 'My own');
  assert.deepEqual(own.changes.thank_you_opens, { after_end: { minutes: 300 } });
});

flow('what was deleted with everything does not come back with the next letter typed', { storage: { 'afterword/settings/only': raw(settings({ theme: 'dark' })) } }, async ({ page, open }) => {
  await open('#/me');
  await page.getByLabel('Your name').fill('Nadia Brandt');
  await page.getByLabel('Telephone').fill('0123 456');
  await saved(page);
  await go(page, '#/search-pulse', 'Keep searching');
  await page.getByLabel('A new lead').fill('Acme');
  await page.waitForTimeout(500);
  assert.ok(JSON.stringify(await data(page, 'search')).includes('Acme'));
  await go(page, '#/data');
  await page.getByRole('button', { name: 'Delete everything here' }).tap();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).tap();
  await page.getByText('Nothing is left on this device.').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
  await go(page, '#/me');
  await page.waitForFunction(() => document.querySelector('#my-name')?.value === '');
  await page.getByLabel('Your name').fill('N');
  await saved(page);
  assert.ok(!JSON.stringify(await data(page, 'profile')).includes('0123'));
  await go(page, '#/search-pulse', 'Keep searching');
  await page.getByRole('button', { name: 'Application sent' }).tap();
  await page.getByText('Logged: application sent.').waitFor();
  assert.ok(!JSON.stringify(await data(page, 'search')).includes('Acme'));
});

flow('settings that another tab has changed meanwhile stay changed', { storage: { 'afterword/settings/only': raw(settings()) } }, async ({ page, open }) => {
  await open('#/more');
  await page.waitForTimeout(300);
  // As another tab writes it, before this one has heard of it.
  const theirs = raw(settings({ days_off: ['2026-12-24'] }), { rev: 2, writer: 'other', after: ['1.test'] });
  await page.evaluate((text) => localStorage.setItem('afterword / settings/only', text), theirs);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.waitForTimeout(300);
  const kept = await data(page, 'settings');
  assert.deepEqual([kept.theme, kept.days_off], ['light', ['2026-12-24']]);
});
