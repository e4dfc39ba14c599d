/** What everybody is answered: every route that reads, in every role; the panel; the pages of the site. */
import { randomUUID } from 'node:crypto';
import { permissions } from '../../../extensions/identity/contracts/permissions.ts';
import { call } from '../client.ts';
import type { Drill } from '../context.ts';
import { fieldNames, protectedFields, readableBy, type FieldName } from '../fields.ts';
import { panelNames, stayingNames, type PersonName, type SiteName } from '../people.ts';
import type { Place, Search } from '../search.ts';

const everybody: readonly PersonName[] = ['visitor', ...stayingNames, ...panelNames];

const answersTo = (who: PersonName): Place => ({
  name: `API answers to ${who}`,
  holds: ['public'],
  readable: readableBy(who),
});

/** The ids of everything planted, and of everybody: whatever a route takes, the one it means is among them. */
const idsOf = ({ ids, people }: Drill): string[] => [
  ...ids.values(),
  ...Object.values(people.site).map(({ id }) => id),
  people.company,
  people.school.course,
];

/** What the first parameter of an address means, by its beginning; anything else is tried with the consultation. */
const meant: readonly (readonly [RegExp, (drill: Drill) => string])[] = [
  [/patients\//, ({ people }) => people.site.patient.id],
  [/practitioner(s|-verifications)\//, ({ people }) => people.site.practitioner.id],
  [/metrics\/companies/, ({ people }) => people.company],
  [/metrics\/employees/, ({ people }) => people.site.employee.id],
  [/documents\//, (drill) => drill.id('document')],
  [/submission-files/, (drill) => drill.id('submission file')],
  [/submissions\//, (drill) => drill.id('submission')],
  [/(training-|teaching\/|training\/)sessions/, (drill) => drill.id('training session')],
  [/shared-journals/, (drill) => drill.id('share')],
];

/** The ids that an address is asked with: all of them, or the one that it means. */
function tried(drill: Drill, template: string, isFull: boolean): string[] {
  if (isFull) return idsOf(drill);
  const [, find] = meant.find(([pattern]) => pattern.test(template)) ?? [];
  return [find?.(drill) ?? drill.id('consultation')];
}

const readingRoutes = Object.keys(permissions)
  .filter((route) => route.startsWith('GET '))
  .map((route) => route.slice('GET '.length));

function addressesOf(drill: Drill, template: string, isFull: boolean): string[] {
  if (!template.includes(':')) return [template];
  const [first = '', ...rest] = template.match(/:\w+/g) ?? [];
  const fill: Record<string, string> = {
    ':attachmentId': drill.id('attachment'),
    ':revision': '1',
    ':day': new Date().toISOString().slice(0, 10),
    ':kind': 'articles',
  };
  return tried(drill, template, isFull).map((id) =>
    rest.reduce(
      (path, name) => path.replace(name, fill[name] ?? randomUUID()),
      template.replace(first, fill[first] ?? id),
    ),
  );
}

const today = () => new Date().toISOString().slice(0, 10);
const lastMonth = () => new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

async function lookIntoRoute(drill: Drill, search: Search, who: PersonName, template: string, path: string) {
  const look = async (address: string) => {
    const { status, bytes, headers } = await drill.ask(who, 'GET', address);
    search.look(answersTo(who), template, bytes);
    search.look(answersTo(who), template, JSON.stringify([...headers]));
    return status;
  };
  // Exports and figures are of a period.
  if ((await look(path)) === 400) await look(`${path}?from=${lastMonth()}&to=${today()}`);
}

const atOnce = 4;

/** Asks every route that reads, as everybody. */
export async function lookIntoAnswers(drill: Drill, search: Search, isFull: boolean): Promise<void> {
  const waiting = [...everybody];
  const work = async () => {
    for (let who = waiting.shift(); who !== undefined; who = waiting.shift())
      for (const template of readingRoutes)
        for (const path of new Set(addressesOf(drill, template, isFull)))
          await lookIntoRoute(drill, search, who, template, path);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Fields that must be answered to somebody: what nobody reads was never planted. */
export const answeredFields: readonly FieldName[] = fieldNames.filter(
  (name) => protectedFields[name].readers.length > 0,
);

const panel: Place = { name: 'panel', holds: ['public'] };

interface ContentType {
  readonly uid: string;
  readonly kind?: string;
  readonly isDisplayed?: boolean;
}

/** Searches everything that the panel lists and shows to its super admin, by Strapi's own API. */
export async function lookIntoPanel(drill: Drill, search: Search): Promise<void> {
  const ask = async (path: string) => {
    const reply = await drill.ask('superAdmin', 'GET', path);
    search.look(panel, path.split('?')[0] ?? path, reply.bytes);
    return reply;
  };
  const types = (await ask('/content-manager/content-types')).data as ContentType[] | undefined;
  for (const { uid } of types ?? []) {
    const { bytes } = await ask(`/content-manager/collection-types/${uid}?page=1&pageSize=100`);
    const { results = [] } = JSON.parse(bytes.toString('utf8')) as { results?: { documentId?: string }[] };
    for (const { documentId } of results.slice(-5))
      if (documentId !== undefined) await ask(`/content-manager/collection-types/${uid}/${documentId}`);
  }
  const more = [
    '/users',
    '/roles',
    '/api-tokens',
    '/webhooks',
    '/information',
    '/audit-logs',
    '/homepage/recent-documents',
  ];
  for (const path of more) await ask(`/admin${path}`);
  for (const path of ['/upload/files', '/users-permissions/roles', '/i18n/locales']) await ask(path);
}

const pagesOf = (who: PersonName): Place => ({
  name: `pages of ${who}`,
  holds: ['public'],
  readable: readableBy(who),
});

/** Signs in on the site as a browser does; returns the cookies. */
async function openSite(drill: Drill, who: SiteName): Promise<string> {
  const { siteUrl } = drill.product;
  const response = await fetch(`${siteUrl}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: drill.person(who).email, password: drill.people.password }).toString(),
  });
  await response.arrayBuffer();
  if (response.status !== 303) throw new Error(`${who} could not sign in on the site: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .filter((path) => !path.startsWith('/_') && !/\/(logout|sign-out)/.test(path));

/** Walks the site from a person's first page along its links, as far as `most` pages. */
async function walk(
  drill: Drill,
  search: Search,
  who: PersonName,
  first: readonly string[],
  most: number,
): Promise<void> {
  const cookie = who === 'visitor' ? '' : await openSite(drill, who as SiteName);
  const waiting = [...first, '/account', '/accesses', '/notifications'];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, headers, bytes } = await call(drill.product.siteUrl, 'GET', path, {
      headers: { cookie },
    });
    search.look(pagesOf(who), path, bytes);
    const target = headers.get('location');
    if (status >= 300 && status < 400 && target?.startsWith('/') === true) waiting.push(target);
    if ((headers.get('content-type') ?? '').startsWith('text/html'))
      waiting.push(...linksIn(bytes.toString('utf8')));
  }
}

/** Searches the pages of everybody. */
export async function lookIntoPages(drill: Drill, search: Search, isFull: boolean): Promise<void> {
  const consultation = drill.id('consultation');
  const portal: Partial<Record<SiteName, readonly string[]>> = {
    employee: [`/employee/consultations/${consultation}`],
    colleague: [`/employee/consultations/${consultation}`, '/employee/news'],
    practitioner: [`/practitioner/consultations/${consultation}`],
    otherPractitioner: [`/practitioner/consultations/${consultation}`],
    coach: [`/coach/patients/${drill.person('patient').id}`],
  };
  for (const who of ['visitor', ...stayingNames] as const) {
    const first = who === 'visitor' ? ['/'] : (portal[who] ?? ['/']);
    await walk(drill, search, who, first, isFull ? 80 : 8);
  }
}
