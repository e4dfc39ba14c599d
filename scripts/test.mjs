import { ensureInstalled, runOnNode24 } from './lib/install.mjs';

try {
  await ensureInstalled((line) => process.stdout.write(`${line}\n`));
  process.exit(await runOnNode24('scripts/test.ts', process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`);
  process.exit(1);
}
