import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readConfig, type Environment } from '@huntzen/config';
import { migrate } from '../../database/src/migrate.ts';

/** Runs Strapi once so that it creates or updates its own tables. */
export function synchroniseCms(environment: Environment): Promise<void> {
  const script = join(import.meta.dirname, '../../cms/src/synchronise.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Strapi could not synchronise its tables (exit code ${String(code)}):\n${output}`));
    });
  });
}

/** Migrates the database that the environment names; returns the names of the migrations that ran. */
export function migrateDatabase(environment: Environment): Promise<string[]> {
  return migrate(readConfig('database', environment), () => synchroniseCms(environment));
}
