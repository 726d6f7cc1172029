// A clock that stands in another year: what is written down by it is kept and read again, nothing is deleted for it, and
// the page says that it looks wrong.

import { axe, becomes, fits, flow, saved, up } from './harness.mjs';

const looksWrong = (page) => page.getByText('The clock of this device looks wrong.');
const record = (id, more) => ({
  [`afterword/process/${id}`]: JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-10T15:00:00', data: { id, created: '2026-11-10T15:00:00', employer: 'Halden & Rowe', ...more } }),
});

/** The page once more, with the clock at another moment. */
async function later(page, time) {
  await page.clock.setSystemTime(time);
  await page.reload();
  await up(page);
}

for (const year of [1890, 2300]) {
  flow(`what is written down while the clock shows ${year} is saved and read again`, { time: `${year}-06-01T10:00:00` }, async ({ page, open }) => {
    await open('#/capture');
    await page.getByLabel('Employer').fill('Castell Energy');
    await page.getByLabel('Anything else').fill('A bright room');
    await saved(page);
    await looksWrong(page).waitFor();
    await page.getByText(`It shows the year ${year}.`).waitFor();
    await axe(page);
    await fits(page);
    await page.reload();
    await up(page);
    await open('#/interviews');
    await page.getByRole('link', { name: /Castell Energy/ }).first().waitFor();
    await becomes(() => page.getByText('could not be read').count(), 0);
    // The clock is put right: it is all there, and goes on.
    await later(page, '2026-11-11T14:05:00');
    await becomes(() => looksWrong(page).count(), 0);
    await page.getByRole('link', { name: /Castell Energy/ }).first().click();
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByLabel('Role', { exact: true }).fill('Analyst');
    await saved(page);
    await page.reload();
    await up(page);
    await becomes(() => page.getByLabel('Role', { exact: true }).inputValue(), 'Analyst');
    await becomes(() => page.getByLabel('Notes', { exact: true }).count(), 1);
  });
}

flow('one start with the clock in another year empties no trash, and neither does the way back', { time: '2026-11-11T14:05:00', storage: { ...record('t1', { trashed: '2026-11-10T16:00:00' }), ...record('x1', {}) } }, async ({ page, open }) => {
  await open('#/more');
  const trash = page.getByRole('region', { name: 'Trash' });
  await trash.getByText('Halden & Rowe').waitFor();
  await trash.getByText('opened Afterword on 30 more days').waitFor();
  for (const time of ['2028-01-01T10:00:00', '2026-11-12T10:00:00', '2099-06-01T10:00:00', '2300-06-01T10:00:00', '2026-11-13T10:00:00']) {
    await later(page, time);
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / :device'))?.days?.count > 0);
    await trash.getByText('Halden & Rowe').waitFor();
  }
});

flow('the trash is emptied once the app was open on thirty days', { time: '2026-11-11T14:05:00', storage: { ...record('t1', { trashed: '2026-11-10T16:00:00' }), ...record('x1', {}) } }, async ({ page, open }) => {
  await open('#/more');
  const trash = page.getByRole('region', { name: 'Trash' });
  await trash.getByText('Halden & Rowe').waitFor();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('afterword / :device'))?.days?.count === 1);
  // As if twenty-eight more had gone by.
  await page.evaluate(() => {
    const notes = JSON.parse(localStorage.getItem('afterword / :device'));
    localStorage.setItem('afterword / :device', JSON.stringify({ ...notes, days: { ...notes.days, count: 29, last: '2026-12-20' } }));
  });
  await later(page, '2026-12-21T10:00:00');
  await trash.getByText('Halden & Rowe').waitFor();
  await later(page, '2026-12-22T10:00:00');
  await trash.waitFor({ state: 'detached' });
});

flow('a clock that was ahead is told from the last change, until the user says that it is right', { time: '2028-01-01T10:00:00' }, async ({ page, open }) => {
  await open('#/capture');
  await page.getByLabel('Employer').fill('Castell Energy');
  await saved(page);
  await becomes(() => looksWrong(page).count(), 0);
  await later(page, '2026-11-11T14:05:00');
  await looksWrong(page).waitFor();
  await page.getByText('last changed on Sat, 1 Jan 2028').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'The clock is right' }).tap();
  await looksWrong(page).waitFor({ state: 'detached' });
  await page.reload();
  await up(page);
  await page.waitForTimeout(500);
  await becomes(() => looksWrong(page).count(), 0);
});

flow('a backup of a day that is still to come does not silence the reminder', { time: '2028-01-01T10:00:00', storage: { ...record('x1', {}), ...record('x2', {}) } }, async ({ page, open }) => {
  await open('#/data');
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  await page.getByText('A backup is due.').waitFor({ state: 'detached' });
  await later(page, '2026-11-11T14:05:00');
  await page.getByText('The last backup has a date in the future').first().waitFor();
});
