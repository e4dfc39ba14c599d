import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from '../../scripts/lib/lock.ts';

/** A data directory that this process alone uses until `release`. */
export interface Slot {
  directory: string;
  release(): void;
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
