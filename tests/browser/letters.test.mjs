// Letters: a panel of four thanked by touch with four different letters, mistakes caught and mended by a tap, earlier
// versions, own phrases, my details, bad input, and no barriers on any of these screens.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';
import { at, begin, catchMail, data, errors, holds, judged, mail, PANEL, paper, parsed, people, read, round, SET, STORAGE, stored, write } from './paper.mjs';

for (const scheme of ['light', 'dark']) {
  flow(`a panel of four is thanked by four different letters, ${scheme}`, { ...SET, scheme }, async ({ page, open }) => {
    const texts = [];
    for (const [name, topic] of PANEL) {
      texts.push(await write(page, open, name, topic));
      assert.equal(await errors(page), 0, `no error is left in the letter to ${name}`);
    }
    await axe(page);
    await fits(page);
    const sentences = texts.map((text) => text.split('\n\n').slice(1, -1).flatMap((paragraph) => paragraph.split(/(?<=[.?])\s/)));
    for (const [n, mine] of sentences.entries()) {
      for (const other of sentences.slice(n + 1)) {
        assert.deepEqual(mine.filter((sentence) => other.includes(sentence)), [], 'no two read the same sentence');
      }
    }
    await open('#/interview/p1/letters');
    await page.getByText('No two of these letters are alike').waitFor();
    await becomes(() => page.locator('.matrix [data-yes]').count(), 8, 'four drafted, four checked');
    await axe(page);
    await fits(page);
  });
}

