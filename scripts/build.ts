/** `npm run build`: builds the panel and the site when their sources changed. */
import { build, findStale } from './lib/build.ts';

const never = new AbortController().signal;
for (const stale of findStale()) {
  const since = performance.now();
  await build(stale, never);
  process.stdout.write(
    `Built the ${stale.target.name} (${((performance.now() - since) / 1000).toFixed(1)} s)\n`,
  );
}
