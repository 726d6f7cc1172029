// Whoever goes on while a change is being saved meets what the finger was on its way to: nothing moves by saving. On a
// slow processor, where "Saving" and "Saved on this device" are frames apart.

import assert from 'node:assert/strict';
import { flow, saved } from './harness.mjs';

const TIME = '2026-11-11T14:05:00';

/** Notes, frame by frame, whatever of all that can be tapped moves on the page until `stop` is called. */
async function watchPlaces(page) {
  await page.evaluate(() => {
    const known = new Map();
    const moved = new Set();
    let watching = true;
    const look = () => {
      for (const one of document.querySelectorAll('a, button, summary, input, textarea, select')) {
        const { x, y, width, height } = one.getBoundingClientRect();
        const place = [x, y, width, height].map(Math.round).join(' ');
        const before = known.get(one);
        if (before !== undefined && before !== place) moved.add(`${one.textContent || one.id}: ${before} -> ${place}`);
        known.set(one, place);
      }
      if (watching) requestAnimationFrame(look);
    };
    look();
    window.stopWatching = () => { watching = false; look(); return [known.size, ...moved]; };
  });
  return { stop: () => page.evaluate(() => window.stopWatching()) };
}

async function typedAndSaved(page, field) {
  await saved(page);
  await field.scrollIntoViewIfNeeded();
  await field.focus();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const places = await watchPlaces(page);
  const states = await page.evaluate(() => {
    window.states = [];
    const note = () => {
      const shown = [...document.querySelectorAll('[data-state]')].find((one) => one.checkVisibility() && /Sav/.test(one.textContent));
      if (shown && window.states.at(-1) !== shown.textContent) window.states.push(shown.textContent);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.type('ab');
  await page.waitForFunction(() => window.states.at(-1) === 'Saved on this device');
  assert.equal(states, undefined);
  assert.ok((await page.evaluate(() => window.states)).includes('Saving'), 'it was seen while it was being saved');
  const [looked, ...moved] = await places.stop();
  assert.ok(looked > 3);
  assert.deepEqual(moved, []);
}

for (const [width, wide] of [[390, false], [320, false], [1280, true]]) {
  const options = { time: TIME, slow: 8, wide, context: { viewport: { width, height: 800 } } };
  flow(`nothing moves while it is saved, ${width} wide`, options, async ({ page, open }) => {
    await open('#/capture');
    await page.getByLabel('Employer').fill('Halden & Rowe');
    await typedAndSaved(page, page.getByLabel('Role'));
    await page.getByRole('button', { name: 'See my plan' }).click();
    await page.getByRole('navigation', { name: 'Parts of this interview' }).getByRole('link', { name: 'About' }).click();
    await typedAndSaved(page, page.getByLabel('Location', { exact: true }));
    await open('#/me');
    await page.getByLabel('Your name').fill('A');
    await typedAndSaved(page, page.getByLabel('Your name'));
  });
}