flow('mistakes are caught where they stand, and mended by a tap', SET, async ({ page, open }) => {
  const text = await write(page, open, ...PANEL[0]);
  const greeting = text.split('\n')[0];
  await paper(page).fill(`${text.replace(greeting, 'Dear Tomasz Brandt,')}\n[team name]`);
  await page.locator('.finding[data-level="error"]').nth(2).waitFor();
  await page.getByRole('button', { name: 'Open in the mail app', disabled: true }).waitFor();
  assert.deepEqual(await page.locator('.letter mark[data-level="error"]').allTextContents(), ['Dear Tomasz Brandt,', '[team name]']);
  await axe(page);
  await fits(page);
  await page.locator('.finding', { hasText: 'waits to be filled in' }).getByRole('button', { name: 'Show it' }).tap();
  const chosen = await paper(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(chosen, '[team name]');
  await page.locator('.finding').first().getByText('Whose advice is that?').tap();
  await page.locator('.finding cite').first().waitFor();
  await page.getByRole('button', { name: `Write ${greeting}` }).tap();
  await holds(page, greeting);
  await page.getByRole('button', { name: 'Undo the last replacement' }).tap();
  await holds(page, 'Dear Tomasz Brandt');
  await page.getByRole('button', { name: `Write ${greeting}` }).tap();
  await holds(page, greeting);
  await paper(page).fill(text);
  await page.waitForFunction(() => document.querySelectorAll('.finding[data-level="error"]').length === 0);
});

flow('nothing written is lost: drafts after a reload, earlier versions, the way back', SET, async ({ page, open }) => {
  const text = await write(page, open, ...PANEL[1]);
  await paper(page).fill(`${text}\nPS: my own words`);
  await page.reload();
  await holds(page, 'PS: my own words');
  await page.getByRole('button', { name: 'Start over' }).tap();
  await page.waitForFunction(() => !document.querySelector('#letter-text').value.includes('PS:'));
  const other = await paper(page).inputValue();
  assert.notEqual(other, text);
  await page.getByText('Earlier versions', { exact: true }).tap();
  await page.getByRole('button', { name: /^Restore the version/ }).first().tap();
  await holds(page, 'PS: my own words');
  await axe(page);
  await page.getByRole('button', { name: 'Undo the last replacement' }).tap();
  await page.waitForFunction((other) => document.querySelector('#letter-text').value === other, other);
  await page.getByText('Suggest other wording').tap();
  await page.getByRole('button', { name: /^Another wording for/ }).first().tap();
  await page.waitForFunction((other) => document.querySelector('#letter-text').value !== other, other);
  await page.getByRole('button', { name: 'Delete this letter' }).tap();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByRole('button', { name: 'Go on writing: Tomasz Brandt' }).waitFor();
});

flow('an empty profile asks instead of guessing; details and phrases then fill in', { ...SET, storage: { 'afterword/process/p1': STORAGE['afterword/process/p1'] } }, async ({ page, open }) => {
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: 'Write the letter: Miriam Osei' }).tap();
  await holds(page, 'Dear Miriam Osei');
  await page.getByText('Three quick answers make this letter better').waitFor();
  assert.doesNotMatch(await paper(page).inputValue(), /[[{<_]|your name/i);
  await axe(page);
  // One answer goes in as it is typed, and its field stays until the next visit.
  await page.getByLabel('Your name').pressSequentially('Anneke');
  await holds(page, 'Yours sincerely,\nAnneke');
  await page.locator('.verdict', { hasText: 'small things to fix' }).getByRole('button', { name: 'Go to the first' }).tap();
  await page.locator('#topics:focus, #quick-skill:focus').waitFor();
  await open('#/me');
  await page.getByLabel('Your name').fill('Anneke Vos');
  await page.getByLabel('E-mail', { exact: true }).fill('anneke@');
  await page.getByLabel('Telephone').fill('+44 20 7946 0000');
  await page.locator('#my-email-wrong').waitFor();
  await page.getByLabel('E-mail', { exact: true }).fill('anneke@example.org');
  await page.getByRole('button', { name: 'Add a skill' }).tap();
  await page.getByLabel('Skill', { exact: true }).fill('product analytics');
  await page.getByLabel('One sentence that shows it').fill('I halved our drop-off');
  await page.getByRole('radio', { name: 'American English' }).tap();
  await axe(page);
  await fits(page);
  await page.getByRole('button', { name: 'Remove skill 1' }).tap();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByLabel('Skill', { exact: true }).waitFor();
  assert.deepEqual(await read(page, 'profile/only'), {
    name: 'Anneke Vos', phone: '+44 20 7946 0000', email: 'anneke@example.org', english: 'american',
    skills: [{ name: 'product analytics', evidence: 'I halved our drop-off' }],
  });
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: 'Go on writing: Miriam Osei' }).tap();
  await holds(page, 'Anneke Vos');
  await open('#/templates');
  await page.getByRole('button', { name: 'Write a phrase' }).tap();
  await page.getByLabel('What do you call it?').fill('My way to close');
  await page.getByLabel('The words').fill('I liked to hear about {topik}.');
  await page.getByText('There is no fact called “topik”').waitFor();
  await axe(page);
  await page.getByLabel('The words').fill('I would start at {employer} tomorrow.');
  await page.getByText('There is no fact called').waitFor({ state: 'detached' });
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: 'Go on writing: Miriam Osei' }).tap();
  await page.getByText('My phrases', { exact: true }).tap();
  await page.getByRole('button', { name: 'Add My way to close to the letter' }).tap();
  await holds(page, 'I would start at Halden & Rowe tomorrow.');
});

