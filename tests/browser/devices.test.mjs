// What holds on every screen: axe finds nothing in light, dark, forced colours, at 320 pixels and with letters of twice the
// size; nothing can be scrolled sideways, no name points nowhere, and no two different things are called the same.

import assert from 'node:assert/strict';
import { axe, becomes, fits, flow } from './harness.mjs';
import { NOW, SCREENS, STORAGE, settled, visit } from './screens.mjs';

const SET = { time: NOW, storage: STORAGE };

/** For what looks at many screens: many times what it takes on a quiet machine. */
const LONG = { ...SET, limit: 300_000 };

/** In so many flows: none comes near its limit on a busy machine. */
const [AXE_PARTS, PARTS] = [14, 6];
const part = (n, parts) => Object.entries(SCREENS).filter((_, place) => place % parts === n);

/** Adds a style sheet, until the page is loaded again: its policy lets no text through. */
const styled = (page, css) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}, css);

/** Letters of twice the size, as the settings of a browser make them. */
const twice = (page, on) => page.evaluate((on) => { document.documentElement.style.fontSize = on ? '200%' : ''; }, on);

/** Says which screen it was. */
async function on(name, look) {
  try {
    await look();
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** Rules that depend on the colours, and those that depend on the place there is. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Targets grow with the letters; those under a bar at the foot come out by scrolling. */
const LARGE = ['scrollable-region-focusable'];
/** Where the palette is the user's own, the colours that axe reads are not those that are painted. */
const FORCED = ['target-size', 'link-in-text-block', 'aria-hidden-focus', 'image-alt', 'svg-img-alt'];
const ROOM = ['target-size', 'scrollable-region-focusable'];

for (let n = 0; n < AXE_PARTS; n += 1) {
  flow(`axe finds nothing, screens ${n + 1} of ${AXE_PARTS}`, LONG, async ({ page, open }) => {
    await open();
    for (const [name, hash] of part(n, AXE_PARTS)) {
      await visit(page, hash);
      await on(`${name}, light`, () => axe(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished))); // colours change over
      await on(`${name}, dark`, () => axe(page, COLOURS));
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
      await on(`${name}, forced colours`, () => axe(page, FORCED));
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await page.setViewportSize({ width: 320, height: 844 });
      await on(`${name}, 320 wide`, async () => { await settled(page); await fits(page); await axe(page, ROOM); });
      await page.setViewportSize({ width: 390, height: 844 });
      await twice(page, true);
      await on(`${name}, letters of twice the size`, async () => { await settled(page); await fits(page); await axe(page, LARGE); });
      await twice(page, false);
    }
  });
}

/** What is wrong with the names on the page: ids that lead nowhere, and names that different things share. */
const names = (page) => page.evaluate(() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[aria-hidden="true"]');
  const open = document.querySelector('dialog[open]');
  const all = (selector) => [...(open ?? document).querySelectorAll(selector)];
  const nowhere = ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'].flatMap((kind) => all(`[${kind}]`).filter(seen).flatMap((one) =>
    one.getAttribute(kind).split(/\s+/).filter((id) => !document.getElementById(id)).map((id) => `${kind}="${id}" of ${one.outerHTML.slice(0, 90)}`)));
  const twice = all('[id]').map(({ id }) => id).filter((id, place, list) => list.indexOf(id) !== place).map((id) => `two elements are called #${id}`);
  // Free text goes the way of its script.
  const oneWay = all('textarea, input:not([type]), input:is([type=text], [type=search])').filter((one) => one.dir !== 'auto').map((one) => `no dir="auto": ${one.outerHTML.slice(0, 90)}`);
  const name = (one) => (one.getAttribute('aria-label') ?? (one.getAttribute('aria-labelledby') && document.getElementById(one.getAttribute('aria-labelledby'))?.textContent) ?? [...(one.labels ?? [])].map((label) => label.textContent).join(' ')) || one.innerText || one.textContent || one.title || '';
  const kinds = new Map();
  for (const one of all('a[href], button, summary, input:not([type=radio], [type=hidden]), textarea, select').filter(seen)) {
    const [role, text] = [one.localName === 'a' ? 'link' : one.localName, name(one).replace(/\s+/g, ' ').trim()];
    // What is in groups with names of their own is told apart by those.
    let within = '';
    for (let group = one; (group = group.parentElement?.closest('fieldset, :is([role="group"], [role="region"], article, section, ul, ol):is([aria-label], [aria-labelledby])'));) {
      within += ` in "${group.querySelector(':scope > legend')?.textContent ?? group.getAttribute('aria-label') ?? document.getElementById(group.getAttribute('aria-labelledby'))?.textContent}"`;
    }
    const target = one.localName === 'a' ? one.getAttribute('href') : '';
    const key = `${role} "${text}"${within.replace(/\s+/g, ' ')}`;
    const known = kinds.get(key) ?? new Set();
    // Two links of one name to one place are one thing.
    known.add(target || one);
    kinds.set(key, known);
  }
  const shared = [...kinds].filter(([, places]) => places.size > 1).map(([key, places]) => `${places.size} things are called ${key}`);
  const nameless = [...kinds.keys()].filter((key) => / ""/.test(key)).map((key) => `${key} has no name`);
  return { nowhere, twice, oneWay, shared, nameless };
});

