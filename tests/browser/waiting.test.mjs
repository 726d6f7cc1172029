// The waiting room: by buttons, keys and fingers, with nobody, one and many, and as a file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, becomes, fits, flow, offline } from './harness.mjs';

const NOW = '2026-11-12T10:00:00'; // a Thursday
const ODD = '<b>Söhne</b> & "Co" of the Harbour Lights and the Long Quay of Cartography';

const record = (n, employer) => [
  `afterword/process/x${n}`,
  JSON.stringify({
    v: 1, rev: 1, writer: 'test', at: '2026-11-03T16:05:00',
    data: {
      id: `x${n}`, created: '2026-11-03T16:05:00', employer, role: 'Analyst', people: [{ id: 'p1', name: 'Miriam Osei' }],
      rounds: [{ id: 'r1', schedule: { end: '2026-11-03T16:00:00' }, told: { promised: { by: '2026-11-20' } }, people: ['p1'] }],
      ledger: [{ id: 'e1', at: '2026-11-04T09:00:00', what: { sent: { purpose: 'thank_you', channel: 'email', to: ['p1'] } } }],
    },
  }),
];
const records = (count) => Object.fromEntries(Array.from({ length: count }, (_, n) => record(n, n === 0 ? ODD : `Employer ${n}`)));

const range = (page) => page.locator('#room-range').textContent();
const chart = (page) => page.getByRole('group', { name: 'Waiting room chart' });
/** How many days are in view. */
const days = async (page) => Number(/(\d+) days/.exec(await range(page))[1]);

flow('nobody waits, and the way to begin', { time: NOW }, async ({ page, open }) => {
  await open('#/waiting');
  await page.getByText('No one to wait for yet').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Capture an interview' }).waitFor();
  await axe(page);
});

for (const scheme of ['light', 'dark']) {
  flow(`one employer, in ${scheme}`, { time: NOW, scheme, storage: records(1) }, async ({ page, open }) => {
    await open('#/interviews');
    await page.getByRole('link', { name: 'Waiting room' }).click();
    await page.getByRole('img', { name: 'Chart of 1 employer' }).waitFor();
    await page.getByText('One employer, six weeks. Nothing to do for them today.').waitFor();
    assert.equal((await page.locator('.room__names b').allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim(), ODD, 'no name is cut');
    await fits(page);
    await axe(page);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: ODD });
    await row.getByText('All dates').click();
    // Promised by Friday the 20th: the first follow-up opens on the Monday after, five working days later the second.
    const facts = (await row.locator('.room__facts').innerText()).split('\n');
    assert.deepEqual(facts, [
      'Interview 1: Tue 3 Nov',
      'Thank-you: Tue 3 Nov to Wed 4 Nov, done',
      'Wait: Wed 4 Nov to Mon 23 Nov, now',
      'Their date: Fri 20 Nov',
      'First follow-up: Mon 23 Nov',
      'Wait: Mon 23 Nov to Mon 30 Nov',
      'Second follow-up: Mon 30 Nov',
      'Wait: Mon 30 Nov to Mon 7 Dec',
      'Assume they chose someone else: from Mon 7 Dec',
    ]);
    await row.getByText('Wait until').waitFor();
    await fits(page);
    await axe(page);
    await row.getByRole('link').first().click();
    await page.waitForURL(/#\/interview\/x0$/);
  });
}

flow('buttons and keys move the view and say where it is', { time: NOW, wide: true, storage: records(3) }, async ({ page, open }) => {
  await open('#/waiting');
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  assert.match(await range(page), /26 Oct 2026 to .*6 Dec 2026, 42 days/);
  const first = await range(page);
  await press('Later');
  assert.match(await range(page), /9 Nov 2026 to .*20 Dec 2026, 42 days/);
  await press('Earlier');
  assert.equal(await range(page), first);
  await press('Zoom in');
  assert.equal(await days(page), 28);
  for (let n = 0; n < 2; n += 1) await press('Zoom in');
  assert.match(await range(page), /7 days\. This is the closest\./);
  const closer = page.getByRole('button', { name: 'Zoom in' });
  assert.equal(await closer.getAttribute('aria-disabled'), 'true');
  await closer.click({ force: true });
  assert.equal(await days(page), 7);
  await press('Zoom out');
  await press('Later');
  await press('Today');
  await becomes(() => page.locator('.room__today-tag').count(), 1);

  await chart(page).focus();
  const before = await range(page);
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await range(page), before);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await range(page), before);
  await page.keyboard.press('-');
  assert.equal(await days(page), 28);
  await page.keyboard.press('+');
  assert.equal(await days(page), 14);
  await page.keyboard.press('Home');
  assert.match(await range(page), /3 Nov 2026 to/);
  await page.keyboard.press('End');
  assert.match(await range(page), /to .*21 Dec 2026/);
  // The keys of the browser itself stay free.
  const kept = await range(page);
  await page.keyboard.press('Control+ArrowLeft');
  assert.equal(await range(page), kept);
  await axe(page);
});

