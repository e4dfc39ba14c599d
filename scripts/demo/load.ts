import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Environment } from '@huntzen/config';

/**
 * Fills a migrated, empty database with the demonstration data, in a process of its own (Strapi reads its environment
 * when it starts). The same day gives the same data.
 *
 * @throws Error with what the process said, when it fails.
 */
export function loadDemo(environment: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env: { ...environment, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `The demonstration data could not be loaded (exit code ${String(code)}):\n${output.slice(-4000)}`,
          ),
        );
    });
  });
}