/** Names that may come more than once on a screen, each with its reason. */
const MAY_REPEAT = [
  [/^(summary|button) "[^"]+: Tell your referees a call may come"/, 'the same work for each of two rounds, and either will do'],
];

for (let n = 0; n < PARTS; n += 1) {
  for (const wide of [false, true]) {
    flow(`names lead somewhere, and each to one thing, screens ${n + 1} of ${PARTS}, ${wide ? 'wide' : 'on a phone'}`, { ...LONG, wide }, async ({ page, open }) => {
      await open();
      const wrong = [];
      for (const [name, hash] of part(n, PARTS)) {
        await visit(page, hash);
        await page.evaluate(() => document.querySelectorAll('main details:not(.menu)').forEach((one) => { one.open = true; }));
        await settled(page);
        const { nowhere, twice, oneWay, shared, nameless } = await names(page);
        const told = shared.filter((line) => !MAY_REPEAT.some(([pattern]) => pattern.test(line.replace(/^\d+ things are called /, ''))));
        wrong.push(...[...nowhere, ...twice, ...oneWay, ...told, ...nameless].map((line) => `${name}: ${line}`));
      }
      assert.deepEqual(wrong, []);
    });
  }
}

const SECOND = STORAGE['afterword/letter/l1'].replace('"l1"', '"l2"').replace('"p1"', '"p2"');

flow('each tab of an interview has a title of its own', { ...SET, storage: { ...STORAGE, 'afterword/letter/l2': SECOND } }, async ({ page, open }) => {
  await open();
  const titles = [];
  for (const part of ['', '/debrief', '/people', '/letters', '/about', '/round/r1', '/round/r2', '/prep/r2', '/leaving/r2', '/dossier', '/letter/l1', '/letter/l2', '/referees', '/contacts', '/profiles', '/plan', '/salary']) {
    await visit(page, `#/interview/halden${part}`);
    await page.waitForFunction(() => document.title.includes('Halden & Rowe'));
    titles.push(await page.title());
  }
  await visit(page, '#/calendar/halden');
  titles.push(await page.title());
  assert.equal(new Set(titles).size, titles.length, titles.join('\n'));
});

flow('the labels of the bar grow with the letters, and none is cut', SET, async ({ page, open }) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await open();
    const look = () => page.evaluate(() => [...document.querySelectorAll('.nav__item > span:not(.nav__count)')].map((label) => ({ size: parseFloat(getComputedStyle(label).fontSize), cut: label.scrollWidth > label.clientWidth + 1 || label.getBoundingClientRect().width > label.parentElement.clientWidth })));
    const before = await look();
    await twice(page, true);
    const after = await look();
    for (const [n, { size, cut }] of after.entries()) assert.ok(size >= before[n].size * 1.1 && !cut, `${width}: from ${before[n].size} to ${size}, ${cut ? 'cut' : 'whole'}`);
    await twice(page, false);
  }
});

