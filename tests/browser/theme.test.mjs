// Colours that were chosen against the device's own: from the first paint on.

import assert from 'node:assert/strict';
import { flow, offline, up } from './harness.mjs';

const chosen = (theme) => ({
  'afterword/settings/only': JSON.stringify({ v: 1, rev: 1, writer: 'test', at: '2026-11-11T15:00:00', data: { theme, playbook: { built_in: 'house' }, weekend: [6, 7] } }),
});

/** Notes when the theme was set, and when something was painted first. */
function watch() {
  window.themed = document.documentElement?.dataset.theme ? 0 : Infinity;
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.dataset.theme) return;
    window.themed = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-theme'] });
}

const times = (page) => page.evaluate(async () => {
  while (!performance.getEntriesByName('first-contentful-paint').length) await new Promise((done) => setTimeout(done, 20));
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return { themed: window.themed, painted: paint?.startTime, back: getComputedStyle(document.body).backgroundColor };
});

for (const [theme, scheme] of [['dark', 'light'], ['light', 'dark']]) {
  flow(`${theme} on a ${scheme} device is there before anything is painted`, { scheme, storage: chosen(theme) }, async ({ page, open }) => {
    await page.addInitScript(watch);
    await open();
    const first = await times(page);
    await offline(page);
    for (let visit = 0; visit < 5; visit += 1) {
      await page.reload();
      await up(page);
      const { themed, painted, back } = await times(page);
      assert.ok(themed <= painted, `visit ${visit}: set at ${themed}, painted at ${painted}`);
      assert.equal(back, first.back);
    }
    assert.ok(first.themed <= first.painted, `first: set at ${first.themed}, painted at ${first.painted}`);
  });
}
