/**
 * The environment of the commands: the process's own, then `.env`, then what the demonstration fills in. In production
 * nothing is filled in but addresses of this machine, so that a missing secret is reported and never replaced.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { loadEnvFile } from 'node:process';
import {
  demoDatabaseEnvironment,
  demoEnvironment,
  readConfig,
  variableNames,
  type Environment,
  type ServiceConfig,
  type ServiceName,
} from '@huntzen/config';
import { root } from './content-hash.ts';

/** The settings of the launcher, with folders as absolute paths. */
export type LauncherConfig = ServiceConfig<'launcher'>;

/** Reads `.env` of the project into the process's environment; a variable that is already set wins. */
export function loadEnvironment(): Environment {
  const file = join(root, '.env');
  if (existsSync(file)) loadEnvFile(file);
  return process.env;
}

const isProduction = (environment: Environment) => environment.NODE_ENV === 'production';

/** Reads the launcher's settings. @throws ConfigurationError naming every problem. */
export function readLauncherConfig(environment: Environment): LauncherConfig {
  const config = readConfig('launcher', { NODE_ENV: 'development', ...definedOf(environment) });
  const directory = config.DATA_DIRECTORY;
  return { ...config, DATA_DIRECTORY: isAbsolute(directory) ? directory : join(root, directory) };
}

const definedOf = (environment: Environment) =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );

/** The environment with everything that the demonstration knows laid under it; `adminUrl` is the database's address. */
export function completeEnvironment(
  environment: Environment,
  config: LauncherConfig,
  adminUrl: string,
): Record<string, string> {
  const local = (port: number) => `http://localhost:${port}`;
  const addresses = {
    PUBLIC_URL: local(config.SITE_PORT),
    CMS_PUBLIC_URL: local(config.CMS_PORT),
    API_URL: `http://127.0.0.1:${config.CMS_PORT}`,
    REALTIME_PUBLIC_URL: local(config.REALTIME_PORT),
    CORS_ORIGINS: local(config.SITE_PORT),
    MEDIA_DIRECTORY: join(config.DATA_DIRECTORY, 'media'),
    BACKUP_DIRECTORY: join(config.DATA_DIRECTORY, 'backups'),
  };
  const own = definedOf(environment);
  // A key that stands in a file is not filled in a second time.
  const { RECORDS_KEY: demoRecordsKey = '', ...demoRest } = demoEnvironment;
  const demonstration = isProduction(environment)
    ? {}
    : {
        ...demoRest,
        ...(own.RECORDS_KEY_FILE === undefined && { RECORDS_KEY: demoRecordsKey }),
        ...demoDatabaseEnvironment(adminUrl),
      };
  return { ...demonstration, ...addresses, TZ: 'UTC', ...own, DATABASE_URL: adminUrl };
}

// What a process of any kind needs to find its programs and its user's folders.
const everywhere = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR'];

/** Only the variables that one process reads, so that none holds a secret of another. */
export function environmentOf(service: ServiceName, environment: Environment): Record<string, string> {
  const names = new Set([...everywhere, ...variableNames(service)]);
  return Object.fromEntries(Object.entries(definedOf(environment)).filter(([name]) => names.has(name)));
}