for (const scheme of ['light', 'dark']) {
  flow(`drawings and messages in forced colours on a ${scheme} device`, { ...SET, scheme, context: { forcedColors: 'active' } }, async ({ page, open }) => {
    await open('#/waiting');
    await page.locator('.room__drawing .room__today-tag').first().waitFor();
    // What is drawn is seen against what it is drawn on.
    const colours = await page.evaluate(() => {
      const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
      const probe = document.createElement('i');
      document.body.append(probe);
      const system = (name) => { probe.style.cssText = `forced-color-adjust: none; color: ${name}`; return getComputedStyle(probe).color; };
      return { line: of('.room__today', 'stroke'), tag: of('.room__today-tag', 'fill'), words: of('.room__today-words', 'fill'), day: of('.room__words', 'fill'), back: of('.room__drawing', 'backgroundColor'), canvas: system('Canvas'), text: system('CanvasText') };
    });
    assert.equal(colours.line, colours.text);
    assert.equal(colours.tag, colours.text);
    assert.equal(colours.words, colours.canvas);
    assert.equal(colours.day, colours.text);
    assert.ok([colours.canvas, 'rgba(0, 0, 0, 0)'].includes(colours.back), colours.back);
    await visit(page, '#/search-pulse');
    await page.getByRole('button', { name: 'Application sent' }).tap();
    await page.locator('.toast').waitFor();
    assert.notEqual(await page.locator('.toast').evaluate((toast) => getComputedStyle(toast).borderTopStyle), 'none', 'a message has an edge');
  });
}

flow('names in Insight stay clear of their figures', SET, async ({ page, open }) => {
  for (const [width, letters] of [[390, false], [320, false], [280, false], [390, true], [1280, false], [960, false]]) {
    await page.setViewportSize({ width, height: 844 });
    await open('#/interviews');
    await twice(page, letters);
    await visit(page, '#/insight');
    await becomes(() => page.locator('svg.chart[role=img]').count().then((count) => count > 2), true);
    const over = await page.evaluate(() => [...document.querySelectorAll('svg.chart[role=img]')].flatMap((chart) => {
      const edge = chart.getBoundingClientRect();
      const boxes = [...chart.querySelectorAll('text')].map((text) => ({ text: text.textContent, figure: text.classList.contains('chart__figure'), ...text.getBoundingClientRect().toJSON() }));
      return boxes.flatMap((one) => {
        if (one.right > edge.right + 1) return [`${one.text} leaves the picture`];
        const met = one.figure ? undefined : boxes.find((other) => other.figure && other.top < one.bottom - 4 && one.top < other.bottom - 4 && other.left < one.right);
        return met ? [`${one.text} runs into ${met.text}`] : [];
      });
    }));
    assert.deepEqual(over, [], `${width} wide${letters ? ', letters of twice the size' : ''}`);
  }
});

flow('the waiting room grows with the letters', SET, async ({ page, open }) => {
  for (const [width, letters] of [[390, false], [390, true], [1280, true]]) {
    await page.setViewportSize({ width, height: 844 });
    await open('#/interviews');
    await twice(page, letters);
    await visit(page, '#/waiting');
    await page.locator('.room__who').first().waitFor();
    await page.waitForTimeout(300); // it is measured, and drawn again
    const wrong = await page.evaluate(() => [...document.querySelectorAll('.room__who')].flatMap((who) => {
      const box = who.getBoundingClientRect();
      const lines = [...who.querySelectorAll('b, span')].map((line) => ({ text: line.textContent, ...line.getBoundingClientRect().toJSON(), inner: line.scrollWidth, font: parseFloat(getComputedStyle(line).fontSize) }));
      const cut = lines.filter((line) => line.bottom > box.bottom + 1 || line.height < line.font || line.inner > line.width + 1 || line.right > box.right + 1).map((line) => `${line.text} is cut`);
      const met = lines.slice(1).filter((line, n) => line.top < lines[n].bottom - 1).map((line) => `${line.text} lies over the line above`);
      return [...cut, ...met];
    }));
    assert.deepEqual(wrong, [], `${width} wide${letters ? ', letters of twice the size' : ''}`);
    await fits(page);
  }
});

