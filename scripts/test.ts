/**
 * `npm test`: type check, lint, format, then unit, integration and browser tests. `npm test -- unit [file…]` runs one part
 * (`static`, `unit`, `int`, `e2e`). The last line is always `N passed, N failed`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/content-hash.ts';
import { run, runCheck, staticChecks } from './lib/checks.ts';
import { countResults, type Count } from './lib/test-results.ts';

const parts = ['static', 'unit', 'int', 'e2e'] as const;
type Part = (typeof parts)[number];

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function runStatic(): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  for (const check of staticChecks) {
    const since = performance.now();
    const problems = await runCheck(check);
    say(`${problems === null ? 'passed' : 'FAILED'}  ${check.name} (${seconds(since)})`);
    if (problems === null) count.passed += 1;
    else {
      count.failed += 1;
      say(problems);
    }
  }
  return count;
}

async function runVitest(project: string, filters: readonly string[]): Promise<Count> {
  const since = performance.now();
  const report = join(root, `.data/test-results/${project}.json`);
  mkdirSync(join(root, '.data/test-results'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await run(
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', project, '--passWithNoTests', '--silent=passed-only'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...filters,
    ],
    { show: true },
  );
  const count = countResults(report, code);
  say(`${count.failed === 0 ? 'passed' : 'FAILED'}  ${project} tests (${seconds(since)})`);
  return count;
}

const isPart = (word: string): word is Part => (parts as readonly string[]).includes(word);

async function main(words: readonly string[]): Promise<Count> {
  const [word, ...filters] = words;
  if (word !== undefined && !isPart(word))
    throw new Error(`There is no part ${word}: one of ${parts.join(', ')}, or none.`);
  const total: Count = { passed: 0, failed: 0 };
  for (const part of word === undefined ? parts : [word]) {
    const count = part === 'static' ? await runStatic() : await runVitest(part, filters);
    total.passed += count.passed;
    total.failed += count.failed;
  }
  return total;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The part that runs gets the signal too (it is of the same group) and ends by itself.
  process.on(signal, () => {
    process.exitCode = 130;
  });
}

let total: Count;
try {
  total = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  total = { passed: 0, failed: 1 };
}
say(`${total.passed} passed, ${total.failed} failed`);
if (total.failed > 0) process.exitCode = 1;
