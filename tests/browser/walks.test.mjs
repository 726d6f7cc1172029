// Three searches from an empty app to their end, by touch: to a refusal after a second round, through silence and back,
// and to two offers and a first day. Whatever is written early is met again later, Today's first card names what comes
// next, and one tap on it opens the place where that is done.

import assert from 'node:assert/strict';
import { PHONE } from './chromium.mjs';
import { becomes, flow, offline, up, watch } from './harness.mjs';
import { add, at, bar, begin, captured, card, extra, first, gone, heard, keep, lower, pick, seen, sent, tick, today } from './walking.mjs';

const LIMIT = 400_000; // weeks of somebody's life, on a busy machine

const TOPIC = 'One thing you talked about';
const ME = [['Your name', 'Sam Rowe'], ['One thing you’re good at, for this job', 'moving loans'], ['One sentence that shows it', 'I sent forty crates to Ghent']];

flow('interview, second round, refusal: what was written comes back in the room, in the letters and before the next', { time: '2026-11-02T14:05:00', limit: LIMIT }, async ({ page, context, open }) => {
  await open();
  await page.getByRole('link', { name: 'Capture your interview' }).tap();
  await page.getByLabel('Employer', { exact: true }).fill('Northlight Museum Trust');
  await page.getByLabel('Role', { exact: true }).fill('Loans manager');
  await captured(page, ['Inés Marlowe, head of exhibitions', 'Graham Petrie'], 'In a week', ['What is your notice period?', 'Tell me about a loan that went wrong.']);

  // Looked back on.
  await page.getByRole('navigation', { name: 'Parts of this interview' }).getByRole('link', { name: 'Look back', exact: true }).tap();
  await page.getByLabel('What I said').first().fill('Eight weeks.');
  await page.getByLabel('What I said').nth(1).fill('The Ghent crate. I rambled.');
  await page.getByRole('radio', { name: 'Rough', exact: true }).nth(1).check({ force: true });
  await page.getByLabel('What you talked about').first().fill('the new wing');
  await page.getByLabel('What they seemed to doubt').first().fill('little touring');
  await page.getByLabel('What you talked about').nth(1).fill('the loans database');
  await page.getByLabel('Do better').fill('Name one number early.');
  await add(page, 'Something they missed', 'customs paperwork');

  // A letter to each, that evening.
  await at(page, '2026-11-02T16:30:00');
  await card(page, 'Thank the two you met', 'Write Inés’s letter', 'Letter to Inés Marlowe');
  assert.match(await sent(page, ...ME), /the new wing/);
  await page.getByRole('link', { name: 'Write Graham’s letter' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Letter to Graham Petrie' }).waitFor();
  assert.match(await sent(page), /the loans database/);

  // Asked back. What was missing gets a plan, what went badly a better answer: one tap from Today each.
  await at(page, '2026-11-05T10:00:00');
  const round = await heard(page, 'Next round');
  await round.getByLabel('Day of the round').fill('2026-11-11');
  await round.getByLabel('Starts at').fill('15:00');
  await round.getByLabel('What kind of interview?').selectOption({ label: 'Final round' });
  await keep(round);
  await today(page);
  await first(page).getByText(/^Best by /).waitFor();
  await extra(page, /^Learn what they asked for/, 'Northlight Museum Trust');
  await page.getByText('Plan and proof').tap();
  await page.getByLabel('What shows it: I’ve').fill('Finished the customs course.');
  await seen(page, 'Since we spoke, I’ve finished the customs course.');
  await extra(page, /^Prepare better answers/, 'Questions and stories');
  await page.getByLabel('Next time I would say').first().fill('The loan, the mistake, and what I changed.');
  await lower(page);

  // Who comes: one of them was met before, and is the same person.
  await card(page, 'Prepare the next round', /^Prepare/, 'Prep sheet, round two');
  await page.getByRole('link', { name: 'Add their names' }).tap();
  await add(page, 'Who will you meet?', 'Inés Marlowe');
  await add(page, 'Who will you meet?', 'Nadia Lindqvist');
  await becomes(() => page.getByLabel('Who will you meet?, person 1').inputValue(), 'Inés Marlowe, head of exhibitions');

  // The eve, on a train: the sheet opens without a connection, and holds it all. A tick outlives a reload.
  await at(page, '2026-11-10T19:00:00');
  await offline(page);
  await context.setOffline(true);
  await card(page, 'Interview at Northlight Museum Trust', /^Prepare/, 'Prep sheet, round two');
  const WRITTEN = ['Name one number early.', 'Then: The Ghent crate. I rambled.', 'Now: The loan, the mistake, and what I changed.', 'little touring', 'Since we spoke, I’ve finished the customs course.', 'You talked about: the new wing', 'You talked about: the loans database', 'Notice and start: Eight weeks.', 'Nadia Lindqvist: nothing yet.', 'A final round: after it they decide.'];
  await seen(page, 'head of exhibitions. You met in round 1, Mon 2 Nov.', ...WRITTEN);
  await tick(page, 'Photo ID, and a pen');
  await page.reload();
  await up(page);
  await becomes(() => page.getByRole('checkbox', { name: 'Photo ID, and a pen', exact: true }).isChecked(), true);
  await context.setOffline(false);

  // In the room, the card for it; then the letters, which know who was there the first time.
  await at(page, '2026-11-11T15:45:00');
  await card(page, 'Interview at Northlight Museum Trust', /^Before you leave/, 'Before you leave');
  await pick(page.getByRole('group', { name: 'What comes next', exact: true }), 'A decision');
  await pick(page.getByRole('group', { name: 'By when', exact: true }), 'Next week');
  await seen(page, 'They answer by Friday 20 November.');
  await page.getByRole('button', { name: 'Done, I’m out' }).tap();
  await seen(page, 'Their date: Friday 20 November.');
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await at(page, '2026-11-11T17:30:00');
  await card(page, 'Thank the two you met', /^Write .*letter/, /^Letter to /);
  for (const [name, topic, before] of [['Inés Marlowe', 'touring shows', true], ['Nadia Lindqvist', 'the Leeds depot', false]]) {
    await page.getByRole('heading', { level: 1, name: `Letter to ${name}` }).waitFor();
    const words = await sent(page, [TOPIC, topic]);
    assert.equal(/customs course/.test(words), before, `${name} was ${before ? '' : 'not '}there the first time: ${words}`);
    assert.doesNotMatch(words, /the new wing/, 'the thanks for this round speak of this round');
    if (before) await page.getByRole('link', { name: 'Write Nadia’s letter' }).tap();
  }

  // They say no: a quiet day, then the reply, and one tap from it to what is learned.
  await at(page, '2026-11-19T11:00:00');
  await keep(await heard(page, 'They said no'));
  await card(page, 'I’m sorry about Northlight Museum Trust.', 'What comes next', 'Northlight Museum Trust');
  await page.getByRole('heading', { name: 'I’m sorry.' }).waitFor();
  await today(page);
  await card(page, 'I’m sorry about Northlight Museum Trust.', /^Angry/, 'After a no');
  await page.getByLabel('A letter you won’t send').fill('How dare you.');
  await seen(page, 'See the draft');
  await at(page, '2026-11-20T09:00:00');
  await card(page, 'Reply to their no', 'Write the reply', /^Letter to /);
  assert.match(await sent(page), /stronger candidate|missing|better|one thing/);
  await page.getByRole('link', { name: 'What I take from it' }).tap();
  await page.getByRole('heading', { level: 1, name: 'After a no' }).waitFor();
  await tick(page, 'A skill or tool was missing');
  await page.getByLabel('What I’ll do differently').fill('Run one touring show.');
  await page.getByRole('button', { name: 'Add it to what I learn' }).tap();
  await page.getByLabel('Openings, or people to ask').fill('Museum of the Sea');
  await lower(page);
  await page.getByRole('button', { name: 'Add as a lead: Museum of the Sea' }).tap();
  await seen(page, 'On your list of leads');

  // The next one, elsewhere: the lesson and what went badly stand on its sheet.
  await at(page, '2026-11-24T10:00:00');
  await today(page);
  await seen(page, 'Nothing to do today.');
  await begin(page, 'Pell House', 'Loans officer');
  await pick(page, 'Still ahead');
  await page.getByLabel('Day', { exact: true }).fill('2026-11-26');
  await page.getByLabel('Starts at').fill('10:00');
  await add(page, 'Who will you meet?', 'Ruth Calder');
  await lower(page);
  await page.getByRole('button', { name: 'See my plan' }).tap();
  await seen(page, 'Loans officer. 1 person.');
  await at(page, '2026-11-25T10:00:00');
  const NEXT = ['Run one touring show.', 'After the no from Northlight Museum Trust', 'Tell me about a loan that went wrong.', 'Now: The loan, the mistake, and what I changed.'];
  await card(page, 'Interview at Pell House', /^Prepare/, 'Prep sheet');
  await seen(page, ...NEXT);
  await page.reload();
  await up(page);
  await seen(page, ...NEXT);
});

flow('interview, silence, letting go, and months later they write: nothing is pressed and nothing is lost', { time: '2026-11-02T14:05:00', limit: LIMIT }, async ({ page, open }) => {
  await open();
  await page.getByRole('link', { name: 'Capture your interview' }).tap();
  await page.getByLabel('Employer', { exact: true }).fill('Rosewood Clinic');
  await page.getByLabel('Role', { exact: true }).fill('Practice nurse');
  await captured(page, ['Helen Marsh, practice manager'], 'They didn’t say', ['Why nights?']);
  await seen(page, 'They gave no date. Two weeks of silence is normal.');
  await at(page, '2026-11-02T17:10:00');
  await card(page, 'Thank Helen Marsh', /^Write .*letter/, 'Letter to Helen Marsh');
  await sent(page, ...ME, [TOPIC, 'the flu clinic']);
  await seen(page, 'Nothing to do until Mon 16 Nov.');

  // Ten working days of nothing: waiting is all there is to do. What is still open has no hurry and is not called fresh.
  await at(page, '2026-11-10T09:30:00');
  await today(page);
  await seen(page, '1 employer. No need to write before Monday.');
  await gone(page, /while they’re fresh/, 'eight days later');
  await gone(page, /^Write the follow-up/, 'nobody is urged');

  // Asked once, asked twice, each on its day; between the two, quiet.
  await at(page, '2026-11-16T09:30:00');
  await card(page, 'Ask Helen Marsh for news', /^Write the follow-up/, 'Letter to Helen Marsh');
  assert.match(await sent(page), /decision|decided/);
  await seen(page, 'Nothing to do until Mon 23 Nov.');
  await at(page, '2026-11-23T09:30:00');
  await card(page, 'Ask Helen Marsh a second and last time', /^Write the follow-up/, 'Letter to Helen Marsh');
  assert.match(await sent(page), /Monday 16 November/);
  await seen(page, 'Nothing to do until Mon 30 Nov.');

  // Five working days after the last question it is let go, with one tap.
  await at(page, '2026-11-30T09:30:00');
  await today(page);
  await first(page).getByRole('heading', { name: 'Assume Rosewood Clinic chose someone else' }).waitFor();
  await first(page).getByRole('button', { name: /^Close it kindly/ }).tap();
  await seen(page, 'Closed. If they write, it opens again.', 'Nothing to do today.');
  await gone(page, /^Ask Helen Marsh/, 'nothing is asked any more');

  // In January they write. It is open again, and a round with a day follows.
  await at(page, '2027-01-12T10:00:00');
  await today(page);
  await seen(page, 'Nothing to do today.');
  const word = await heard(page, 'A message');
  await word.getByText('Is it open again?').waitFor();
  await pick(word, 'Yes');
  await keep(word);
  await seen(page, 'Saved. It is open again.', '1 employer. No need to write before Tue 26 Jan.');
  const round = await heard(page, 'Next round');
  await round.getByLabel('Day of the round').fill('2027-01-20');
  await round.getByLabel('Starts at').fill('09:30');
  await keep(round);
  await card(page, 'Prepare the next round', /^Prepare/, 'Prep sheet, round two');
  const WRITTEN = ['You talked about: the flu clinic', 'Why nights?'];
  await seen(page, ...WRITTEN);
  await page.reload();
  await up(page);
  await seen(page, ...WRITTEN);

  // The whole history stands: asked twice, closed, opened.
  await page.getByRole('link', { name: 'Rosewood Clinic' }).first().tap();
  await page.getByRole('navigation', { name: 'Parts of this interview' }).waitFor();
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => { fold.open = true; }));
  await becomes(() => page.getByText('Follow-up to Helen Marsh').count(), 2);
  await seen(page, 'You closed it');
});

