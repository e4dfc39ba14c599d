/** The note of a running product (`run.json`): who it is, so that a second start can say so, and clear up after a kill. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

const runSchema = z.object({
  launcher: z.int(),
  services: z.array(z.object({ name: z.string(), pid: z.int(), script: z.string() })),
});

type Run = z.infer<typeof runSchema>;

const fileOf = (directory: string) => join(directory, 'run.json');

function commandLine(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // Without /proc nobody can tell whose number it is: it is left alone.
    return null;
  }
}

/** Writes who runs now. */
export function writeRun(directory: string, run: Run): void {
  writeFileSync(fileOf(directory), `${JSON.stringify(run)}\n`);
}

/** Removes the note. */
export function removeRun(directory: string): void {
  rmSync(fileOf(directory), { force: true });
}

/**
 * Looks at the note of an earlier start and ends the services it left behind when it was killed.
 *
 * @throws Error when that start is still running.
 */
export async function clearEarlierRun(directory: string): Promise<void> {
  const file = fileOf(directory);
  if (!existsSync(file)) return;
  let run: Run;
  try {
    run = runSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A note that was cut off names nobody.
    removeRun(directory);
    return;
  }
  if (commandLine(run.launcher)?.includes('scripts/start.ts')) {
    throw new Error(
      `The product already runs from this folder (process ${run.launcher}): stop it with Ctrl-C in its terminal, or with: kill ${run.launcher}`,
    );
  }
  for (const { pid, script } of run.services) {
    if (!commandLine(pid)?.includes(script)) continue;
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; commandLine(pid) !== null && waited < 8_000; waited += 100) await delay(100);
    if (commandLine(pid)?.includes(script)) process.kill(pid, 'SIGKILL');
  }
  removeRun(directory);
}
