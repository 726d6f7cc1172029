// The language of the browser: sentences and dates are in English, in the order and by the clock of the user's country; and a
// browser whose language is none: some on a bare Linux call it "C", and Intl throws at that.

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

// Words in English; day and month, the clock, and the day a week begins with, as the country has them.
const COUNTRIES = {
  'de-DE': ['Thu 26 Nov', 'Thursday 12 November', '21:00', 'Monday'],
  'en-GB': ['Thu 26 Nov', 'Thursday 12 November', '21:00', 'Monday'],
  'en-US': ['Thu, Nov 26', 'Thursday, November 12', '09:00 PM', 'Sunday'],
  'ja-JP': ['Thu, Nov 26', 'Thursday, November 12', '21:00', 'Sunday'],
  'hi-IN': ['Thu 26 Nov', 'Thursday 12 November', /0?9:00 pm/i, 'Sunday'],
  'ar-EG': ['Thu 26 Nov', 'Thursday 12 November', /0?9:00 pm/i, 'Saturday'],
};

for (const [locale, [day, long, hour, first]] of Object.entries(COUNTRIES)) {
  flow(`dates in a browser from ${locale}`, { time: NOW, context: { locale } }, async ({ page, open }) => {
    await open('#/capture');
    await page.getByLabel('Employer').fill('Halden & Rowe');
    await page.getByRole('button', { name: 'See my plan' }).tap();
    await page.getByText('Ends here').waitFor(); // the last step
    const main = (await page.getByRole('main').innerText()).replace(/[\u202f\u00a0]/g, ' ').replace(/(\w{3}), (\d)/g, '$1 $2');
    for (const part of [day, long, hour]) assert.ok(part instanceof RegExp ? part.test(main) : main.includes(part), `${part} is not in: ${main}`);
    // No letter but those of English: the names of days and months are not in the browser's language.
    const dates = await page.getByRole('main').locator('time, .when, .ribbon__when').allInnerTexts();
    assert.ok(dates.length > 3 && dates.every((text) => /^[\x20-\x7e\s\u00a0\u202f’–·…]*$/.test(text)), dates.join('\n'));
    await open('#/search-pulse');
    await page.waitForFunction(() => document.querySelector('#week-starts')?.selectedOptions[0]);
    assert.equal(await page.evaluate(() => document.querySelector('#week-starts').selectedOptions[0].text), first);
  });
}
