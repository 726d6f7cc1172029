// A browser whose language is none: some on a bare Linux call it "C", and Intl throws at that.

import { flow, up } from './harness.mjs';

for (const language of ['C', 'en_GB', '', 'not a language']) {
  flow(`dates are written in a browser whose language is "${language}"`, {}, async ({ page, site }) => {
    await page.addInitScript((language) => Object.defineProperty(navigator, 'language', { get: () => language }), language);
    await page.goto(`${site.url}#/capture`);
    await up(page);
    await page.getByLabel('Employer').fill('Halden & Rowe');
    await page.getByRole('button', { name: 'See my plan' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  });
}
