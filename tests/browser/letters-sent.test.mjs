// Letters on their way out: sending by the mail program and the question on return, what is too long for a link, the
// guard before the paper and what goes out against advice, and who is next.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, fits, flow } from './harness.mjs';
import { begin, catchMail, errors, holds, judged, mail, PANEL, paper, parsed, record, SET, write } from './paper.mjs';

flow('a panel counts as thanked once each is, or was set aside', SET, async ({ page, open }) => {
  await open('#/interview/p1/letters');
  await page.getByText('0 of 4 done').waitFor();
  for (const [word, name] of [['Not needed', 'Priya Nair'], ['Through the recruiter', 'Zoë O’Brien'], ['Not needed', 'Tomasz Brandt']]) {
    await page.getByLabel(`No letter to ${name}`).tap();
    await page.getByRole('button', { name: `${word}: ${name}` }).tap();
    await page.getByRole('button', { name: `Thank them after all: ${name}` }).and(page.locator(':focus')).waitFor();
  }
  await page.getByText('3 of 4 done').waitFor();
  await write(page, open, ...PANEL[0]);
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
  await axe(page);
  await open('#/interview/p1/letters');
  await page.getByText('Everyone is thanked').waitFor();
  await page.getByRole('button', { name: 'Thank them after all: Tomasz Brandt' }).tap();
  await page.getByText('3 of 4 done').waitFor();
});

flow('sent by the mail program; asked on return; ledger and dates move, and back', SET, async ({ page, open }) => {
  await catchMail(page);
  await open('#/interview/p1');
  await page.getByRole('list', { name: 'Thank-you letters' }).getByRole('link', { name: /^Miriam Osei/ }).tap();
  await holds(page, 'Dear Miriam Osei');
  await judged(page);
  const typed = await paper(page).inputValue();
  await page.getByRole('button', { name: 'Open in the mail app' }).tap();
  const link = parsed(await mail(page));
  assert.deepEqual(link.to, ['m.osei@example.org']);
  assert.equal(link.body.replaceAll('\r\n', '\n'), typed);
  assert.match(link.subject, /Product analyst/);
  await page.reload();
  await page.getByText('Did you send it?').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Yes, just now' }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
  const { ledger, marks } = await record(page);
  assert.deepEqual(ledger.map(({ what }) => what), [{ sent: { purpose: 'thank_you', channel: 'email', to: ['m0'], round: 'r1' } }]);
  assert.ok(marks['thank-you:r1:m0'].done);
  await open('#/interview/p1/letters');
  await page.getByText('1 of 4 done').waitFor();
  await page.getByRole('link', { name: 'Read it: Miriam Osei' }).tap();
  await page.getByRole('button', { name: 'Not sent after all? Undo' }).tap();
  await paper(page).waitFor();
  assert.equal((await record(page)).ledger, undefined);
  // The same by way of the timeline: what is taken back there is a draft again here.
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
  await open('#/interview/p1');
  const past = page.locator('details.past');
  await past.getByText(/^\d+ done$/).tap();
  const step = past.getByRole('listitem').filter({ hasText: 'Thank Miriam Osei' });
  await step.getByText('Why, or change it').tap();
  await step.getByRole('button', { name: 'Undo: Thank Miriam Osei' }).tap();
  await page.getByRole('list', { name: 'Thank-you letters' }).getByRole('link', { name: /^Miriam Osei/ }).tap();
  await paper(page).waitFor();
  await open('#/interview/p1/letters');
  await page.getByText('0 of 4 done').waitFor();
});

flow('a letter too long for a link is copied, and a file holds it whole', { ...SET, context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ page, open }) => {
  await catchMail(page);
  const text = await write(page, open, ...PANEL[0]);
  const long = `${text}\n\n${'Ünd wir sprachen über Züge. '.repeat(900)}`.slice(0, 19_999) + '.';
  await paper(page).fill(long);
  await page.locator('.finding', { hasText: 'words' }).first().waitFor();
  await page.getByRole('button', { name: 'Send anyway' }).tap();
  await page.getByLabel('Why do you want to send it anyway?').fill('They asked for all of it');
  await page.getByRole('dialog').getByRole('button', { name: 'Send anyway' }).tap();
  await page.getByText('You gave your reason').first().waitFor();
  await page.getByRole('button', { name: 'Open in the mail app' }).tap();
  const link = parsed(await mail(page));
  assert.equal(link.body, undefined);
  assert.match(link.subject, /Product analyst/);
  await page.getByText('Its text is copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), long);
  const more = page.getByLabel('More: other ways to send it');
  await more.tap();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as .eml' }).tap()]);
  assert.equal(file.suggestedFilename(), 'thank-you-miriam-osei.eml');
  const [head, body] = (await readFile(await file.path(), 'latin1')).split('\r\n\r\n');
  assert.equal(Buffer.from(body.replaceAll('\r\n', ''), 'base64').toString('utf8').replaceAll('\r\n', '\n'), long);
  assert.deepEqual(head.split('\r\n').filter((row) => /^\S/.test(row)).map((row) => row.split(':')[0]).slice(0, 2), ['To', 'Subject']);
  await more.tap();
  await page.getByRole('button', { name: 'Copy formatted' }).tap();
  await page.getByText('Copied.').waitFor();
  const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text());
  assert.match(html, /<p>Dear Miriam Osei,<\/p>/);
});

