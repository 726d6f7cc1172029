// Backups under a passphrase, as the user meets them: typed twice or shown, how hard it is to guess, one to take as it
// is, and every file of an earlier version or another program.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { axe, fits, flow, saved } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';
const fixture = (name) => fileURLToPath(new URL(`../fixtures/sealed/${name}`, import.meta.url));

const card = (page) => page.getByRole('region', { name: 'Back up', exact: true });
const other = (page) => page.getByRole('region', { name: 'Restore a backup' });

async function begin(page, open) {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Halden & Rowe');
  await saved(page);
  await open('#/data');
}

async function make(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  return download.path();
}

async function opens(page, file, passphrase) {
  await page.getByLabel('Choose a backup file').setInputFiles(file);
  await page.getByLabel('This backup has a passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open it' }).tap();
  const put = page.getByRole('button', { name: 'Restore it' });
  await put.or(other(page).getByRole('alert').filter({ hasText: /\S/ })).first().waitFor();
  return (await put.count()) === 1;
}

flow('a passphrase is typed twice or shown, and said to be easy or hard to guess', { time: WEDNESDAY }, async ({ page, open }) => {
  await begin(page, open);
  const typed = page.getByLabel('Passphrase (optional)');
  const again = page.getByLabel('Passphrase once more');
  assert.equal(await again.count(), 0);
  await typed.fill('password1');
  await page.getByText('Easy to guess. A computer').waitFor();
  await typed.fill('acorn velvet tundra gecko waffle ninety');
  await page.getByText('Very hard to guess.').waitFor();
  await again.fill('acorn velvet tundra gecko waffle ninty');
  await page.getByRole('button', { name: 'Back up now' }).tap();
  await page.getByText('The two passphrases differ').waitFor();
  await axe(page);
  await fits(page);
  // Shown, once is enough; and neither the browser's spelling service nor its capitals touch it.
  await card(page).getByRole('checkbox', { name: 'Show it' }).check({ force: true });
  assert.equal(await again.count(), 0);
  for (const [name, value] of [['type', 'text'], ['spellcheck', 'false'], ['autocapitalize', 'none'], ['autocorrect', 'off']]) assert.equal(await typed.getAttribute(name), value);
  await axe(page);
  const file = await make(page);
  await card(page).getByRole('checkbox', { name: 'Show it' }).uncheck({ force: true });
  assert.equal(await typed.getAttribute('type'), 'password');
  await again.fill('acorn velvet tundra gecko waffle ninety');
  const second = await make(page);
  const [one, two] = [JSON.parse(await readFile(file, 'utf8')), JSON.parse(await readFile(second, 'utf8'))];
  assert.deepEqual([one.version, one.cipher.kdf, one.sealed.length], [2, 'Argon2id', two.sealed.length]);
  assert.notEqual(one.cipher.salt, two.cipher.salt);
  assert.notEqual(one.cipher.iv, two.cipher.iv);
  for (const made of [file, second]) {
    assert.ok(!(await opens(page, made, 'Acorn velvet tundra gecko waffle ninety')));
    await page.getByText('does not open with this passphrase').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).tap();
    assert.ok(await opens(page, made, 'acorn velvet tundra gecko waffle ninety'));
    await page.getByRole('button', { name: 'Cancel' }).tap();
  }
});

flow('a passphrase of six words is offered, another one each time, and seals', { time: WEDNESDAY }, async ({ page, open }) => {
  await begin(page, open);
  const typed = page.getByLabel('Passphrase (optional)');
  const seen = new Set();
  for (let n = 0; n < 4; n++) {
    await page.getByRole('button', { name: 'Suggest one' }).tap();
    const words = await typed.inputValue();
    assert.match(words, /^([a-z]{3,6} ){5}[a-z]{3,6}$/);
    seen.add(words);
  }
  assert.equal(seen.size, 4);
  assert.equal(await typed.getAttribute('type'), 'text', 'it is there to be written down');
  await page.getByText('Very hard to guess.').waitFor();
  await axe(page);
  await fits(page);
  const words = await typed.inputValue();
  assert.ok(await opens(page, await make(page), words));
});

flow('letters of one look are one letter, whichever keyboard wrote them', { time: WEDNESDAY }, async ({ page, open }) => {
  await begin(page, open);
  await card(page).getByRole('checkbox', { name: 'Show it' }).check({ force: true });
  for (const form of ['NFC', 'NFD']) {
    await page.getByLabel('Passphrase (optional)').fill('Zoë läuft über die Brücke'.normalize(form));
    const file = await make(page);
    for (const typed of ['NFC', 'NFD']) {
      assert.ok(await opens(page, file, 'Zoë läuft über die Brücke'.normalize(typed)), `${form} by ${typed}`);
      await page.getByRole('button', { name: 'Cancel' }).tap();
    }
  }
});

flow('what another program and an earlier version sealed opens, and a newer way is called that', { time: WEDNESDAY }, async ({ page, open }) => {
  await open('#/data');
  const passphrase = 'Zoë\'s grüne Tür 🚪 門';
  for (const name of ['version-1.json', 'version-2.json']) {
    for (const form of ['NFC', 'NFD']) {
      assert.ok(await opens(page, fixture(name), passphrase.normalize(form)), `${name} by ${form}`);
      await page.getByRole('button', { name: 'Cancel' }).tap();
    }
  }
  const whole = JSON.parse(await readFile(fixture('version-2.json'), 'utf8'));
  const says = async (changed, words) => {
    await page.getByLabel('Choose a backup file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(changed)) });
    await page.getByText(words).waitFor();
  };
  await says({ ...whole, version: 3 }, 'made by a newer version of Afterword');
  await says({ ...whole, cipher: { ...whole.cipher, kdf: 'Argon3' } }, 'locked in a way this version of the app does not know');
  await says({ ...whole, cipher: { ...whole.cipher, memory: 4_000_000_000 } }, 'changed or damaged after it was made');
});
