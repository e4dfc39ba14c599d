import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

const assets = fileURLToPath(new URL('../dist/client/_astro/', import.meta.url));
const KILOBYTE = 1024;

/** All scripts of the site together: more than any one portal page loads. */
test.skipIf(!existsSync(assets))(
  'the scripts of all pages together stay under the budget of one portal page',
  () => {
    const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
    const weight = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(assets + file)).length, 0);
    expect(weight).toBeLessThan(120 * KILOBYTE);
  },
);

test.skipIf(!existsSync(assets))('the style sheet stays under 20 kB', () => {
  const styles = readdirSync(assets).filter((file) => file.endsWith('.css'));
  const weight = styles.reduce((sum, file) => sum + gzipSync(readFileSync(assets + file)).length, 0);
  expect(weight).toBeLessThan(20 * KILOBYTE);
});