flow('against advice only with a reason, which the ledger keeps', SET, async ({ page, open }) => {
  await begin(page, open, 'First follow-up', 'Miriam Osei');
  await holds(page, 'Dear Miriam Osei');
  await judged(page);
  await page.locator('.verdict[data-tone="wait"]', { hasText: 'Wait until Thu 26 Nov' }).waitFor();
  await page.locator('.finding[data-level="wait"]').waitFor();
  assert.equal(await errors(page), 0, 'too early is no mistake');
  await page.getByRole('button', { name: 'Open in the mail app', disabled: true }).waitFor();
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: 'Send anyway' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Send anyway' }).tap();
  await page.getByText('Please write down your reason first').waitFor();
  await page.getByLabel('Why do you want to send it anyway?').fill('They asked me to write today');
  await page.getByRole('dialog').getByRole('button', { name: 'Send anyway' }).tap();
  await page.locator('.verdict', { hasText: 'Ready to send' }).waitFor();
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByText(/^Sent by e-mail /).waitFor();
  const { ledger } = await record(page);
  assert.equal(ledger[0].what.sent.against.reason, 'They asked me to write today');
  assert.equal(ledger[0].what.sent.purpose, 'follow_up');
  await open('#/interview/p1');
  await page.getByText('1 of 2 follow-ups used').first().waitFor();
});

flow('LinkedIn counts its characters; a referee is outside the company and named by hand', SET, async ({ page, open }) => {
  await begin(page, open, 'LinkedIn request', 'Miriam Osei');
  const anyway = page.getByText('Continue anyway');
  await anyway.or(paper(page)).first().waitFor();
  if (await anyway.count()) {
    await anyway.tap();
    await page.getByLabel('Why do you want to send it anyway?').fill('She asked me to');
    await page.getByRole('button', { name: 'Write it anyway' }).tap();
  }
  await holds(page, 'Miriam');
  await page.getByText(/^\d+ of 300 characters$/).waitFor();
  await paper(page).fill(`Dear Miriam Osei, ${'a'.repeat(300)}`);
  await page.getByText('318 of 300 characters, 18 too many').waitFor();
  await page.getByText('LinkedIn takes 300 characters').first().waitFor();
  await axe(page);
  await begin(page, open, 'Note to a referee');
  await page.getByLabel('Name', { exact: true }).fill('Ada "Lo" Lovelace, FRS');
  await holds(page, 'Dear Ada "Lo" Lovelace, FRS');
  await page.getByLabel('Their e-mail address').fill('ada@example.org?bcc=eve@example.org');
  await page.getByLabel('Name', { exact: true }).focus();
  await page.getByText('An e-mail address has exactly one @').waitFor();
  await page.getByText('No e-mail address yet').waitFor();
  await page.getByLabel('Their e-mail address').fill('ada@example.org');
  await page.getByText('No e-mail address yet').waitFor({ state: 'detached' });
  await axe(page);
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('dialog').getByRole('button').filter({ hasText: /Sent/ }).waitFor();
});

flow('sent: the next person, then nobody', SET, async ({ page, open }) => {
  for (const [n, [name, topic]] of PANEL.entries()) {
    await write(page, open, name, topic);
    await page.getByRole('button', { name: 'Mark as sent' }).tap();
    await page.getByRole('button', { name: 'Sent', exact: true }).tap();
    const next = PANEL[n + 1]?.[0].split(' ')[0];
    await page.getByRole('heading', { name: next ? `Sent. Next: ${next}` : 'Everyone is thanked.' }).waitFor();
    if (next) await page.getByRole('link', { name: `Write ${next}’s letter` }).waitFor();
    else await page.getByText('Nothing to do until Thu 26 Nov.').waitFor();
    await axe(page);
    await fits(page);
  }
});

flow('a letter that was typed on to the last moment is sent without a stumble', SET, async ({ page, open }) => {
  await write(page, open, ...PANEL[0]);
  await paper(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' ');
  await page.getByRole('button', { name: 'Mark as sent' }).tap();
  await page.getByRole('button', { name: 'Sent', exact: true }).tap();
  await page.getByRole('heading', { name: 'Sent. Next: Tomasz' }).waitFor();
  await page.waitForTimeout(500); // the last look at the letter comes after it went
  await page.getByRole('link', { name: 'Write Tomasz’s letter' }).waitFor();
});