const FIRMS = [['Halden & Rowe', 'Miriam Osei', 'the depot move', 'In a week'], ['Pell & Sons', 'Owen Pryce', 'the archive', 'In two weeks'], ['Castell Energy', 'Joy Adeyemi', 'the register', 'In two weeks']];
const named = (firm) => `${firm}, Registrar`;

flow('two offers and a first day: side by side, the others told, thanked and over; a backup holds it', { time: '2026-11-02T12:05:00', limit: LIMIT }, async ({ page, context, site, open }) => {
  await open();
  for (const [n, [firm, who, topic, told]] of FIRMS.entries()) {
    await at(page, `2026-11-0${n + 2}T12:05:00`);
    if (n) await begin(page, firm, 'Registrar');
    else {
      await page.getByRole('link', { name: 'Capture your interview' }).tap();
      await page.getByLabel('Employer', { exact: true }).fill(firm);
      await page.getByLabel('Role', { exact: true }).fill('Registrar');
    }
    await captured(page, [who], told);
    await at(page, `2026-11-0${n + 2}T18:10:00`);
    await card(page, `Thank ${who}`, /^Write .*letter/, `Letter to ${who}`);
    await sent(page, ...(n ? [] : ME), [TOPIC, topic]);
  }

  // A referee is named and briefed for the first of them.
  await today(page);
  await page.getByText(/^Also worth doing/).first().tap();
  await page.getByText('Tell your referees a call may come').tap();
  await page.getByRole('listitem').filter({ hasText: 'Tell your referees' }).getByRole('link', { name: /^Halden & Rowe/ }).tap();
  await page.getByRole('heading', { level: 1, name: 'Referees' }).waitFor();
  await page.getByRole('link', { name: 'My referees' }).tap();
  await add(page, 'Add a referee', 'Ana Ruiz');
  await page.getByRole('listitem').filter({ hasText: 'Ana Ruiz' }).locator('summary').first().tap();
  await pick(page, 'Said yes');
  await pick(page, 'Casual: first names');
  await page.goBack();
  await page.getByRole('button', { name: 'Name Ana Ruiz' }).tap();
  await page.getByRole('button', { name: 'Write the note: Ana Ruiz' }).tap();
  assert.match(await sent(page), /^Hi Ana,[^]*the depot move/);

  // The first offer, in writing. The two others hear of it, with its day, and of nothing else before their own day.
  await at(page, '2026-11-10T11:00:00');
  const offer = await heard(page, 'An offer', named('Halden & Rowe'));
  await pick(offer, 'In writing');
  await offer.getByLabel('They want my answer by').fill('2026-11-20');
  await keep(offer);
  await card(page, 'Halden & Rowe made you an offer', /^Draft a reply/, 'The offer');
  await page.getByLabel('Pay', { exact: true }).fill('£42,000 a year');
  await page.getByLabel('First day').fill('2027-01-11');
  for (const who of ['Joy Adeyemi', 'Owen Pryce']) {
    await today(page);
    const told = page.getByRole('article').filter({ has: page.getByRole('heading', { name: `Tell ${who} about your other offer` }) });
    await told.getByRole('link', { name: /^Write the message/ }).tap();
    await page.getByRole('heading', { level: 1, name: `Letter to ${who}` }).waitFor();
    assert.match(await sent(page), /20 November/);
  }
  await today(page);
  await becomes(() => page.getByRole('link', { name: /^(Tue 17 Nov: Ask |Wed 18 Nov: Ask Joy )/ }).count(), 0, 'nobody is asked on their day or before it');

  // The second, spoken first: asked for in writing, which keeps its day, and for a little time.
  await at(page, '2026-11-12T10:00:00');
  const spoken = await heard(page, 'An offer', named('Pell & Sons'));
  await pick(spoken, 'Spoken');
  await spoken.getByLabel('They want my answer by').fill('2026-11-24');
  await keep(spoken);
  await today(page);
  await page.getByRole('article').filter({ hasText: 'Pell & Sons made you an offer' }).getByRole('link', { name: /^Draft a reply/ }).tap();
  await page.getByLabel('Pay', { exact: true }).fill('£44,000 a year');
  await page.getByLabel('First day').fill('2027-01-04');
  await page.getByRole('button', { name: 'Ask for it in writing' }).tap();
  assert.match(await sent(page), /in writing/);
  await at(page, '2026-11-13T10:00:00');
  const written = await heard(page, 'An offer', named('Pell & Sons'));
  await pick(written, 'In writing');
  await keep(written);
  await today(page);
  const pell = page.getByRole('article').filter({ hasText: 'Pell & Sons made you an offer' });
  await pell.getByText('Answer by Tue 24 Nov').waitFor();
  await pell.getByRole('link', { name: /^Draft a reply/ }).tap();
  await page.getByRole('button', { name: 'Ask for time' }).tap();
  await page.getByLabel('By which day can you answer?').fill('2026-11-25');
  await becomes(() => page.getByLabel('Letter text').inputValue(), /25 November/);
  await sent(page);
  await open('#/offers');
  const row = (words) => page.getByRole('row').filter({ hasText: words });
  await row('£42,000 a year').getByText('£44,000 a year').waitFor();
  await row('Answer by').getByText(/24 Nov/).waitFor();

  // Yes to one; from there the other hears no and the third that you withdraw.
  await at(page, '2026-11-16T10:00:00');
  await today(page);
  await page.getByRole('article').filter({ hasText: 'Pell & Sons made you an offer' }).getByRole('link', { name: /^Draft a reply/ }).tap();
  await page.getByRole('button', { name: 'Say yes' }).tap();
  assert.match(await sent(page), /accept/);
  await seen(page, 'Sent. Congratulations.');
  await today(page);
  await first(page).getByText('You said yes to another offer. Say no here soon, and kindly.').waitFor();
  await card(page, 'Halden & Rowe made you an offer', /^Draft a reply/, 'The offer');
  await becomes(() => page.getByRole('button', { name: 'Say yes' }).count(), 0, 'nobody accepts twice');
  await becomes(() => page.getByText('You said yes to another offer.', { exact: true }).count(), 1, 'not what was said of the other');
  await page.getByRole('link', { name: 'All offers' }).tap();
  await page.getByRole('button', { name: 'Draft all the letters' }).tap();
  for (const [firm, words] of [['Halden & Rowe', /not to accept|decline|turn/], ['Castell Energy', /withdraw/]]) {
    await page.getByRole('list', { name: 'Letters to the others' }).getByRole('link', { name: `Open to send: ${firm}` }).tap();
    assert.match(await sent(page), words);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Offers side by side' }).waitFor();
  }

  // The referee hears how it ended, where she was named.
  await extra(page, /^Thank your referees.*Halden & Rowe/, 'Referees');
  await page.getByRole('button', { name: 'I thanked them and told them: Ana Ruiz' }).tap();
  await seen(page, 'Saved.');
  await today(page);
  await seen(page, 'Nothing to do today.');
  await gone(page, /^Waiting$/, 'nobody is waited for');

  // The first day ends the search: Today asks, and nothing is due after it.
  await at(page, '2027-01-04T18:10:00');
  await today(page);
  await first(page).getByRole('heading', { name: 'Your first day at Pell & Sons.' }).waitFor();
  await first(page).getByRole('button', { name: /^I’ve started/ }).tap();
  await card(page, 'Close the search', /^See your search/, 'Your search');
  await page.getByLabel('For the next time, in a few lines').fill('Ask earlier.');
  await seen(page, 'Ana Ruiz', 'Thanked');
  await gone(page, /Everything depends on|Follow one more lead|they decide, keep going/, 'nobody is sent on');
  await lower(page);
  await at(page, '2027-02-15T09:00:00');
  await today(page);
  await becomes(() => page.getByRole('heading', { level: 1 }).textContent(), /^Nothing (urgent|to do) today\.$/);
  await gone(page, /Was due|Late\b|made you an offer|^Ask .+ for news/, 'nothing is due after work has begun');

  // All of it in a backup, taken to another device.
  await open('#/data');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).tap()]);
  const file = await download.path();
  const device = await context.browser().newContext({ ...PHONE, locale: 'en-GB' });
  try {
    const watched = await watch(device, site.origin);
    const other = await device.newPage();
    await other.clock.install({ time: '2027-02-15T10:00:00' });
    await other.goto(site.url);
    await up(other);
    await other.getByRole('link', { name: 'I have a backup' }).tap();
    await other.getByLabel('Choose a backup file').setInputFiles(file);
    await other.getByRole('button', { name: 'Restore it' }).tap();
    await seen(other, 'Your backup is restored.');
    await other.goto(`${site.url}#/offers`);
    await other.goto(`${site.url}#/search-pulse`);
    await becomes(() => other.getByLabel('For the next time, in a few lines').inputValue(), 'Ask earlier.');
    await seen(other, 'Ana Ruiz');
    await bar(other).getByRole('link', { name: /^Interviews/ }).tap();
    await seen(other, 'You started', 'You declined', 'You withdrew');
    watched.settle();
  } finally {
    await device.close();
  }
});
