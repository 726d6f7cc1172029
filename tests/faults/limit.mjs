// Time limits: what never ends is told with its name, and the proof goes on.

import { LAUNCH, WIDE, chromium } from './app.mjs';

/** A case that did not come to its end. */
export class Late extends Error {}

/** By how much every limit is stretched. */
const PATIENCE = Number(process.env.AFTERWORD_PATIENCE ?? 1);

/** Resolves or rejects as `work` does, and rejects with a `Late` that names it if that takes too long. */
export function within(seconds, name, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`${name} did not end within ${seconds} s`)), seconds * PATIENCE * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** How long one case may take, in seconds: many times what it takes on a slow machine. */
export const CASE = 300;
const CLOSE = 30;

/**
 * A Chromium for many cases, each in a context of its own. A case that fails or never ends is a loss of its row with
 * its name; after one that never ends another browser takes the place of this one.
 */
export class Bench {
  /** A new context, which is like a browser nobody has used. */
  async context(options = WIDE) {
    this.browser ??= await within(60, 'the start of the browser', chromium.launch(LAUNCH));
    return within(60, 'a new context', this.browser.newContext(options));
  }

  /** Runs `work(context)`. Resolves to whether it came to its end. */
  async run(row, name, work, { options = WIDE, seconds = CASE } = {}) {
    let context;
    const whole = async () => {
      context = await this.context(options);
      await work(context);
    };
    const done = await row.attempt(name, seconds, whole);
    const closed = await within(CLOSE, 'the end of a context', context?.close()).then(() => true, () => false);
    if (done === 'late' || !closed) this.leave();
    return done === 'done';
  }

  /** Lets go of a browser that does not answer any more; it ends with this process at the latest. */
  leave() {
    within(CLOSE, 'the end of the browser', this.browser?.close()).catch(() => {});
    this.browser = undefined;
  }

  /** Ends the browser. */
  async close() {
    const { browser } = this;
    this.browser = undefined;
    await within(CLOSE, 'the end of the browser', browser?.close()).catch((error) => console.error(error.message));
  }
}
