import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { demoDatabaseEnvironment, demoEnvironment } from '@huntzen/config';
import { hashFiles, root } from './content-hash.ts';
import { tryLock } from './lock.ts';
import { runToEnd, type Command } from './processes.ts';

/** Something that is built from sources, and built again when they change. */
interface Target {
  name: string;
  /** Patterns of everything the result depends on. */
  inputs: readonly string[];
  /** A file that is there once it is built, relative to the project. */
  result: string;
  command: Omit<Command, 'log' | 'environment'>;
}

/** The panel (Vite, started by Strapi) and the site (Astro). */
export const targets: readonly Target[] = [
  {
    name: 'panel',
    inputs: [
      'cms/src/admin/**',
      'cms/config/*.js',
      'cms/package.json',
      'scripts/lib/build-panel.ts',
      'extensions/*/{admin,contracts}/**',
      'extensions/*/package.json',
      'package-lock.json',
    ],
    result: 'cms/build/index.html',
    command: {
      name: 'The build of the panel',
      words: [join(import.meta.dirname, 'build-panel.ts')],
      cwd: join(root, 'cms'),
    },
  },
  {
    name: 'site',
    inputs: [
      'site/**',
      'extensions/*/{contracts,package.json}',
      'extensions/*/contracts/**',
      'realtime/contracts/**',
      'config/src/**',
      'package-lock.json',
    ],
    result: 'site/dist/server/entry.mjs',
    command: {
      name: 'The build of the site',
      words: [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'],
      cwd: join(root, 'site'),
    },
  },
];

// The result depends on no variable: services read theirs when they start. Builds only ask that they are there.
const buildEnvironment = (): Record<string, string> => ({
  ...demoEnvironment,
  ...demoDatabaseEnvironment('postgres://build@127.0.0.1:1/build'),
  PUBLIC_URL: 'http://localhost:4321',
  CMS_PUBLIC_URL: 'http://localhost:1337',
  API_URL: 'http://localhost:1337',
  REALTIME_PUBLIC_URL: 'http://localhost:8090',
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
  // A production build refuses the demonstration's secrets; these are made up and end with the build.
  ...Object.fromEntries(
    Object.entries(demoEnvironment)
      .filter(([, value]) => value.startsWith('demo-only-'))
      .map(([name, value]) => [name, `build-${value}`]),
  ),
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
});

const stateFile = join(root, '.data/build.json');

function readHashes(): Record<string, string> {
  if (!existsSync(stateFile)) return {};
  return JSON.parse(readFileSync(stateFile, 'utf8')) as Record<string, string>;
}

/** The targets whose sources changed since they were built, or that were never built. */
export function findStale(): { target: Target; hash: string }[] {
  const built = readHashes();
  return targets
    .map((target) => ({ target, hash: hashFiles(target.inputs) }))
    .filter(({ target, hash }) => built[target.name] !== hash || !existsSync(join(root, target.result)));
}

/** Waits until no other process builds here. */
async function takeTurn(signal: AbortSignal): Promise<() => void> {
  mkdirSync(dirname(stateFile), { recursive: true });
  const lock = join(root, '.data/build.lock');
  while (!tryLock(lock)) await delay(200, undefined, { signal });
  return () => rmSync(lock, { force: true });
}

/** Builds one target and remembers from what; one that another process built meanwhile is taken as it is. */
export async function build(
  { target, hash }: { target: Target; hash: string },
  signal: AbortSignal,
): Promise<void> {
  const endTurn = await takeTurn(signal);
  try {
    if (readHashes()[target.name] === hash && existsSync(join(root, target.result))) return;
    const log = join(root, `.data/logs/build-${target.name}.log`);
    await runToEnd({ ...target.command, environment: buildEnvironment(), log }, signal);
    writeFileSync(stateFile, `${JSON.stringify({ ...readHashes(), [target.name]: hash }, null, 2)}\n`);
  } finally {
    endTurn();
  }
}
