import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data directory that this process alone uses until `release`. */
export interface Slot {
  directory: string;
  release(): void;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(readFileSync(file, 'utf8'));
  if (owner > 0 && isRunning(owner)) return false;
  // The owner was killed before it could release: the first to remove its file may try again.
  rmSync(file, { force: true });
  return tryLock(file);
}

/** Takes the first free one of `<base>`, `<base>-2`, …, so that several test runs can go on at the same time. */
export function takeSlot(base: string): Slot {
  for (let number = 1; ; number += 1) {
    const directory = number === 1 ? base : `${base}-${number}`;
    mkdirSync(directory, { recursive: true });
    const lock = join(directory, 'in-use');
    if (!tryLock(lock)) continue;
    return {
      directory,
      release() {
        rmSync(lock, { force: true });
      },
    };
  }
}
