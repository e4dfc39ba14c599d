import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ConfigurationError,
  demoDatabaseEnvironment,
  demoEnvironment,
  readConfig,
  variableNames,
} from './index.ts';

const development = {
  ...demoEnvironment,
  ...demoDatabaseEnvironment('postgres://postgres:secret@db.example:5432/care'),
  PUBLIC_URL: 'http://localhost:4321',
  CMS_PUBLIC_URL: 'http://localhost:1337',
  API_URL: 'http://localhost:1337/',
  REALTIME_PUBLIC_URL: 'http://localhost:8090',
};

const secretNames = Object.keys(demoEnvironment).filter((name) => /(_SECRET|_KEY|_SALT)$/.test(name));

const production = {
  ...development,
  NODE_ENV: 'production',
  ...Object.fromEntries(secretNames.map((name) => [name, randomBytes(36).toString('base64')])),
};

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

test('the demonstration environment suits every service outside production', () => {
  for (const service of ['cms', 'site', 'realtime', 'database', 'launcher'] as const) {
    expect(
      problemsOf(() => readConfig(service, development)),
      service,
    ).toEqual([]);
  }
});

test('values are typed, defaults applied, and a slash at the end of an address is dropped', () => {
  const site = readConfig('site', { ...development, SITE_PORT: '8080' });
  expect(site.SITE_PORT).toBe(8080);
  expect(site.API_URL).toBe('http://localhost:1337');
  expect(readConfig('cms', development).CMS_PORT).toBe(1337);
});

test('every problem is listed at once, each with the name of its variable', () => {
  const problems = problemsOf(() =>
    readConfig('cms', {
      ...development,
      CMS_PORT: 'abc',
      PUBLIC_URL: 'nowhere',
      CARE_DATABASE_URL: 'mysql://x',
      CONTEXT_SECRET: 'short',
      RECORDS_KEY: undefined,
      CORS_ORIGINS: '*',
    }),
  );
  expect(problems).toHaveLength(6);
  for (const name of [
    'CMS_PORT',
    'PUBLIC_URL',
    'CARE_DATABASE_URL',
    'CONTEXT_SECRET',
    'RECORDS_KEY',
    'CORS_ORIGINS',
  ]) {
    expect(
      problems.filter((problem) => problem.startsWith(name)),
      name,
    ).toHaveLength(1);
  }
});

test('an empty variable counts as an absent one', () => {
  expect(readConfig('cms', { ...development, CMS_PORT: '', SMTP_USER: '' })).toMatchObject({
    CMS_PORT: 1337,
  });
  expect(problemsOf(() => readConfig('cms', { ...development, SITE_KEY: '' }))).toEqual([
    expect.stringContaining('SITE_KEY is missing'),
  ]);
});

test('two secrets that are equal are refused, in development too', () => {
  const problems = problemsOf(() =>
    readConfig('cms', { ...development, PANEL_JWT_SECRET: demoEnvironment.ACCESS_TOKEN_SECRET }),
  );
  expect(problems).toEqual([expect.stringContaining('PANEL_JWT_SECRET is equal to ACCESS_TOKEN_SECRET')]);
});

test('production accepts secrets of its own', () => {
  expect(problemsOf(() => readConfig('cms', production))).toEqual([]);
});

test.each(secretNames)('production refuses the demonstration value of %s', (name) => {
  const problems = problemsOf(() => readConfig('cms', { ...production, [name]: demoEnvironment[name] }));
  expect(problems).toEqual([expect.stringContaining(`${name} is the demonstration secret`)]);
});

test('video rooms need a domain and a secret together', () => {
  const domain = { JITSI_DOMAIN: 'meet.example.org' };
  const secret = { JITSI_APP_SECRET: randomBytes(36).toString('base64') };
  for (const half of [domain, secret]) {
    expect(problemsOf(() => readConfig('cms', { ...development, ...half }))).toEqual([
      expect.stringContaining('JITSI_DOMAIN and JITSI_APP_SECRET go together'),
    ]);
  }
  expect(readConfig('cms', { ...development, ...domain, ...secret }).JITSI_APP_ID).toBe('huntzen_care');
});

test('without NODE_ENV a process takes itself for production', () => {
  const problems = problemsOf(() => readConfig('site', { ...development, NODE_ENV: undefined }));
  expect(problems.some((problem) => problem.startsWith('SITE_KEY is the demonstration secret'))).toBe(true);
});

test('the site is told no secret of the database, nor realtime one of the panel', () => {
  expect(variableNames('site').filter((name) => /DATABASE|_SECRET|RECORDS/.test(name))).toEqual([]);
  expect(variableNames('realtime').filter((name) => /PANEL|TOKEN|SMTP/.test(name))).toEqual([]);
});

describe('records keys', () => {
  const key = randomBytes(36).toString('base64');
  const withFile = async (text: string, work: (file: string) => void) => {
    const folder = await mkdtemp(join(tmpdir(), 'care-config-'));
    const file = join(folder, 'keys');
    await writeFile(file, text);
    work(file);
    await rm(folder, { recursive: true });
  };

  test('come from a file as well, without the end of its line', async () => {
    await withFile(`${key}\n`, (file) => {
      const config = readConfig('realtime', {
        ...development,
        RECORDS_KEY: undefined,
        RECORDS_KEY_FILE: file,
      });
      expect(config.RECORDS_KEY).toBe(key);
    });
  });

  test('that retire are told apart by a comma, or by lines in a file', async () => {
    const other = randomBytes(36).toString('base64');
    const read = (settings: Record<string, string>) =>
      readConfig('cms', { ...development, ...settings }).RECORDS_KEYS_RETIRING;
    expect(read({})).toEqual([]);
    expect(read({ RECORDS_KEYS_RETIRING: `${key}, ${other}` })).toEqual([key, other]);
    await withFile(`${key}\n${other}\n`, (file) => {
      expect(read({ RECORDS_KEYS_RETIRING_FILE: file })).toEqual([key, other]);
    });
  });

  test.each([
    ['a key and its file together', { RECORDS_KEY_FILE: '/nowhere' }, /RECORDS_KEY_FILE are both set/],
    ['a file that is not there', { RECORDS_KEYS_RETIRING_FILE: '/nowhere/key' }, /cannot be read \(ENOENT\)/],
    [
      'a short key that retires',
      { RECORDS_KEYS_RETIRING: 'short' },
      /RECORDS_KEYS_RETIRING holds a key shorter/,
    ],
    [
      'the key itself among those that retire',
      { RECORDS_KEYS_RETIRING: demoEnvironment.RECORDS_KEY },
      /holds RECORDS_KEY itself/,
    ],
  ])('%s: refused, without the key', (_case, settings, sentence) => {
    const problems = problemsOf(() => readConfig('cms', { ...development, ...settings })).join('\n');
    expect(problems).toMatch(sentence);
    expect(problems).not.toContain(demoEnvironment.RECORDS_KEY);
  });
});