flow('names that look like markup, headers and addresses are only names', {
  ...SET,
  storage: {
    ...STORAGE,
    'afterword/process/p1': stored({ ...data, employer: 'Ünder & Söhne "GmbH", Sitz Köln: bcc@x.org, fünfzig Zeichen lang', people: [{ id: 'm0', name: 'Anna <b>"Ann"</b> O’Hara, PhD', email: 'a+b&c@example.org' }], rounds: [{ ...round, people: ['m0'] }] }),
  },
}, async ({ page, open }) => {
  await catchMail(page);
  await open('#/interview/p1/letters');
  await fits(page);
  await page.getByRole('button', { name: /^Write the letter: Anna/ }).tap();
  await holds(page, 'O’Hara, PhD,');
  await judged(page);
  await fits(page);
  const typed = await paper(page).inputValue();
  const open_ = page.getByRole('button', { name: 'Open in the mail app' });
  if (await open_.getAttribute('aria-disabled')) {
    await page.getByRole('button', { name: 'Send anyway' }).tap();
    await page.getByLabel('Why do you want to send it anyway?').fill('That is the name');
    await page.getByRole('dialog').getByRole('button', { name: 'Send anyway' }).tap();
    await page.getByText('You gave your reason').first().waitFor();
  }
  await open_.tap();
  const link = parsed(await mail(page));
  assert.deepEqual(Object.keys(link), ['to', 'subject', 'body']);
  assert.deepEqual(link.to, ['a+b&c@example.org']);
  assert.equal(link.body.replaceAll('\r\n', '\n'), typed);
  await page.emulateMedia({ media: 'print' });
  await becomes(() => page.locator('.letter__twin').isVisible(), true);
  for (const hidden of ['.nav', '.page-head', '.pane--aside', '.findings', '.letter__area']) {
    await becomes(() => page.locator(hidden).first().isVisible(), false, `${hidden} is not printed`);
  }
});

