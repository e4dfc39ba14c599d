import { localizePath, type Locale } from './lib/locale.ts';

type Query = Record<string, string | number | undefined>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

const routes = {
  home: () => '/',
  security: () => '/security',
  blog: (query: { page?: number } = {}) => withQuery('/blog', query),
  article: (slug: string) => `/blog/${encodeURIComponent(slug)}`,
  rss: () => '/rss.xml',
  login: (query: { next?: string; notice?: string } = {}) => withQuery('/login', query),
  logout: () => '/logout',
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => withQuery('/reset-password', { token }),
  invitation: (token: string) => withQuery('/invitation', { token }),
  account: (query: { notice?: string } = {}) => withQuery('/account', query),
  chooseLanguage: () => '/preferences/language',
  chooseTheme: () => '/preferences/theme',
  patient: () => '/patient',
  patientSessions: () => '/patient/sessions',
  employee: () => '/employee',
  employeePractitioners: () => '/employee/practitioners',
  employeeConsultations: () => '/employee/consultations',
  employeeNews: () => '/employee/news',
  practitioner: () => '/practitioner',
  practitionerConsultations: () => '/practitioner/consultations',
  rh: () => '/rh',
  rhUsage: () => '/rh/usage',
  rhNews: () => '/rh/news',
  coach: () => '/coach',
  trainer: () => '/trainer',
  learner: () => '/learner',
};

/** Every address of the site, by name. */
export type Paths = typeof routes;

/** The name of an address that takes no parameter. */
export type PlainPath = {
  [Name in keyof Paths]: Paths[Name] extends () => string ? Name : never;
}[keyof Paths];

/** The addresses in one language: pages link with `Astro.locals.paths`, never with a literal. */
export function pathsFor(locale: Locale): Paths {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [
      name,
      (...parameters: never[]) => localizePath((route as (...all: never[]) => string)(...parameters), locale),
    ]),
  ) as Paths;
}
