// What needs no browser: every reader fed with texts that nobody would write, tabs and kills in miniature, and a
// migration broken off at every write. The tests of the host do it and say how much of it.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './process.mjs';
import { Row } from './table.mjs';

const MINUTES = 40;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export async function host({ quick, cases, seed }) {
  const run = (args, env, ...filter) => new Promise((resolve, reject) => {
    let said = '';
    // The full size is run fast, but with every check of a debug build; the quick one takes what `cargo xtask test`
    // has built.
    const profile = quick ? ['--workspace'] : ['--profile', 'proof'];
    const words = ['test', '--locked', '--quiet', ...profile, ...args, '--', '--nocapture', ...filter];
    const child = spawn('cargo', words, { cwd: ROOT, detached: true, env: { ...process.env, ...env } });
    endWithUs(child);
    const late = setTimeout(() => {
      said += `\n${words.join(' ')} did not end within ${MINUTES} minutes`;
      process.kill(-child.pid, 'SIGKILL');
    }, MINUTES * 60_000);
    child.stdout.on('data', (text) => { said += text; });
    child.stderr.on('data', (text) => { said += text; });
    child.once('error', reject);
    child.once('close', (code) => { clearTimeout(late); resolve({ code, said }); });
  });
  const fuzz = new Row('readers of records, backups, calendars, contact cards and signatures fed with nonsense');
  const { code, said } = await run(
    ['--test', 'host'],
    { AFTERWORD_CASES: String(cases), AFTERWORD_SEED: String(seed) },
    'fuzz::', '--skip', 'letters::',
  );
  for (const [, count, what] of said.matchAll(/fuzzed (\d+) (.+)/g)) {
    fuzz.count(/spoilt|nearly|made up/.test(what) ? Number(count) : 0, Number(count));
  }
  if (code !== 0) fuzz.lose(said.slice(-2000));
  fuzz.expect(fuzz.tried >= cases * 0.9, `only ${fuzz.tried} cases were tried`);

  const rows = [fuzz];
  const long = quick ? 2_000 : 100_000;
  const small = new Row('three tabs in miniature: typing, kills, evictions and late news in any order');
  const tabs = await run(['--lib'], { AFTERWORD_STORIES: String(long) }, 'nothing_that_was_called_saved_is_ever_lost');
  if (tabs.code !== 0 || !/1 passed/.test(tabs.said)) small.lose(tabs.said.slice(-2000));
  else small.count(long, long);
  rows.push(small);
  const migration = await run(['--test', 'host'], {}, 'migration::');
  const row = new Row('a migration broken off at every write');
  for (const [, count, faults] of migration.said.matchAll(/migrated (\d+) with (\d+) faults/g)) row.count(Number(faults), Number(count));
  if (migration.code !== 0 || !row.tried) row.lose(migration.said.slice(-2000));
  rows.push(row);
  return rows;
}
