import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { variableNames } from '../src/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const example = read('.env.example');
const exampleNames = [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
const compose = read('docker-compose.yml');
const composeNames = new Set([...compose.matchAll(/\$\{([A-Z][A-Z0-9_]+)/g)].map((match) => match[1] ?? ''));
const configured = new Set(
  (['cms', 'site', 'realtime', 'database', 'launcher'] as const).flatMap((service) => variableNames(service)),
);

test('.env.example names every variable that a process reads or docker compose fills in, once, and no other', () => {
  expect([...exampleNames].sort()).toEqual([...new Set([...configured, ...composeNames])].sort());
});

test('.env.example explains every variable, or the group it stands in', () => {
  const lines = example.split('\n');
  const unexplained = lines.filter((line, index) => {
    const isVariable = /^(?:# )?[A-Z][A-Z0-9_]+=/.test(line);
    return isVariable && (lines[index - 1] ?? '').trim() === '' && !/_PORT=|SMTP_HOST=/.test(line);
  });
  expect(unexplained).toEqual([]);
});

test('.env.example and docker-compose.yml hold no secret', () => {
  for (const line of example
    .split('\n')
    .filter((text) => /(_SECRET|_KEY|_SALT|POSTGRES_PASSWORD)=/.test(text))) {
    expect(line).toMatch(/=$/);
  }
  const literal = /^\s+\w*(?:SECRET|PASSWORD|_KEY|_SALT)\w*: (?!\$\{)/m;
  expect(compose).not.toMatch(literal);
});

test.each(['cms', 'site', 'realtime'] as const)(
  'docker compose hands %s nothing that it does not read',
  (service) => {
    const block = (start: RegExp) => {
      const from = compose.search(start);
      return compose.slice(from, from + compose.slice(from + 1).search(/^(?: {2})?[a-z]/m) + 1);
    };
    const text = service === 'cms' ? block(/^x-cms:/m) : block(new RegExp(`^ {2}${service}:`, 'm'));
    const names = [...text.matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(3);
    const known = new Set([...variableNames(service), 'HOST', 'PORT', 'TZ']);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  },
);

const extensions = globSync('extensions/*/strapi-server.js', { cwd: root }).map(
  (path) => dirname(path).split('/')[1],
);

test.each(extensions)('the proxy sends the panel routes of extension %s to the CMS', (name) => {
  expect(read('deploy/Caddyfile')).toContain(` /${name}/*`);
});

const packages = globSync(['{config,database,cms,site,realtime}/package.json', 'extensions/*/package.json'], {
  cwd: root,
});

test.each(packages)('the images are installed with %s', (path) => {
  expect(read('Dockerfile')).toContain(`COPY ${path} ${dirname(path)}/\n`);
});
