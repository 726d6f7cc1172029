// Every screen, with records as people have them: three weeks of a search on a Thursday morning, names of many lengths and
// letters. For what has to hold on all of them.

const wrap = (data) => JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data });
const LONG = 'Pell & Sons of the Upper Valley Agricultural Cooperative Society';

const sent = (id, at, to, purpose = 'thank_you') => ({ id, at, what: { sent: { purpose, channel: 'email', to, round: 'r1' } } });
const heard = (id, at, news) => ({ id, at, what: { heard: { channel: 'email', news } } });
const process = (data) => [`afterword/process/${data.id}`, wrap({ created: '2026-11-02T09:00:00', ...data })];

export const NOW = '2026-11-12T09:00:00';

export const STORAGE = Object.fromEntries([
  process({
    id: 'halden', employer: 'Halden & Rowe', role: 'Product analyst', notes: 'They share a courtyard with a brewery.',
    needs: ['numbers for shopkeepers'], facts: ['120 people'], links: ['https://example.org/halden'], stages: ['assessment_centre', 'decision'],
    salary: [{ by: 'me', low: 42000, high: 46000, currency: 'EUR', per: 'year', on: '2026-11-11' }],
    people: [
      { id: 'p1', name: 'Miriam Osei', title: 'Head of product', email: 'm.osei@example.org', topics: ['the release calendar'], concerns: ['little retail'] },
      { id: 'p2', name: 'Tomasz Brandt', topics: ['the on-call rota'] },
    ],
    rounds: [
      { id: 'r1', kind: 'panel', schedule: { start: '2026-11-11T13:00:00', end: '2026-11-11T14:00:00' }, people: ['p1', 'p2'], told: { promised: { by: '2026-11-20' } }, felt: 4,
        questions: [{ id: 'q1', asked: 'Tell me about yourself.', answered: 'The short story.', grade: 'okay' }, { id: 'q2', asked: 'Why do you want to leave?', grade: 'rough' }],
        own_promises: [{ what: 'Send the report', by: '2026-11-13' }] },
      { id: 'r2', kind: 'final', schedule: { start: '2026-11-16T10:00:00' }, people: ['p1'] },
    ],
    ledger: [sent('e0', '2026-11-12T08:10:00', ['p2']), heard('e1', '2026-11-12T08:20:00', { next_round: 'r2' })],
  }),
  process({ id: 'castell', employer: 'Castell Energy', role: 'Grid planner', people: [{ id: 'p1', name: 'Ines Aldo' }], rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-11-02T14:00:00' }, people: ['p1'], told: 'no_date' }],
    ledger: [sent('e0', '2026-11-03T09:00:00', ['p1']), heard('e1', '2026-11-11T18:00:00', { offer: { form: 'written', answer_by: '2026-11-17' } })] }),
  process({ id: 'pell', employer: LONG, role: 'Office manager', people: [{ id: 'p1', name: 'Alexandria Wilhelmina Featherstonehaugh-Montgomery' }], rounds: [{ id: 'r1', kind: 'in_person', schedule: { end: '2026-10-30T14:00:00' }, people: ['p1'], told: { promised: { by: '2026-11-10' } }, questions: [{ id: 'q1', asked: 'Tell us a bit about yourself', grade: 'strong' }], felt: 3 }],
    ledger: [sent('e0', '2026-10-31T09:00:00', ['p1'])] }),
  process({ id: 'refused', employer: 'Ateliers Béranger', role: 'Chef de projet', people: [{ id: 'p1', name: 'Zoë O’Brien' }], rounds: [{ id: 'r1', kind: 'in_person', schedule: { end: '2026-11-03T14:00:00' }, people: ['p1'], told: { promised: { by: '2026-11-17' } }, felt: 2 }],
    ledger: [sent('e0', '2026-11-04T09:00:00', ['p1']), heard('e1', '2026-11-12T08:40:00', 'refusal')] }),
  process({ id: 'fresh', employer: 'Ørsted Havn', role: 'Site manager', people: [{ id: 'p1', name: '李明' }], rounds: [{ id: 'r1', kind: 'phone', schedule: { end: '2026-11-11T16:00:00' }, people: ['p1'], told: 'no_date' }] }),
  ...[3, 9, 12, 20, 33].map((days, n) => {
    const at = new Date(Date.UTC(2026, 8, 1 + days)).toISOString().slice(0, 10);
    return process({ id: `past${n}`, employer: n ? `Employer ${n}` : `${LONG} of Saint Mary-le-Bow`, role: 'Analyst', rounds: [{ id: 'r1', kind: 'video', schedule: { end: '2026-09-01T12:00:00' }, told: { promised: { by: '2026-09-10' } }, felt: 1 + n }], ledger: [heard('e0', `${at}T10:00:00`, 'refusal')] });
  }),
  ['afterword/letter/l1', wrap({ id: 'l1', process: 'halden', round: 'r1', to: { people: ['p1'] }, purpose: 'thank_you', channel: 'email', variant: 'british', tone: 'formal', subject: 'Thank you, and the release calendar', body: 'Dear Miriam Osei,\n\nThank you for your time on Wednesday. I’ve kept thinking about our conversation on the release calendar.\n\nYours sincerely,\nAnneke Vos', state: 'draft' })],
  ['afterword/profile/only', wrap({ name: 'Anneke Vos', skills: [{ name: 'product analytics', evidence: 'I rebuilt the funnel that halved our drop-off' }] })],
  ['afterword/search/only', wrap({ targets: { applications: 3 }, days: { '2026-11-10': { applications: 2 } }, leads: [{ id: 'a', name: 'Brightwater Clinic', stage: 'found', next: 'Ring Ana', by: '2026-11-13', since: '2026-11-01' }] })],
]);

