// The record of an interview: changed in place, undone, put away and taken out, never lost.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow, saved, unfolded, up } from './harness.mjs';

const WEDNESDAY = '2026-11-11T14:05:00';

/** Writes down a small interview to work with. */
async function capture(page, open, employer = 'Halden & Rowe') {
  await open('#/capture');
  await page.getByLabel('Employer').fill(employer);
  const who = page.getByLabel('Who did you meet?', { exact: true });
  await who.fill('Miriam Osei');
  await who.press('Enter');
  const asked = page.getByLabel('Questions they asked', { exact: true });
  await asked.fill('Why leave your team?');
  await asked.press('Enter');
  await saved(page);
  await page.getByRole('button', { name: 'See my plan' }).click();
  await page.getByRole('heading', { level: 1, name: employer }).waitFor();
}

const part = (page, name) => page.getByRole('navigation', { name: 'Parts of this interview' }).getByRole('link', { name }).click();

flow('every part of the record is changed in place and is there after a reload', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await part(page, 'About');
  await page.getByLabel('Location').fill('Leeds');
  await page.getByLabel('Source').fill('a newsletter');
  await page.getByRole('radio', { name: 'Casual: first names' }).check({ force: true });
  await page.getByLabel('Links').fill('https://example.org/jobs\njavascript:alert(1)');
  await page.getByLabel('Facts about the company').fill('120 people\nMoves in spring');
  await page.getByLabel('What they need').fill('Numbers for shopkeepers');
  await page.getByLabel('Notes').fill('A brewery next door');
  await page.getByRole('checkbox', { name: 'Reference checks' }).check({ force: true });
  // Pay has a page of its own.
  const about = new URL(page.url()).hash;
  await page.getByRole('link', { name: /^Pay/ }).click();
  await page.getByText('Add a figure').click();
  await page.getByLabel('Amount or minimum').fill('45k');
  await page.getByLabel('To', { exact: true }).fill('41,000');
  await page.getByRole('button', { name: 'Add this figure' }).click();
  await page.getByText('The upper figure is below the lower one').waitFor();
  await page.getByLabel('To', { exact: true }).fill('48.000,50');
  await page.getByRole('button', { name: 'Add this figure' }).click();
  await page.getByText('GBP 45,000 to 48,000.50 a year').waitFor();
  await axe(page);
  await open(about);
  // A page is opened in a window of its own; what is no page stays text.
  const links = page.getByRole('link', { name: /opens another window/ });
  assert.equal(await links.count(), 1);
  assert.deepEqual(await links.evaluate((link) => [link.href, link.target, link.rel]), ['https://example.org/jobs', '_blank', 'noopener noreferrer']);
  await axe(page);

  await part(page, 'Look back');
  await page.getByLabel('Went well', { exact: true }).fill('The first half');
  await page.getByLabel('Do better').fill('Pause');
  await page.getByRole('group', { name: 'Calm' }).getByRole('radio', { name: '4 Calm' }).check({ force: true });
  await page.getByRole('group', { name: 'The manager' }).getByRole('radio', { name: '5 Yes' }).check({ force: true });
  await page.getByText('Questions to help you remember').click();
  await page.getByLabel('What did they linger on?').fill('The case study');
  await page.getByLabel('Something they missed').fill('dbt');
  await page.getByLabel('The day they named').fill('2026-11-18');
  await page.getByLabel('What comes next?').selectOption('Reference checks');
  await page.getByLabel('Their words', { exact: true }).first().fill('by the middle of next week');
  await page.getByLabel('The day they named').fill('');
  await page.getByText('The day is unchanged.').waitFor();
  await page.getByLabel('The day they named').fill('2026-11-19');
  const promise = page.getByLabel('Something you promised them');
  await promise.fill('the portfolio');
  await promise.press('Enter');
  const told = page.getByLabel('Something they said about you');
  await told.fill('Sharp.\nA little long.'); // kept, although nothing was pressed
  await saved(page);
  await axe(page);
  await page.reload();
  await up(page);
  await becomes(() => page.getByLabel('Went well', { exact: true }).inputValue(), 'The first half');
  await becomes(() => page.getByRole('radio', { name: '4 Calm' }).isChecked(), true);
  await becomes(() => page.getByLabel('What', { exact: true }).inputValue(), 'the portfolio');
  await becomes(() => page.getByLabel('The day they named').inputValue(), '2026-11-19');
  await becomes(() => page.getByLabel('Everything else').inputValue(), 'What did they linger on? The case study');
  const words = page.getByLabel('Their words', { exact: true });
  assert.deepEqual(await words.evaluateAll((fields) => fields.map((field) => field.value)), ['by the middle of next week', 'Sharp.\nA little long.']);

  await part(page, 'People');
  await page.getByText('Miriam Osei').click();
  await page.getByRole('checkbox', { name: 'Spelling checked' }).check({ force: true });
  await page.getByLabel('How to address them').fill('Dr Osei');
  await page.getByLabel('Their part').selectOption('Hiring manager');
  await page.getByLabel('What you talked about').fill('the spring release');
  await page.getByLabel('What they seemed to doubt').fill('little retail');
  await page.getByLabel('Name', { exact: true }).fill('Myriam Osei');
  // Another spelling has not been checked yet.
  await becomes(() => page.getByRole('checkbox', { name: 'Spelling checked' }).isChecked(), false);
  await axe(page);
  await page.reload();
  await up(page);
  await page.getByText('Myriam Osei').click();
  await becomes(() => page.getByLabel('How to address them').inputValue(), 'Dr Osei');

  await page.getByRole('link', { name: 'All interviews' }).click();
  for (const word of ['leeds', 'newsletter', 'shopkeepers', 'brewery', '48000', 'portfolio', 'doctor osei', 'spring release', 'linger']) {
    await page.getByRole('searchbox').fill(word);
    await page.getByText(word === 'doctor osei' ? 'No match' : '1 employer found').waitFor();
  }
});

