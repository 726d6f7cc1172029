// A browser whose language is none: some on a bare Linux call it "C", and Intl throws at that.

import assert from 'node:assert/strict';
import { flow, up } from './harness.mjs';

const NOW = '2026-11-12T10:00:00'; // a Thursday

for (const language of ['C', 'en_GB', '', 'not a language']) {
  flow(`dates are written in a browser whose language is "${language}"`, { time: NOW }, async ({ page, site }) => {
    await page.addInitScript((language) => Object.defineProperty(navigator, 'language', { get: () => language }), language);
    await page.goto(`${site.url}#/capture`);
    await up(page);
    await page.getByLabel('Employer').fill('Halden & Rowe');
    await page.getByRole('button', { name: 'See my plan' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
    await page.getByText('Ends here').waitFor(); // the last step
    // In the words of the language that the browser falls back to: a day, a day in full, and an hour.
    const main = await page.getByRole('main').innerText();
    for (const date of ['By 21:00 today: thank the person you met.', 'Then wait until Thu 26 Nov.', 'Today, Thursday 12 November', 'by 12:00 today', 'Thu 10 Dec']) {
      assert.ok(main.includes(date), `${date} is not in: ${main}`);
    }
    assert.ok(!/Invalid|NaN|\d{4}-\d{2}-\d{2}/.test(main), main);
  });
}
