// Undoing a restore and an import, as the user meets it: what would happen is named, what was written since stays, and
// it can be redone; and nothing is replaced that was typed after the look.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, saved, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';

const records = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => /^afterword \/ [a-z]+\//.test(key)).map(([key, text]) => [key, JSON.parse(text).data])));
const names = async (page) => Object.values(await records(page)).filter((data) => data && !data.trashed).map(({ employer }) => employer).sort();

async function write(page, open, employer) {
  await open('#/capture');
  await page.getByLabel('Employer').fill(employer);
  await saved(page);
}

async function backUp(page, open) {
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  return download.path();
}

async function look(page, open, file, mode = 'Replace what is here') {
  await open('#/data');
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByRole('radio', { name: mode }).check({ force: true });
}

/** Another tab, which types into the record of this employer. */
async function elsewhere(context, page, employer, role) {
  const [key] = Object.entries(await records(page)).find(([, data]) => data?.employer === employer);
  const other = await context.newPage();
  other.setDefaultTimeout(20_000);
  await other.goto(page.url().replace(/#.*/, `#/interview/${key.split('/').pop()}/about`));
  await up(other);
  await other.getByLabel('Role', { exact: true }).fill(role);
  await saved(other);
  return other;
}

flow('undoing a restore names what goes, leaves what was written since, and can be redone', { time: WEDNESDAY }, async ({ page, context, open }) => {
  await write(page, open, 'Halden & Rowe');
  const file = await backUp(page, open);
  await write(page, open, 'Castell Energy');
  await look(page, open, file);
  await page.getByText('Would be deleted here').waitFor();
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  await page.getByText('You can undo it later too').waitFor();
  assert.deepEqual(await names(page), ['Halden & Rowe']);
  // Since then: a whole new interview here, and a word in another tab.
  await write(page, open, 'Orchard Press');
  await (await elsewhere(context, page, 'Halden & Rowe', 'Planner')).close();
  await open('#/data');
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'See what undoing would change' }).tap();
  const card = page.getByRole('region', { name: 'Restore a backup' });
  await card.getByText('Would be restored').waitFor();
  await card.getByText('1: Castell Energy').waitFor();
  await becomes(() => card.getByText('Orchard Press').count(), 0, 'what is new is no part of it');
  assert.equal(await card.getByText('Would be deleted').count() + await card.getByText('trash').count(), 0);
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: 'Undo the restore' }).tap();
  await card.getByText('The restore is undone.').waitFor();
  assert.deepEqual(await names(page), ['Castell Energy', 'Halden & Rowe', 'Orchard Press']);
  assert.ok(Object.values(await records(page)).some((data) => data.employer === 'Halden & Rowe' && data.role === 'Planner'));
  // Redone after a reload: what it takes away is in the trash.
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'See what redoing would change' }).tap();
  await card.getByText('Would go to the trash').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Redo the restore' }).tap();
  await card.getByText('Your backup is restored.').waitFor();
  assert.deepEqual(await names(page), ['Halden & Rowe', 'Orchard Press']);
  await page.reload();
  await up(page);
  assert.deepEqual(await names(page), ['Halden & Rowe', 'Orchard Press']);
});

flow('what came with a restore and was changed since stays when it is undone', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  await write(page, open, 'Castell Energy');
  const file = await backUp(page, open);
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => new Promise((done) => { const asked = indexedDB.deleteDatabase('afterword /'); asked.onsuccess = asked.onerror = asked.onblocked = () => done(); }));
  await page.reload();
  await up(page);
  await look(page, open, file, 'Add to what is here');
  await page.getByRole('button', { name: 'Restore it' }).tap();
  await page.getByText('Your backup is restored.').waitFor();
  const [key] = Object.entries(await records(page)).find(([, { employer }]) => employer === 'Halden & Rowe');
  await open(`#/interview/${key.split('/').pop()}/about`);
  await page.getByLabel('Role', { exact: true }).fill('Planner');
  await saved(page);
  await open('#/data');
  await page.getByRole('button', { name: 'See what undoing would change' }).tap();
  const row = (words) => page.locator('dt', { hasText: words }).locator('xpath=following-sibling::dd[1]');
  await becomes(() => row('Stay because you changed them since').innerText(), /^1: Halden & Rowe/);
  await becomes(() => row('Would go to the trash').innerText(), /^1: Castell Energy/);
  await page.getByRole('button', { name: 'Undo the restore' }).tap();
  await page.getByText('What you wrote since then stays. The rest is in the trash.').waitFor();
  assert.deepEqual(await names(page), ['Halden & Rowe']);
  await open('#/interviews');
  await page.getByText('Trash').first().waitFor();
});