flow('people from the contacts of the device, where the browser has them, are shown first and added later', { time: WEDNESDAY }, async ({ page, open }) => {
  // Chromium on a desk has no contacts: a stand-in with the interface of the phones.
  await page.addInitScript(() => {
    const picked = [{ name: ['Leda <b>Sandoval</b>'], email: ['leda@example.org'], tel: ['+44 20 7946 0001'] }];
    Object.defineProperty(navigator, 'contacts', { value: { select: async (fields) => { window.asked = fields; return picked; } } });
  });
  await capture(page, open);
  await part(page, 'People');
  await page.getByRole('button', { name: 'From my contacts' }).click();
  await page.getByRole('heading', { name: 'Leda <b>Sandoval</b>' }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked), ['name', 'email', 'tel']);
  await becomes(() => page.locator('summary', { hasText: 'Leda' }).count(), 0, 'shown first, added later');
  await page.getByRole('button', { name: /^Add: Leda/ }).click();
  await page.locator('summary', { hasText: 'Leda <b>Sandoval</b>' }).waitFor();
});

flow('people from a card, a signature and by hand, and nobody from garbage', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await part(page, 'People');
  const text = page.getByLabel('A signature or a contact card');
  const read = page.getByRole('button', { name: 'Look for people in it' });
  await text.fill('Kind regards,\nZoë O’Brien | Recruiter\n+44 20 7946 0000\nzoe@example.org');
  await read.click();
  await page.getByRole('heading', { name: 'Zoë O’Brien' }).waitFor();
  await becomes(() => page.locator('summary', { hasText: 'Zoë' }).count(), 0, 'shown first, added later');
  await axe(page);
  await page.getByRole('button', { name: 'Add: Zoë O’Brien' }).click();
  await page.locator('summary', { hasText: 'Zoë O’Brien' }).waitFor();

  // The same name again: the same person, or another one.
  const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Miriam Osei\r\nTITLE:Head of Product\r\nEMAIL:m@example.org\r\nEND:VCARD\r\n';
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'miriam.vcf', mimeType: 'text/vcard', buffer: Buffer.from(card) });
  await page.getByText('Miriam Osei is already here.').waitFor();
  await page.getByRole('button', { name: 'Add as another person' }).click();
  await page.locator('summary', { hasText: 'Miriam Osei' }).nth(1).waitFor();
  await file.setInputFiles({ name: 'miriam.vcf', mimeType: 'text/vcard', buffer: Buffer.from(card) });
  await page.getByRole('button', { name: 'Fill in what is missing' }).click();
  await page.getByText('Filled in.').waitFor();
  await becomes(() => page.locator('summary', { hasText: 'Head of Product' }).count(), 2);

  // Garbage of every kind is refused in a sentence.
  const refused = async (buffer, sentence) => {
    await file.setInputFiles({ name: 'x.vcf', mimeType: 'text/vcard', buffer });
    await page.getByText(sentence).waitFor();
  };
  await refused(Buffer.alloc(11 * 1024 * 1024, 'FN:x\n'), 'This file is far too big');
  await refused(Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 37) % 256)), 'No name, e-mail address or telephone number was found');
  await refused(Buffer.from('BEGIN:VCARD\nPHOTO:AAAA\nEND:VCARD'), 'No name, e-mail address or telephone number was found');
  await text.fill('<img src=x onerror="window.ran=true"><script>window.ran=true</script>');
  await read.click();
  await page.getByText('No name, e-mail address or telephone number was found').waitFor();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await becomes(() => page.locator('summary', { hasText: 'Osei' }).count(), 2, 'and nobody was added');
});

