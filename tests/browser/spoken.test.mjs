// What a screen reader says, written down: the names, roles and states of Today, a timeline, a letter and the waiting room, in
// the order they are read. The protocols lie in ./spoken; after a change that was meant, `FREEZE=1` writes them again, and
// the difference is read like any other. Also the main flow by keyboard alone.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { becomes, flow } from './harness.mjs';
import { NOW, SCREENS, STORAGE, settled } from './screens.mjs';

const PROTOCOLS = new URL('./spoken/', import.meta.url);

for (const [name, screen] of Object.entries({ today: 'Today', timeline: 'a fresh timeline', letter: 'a letter', 'waiting-room': 'the waiting room' })) {
  flow(`a screen reader on ${screen}`, { time: NOW, storage: STORAGE }, async ({ page, open }) => {
    await open(SCREENS[screen]);
    await settled(page);
    if (name === 'letter') await page.locator('.verdict').first().waitFor();
    const file = new URL(`${name}.yml`, PROTOCOLS);
    const read = async () => `${await page.locator('body').ariaSnapshot()}\n`;
    if (process.env.FREEZE) {
      await page.waitForTimeout(1000);
      await mkdir(PROTOCOLS, { recursive: true });
      await writeFile(file, await read());
    }
    assert.ok(existsSync(file), `there is no ${file.pathname}: FREEZE=1 writes it`);
    await becomes(read, await readFile(file, 'utf8'));
  });
}

/** What has the focus: its role and its name, as a person would say it. */
const focus = (page) => page.evaluate(() => {
  const one = document.activeElement;
  return (one.getAttribute('aria-label') ?? [...(one.labels ?? [])].map((label) => label.textContent).join(' ')) || one.innerText?.replace(/\s+/g, ' ').trim() || one.localName;
});

/** Goes on by Tab until what has the focus is called so; it may not be far, and it has to be seen. */
async function tabTo(page, name, most = 40) {
  const way = [];
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const here = await focus(page);
    way.push(here);
    if (name instanceof RegExp ? name.test(here) : here === name) {
      const seen = await page.evaluate(() => {
        const one = document.activeElement;
        const { outlineStyle } = getComputedStyle(one);
        const ring = outlineStyle !== 'none' || one.closest('.chip, .choice, .rating__item, .toggle__item');
        const box = one.getBoundingClientRect();
        return Boolean(ring) && box.bottom > 0 && box.top < innerHeight;
      });
      assert.ok(seen, `${here} has the focus, and nobody sees it`);
      return way;
    }
  }
  throw new Error(`by Tab ${name} is not reached: ${way.join(' | ')}`);
}

flow('the main flow by keyboard alone', { wide: true, time: '2026-11-11T14:05:00' }, async ({ page, open }) => {
  await open();
  await page.keyboard.press('Tab');
  assert.equal(await focus(page), 'Skip to content');
  await tabTo(page, 'Capture your interview');
  await page.keyboard.press('Enter');
  await page.getByLabel('Employer', { exact: true }).waitFor();
  await becomes(() => page.evaluate(() => document.activeElement.localName), 'h1', 'a new screen is read from its heading on');
  await tabTo(page, 'Employer');
  await page.keyboard.type('Halden & Rowe');
  await page.keyboard.press('Enter');
  assert.equal(await focus(page), 'Role', 'Enter leads to the next field');
  await page.keyboard.type('Product analyst');
  await tabTo(page, 'Who did you meet?');
  await page.keyboard.type('Miriam Osei');
  await page.keyboard.press('Enter');
  await tabTo(page, 'See my plan', 60);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  await becomes(() => page.evaluate(() => document.activeElement.localName), 'h1');
  // To the letter, and back to where it was begun.
  await tabTo(page, /Write Miriam’s letter/);
  await page.keyboard.press('Enter');
  await page.locator('.letter').waitFor();
  await tabTo(page, 'Letter text', 60);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Thank you.');
  await becomes(() => page.getByLabel('Letter text').inputValue(), /Thank you\.$/);
  await page.keyboard.press('Shift+Tab');
  assert.notEqual(await focus(page), 'Letter text', 'the paper lets the focus go');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  // A reply: the sheet holds the focus, and gives it back.
  const replied = page.getByRole('main').getByRole('button', { name: 'They replied', exact: true }).first();
  await replied.waitFor();
  await replied.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  await sheet.waitFor();
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog')));
    assert.ok(inside, `the focus has left the sheet for ${await focus(page)}`);
  }
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await becomes(() => focus(page), 'They replied');
});