/** What the live regions of the page come to say, one after the other. */
const listen = (page) => page.evaluate(() => {
  window.__said = [];
  const seen = (node) => (node.nodeType === 1 ? node : node.parentElement)?.checkVisibility();
  new MutationObserver((changes) => {
    for (const region of new Set(changes.map(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=status], [role=alert]')).filter(Boolean))) {
      if (seen(region) && region.innerText.trim()) window.__said.push(region.innerText.trim());
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});

for (const [name, hash, label] of [['an interview', '#/interview/halden/about', 'Notes'], ['a letter', '#/interview/halden/letter/l1', 'Letter text'], ['a new interview', '#/capture', 'Employer'], ['my details', '#/me', 'Your name']]) {
  flow(`a save is said once on a wide page: ${name}`, { ...SET, wide: true }, async ({ page, open }) => {
    await open(hash);
    await settled(page);
    await listen(page);
    await page.getByLabel(label, { exact: true }).first().press('End');
    await page.keyboard.type(' a');
    await page.waitForFunction(() => window.__said.some((text) => text.includes('Saved on this device')));
    await page.clock.runFor(1500);
    await becomes(() => page.getByText('Saved on this device').filter({ visible: true }).count(), 1);
    const saved = await page.evaluate(() => window.__said.filter((text) => text.includes('Saved on this device')).length);
    assert.ok(saved <= 2, `two letters, ${saved} times said`);
  });
}

flow('a sheet begins with its heading, and gives the focus back', { ...SET, wide: true }, async ({ page, open }) => {
  await open('#/interview/fresh');
  for (const name of ['They replied', 'I contacted them']) {
    const button = page.getByRole('button', { name, exact: true }).first();
    await page.evaluate(() => document.querySelectorAll('main details.fold:not([open])').forEach((fold) => { fold.open = true; }));
    await button.waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await becomes(() => page.evaluate(() => document.activeElement.localName), 'h2');
    const wrong = await names(page);
    assert.deepEqual([...wrong.nowhere, ...wrong.twice, ...wrong.oneWay], [], name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await becomes(() => page.evaluate(() => document.activeElement.textContent.trim()), name);
  }
});

flow('arrows point the way that lines run', SET, async ({ page, open }) => {
  await open('#/more');
  await settled(page);
  const scales = () => page.evaluate(() => [...document.querySelectorAll('main .icon')].filter((icon) => /#i-(next|back)$/.test(icon.querySelector('use').getAttribute('href'))).map((icon) => getComputedStyle(icon).scale));
  assert.deepEqual([...new Set(await scales())], ['none']);
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  assert.deepEqual([...new Set(await scales())], ['-1 1']);
  await fits(page);
});

flow('that a new version is ready is said, and moves nothing', { ...SET, storage: STORAGE }, async ({ page, open }) => {
  await open('#/capture');
  const employer = page.getByLabel('Employer', { exact: true });
  await employer.waitFor();
  await settled(page);
  await listen(page);
  const before = await employer.boundingBox();
  await page.evaluate(() => dispatchEvent(new CustomEvent('afterword:update')));
  await page.getByRole('button', { name: 'Use it now' }).waitFor();
  assert.deepEqual(await employer.boundingBox(), before);
  await page.waitForFunction(() => window.__said.some((text) => text.includes('A new version is ready.')));
  await axe(page);
  // Out of the way while something is typed, and gone when it is dismissed.
  await employer.tap();
  await becomes(() => page.locator('.toast--stays').evaluate((notice) => getComputedStyle(notice).opacity), '0');
  await employer.blur();
  await page.getByRole('status').filter({ hasText: 'A new version is ready.' }).getByRole('button', { name: 'Dismiss' }).tap();
  await becomes(() => page.getByRole('button', { name: 'Use it now' }).count(), 0);
});

flow('fields grow with their text where the browser does not do so by itself', SET, async ({ page, open }) => {
  // A browser without `field-sizing`, as WebKit and Firefox have been.
  await page.addInitScript(() => {
    const has = Reflect.has;
    Reflect.has = (target, key) => key !== 'fieldSizing' && has(target, key);
  });
  await open();
  await styled(page, 'textarea { field-sizing: fixed !important; }');
  await visit(page, '#/interview/halden/about');
  const notes = page.getByLabel('Notes', { exact: true });
  await notes.fill(Array.from({ length: 12 }, (_, n) => `Line ${n}`).join('\n'));
  await becomes(() => notes.evaluate((area) => area.scrollHeight <= area.clientHeight), true);
  await visit(page, '#/interviews');
  await visit(page, '#/interview/halden/about');
  await becomes(() => notes.evaluate((area) => area.scrollHeight <= area.clientHeight && area.clientHeight > 250), true, 'as high when it is opened again');
  await notes.fill('One');
  await becomes(() => notes.evaluate((area) => area.clientHeight < 150), true, 'and low again');
  // What is put into it by another tab is seen whole too.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Notes', { exact: true }).fill(Array.from({ length: 12 }, (_, n) => `Line ${n}`).join('\n'));
  await becomes(() => notes.inputValue().then((text) => text.split('\n').length), 12);
  await becomes(() => notes.evaluate((area) => area.scrollHeight <= area.clientHeight), true, 'high again by another tab');
  await other.close();
});

/** The spacing that anybody may ask for: WCAG 2.2, 1.4.12. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

flow('with wide spacing no text is cut', LONG, async ({ page, open }) => {
  await open();
  await styled(page, SPACING);
  const wrong = [];
  for (const [name, hash] of Object.entries(SCREENS)) {
    await visit(page, hash);
    await on(name, () => fits(page));
    wrong.push(...(await page.evaluate(() => [...document.querySelectorAll('main :is(button, a, h1, h2, h3, p, label, li, td, th, summary, span)')].filter((one) => {
      const style = getComputedStyle(one);
      return one.checkVisibility() && one.clientHeight > 4 && /hidden|clip/.test(style.overflow) && style.clipPath === 'none' && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2);
    }).map((one) => one.outerHTML.slice(0, 100)))).map((line) => `${name}: ${line}`));
  }
  assert.deepEqual(wrong, []);
});

// Foldables, shut and open; a phone on its side; a tablet; large screens.
for (const [width, height, touch] of [[280, 653, true], [717, 512, true], [884, 1104, true], [844, 390, true], [820, 1180, true], [1920, 1080, false], [2560, 1440, false]]) {
  flow(`a screen of ${width} x ${height} is used`, { ...SET, wide: !touch, context: { viewport: { width, height } } }, async ({ page, open }) => {
    await open();
    for (const name of ['Today', 'Interviews', 'a fresh timeline', 'a long name', 'a letter', 'the waiting room', 'Insight', 'a new interview', 'advice']) {
      await visit(page, SCREENS[name]);
      await on(name, async () => {
        await fits(page);
        const { bar, edge } = await page.evaluate(() => ({ bar: document.querySelector('.nav').getBoundingClientRect(), edge: document.querySelector('main').getBoundingClientRect().right }));
        // The bar at the foot leaves the page most of the height, the rail most of the width.
        if (width < 960 && bar.height) assert.ok(bar.top / height > 0.85, `the bar begins at ${bar.top} of ${height}`);
        assert.ok(edge / width > 0.8, `the page ends at ${edge} of ${width}`);
      });
    }
  });
}
