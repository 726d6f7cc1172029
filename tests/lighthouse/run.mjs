// Lighthouse on the release, on its mobile profile: the four figures, the times, and what it found. `cargo xtask bench
// --lighthouse` installs it in a pinned version and runs this.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { LAUNCH } from '../browser/chromium.mjs';
import { serve } from '../browser/server.mjs';

const TIMES = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const SHOWN = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'];

const site = await serve();
const userDataDir = await mkdtemp(join(tmpdir(), 'afterword-lighthouse-'));
const chrome = await launch({ chromePath: LAUNCH.executablePath, chromeFlags: ['--headless=new', ...LAUNCH.args], userDataDir, logLevel: 'error' });
try {
  const runs = [];
  for (let n = 0; n < TIMES; n += 1) {
    const { lhr } = await lighthouse(site.url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' });
    runs.push(lhr);
    console.log(CATEGORIES.map((name) => `${name} ${Math.round(100 * lhr.categories[name].score)}`).join(', '));
  }
  // The middle one by its performance speaks for all.
  const { audits } = runs.toSorted((one, other) => one.categories.performance.score - other.categories.performance.score)[Math.floor(TIMES / 2)];
  for (const name of SHOWN) console.log(`  ${audits[name].title}: ${audits[name].displayValue}`);
  for (const audit of Object.values(audits)) {
    if (audit.score !== null && audit.score < 0.9 && !SHOWN.includes(audit.id)) console.log(`  ${audit.id}: ${audit.title} ${audit.displayValue ?? ''}`.trimEnd());
  }
} finally {
  chrome.kill();
  await site.stop();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}