flow('a drag moves, two fingers zoom, a tap on a name goes there', { time: NOW, storage: records(3) }, async ({ page, open }) => {
  await open('#/waiting');
  await chart(page).scrollIntoViewIfNeeded();
  assert.equal(await chart(page).evaluate((part) => getComputedStyle(part).touchAction), 'pan-y');
  const box = await chart(page).boundingBox();
  const first = await range(page);
  const [y, middle] = [box.y + 120, box.x + box.width / 2];
  await page.mouse.move(middle, y);
  await page.mouse.down();
  await page.mouse.move(middle - 100, y, { steps: 5 });
  await page.mouse.up();
  assert.notEqual(await range(page), first);
  assert.match(await range(page), /42 days/);
  const hold = async (type, id, x) =>
    chart(page).dispatchEvent(type, { pointerId: id, pointerType: 'touch', button: 0, clientX: x, clientY: y, bubbles: true });
  await hold('pointerdown', 101, middle - 40);
  await hold('pointerdown', 102, middle + 40);
  await hold('pointermove', 102, middle + 120);
  assert.equal(await days(page), 21);
  await hold('pointerup', 101, middle - 40);
  await hold('pointerup', 102, middle + 120);
  assert.equal(await days(page), 21);
  await page.locator('.room__names').getByText('Employer 1').click();
  await page.waitForURL(/#\/interview\/x1$/);
});

flow('many employers come in pages of sixty', { time: NOW, storage: records(65) }, async ({ page, open }) => {
  await open('#/waiting');
  await page.getByText('1 to 60 of 65 employers', { exact: true }).waitFor();
  await page.getByRole('img', { name: 'Chart of 60 employers' }).waitFor();
  // The drawing holds the lanes near the window alone: others as they are scrolled to.
  const drawn = () => page.locator('.room__names a').allInnerTexts();
  const first = await drawn();
  assert.ok(first.length >= 4 && first.length <= 20, `${first.length} names`);
  await becomes(() => page.locator('.room__end').count(), first.length);
  await page.locator('.legend').first().scrollIntoViewIfNeeded();
  await page.waitForFunction((name) => [...document.querySelectorAll('.room__names a')].every((one) => one.innerText !== name), first[0]);
  assert.ok((await drawn()).length <= 20);
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(300); // another width is told a little later
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal((await drawn()).length, 60, 'all of them on paper');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction((name) => document.querySelector('.room__names a')?.innerText === name, first[0]);
  await fits(page);
  await axe(page);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('61 to 65 of 65 employers', { exact: true }).waitFor();
  // The list comes in pieces, and is found again.
  const listed = (count) => page.waitForFunction((count) => document.querySelectorAll('.room__list > li').length === count, count);
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await listed(5);
  await page.getByRole('button', { name: 'Previous page' }).click();
  await listed(60);
  await fits(page);
  await axe(page);
  const link = page.locator('.room__list a').nth(40);
  const [href, top] = [await link.getAttribute('href'), (await link.scrollIntoViewIfNeeded(), await link.boundingBox()).y];
  await link.click();
  await page.getByRole('link', { name: 'All interviews' }).waitFor();
  await page.goBack();
  await page.waitForFunction((href) => document.activeElement?.getAttribute('href') === href, href);
  assert.ok(Math.abs((await page.locator(`.room__list a[href="${href}"]`).boundingBox()).y - top) < 3, 'the same place in the window');
});

flow('both files, and all of it offline', { time: NOW, wide: true, storage: records(4) }, async ({ page, context, open }) => {
  await open();
  await offline(page);
  await context.setOffline(true);
  await open('#/waiting');
  const load = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    await page.getByText('The picture is made.').waitFor();
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [svgName, svg] = await load('Download as SVG');
  assert.equal(svgName, 'waiting-room-2026-11-12.svg');
  const text = svg.toString('utf8');
  assert.ok(text.includes('&lt;b&gt;Söhne&lt;/b&gt; &amp; "Co"'), 'the employer is escaped');
  const read = await page.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    const parts = [...file.querySelectorAll('*')];
    return {
      broken: file.querySelector('parsererror') !== null,
      root: file.documentElement.localName,
      bold: file.querySelectorAll('b').length,
      classes: parts.filter((part) => part.hasAttribute('class')).length,
      cut: parts.some((part) => part.localName === 'text' && part.textContent.includes('…')),
      width: file.documentElement.getAttribute('width'),
      height: file.documentElement.getAttribute('height'),
    };
  }, text);
  assert.deepEqual({ ...read, height: 0 }, { broken: false, root: 'svg', bold: 0, classes: 0, cut: false, width: '1200', height: 0 });
  assert.ok(!text.includes('var('), 'its colours are its own');

  const [pngName, png] = await load('Download as PNG');
  assert.equal(pngName, 'waiting-room-2026-11-12.png');
  assert.equal(png.subarray(0, 8).toString('hex'), '89504e470d0a1a0a');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2400, 2 * Number(read.height)]);
  assert.ok(png.length > 10_000, 'it is not blank');
});

flow('the SVG holds everybody, the PNG the page, and each says so', { time: NOW, wide: true, storage: records(65) }, async ({ page, open }) => {
  await open('#/waiting');
  await page.getByText('The SVG shows all 65 employers; the PNG this page, 1 to 60 of 65 employers.').waitFor();
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('the PNG this page, 61 to 65 of 65 employers.').waitFor();
  const load = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await download.path());
  };
  const svg = (await load('Download as SVG')).toString('utf8');
  const { title, names, height } = await page.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    const texts = [...file.querySelectorAll('text')].map((one) => one.textContent);
    return { title: file.querySelector('title').textContent, names: texts.filter((one) => /^Employer \d+$/.test(one)).length, height: Number(file.documentElement.getAttribute('height')) };
  }, svg);
  assert.match(title, /^Waiting room, .*, 65 employers$/);
  assert.equal(names, 64, 'all but the one whose name is odd');
  const png = await load('Download as PNG');
  assert.equal(png.readUInt32BE(20), 2 * (height - 60 * 56 - 3 * 24), 'the five of this page, none with a long name');
});

flow('a thousand employers become one SVG', { time: NOW, wide: true, storage: records(1000) }, async ({ page, open }) => {
  await open('#/waiting');
  await page.getByText(/The SVG shows all 1,?000 employers/).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as SVG' }).click()]);
  const text = (await readFile(await download.path())).toString('utf8');
  assert.ok(text.includes('Employer 999'));
  assert.ok(text.length < 4_000_000, `${text.length} characters`);
});