flow('pasted markup, controls, lone surrogates and absurd lengths stay text or are refused', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await part(page, 'Look back');
  const answer = page.getByLabel('What I said');
  const paste = (locator, text) => locator.evaluate((field, pasted) => {
    field.focus();
    field.value = pasted;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
  const markup = '<img src=x onerror="window.ran=true"><script>window.ran=true</script><b>bold</b>';
  await paste(answer, markup);
  await paste(page.getByLabel('Went well', { exact: true }), 'bell\u0007 end \u202Eevil');
  await page.getByLabel('Do better').evaluate((field) => {
    field.value = `half ${String.fromCharCode(0xd83d)} face`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await paste(page.getByLabel('Everything else'), 'x'.repeat(20_001));
  await page.getByText('20001 characters and the field takes 20000').waitFor();
  const asked = page.getByLabel('Another question they asked');
  await paste(asked, 'q'.repeat(5_000));
  await page.getByText('5000 characters and the field takes 300').waitFor();
  await asked.fill('<i>Why us?</i>');
  await asked.press('Enter');
  await saved(page);
  await page.reload();
  await up(page);
  await becomes(() => answer.first().inputValue(), markup);
  await becomes(() => page.getByLabel('Went well', { exact: true }).inputValue(), 'bell end evil');
  await becomes(() => page.getByLabel('Do better').inputValue(), 'half \uFFFD face');
  await becomes(() => page.getByLabel('Everything else').inputValue(), '');
  await page.getByRole('heading', { name: '<i>Why us?</i>' }).waitFor();
  await page.getByRole('link', { name: 'All interviews' }).click();
  await page.getByRole('searchbox').fill('<script>window.ran=true</script><b>bold</b>');
  await page.getByRole('link', { name: /^Answer: <img/ }).waitFor();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await fits(page);
});

flow('what is taken away comes back, and what was written since stays', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await part(page, 'Look back');
  await page.getByLabel('What I said').fill('The merger.');
  await page.getByText('Who asked, their reaction, tags').click();
  await page.getByRole('button', { name: 'Remove this question' }).click();
  await page.getByText('The question is removed.').waitFor();
  await becomes(() => page.getByRole('article').count(), 0);
  await page.getByLabel('Went well', { exact: true }).fill('Written afterwards');
  await saved(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Why leave your team?' }).waitFor();
  await becomes(() => page.getByLabel('What I said').inputValue(), 'The merger.');
  await becomes(() => page.getByLabel('Went well', { exact: true }).inputValue(), 'Written afterwards');

  // In the trash, still there after a reload, back again, and gone for good only after being asked.
  await part(page, 'Timeline');
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).click();
  await page.getByText('is in the trash.').waitFor();
  await page.reload();
  await up(page);
  await open('#/more');
  await page.getByText('Stays until you’ve opened Afterword on 30 more days').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Restore Halden & Rowe' }).click();
  await page.getByText('Restored.').waitFor();
  await open('#/interviews');
  await page.getByRole('link', { name: /^.*Halden & Rowe/ }).first().click();
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Delete this interview' }).click();
  await open('#/more');
  await page.getByRole('button', { name: 'Delete for good: Halden & Rowe' }).click();
  await page.getByRole('button', { name: 'Don’t delete' }).click();
  await page.getByRole('button', { name: 'Restore Halden & Rowe' }).waitFor();
  // A clock that jumps is one day of use and takes nothing; after thirty more days with the app it is gone.
  await saved(page).catch(() => {});
  const lies = page.getByText('Stays until you’ve opened Afterword on 30 more days');
  await page.clock.setSystemTime('2026-12-13T09:00:00');
  await page.reload();
  await up(page);
  await lies.waitFor();
  for (let day = 14; day < 45; day += 1) {
    await page.clock.setSystemTime(new Date(2026, 11, day, 9));
    await page.clock.runFor(11_000);
  }
  await lies.waitFor({ state: 'detached' });
});

flow('put away and taken out; filters, orders', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open, 'Zephyr Works');
  await capture(page, open, 'Ärger & Co');
  await unfolded(page, 'Archive or delete');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByText('Archived. You’ll find it').waitFor();
  await open('#/interviews');
  const rows = page.getByRole('main').getByRole('list').first().locator('> li > a');
  const names = async (expected) => {
    await page.waitForFunction((expected) => {
      const shown = [...document.querySelectorAll('.listed > a')].map((row) => row.innerText);
      return shown.length === expected.length && expected.every((name, place) => shown[place].includes(name));
    }, expected);
  };
  await names(['Zephyr']);
  await page.getByRole('radio', { name: 'Archived' }).check({ force: true });
  await names(['Ärger']);
  await page.getByRole('radio', { name: 'Archived' }).click({ force: true });
  await names(['Zephyr']);
  await page.getByRole('searchbox').fill('osei'); // whoever looks for something looks in the archive too
  await page.getByLabel('Order').selectOption('Name');
  await names(['Ärger', 'Zephyr']);
  await rows.first().click();
  await page.getByRole('link', { name: 'All interviews' }).click();
  await becomes(() => page.getByRole('searchbox').inputValue(), 'osei', 'the list is as it was left');
  await names(['Ärger', 'Zephyr']);
  await axe(page);
});

