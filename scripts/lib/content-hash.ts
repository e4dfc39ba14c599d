import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

// Beside what is built: what tools write into their folders. The settings of project.inlang are ours.
const ignored =
  /(^|\/)(node_modules|dist|build|\.data|\.astro|\.strapi|paraglide|uploads)(\/|$)|project\.inlang\/(?!settings\.json$)/;

/** A hash over the names and the bytes of every file that the patterns (relative to the project) match. */
export function hashFiles(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const names = globSync([...patterns], { cwd: root, exclude: (name) => ignored.test(name) });
  for (const name of names.sort()) {
    const path = join(root, name);
    if (ignored.test(name) || !statSync(path).isFile()) continue;
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
