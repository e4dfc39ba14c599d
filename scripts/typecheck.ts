/** `npm run typecheck`: every type check, each with its time. */
import { runCheck, typeChecks } from './lib/checks.ts';

for (const check of typeChecks) {
  const since = performance.now();
  const problems = await runCheck(check);
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  process.stdout.write(`${problems === null ? 'passed' : 'FAILED'}  ${check.name} (${seconds} s)\n`);
  if (problems !== null) {
    process.stdout.write(`${problems}\n`);
    process.exitCode = 1;
  }
}
