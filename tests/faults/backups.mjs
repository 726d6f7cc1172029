// Backup files that are cut, altered, empty, small, under another passphrase, or put back twice: refused in a
// sentence or taken as a whole, and the records here are as they were.

import { createHash } from 'node:crypto';
import { LAUNCH, SLOW, WIDE, capture, chromium, downloaded, pause, saved, serve, show, stores, until } from './app.mjs';
import { CASE, within } from './limit.mjs';
import { Row } from './table.mjs';

const SECRET = 'correct horse';

export async function backups({ quick, chance }) {
  const site = await serve();
  const browser = await chromium.launch(LAUNCH);
  const rows = [];
  const begin = (name) => rows[rows.push(new Row(name)) - 1];
  try {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    page.setDefaultTimeout(SLOW);
    await show(page, site);
    for (let n = 0; n < 12; n += 1) {
      await capture(page, site, { employer: `Employer ${n} Zoë`, notes: `Notes ${n} `.repeat(quick ? 20 : 250) });
    }
    await saved(page);
    await pause(200);
    const plain = await backUp(page, site);
    const sealed = await backUp(page, site, SECRET);
    const desk = { page, site, before: await digest(page) };

    const cut = begin('a backup cut at every kilobyte');
    for (const [file, secret] of [[plain, ''], [sealed, SECRET]]) {
      const bytes = Buffer.from(file);
      for (let at = 0; at < bytes.length; at += 1024) await refused(cut, desk, bytes.subarray(0, at), `cut at ${at}`, { secret });
      await refused(cut, desk, bytes.subarray(0, bytes.length - 1), 'without its last byte', { secret });
    }

    const flipped = begin('a backup with one bit the other way, in any place');
    for (const [file, secret, times] of [[plain, '', quick ? 12 : 400], [sealed, SECRET, quick ? 2 : 60]]) {
      for (let n = 0; n < times; n += 1) {
        const bytes = Buffer.from(file);
        const at = chance.below(bytes.length);
        bytes[at] ^= 1 << chance.below(8);
        // A flip that leaves the same meaning, such as a blank for a blank, is no damage.
        await refused(flipped, desk, bytes, `bit flipped at ${at}`, { secret, orSame: true });
      }
    }

    const wrong = begin('a backup under another passphrase, and files that are no backup');
    for (const secret of ['wrong', `${SECRET} `, SECRET.toUpperCase(), 'correct hors', '💻'].slice(0, quick ? 2 : 5)) await refused(wrong, desk, Buffer.from(sealed), `passphrase ${secret}`, { secret });
    for (const text of ['', ' ', '{}', '[]', 'null', '<html></html>', '{"format":"afterword-backup"}', plain.replace(/"version":\s*\d+/, '"version":99')]) await refused(wrong, desk, Buffer.from(text), `the file ${text.slice(0, 30)}`);

    const small = begin('an empty or much smaller backup over a full store');
    await within(CASE, small.name, emptyOrSmall(small, browser, desk));
    const again = begin('a backup put back twice, and undone');
    await within(2 * CASE, again.name, twice(again, browser, site, { plain, sealed }));
  } catch (error) {
    rows.at(-1)?.lose(`the row ended early: ${String(error.stack).slice(0, 600)}`);
    if (!rows.length) throw error;
  } finally {
    await within(30, 'the end of the browser', browser.close()).catch((error) => console.error(error.message));
    await site.stop();
  }
  return rows;
}

async function backUp(page, site, secret = '') {
  await show(page, site, '#/more');
  await show(page, site, '#/data');
  if (secret) {
    await page.getByLabel('Passphrase (optional)').fill(secret);
    await page.getByLabel('Passphrase once more').fill(secret);
  }
  return downloaded(page, () => page.getByRole('button', { name: 'Back up now' }).click());
}