flow('"They replied" from every screen', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  const sheet = page.getByRole('dialog', { name: 'They replied' });
  const replied = async () => {
    await page.getByLabel('Add', { exact: true }).click();
    await page.locator('details.menu--add').getByRole('button', { name: 'They replied', exact: true }).click();
  };
  const address = new URL(page.url()).hash;
  for (const hash of ['#/', '#/interviews', '#/more', address, `${address}/debrief`, `${address}/people`, `${address}/about`]) {
    await open(hash);
    await replied();
    await sheet.waitFor();
    if (await sheet.getByLabel('From which employer?').count()) await sheet.getByLabel('From which employer?').selectOption('Halden & Rowe');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.getByText('Please choose what kind of news it was.').waitFor();
    if (hash === '#/') await axe(page);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  }
  // An invitation without a day yet, then an offer with one.
  await replied();
  await sheet.getByRole('radio', { name: 'Next round' }).check({ force: true });
  await sheet.getByText('Details', { exact: true }).click();
  await sheet.getByLabel('What kind of interview?').selectOption('Final round');
  await sheet.getByLabel('From whom?').selectOption('Miriam Osei');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await part(page, 'Timeline');
  await page.getByText('2. Final round').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'They replied' }).click();
  await sheet.getByRole('radio', { name: 'An offer' }).check({ force: true });
  await sheet.getByRole('radio', { name: 'In writing' }).waitFor();
  await sheet.getByLabel('They want my answer by').fill('2026-11-20');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Offer: answer by Fri,? 20 Nov/).first().waitFor();
  // The entry is changed in place, and taken out with a way back.
  const entries = page.locator('details:has(> summary #ledger) > ul > li');
  await unfolded(page, 'Contact history');
  await entries.filter({ hasText: 'They made an offer' }).waitFor(); // from here on the list stands still
  await becomes(() => entries.first().innerText(), /They made an offer/, 'what was noted last stands first');
  const entry = entries.first();
  await entry.locator('summary').click();
  await entry.getByLabel('What did they say?').selectOption('They said no');
  await page.getByText('They said no', { exact: true }).first().waitFor();
  await entry.getByLabel('Note').fill('A kind letter');
  await entry.getByRole('button', { name: 'Remove this entry' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('They said no', { exact: true }).first().waitFor();
  await axe(page);
});