flow('what is typed stays as it is typed, and the caret where it is', SET, async ({ page, open }) => {
  await write(page, open, ...PANEL[0]);
  const end = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return paper(page).evaluate((area) => [area.value.split('\n').at(-1), area.value.length - area.selectionStart]);
  };
  await paper(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and more');
  for (const _ of 'more') await page.keyboard.press('Backspace');
  assert.deepEqual(await end(), ['Anneke Vos and ', 0], 'the blank before a word that was taken back');
  await page.keyboard.type('x');
  assert.deepEqual(await end(), ['Anneke Vos and x', 0]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('y');
  await page.keyboard.press('Backspace');
  assert.deepEqual(await end(), ['', 0], 'the new line');
  await begin(page, open, 'Note to a referee');
  const name = page.getByLabel('Name', { exact: true });
  await name.pressSequentially('Ada L');
  await name.press('Backspace');
  await name.pressSequentially('Byron');
  assert.equal(await name.inputValue(), 'Ada Byron');
  await open('#/me');
  const skill = page.getByLabel('Skill', { exact: true });
  await skill.press('End');
  await skill.pressSequentially(' at s');
  await skill.press('Backspace');
  await skill.pressSequentially('work');
  assert.equal(await skill.inputValue(), 'product analytics at work');
});

flow('a phrase goes in where the caret was, else before the sign-off, and can be taken back', {
  ...SET,
  storage: { ...STORAGE, 'afterword/template/t1': stored({ id: 't1', name: 'Start', text: 'I could start at {employer} soon.' }) },
}, async ({ page, open }) => {
  const text = await write(page, open, ...PANEL[0]);
  const phrase = 'I could start at Halden & Rowe soon.';
  const add = page.getByRole('button', { name: 'Add Start to the letter' });
  const before = () => paper(page).evaluate((area) => area.selectionStart === area.selectionEnd && area.value.slice(0, area.selectionStart));
  await page.getByText('My phrases', { exact: true }).tap();
  await add.tap();
  await holds(page, `\n\n${phrase}\n\nYours sincerely,`);
  await page.waitForFunction(() => document.activeElement.id === 'letter-text');
  assert.ok((await before()).endsWith(phrase), 'the caret stands after it');
  await page.getByRole('button', { name: 'Undo the last replacement' }).tap();
  await page.waitForFunction((text) => document.querySelector('#letter-text').value === text, text);
  // After the first sentence, and then in the place of a word.
  const stop = text.indexOf('. ') + 1;
  await paper(page).evaluate((area, stop) => { area.focus(); area.setSelectionRange(stop, stop); }, stop);
  await add.tap();
  await holds(page, `${text.slice(0, stop)} ${phrase} ${text.slice(stop + 1)}`);
  await page.getByRole('button', { name: 'Undo the last replacement' }).tap();
  await page.waitForFunction((text) => document.querySelector('#letter-text').value === text, text);
  await paper(page).evaluate((area) => { area.focus(); area.setSelectionRange(area.value.indexOf('Miriam'), area.value.indexOf('Miriam') + 6); });
  await add.tap();
  await holds(page, `Dear ${phrase} Osei,`);
  await axe(page);
});

for (const scheme of ['light', 'dark']) {
  flow(`every stage of a panel side by side, with long names, ${scheme}`, {
    ...SET,
    scheme,
    storage: {
      'afterword/profile/only': STORAGE['afterword/profile/only'],
      'afterword/process/p1': stored({
        ...data,
        people: people.map((one, n) => (n === 3 ? { ...one, name: 'Alexandria Wilhelmina Featherstonehaugh-Montgomery-Cholmondeley' } : one)),
        marks: { 'thank-you:r1:m1': { not_needed: { at, reason: '' } }, 'thank-you:r1:m2': { not_needed: { at, reason: 'Through the recruiter' } } },
        ledger: [{ id: 'e', at: '2026-11-18T18:00:00', what: { sent: { purpose: 'thank_you', channel: 'email', to: ['m3'], round: 'r1' } } }],
      }),
      ...Object.fromEntries([0, 3].map((n) => [`afterword/letter/l${n}`, stored({
        id: `l${n}`, process: 'p1', round: 'r1', to: { people: [`m${n}`] }, purpose: 'thank_you', channel: 'email', variant: 'british', tone: 'formal', subject: 'Thank you',
        body: 'Dear Miriam Osei,\n\nThank you for the time you gave me on Wednesday, and for the tour of the building.\n\nYours sincerely,\nAnneke Vos',
        state: n ? { sent: { at: '2026-11-18T18:00:00' } } : 'draft',
        versions: [{ at: '2026-11-18T16:00:00', subject: 'Thanks', body: 'Dear Miriam,\n\nThanks.' }],
      })])),
    },
  }, async ({ page, open }) => {
    await open('#/interview/p1/letters');
    await page.getByText('Some of these letters are too alike').waitFor();
    await page.getByText('100 % in common, too alike').waitFor();
    for (const name of ['Go on writing: Miriam Osei', 'Thank them after all: Tomasz Brandt', 'Thank them after all: Priya Nair']) {
      await page.getByRole('button', { name }).waitFor();
    }
    await axe(page);
    await fits(page);
    await page.getByRole('link', { name: /^Read it: Alexandria/ }).tap();
    await page.getByText(/^Sent by e-mail /).waitFor();
    await axe(page);
    await fits(page);
    await open('#/interview/p1/letter/l0');
    await judged(page);
    for (const name of ['Suggest other wording', 'Tone, spelling and channel', 'My phrases', 'Earlier versions']) await page.getByText(name, { exact: true }).tap();
    await axe(page);
    await fits(page);
    await open('#/me');
    await axe(page);
    await open('#/templates');
    await axe(page);
  });
}

flow('a pasted letter gives its subject to the subject, and the way back stays', { ...SET, context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ page, open }) => {
  const drafted = await write(page, open, ...PANEL[0]);
  await page.evaluate(() => navigator.clipboard.writeText('Subject: Thank you for Wednesday, Product analyst\n\nDear Miriam Osei,\n\nThank you for your time.\n\nYours sincerely,\nAnneke Vos'));
  await paper(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => document.querySelector('#letter-subject').value === 'Thank you for Wednesday, Product analyst');
  assert.ok((await paper(page).inputValue()).startsWith('Dear Miriam Osei,'));
  const { subject, body } = Object.values(await page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('afterword / letter/')).map(([key, text]) => [key, JSON.parse(text).data]))))[0];
  assert.equal(subject, 'Thank you for Wednesday, Product analyst');
  assert.ok(body.startsWith('Dear Miriam Osei,'));
  await page.locator('h1').tap();
  await page.getByRole('button', { name: 'Undo the last replacement' }).tap();
  await holds(page, drafted.split('\n\n')[1]);
});
