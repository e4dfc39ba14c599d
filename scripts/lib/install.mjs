/** Runs on the Node that the user has (20 or newer), before anything is installed: plain JavaScript, no dependency. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, closeSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Node 24 that the install brings. */
export const node24 = join(root, 'node_modules/.bin/node');

const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.care-lock-hash');
const hashOfLock = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

function isInstalled() {
  // npm writes this file at the end of every install.
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || !existsSync(node24)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLock()) return true;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/**
 * Runs `npm ci` when there is no install, or an install of another lock file.
 *
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  if (isInstalled()) return;
  const started = Date.now();
  say('Installing packages (npm ci), one or two minutes the first time…');
  mkdirSync(join(root, '.data/logs'), { recursive: true });
  const log = join(root, '.data/logs/install.log');
  const output = openSync(log, 'w');
  // npm tells its scripts where it is; started by hand, it is looked for in PATH.
  const [command, ...before] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, [...before, 'ci'], { cwd: root, stdio: ['ignore', output, output] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  closeSync(output);
  if (code !== 0) {
    const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
    throw new Error(`The packages could not be installed (.data/logs/install.log):\n${lines}`);
  }
  writeFileSync(stamp, hashOfLock());
  say(`Installed packages (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/**
 * Runs a TypeScript file on Node 24 in this terminal; resolves with its exit code. Signals are handed on.
 *
 * @param {string} script relative to the project
 * @param {string[]} words
 * @returns {Promise<number>}
 */
export function runOnNode24(script, words) {
  return new Promise((resolve, reject) => {
    const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
    // A group of its own: Ctrl-C then reaches it once, through this process.
    const child = spawn(node24, [join(root, script), ...words], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, PATH: path },
    });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
