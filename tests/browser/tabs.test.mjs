// Two tabs on the same record: what one shows is what the other wrote, also in the field that has the focus.

import assert from 'node:assert/strict';
import { flow, saved, up } from './harness.mjs';

flow('a field that has the focus shows what another tab wrote, and the caret stays', { wide: true }, async ({ page, context, site, open }) => {
  await open('#/capture');
  const here = page.getByLabel('Anything else');
  await here.fill('From the first tab');
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await up(other);
  const there = other.getByLabel('Anything else');
  await there.fill('From the second tab');
  await saved(other);
  // The first tab was left with the caret in the field. It must not write over words that it does not show.
  await page.waitForFunction(() => document.querySelector('#notes').value === 'From the second tab');
  assert.ok(await here.evaluate((field) => field === document.activeElement));
  await here.press('End');
  await here.pressSequentially(', and more');
  await saved(page);
  await other.waitForFunction(() => document.querySelector('#notes').value === 'From the second tab, and more');
});

flow('what is being typed stays as it is typed, blanks and all', { wide: true }, async ({ page, open }) => {
  await open('#/capture');
  const field = page.getByLabel('Employer');
  await field.pressSequentially('  Halden  &  Rowe ');
  assert.equal(await field.inputValue(), '  Halden  &  Rowe ');
  await field.press('Home');
  await field.pressSequentially('The ');
  assert.equal(await field.inputValue(), 'The   Halden  &  Rowe ');
  assert.equal(await field.evaluate((input) => input.selectionStart), 4);
});