for (const [mode, word] of [['Replace what is here', 'Would change'], ['Add to what is here', 'Saved twice']]) {
  flow(`what is typed after the look is not replaced unseen: ${mode}`, { time: WEDNESDAY }, async ({ page, context, open }) => {
    await write(page, open, 'Halden & Rowe');
    // A backup of a device on which the same record went on.
    const file = await backUp(page, open);
    const [key] = Object.keys(await records(page));
    const text = await page.evaluate((key) => localStorage.getItem(key), key);
    await open(`#/interview/${key.split('/').pop()}/about`);
    await page.getByLabel('Location').fill('Leiden');
    await saved(page);
    const longer = await backUp(page, open);
    // Back to where it was, in both places.
    await page.evaluate(() => new Promise((done) => { const asked = indexedDB.deleteDatabase('afterword /'); asked.onsuccess = asked.onerror = asked.onblocked = () => done(); }));
    await page.evaluate(([key, text]) => { localStorage.clear(); localStorage.setItem(key, text); }, [key, text]);
    await page.reload();
    await up(page);
    await look(page, open, mode.startsWith('Replace') ? file : longer, mode);
    await page.getByText(mode.startsWith('Replace') ? 'Nothing would change.' : 'Would change').waitFor();
    const other = await elsewhere(context, page, 'Halden & Rowe', 'Planner');
    await page.getByRole('button', { name: 'Restore it' }).tap();
    await page.getByText('Something changed here while you were looking').waitFor();
    await page.getByText(word).waitFor();
    assert.equal((await records(page))[key].role, 'Planner');
    await axe(page);
    // Seen, it may be done; and undone.
    await page.getByRole('button', { name: 'Restore it' }).tap();
    await page.getByText('Your backup is restored.').waitFor();
    assert.equal((await records(page))[key].role, mode.startsWith('Replace') ? undefined : 'Planner');
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await page.getByRole('button', { name: 'Undo the restore' }).tap();
    await page.getByText('The restore is undone.').waitFor();
    assert.equal((await records(page))[key].role, 'Planner');
    await other.close();
  });
}

const SIMPLIFY = `Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes
Data engineer,Ørsted Havn,https://orsted.example,09/14/2026,Offer,2026-10-20,FALSE,,Spoke to Bo
Editor,Orchard Press,,09/14/2026,Rejected,2026-10-20,FALSE,,
`;
const FILE = { name: 'simplify.csv', mimeType: 'text/csv', buffer: Buffer.from(SIMPLIFY) };

flow('undoing an import asks by name and leaves what was written into it; the file can be imported again', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/import');
  await page.getByLabel('Choose the CSV file').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Add 2 interviews' }).tap();
  await page.getByText('2 interviews added.').waitFor();
  await axe(page);
  const [key] = Object.entries(await records(page)).find(([, { employer }]) => employer === 'Ørsted Havn');
  await open(`#/interview/${key.split('/').pop()}/about`);
  await page.getByLabel('Location').fill('Aarhus');
  await saved(page);
  await open('#/import');
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'See what undoing would change' }).tap();
  await page.getByText('1: Ørsted Havn').waitFor();
  await page.getByText('1: Orchard Press').waitFor();
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: 'Undo the import' }).tap();
  await page.getByText('The import is undone.').waitFor();
  assert.deepEqual(await names(page), ['Ørsted Havn']);
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await page.getByLabel('Choose the CSV file').setInputFiles(FILE);
  await page.getByText('is on your list already').waitFor();
  await page.getByRole('button', { name: 'Add 1 interview' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await page.getByRole('button', { name: 'See what redoing would change' }).tap();
  await page.getByRole('button', { name: 'Redo the import' }).tap();
  await page.getByText('The import is done again.').waitFor();
  assert.deepEqual(await names(page), ['Orchard Press', 'Ørsted Havn']);
});

flow('an import looks again at what another tab has added meanwhile', { time: WEDNESDAY }, async ({ page, context, open }) => {
  await open('#/import');
  await page.getByLabel('Choose the CSV file').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Add 2 interviews' }).waitFor();
  const other = await context.newPage();
  other.setDefaultTimeout(20_000);
  await other.goto(page.url());
  await up(other);
  await other.getByLabel('Choose the CSV file').setInputFiles(FILE);
  await other.getByRole('button', { name: 'Add 2 interviews' }).tap();
  await other.getByText('2 interviews added.').waitFor();
  await page.getByRole('button', { name: 'Add 2 interviews' }).tap();
  await page.getByText('Something was added here meanwhile').waitFor();
  await becomes(() => page.getByRole('button', { name: 'Add 0 interviews' }).isDisabled(), true);
  assert.equal(Object.keys(await records(page)).length, 2);
  // The way back from the one that was done is still there.
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await page.getByRole('button', { name: 'See what undoing would change' }).waitFor();
});

flow('what an earlier version put aside before a restore is still there, as a backup to look at', { time: WEDNESDAY }, async ({ page, open }) => {
  await write(page, open, 'Halden & Rowe');
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(await backUp(page, open), 'utf8');
  await page.evaluate((text) => new Promise((done) => {
    const asked = indexedDB.open('afterword /');
    asked.onsuccess = () => {
      const change = asked.result.transaction('records', 'readwrite');
      change.objectStore('records').put(text, 'afterword:before-restore');
      change.oncomplete = () => { asked.result.close(); done(); };
    };
  }), text);
  await page.reload();
  await up(page);
  await page.getByRole('button', { name: 'Look at it' }).tap();
  await page.getByText('Nothing would change.').waitFor();
});
