/**
 * The template database: fully migrated, made once per content of the migrations and of Strapi's models. A test clones
 * it in a fraction of a second.
 */
import pg from 'pg';
import { demoDatabaseEnvironment, demoEnvironment } from '@huntzen/config';
import { hashFiles } from '../../scripts/lib/content-hash.ts';
import { migrateDatabase } from '../../scripts/lib/database.ts';

/** What the shape of a migrated database depends on. */
const shapeFiles = [
  'database/migrations/**/*.sql',
  'database/src/migrate.ts',
  'database/testing/*.ts',
  'cms/src/{api,components,extensions}/**/*.json',
  'cms/database/migrations/*.sql',
  'cms/config/*.js',
  'extensions/*/server/content-types/**',
  'config/src/demo.ts',
];

/** Where the browser would find the services; tests that start a service lay its real address over these. */
const addresses = {
  PUBLIC_URL: 'http://localhost:4321',
  CMS_PUBLIC_URL: 'http://localhost:1337',
  API_URL: 'http://localhost:1337',
  REALTIME_PUBLIC_URL: 'http://localhost:8090',
};

/** The whole environment of a test that uses database `name` of the server at `serverUrl`. */
export function buildTestEnvironment(serverUrl: string, name: string): Record<string, string> {
  const adminUrl = new URL(serverUrl);
  adminUrl.pathname = `/${name}`;
  return {
    ...demoEnvironment,
    ...demoDatabaseEnvironment(adminUrl.href),
    ...addresses,
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    TZ: 'UTC',
  };
}

/** Runs `work` on one administrator's connection to database `postgres` of the server. */
export async function withServer<Result>(
  serverUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const address = new URL(serverUrl);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href, application_name: 'care tests' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Drops the databases of earlier runs and returns the name of an up-to-date template, made now when there is none. */
export async function prepareTemplate(serverUrl: string): Promise<string> {
  const wanted = `template_${hashFiles(shapeFiles).slice(0, 16)}`;
  const known = await withServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'test\\_%' or datname like 'template\\_%'`,
    );
    for (const { name } of rows) {
      if (name !== wanted) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
    }
    return rows.some(({ name }) => name === wanted);
  });
  if (known) return wanted;

  // Under another name until it is whole, so that an interrupted run leaves no half template.
  const unfinished = `${wanted}_unfinished`;
  await withServer(serverUrl, (client) =>
    client.query(`create database ${client.escapeIdentifier(unfinished)}`),
  );
  await migrateDatabase({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...buildTestEnvironment(serverUrl, unfinished),
  });
  await withServer(serverUrl, (client) =>
    client.query(
      `alter database ${client.escapeIdentifier(unfinished)} rename to ${client.escapeIdentifier(wanted)}`,
    ),
  );
  return wanted;
}