/** Opens a file; resolves to { refused: sentence } or { offers: text of the preview }. */
async function open({ page, site }, bytes, secret = '') {
  await show(page, site, '#/more');
  await show(page, site, '#/data');
  await page.getByLabel('Choose a backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(bytes) });
  const section = page.getByRole('region', { name: 'Restore a backup' });
  const alert = section.getByRole('alert').filter({ hasText: /\S/ });
  const go = section.getByRole('button', { name: 'Restore it' });
  const ask = section.getByLabel('This backup has a passphrase');
  await alert.or(go).or(ask).first().waitFor();
  if (await ask.count()) {
    await ask.fill(secret);
    await section.getByRole('button', { name: 'Open it' }).click();
    await alert.or(go).first().waitFor();
  }
  return (await go.count()) ? { offers: await section.innerText(), section, go } : { refused: await alert.innerText() };
}

const digest = async (page) => {
  const { local, journal } = await stores(page);
  return createHash('sha256').update(JSON.stringify([local, journal])).digest('hex');
};

async function refused(row, desk, bytes, name, { secret = '', orSame = false } = {}) {
  row.count();
  const outcome = await within(CASE, name, open(desk, bytes, secret));
  const fine = outcome.refused ? /^[A-Z].*\.$/s.test(outcome.refused.trim()) : orSame && outcome.offers.includes('Nothing would change');
  row.expect(fine, `${name}: ${outcome.refused ?? outcome.offers}`);
  row.expect((await digest(desk.page)) === desk.before, `${name}: something in the stores was changed`);
}

async function emptyOrSmall(row, browser, desk) {
  const { site } = desk;
  for (const records of [0, 1]) {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    await show(page, site);
    if (records) {
      await capture(page, site, { employer: 'The only one' });
      await saved(page);
    }
    const file = await backUp(page, site);
    await context.close();
    row.count();
    const { go, section, refused } = await open(desk, Buffer.from(file));
    if (refused) {
      row.expect(/^[A-Z].*\.$/s.test(refused.trim()), refused);
      continue;
    }
    await section.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
    await go.click();
    const asks = section.getByRole('button', { name: 'Yes, I am sure' });
    await asks.waitFor({ timeout: SLOW / 2 }).catch(() => row.lose(`a backup of ${records} records took the place of 12 without a second question`));
    row.expect((await digest(desk.page)) === desk.before, 'something was changed before the second yes');
    await section.getByRole('button', { name: 'Go back' }).click();
  }
}

async function twice(row, browser, site, files) {
  for (const [kind, file] of Object.entries(files)) {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    page.setDefaultTimeout(SLOW);
    await show(page, site);
    await capture(page, site, { employer: 'Mine' });
    await saved(page);
    await pause(200);
    const mine = Object.keys((await stores(page)).local);
    const desk = { page, site };
    row.count(1);
    const first = await open(desk, Buffer.from(file), SECRET);
    if (!row.expect(first.go, `${kind}: ${first.refused}`)) continue;
    await first.go.click();
    await first.section.getByRole('button', { name: 'Undo' }).waitFor();
    const records = (store) => Object.keys(store).filter((key) => key.startsWith('afterword/')).length;
    const all = await until(page, ({ local, journal }) => records(local) === 13 && records(journal) === 13);
    row.expect(records(all.local) === 13 && records(all.journal) === 13, `${kind}: ${records(all.local)} records after 12 were put beside 1`);
    // Undone, there is only the first again; what was put back and taken away is in the trash.
    await first.section.getByRole('button', { name: 'Undo' }).click();
    await first.section.getByText('Would go to the trash').waitFor();
    await first.section.getByRole('button', { name: 'Undo the restore' }).click();
    await first.section.getByText('The restore is undone.').waitFor();
    const undone = await until(page, ({ local }) => living(local).length === 1);
    row.expect(String(living(undone.local)) === String(mine), `${kind}: undone, it holds ${living(undone.local)}`);
    const second = await open(desk, Buffer.from(file), SECRET);
    await second.section?.getByRole('radio', { name: 'Replace what is here' }).check({ force: true });
    await second.go.click();
    const sure = second.section.getByRole('button', { name: 'Yes, I am sure' });
    await sure.or(second.section.getByRole('button', { name: 'Undo' })).first().waitFor();
    if (await sure.count()) await sure.click();
    const back = await until(page, ({ local, journal }) => living(local).length === 12 && living(journal).length === 12);
    row.expect(living(back.local).length === 12 && living(back.journal).length === 12, `${kind}: ${living(back.local).length} records after all were put back again`);
    row.count(1);
    const third = await open(desk, Buffer.from(file), SECRET);
    row.expect(third.offers?.includes('Nothing would change'), `${kind}: put back a second time it offers ${third.offers ?? third.refused}`);
    row.count(1);
    await context.close();
  }
}

const living = (texts) => Object.keys(texts).filter((key) => key.startsWith('afterword/') && !texts[key].includes('"gone":true') && !texts[key].includes('"trashed":"'));
