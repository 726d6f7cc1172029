// A panel of four to thank, and what a person does with the letters to them.

export const PANEL = [
  ['Miriam Osei', 'the release train'],
  ['Tomasz Brandt', 'how the on-call rota works'],
  ['Priya Nair', 'interviewing museum visitors'],
  ['Zoë O’Brien', 'the new design system'],
];

export const at = '2026-11-18T15:30:00';
export const people = PANEL.map(([name], n) => ({ id: `m${n}`, name, ...(n === 0 && { email: 'm.osei@example.org' }) }));
export const round = { id: 'r1', kind: 'panel', schedule: { end: at }, people: people.map(({ id }) => id), told: { promised: { by: '2026-11-25' } } };
export const data = { id: 'p1', created: at, employer: 'Halden & Rowe', role: 'Product analyst', people, rounds: [round] };
const me = { name: 'Anneke Vos', skills: [{ name: 'product analytics', evidence: 'I rebuilt the funnel that halved our drop-off' }] };
export const stored = (record) => JSON.stringify({ v: 1, rev: 1, writer: 'test', at, data: record });
export const STORAGE = { 'afterword/process/p1': stored(data), 'afterword/profile/only': stored(me) };
export const SET = { storage: STORAGE, time: '2026-11-19T09:30:00' };

export const errors = (page) => page.locator('.finding[data-level="error"]').count();
export const read = (page, key) => page.evaluate((key) => JSON.parse(localStorage.getItem(`afterword / ${key}`))?.data, key);
export const record = (page) => read(page, 'process/p1');
export const paper = (page) => page.getByLabel('Letter text');

/** Waits until the checks have looked at what is on the paper. */
export const judged = (page) => page.locator('#checks-summary', { hasText: 'to fix' }).waitFor();
/** Waits until the paper holds these words. */
export const holds = (page, words) => page.waitForFunction((words) => document.querySelector('#letter-text')?.value.includes(words), words);

export async function write(page, open, name, topic) {
  await open('#/interview/p1/letters');
  await page.getByRole('button', { name: `Write the letter: ${name}` }).tap();
  await holds(page, 'Dear ');
  await page.getByLabel('One thing you talked about', { exact: true }).fill(topic);
  await holds(page, topic);
  await judged(page);
  return paper(page).inputValue();
}

/** Opens a letter for a purpose from the list of all of them. */
export async function begin(page, open, purpose, to) {
  await open('#/interview/p1/letters');
  await page.getByLabel('What for').selectOption(purpose);
  if (to) await page.getByLabel('To whom').selectOption(to);
  await page.getByRole('button', { name: 'Write it', exact: true }).tap();
  await page.waitForURL(/\/letter\//);
}

/** Catches links to the mail program, which a test cannot open. */
export const catchMail = (page) => page.addInitScript(() => {
  window.mails = [];
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.href.startsWith('mailto:')) window.mails.push(this.href);
    else click.call(this);
  };
});
export const mail = async (page) => {
  await page.waitForFunction(() => window.mails.length > 0);
  return page.evaluate(() => window.mails.pop());
};

/** What a mail program reads from a link. */
export function parsed(href) {
  const [to, query = ''] = href.replace('mailto:', '').split('?');
  const fields = Object.fromEntries(query.split('&').filter(Boolean).map((field) => field.split('=').map(decodeURIComponent)));
  return { to: to.split(',').map(decodeURIComponent), ...fields };
}
