// The table that the proof ends with, and the cases on the way to it.

import { Late, within } from './limit.mjs';

const HEAD = ['case', 'cases tried', 'faults injected', 'records lost'];

const begun = new Set();
/** The cases that have begun and not ended. */
export const open = () => [...begun];

/** One row: what was done, and what came of it. */
export class Row {
  constructor(name, { note = '', quiet = false } = {}) {
    Object.assign(this, { name, tried: 0, faults: 0, lost: [], note, quiet });
  }

  /** One more case; `faults` of them were put in. */
  count(faults = 1, cases = 1) {
    this.tried += cases;
    this.faults += faults;
  }

  /** Something is gone, damaged, or was said and is not so. */
  lose(what) {
    this.lost.push(what);
    if (!this.quiet) console.error(`LOST (${this.name}): ${what}`);
  }

  /**
   * Runs a case: what it throws is a loss with its name, and so is not coming to an end in time. Resolves to `done`,
   * `failed` or `late`.
   */
  async attempt(name, seconds, work) {
    const here = `${this.name}: ${name}`;
    begun.add(here);
    const start = Date.now();
    try {
      await within(seconds, 'it', work());
      if (process.env.AFTERWORD_VERBOSE) console.error(`${((Date.now() - start) / 1000).toFixed(1)} s  ${name}`);
      return 'done';
    } catch (error) {
      this.lose(`${name}: ${String(error.message ?? error).slice(0, 500)}`);
      return error instanceof Late ? 'late' : 'failed';
    } finally {
      begun.delete(here);
    }
  }

  /** Loses `what` unless it holds. */
  expect(holds, what) {
    if (!holds) this.lose(what);
    return Boolean(holds);
  }
}

/** A row that was not run, and why. */
export const skipped = (name, why) => ({ name, skipped: why });

const number = (count) => count.toLocaleString('en-GB');

/** The rows as a table in Markdown, with a line of sums. */
export function table(rows) {
  const run = rows.filter((row) => !row.skipped);
  const sum = (read) => run.reduce((total, row) => total + read(row), 0);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(row.skipped
    ? [`${row.name}: not run, ${row.skipped}`, '', '', '']
    : [row.name, number(row.tried), number(row.faults), number(row.lost.length)]));
  const all = ['**all**', number(sum((row) => row.tried)), number(sum((row) => row.faults)), `**${number(sum((row) => row.lost.length))}**`];
  return [line(HEAD), '|---|--:|--:|--:|', ...body, line(all)].join('\n');
}