const home = '#/interview/halden';

/** Name and address of each. */
export const SCREENS = {
  'Today': '#/', 'Interviews': '#/interviews', 'a new interview': '#/capture', 'an example': '#/example',
  'the timeline': home, 'the debrief': `${home}/debrief`, 'people': `${home}/people`, 'letters': `${home}/letters`, 'about': `${home}/about`,
  'a round': `${home}/round/r1`, 'the prep sheet': `${home}/prep/r2`, 'before leaving': `${home}/leaving/r2`, 'a paper of all': `${home}/dossier`, 'a letter': `${home}/letter/l1`,
  'a timeline with an offer': '#/interview/castell', 'a long name': '#/interview/pell', 'a timeline after a no': '#/interview/refused', 'a fresh timeline': '#/interview/fresh',
  'referees of one': `${home}/referees`, 'contacts': `${home}/contacts`, 'profiles': `${home}/profiles`, 'the offer': '#/interview/castell/offer', 'after a no': '#/interview/refused/after-no',
  'the plan for the job': `${home}/plan`, 'pay': `${home}/salary`, 'stories': '#/stories',
  'the calendar of one': '#/calendar/halden', 'the calendar': '#/calendar', 'Search': '#/search-pulse', 'proof': '#/proof', 'Insight': '#/insight', 'the waiting room': '#/waiting',
  'More': '#/more', 'my details': '#/me', 'my referees': '#/referees', 'offers': '#/offers', 'my phrases': '#/templates', 'the data': '#/data', 'import': '#/import',
  'advice': '#/advice', 'working days': '#/working-days', 'an invitation': '#/invitation', 'a message': '#/message', 'reminders': '#/reminders', 'nothing': '#/nowhere',
};

/** Goes there in the app that is open, and waits until all of it is made. */
export async function visit(page, hash) {
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  await settled(page);
}

/** Waits until nothing more comes: some parts are made a moment later. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('main h1') && !/\b(Opening|Reading your records)\b/.test(document.querySelector('main').innerText));
  await page.waitForFunction(() => {
    const size = document.querySelectorAll('main *').length;
    window.__same = window.__size === size ? (window.__same ?? 0) + 1 : 0;
    window.__size = size;
    return window.__same > 3;
  }, null, { polling: 60 });
}