flow('a message against advice keeps its reason', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await page.getByRole('button', { name: 'I contacted them' }).click();
  const sheet = page.getByRole('dialog', { name: 'What did you send?' });
  await sheet.getByRole('radio', { name: 'Follow-up' }).check({ force: true });
  await sheet.getByRole('radio', { name: 'Telephone' }).check({ force: true });
  await sheet.getByRole('button', { name: 'Save' }).click();
  // By its name: the sheet before it may still be there, and has fields too.
  const guard = page.getByRole('dialog', { name: /^Better/ });
  await guard.getByLabel('Your reason').fill('they asked me to ring');
  await guard.getByRole('button', { name: /anyway|nevertheless|reason/i }).click();
  await page.getByText('Against the advice: they asked me to ring').waitFor({ state: 'attached' });
  await unfolded(page, 'Contact history');
  const entry = page.locator('details:has(> summary #ledger) > ul > li').first();
  await entry.locator('summary').click();
  await entry.getByLabel('Your reason, against advice').fill('');
  await entry.getByText('needs its reason').waitFor();
  await entry.getByLabel('Your reason, against advice').fill('they asked me to telephone');
  await saved(page);
  await page.reload();
  await up(page);
  await page.getByText('Against the advice: they asked me to telephone').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'All interviews' }).click();
  await page.getByRole('searchbox').fill('telephone');
  await page.getByRole('link', { name: 'Contact: they asked me to telephone' }).waitFor();
});

flow('by keyboard alone', { wide: true, time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await capture(page, open, 'Castell Energy');
  await open('#/interviews');
  await page.getByLabel('Order').selectOption('Name');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.match(await focused(), /Castell/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /Halden/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Halden & Rowe' }).waitFor();
  await part(page, 'Look back');
  const asked = page.getByLabel('Another question they asked');
  await asked.focus();
  for (const question of ['One?', 'Two?']) {
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
  }
  assert.deepEqual(await page.getByRole('article').getByRole('heading').allInnerTexts(), ['Why leave your team?', 'One?', 'Two?']);
  await page.getByRole('button', { name: 'Start, one thing at a time' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'One thing at a time' });
  await sheet.getByLabel('What I said').focus();
  await page.keyboard.type('The merger.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await becomes(() => sheet.getByRole('radio', { name: 'Strong' }).isChecked(), true);
  await page.keyboard.press('ArrowRight');
  await becomes(() => sheet.getByRole('radio', { name: 'Okay' }).isChecked(), true);
  await sheet.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await sheet.getByLabel('Next time I would say').waitFor();
  await page.waitForFunction(() => document.activeElement.matches('dialog[open] textarea')); // the focus goes along
  await page.keyboard.type('Shorter.');
  await becomes(() => sheet.getByLabel('Next time I would say').inputValue(), 'Shorter.');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });

  // In a list that is being written, the arrows lead from item to item.
  await open('#/capture');
  const line = page.getByLabel('Questions they asked', { exact: true });
  await line.focus();
  for (const question of ['First?', 'Second?']) {
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
  }
  const value = () => page.evaluate(() => document.activeElement.value);
  await page.keyboard.press('ArrowUp');
  assert.equal(await value(), 'Second?');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  assert.equal(await value(), 'First?');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  assert.equal(await value(), '');
  await axe(page);
});

flow('no field lies behind the keyboard', { time: WEDNESDAY }, async ({ page, open }) => {
  await capture(page, open);
  await becomes(() => page.locator('meta[name=viewport]').getAttribute('content'), /interactive-widget=resizes-content/);
  await part(page, 'Look back');
  await page.setViewportSize({ width: 390, height: 420 }); // what a keyboard leaves of the screen
  for (const label of ['What I said', 'Went well', 'Something they said about you']) {
    const field = page.getByRole('textbox', { name: label });
    await field.focus();
    const seen = await field.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + 20, box.y + box.height / 2);
      return box.top >= 0 && box.bottom <= innerHeight && element.contains(top);
    });
    assert.equal(seen, true, label);
  }
});
