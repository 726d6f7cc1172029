// A record that was changed in two places at once: both versions side by side, in words that anybody can read.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, becomes, fits, flow } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const LONG = 'The Very Long and Winding Borough Council of Saint Mary-le-Bow';

const text = (data, writer) => JSON.stringify({ v: 1, rev: 2, writer, at: '2026-11-11T12:00:00', data });
const process = (notes, told, answer, role) => ({
  id: 'p1', created: '2026-11-10T09:00:00', employer: LONG, ...(role && { role }), people: [{ id: 'm1', name: 'Miriam Osei' }],
  rounds: [{ id: 'r1', kind: 'panel', schedule: { end: '2026-11-11T12:00:00' }, people: ['m1'], told, questions: [{ id: 'q1', asked: 'Why leave your team?', answer }], notes }],
});
const mine = process('Bright room.\nTwo took notes.', { promised: { by: '2026-11-20' } }, 'The merger.', 'Archivist');
const other = process('Bright room.\nThe lift was broken <b>again</b>.', 'no_date', 'Smaller after the merger.');
const copy = (id, of, theirs, fields) => [`afterword/copy/${id}`, text({ id, of, origin: 'two_tabs', found: '2026-11-11T13:00:00', fields, text: text(theirs, 'b') }, 'a')];
const letter = (body) => ({ id: 'l1', process: 'p1', to: { people: ['m1'] }, purpose: 'thank_you', channel: 'email', variant: 'british', tone: 'formal', subject: 'Thank you', body, state: 'draft' });

const storage = Object.fromEntries([
  ['afterword/process/p1', text(mine, 'a')],
  ['afterword/letter/l1', text(letter('Dear Miriam'), 'a')],
  copy('00aa', 'afterword/process/p1', other, ['rounds/r1/notes', 'rounds/r1/told', 'rounds/r1/questions/q1/answer', 'role']),
  copy('00bb', 'afterword/letter/l1', letter('Dear Ms Osei'), ['body']),
  copy('00cc', 'afterword/process/gone', { ...other, id: 'gone' }, ['notes']),
]);

const now = (page, key = 'process/p1') => page.evaluate((key) => JSON.parse(localStorage[`afterword / ${key}`]).data, key);

for (const wide of [false, true]) {
  flow(`two versions of a record are shown field by field, and one is taken, ${wide ? 'wide' : 'on a phone'}`, { storage, time: WEDNESDAY, wide, scheme: wide ? 'light' : 'dark' }, async ({ page, open, context, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin }).catch(() => {});
    await open('#/data');
    const card = page.locator('.version', { has: page.getByRole('heading', { name: LONG }) });
    await card.waitFor();
    const field = (name) => card.locator('.version__field', { has: page.getByRole('heading', { name, exact: true }) });
    assert.deepEqual(await card.getByRole('heading', { level: 4 }).allInnerTexts(), ['Everything else', 'When they’ll reply', 'What I said', 'Role']);
    const notes = field('Everything else');
    assert.match(await notes.innerText(), /In the app\s+Bright room\.\nTwo took notes\.\s+The other version\s+Bright room\.\nThe lift was broken <b>again<\/b>\./);
    await becomes(() => field('What I said').innerText(), /Panel, Why leave your team\?/);
    const promised = await field('When they’ll reply').innerText();
    assert.match(promised, /The day they named|By: Fri/i);
    assert.match(promised, /No date/);
    await becomes(() => field('Role').innerText(), /Archivist[\s\S]*Nothing there/);
    assert.doesNotMatch(await card.innerText(), /[{}"]|rounds\/|no_date/);
    await axe(page);
    await fits(page);

    // Taken alone, and back again; what was written since stays.
    await notes.getByRole('button', { name: /^Use the other words/ }).click();
    await page.getByText('The other text is in the app now.').waitFor();
    await notes.waitFor({ state: 'detached' });
    assert.deepEqual(await now(page), { ...mine, rounds: [{ ...mine.rounds[0], notes: other.rounds[0].notes }] });
    await page.getByRole('button', { name: 'Undo' }).click();
    await notes.waitFor();
    assert.deepEqual(await now(page), mine);
    await field('What I said').getByRole('button', { name: /^Copy/ }).click();
    await page.getByText('Copied.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'Smaller after the merger.');
    await field('Role').getByRole('button', { name: /^Leave it empty/ }).click();
    for (const name of ['Everything else', 'When they’ll reply', 'What I said']) await field(name).getByRole('button', { name: /^Use the other words/ }).click();
    await card.getByText('Both are the same now.').waitFor();
    assert.deepEqual(await now(page), other);

    // A letter too; a record that is gone can only be downloaded.
    const letters = page.locator('.version', { has: page.getByRole('heading', { name: 'A letter' }) });
    await letters.getByRole('button', { name: /^Use the other words: Text/ }).click();
    await letters.getByText('Both are the same now.').waitFor();
    assert.equal((await now(page, 'letter/l1')).body, 'Dear Ms Osei');
    await page.getByRole('button', { name: 'Undo' }).click();
    await letters.getByText('Dear Ms Osei').waitFor();
    assert.equal((await now(page, 'letter/l1')).body, 'Dear Miriam');
    const gone = page.locator('.version', { has: page.getByRole('heading', { name: 'A record that is no longer here' }) });
    await gone.getByText('It cannot be shown field by field here.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), gone.getByRole('button', { name: /^Download/ }).click()]);
    assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).data.id, 'gone');
    await gone.getByRole('button', { name: /^Discard/ }).click();
    await gone.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await gone.waitFor();
    await gone.getByRole('button', { name: /^Discard/ }).click();
    await gone.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'A letter' }).waitFor();
    assert.equal(await gone.count(), 0);
    await axe(page);
  });
}

flow('a change that is taken back leaves what was written since, and keeps what was there before beside it', { storage, time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/data');
  const roles = page.locator('.version__field', { has: page.getByRole('heading', { name: 'Role', exact: true }) });
  await roles.getByRole('button', { name: /^Leave it empty/ }).click();
  await page.getByText('The other text is in the app now.').waitFor();
  await page.evaluate(() => { location.hash = '#/interview/p1/about'; });
  await page.getByLabel('Role', { exact: true }).fill('Keeper of maps');
  await page.getByText('Saved on this device').filter({ visible: true }).first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('What was there before is under “Your data”').waitFor();
  assert.equal((await now(page)).role, 'Keeper of maps');
  await page.evaluate(() => { location.hash = '#/data'; });
  await roles.filter({ hasText: 'Archivist' }).first().waitFor();
  await page.reload();
  await roles.filter({ hasText: 'Archivist' }).first().waitFor();
});
