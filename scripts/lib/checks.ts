import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './content-hash.ts';

/** A program that says by its exit code whether all is well. */
export interface Check {
  name: string;
  /** Each is the words after `node`; the first that fails ends the check. */
  commands: readonly (readonly string[])[];
  /** Relative to the project. */
  cwd?: string;
}

const inModules = (path: string) => join(root, 'node_modules', path);
const tsc = inModules('typescript/bin/tsc');

/** The type checks: server code and tests, the panel's pages (their own React), the site. */
export const typeChecks: readonly Check[] = [
  { name: 'types', commands: [[tsc, '-p', 'tsconfig.json']] },
  { name: 'types of the panel', commands: [[tsc, '-p', 'config/tsconfig.panel.json']] },
  {
    name: 'types of the site',
    // Writes the types of contents, routes and translations, which are not kept in git, and checks pages and modules.
    commands: [[inModules('astro/bin/astro.mjs'), 'check']],
    cwd: 'site',
  },
];

/** Everything that is checked without running the product. */
export const staticChecks: readonly Check[] = [
  ...typeChecks,
  { name: 'lint', commands: [[inModules('eslint/bin/eslint.js'), '.', '--max-warnings=0']] },
  {
    name: 'format',
    commands: [[inModules('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  },
];

/** Runs one program and resolves with its exit code and, unless it is shown as it comes, what it printed. */
export function run(
  words: readonly string[],
  {
    cwd = root,
    show = false,
    environment = process.env,
  }: { cwd?: string; show?: boolean; environment?: NodeJS.ProcessEnv },
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words], {
      cwd,
      env: environment,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a check; resolves with what it had to say against the sources, or null when all is well. */
export async function runCheck(check: Check): Promise<string | null> {
  for (const words of check.commands) {
    const { code, output } = await run(words, { cwd: join(root, check.cwd ?? '.') });
    if (code !== 0) return output.trim() || `exit code ${code}`;
  }
  return null;
}
