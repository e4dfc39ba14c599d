/**
 * The one place that reads the environment. Each process asks for its own part, so that none holds a secret it does
 * not need. A bad environment is reported whole: every problem, each with what to do.
 */
import * as z from 'zod';
import { demoEnvironment } from './demo.ts';
import { fileVariables, readFiles, retiringKeys, retiringProblems } from './records-keys.ts';

export { demoDatabaseEnvironment, demoEnvironment } from './demo.ts';

/** The environment does not hold what the process needs; `problems` has one sentence per variable. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const port = (name: string, standard: number) =>
  z.coerce
    .number({ error: `${name} must be a port number, for example ${standard}.` })
    .int(`${name} must be a whole number, for example ${standard}.`)
    .min(1, `${name} must be between 1 and 65535.`)
    .max(65_535, `${name} must be between 1 and 65535.`)
    .default(standard);

const url = (name: string, example: string, protocols: RegExp) =>
  z.url({ protocol: protocols, error: `${name} must be an address such as ${example}.` });

const webUrl = (name: string, example: string) =>
  url(name, example, /^https?$/).transform((value) => value.replace(/\/+$/, ''));

const databaseUrl = (name: string, role: string) =>
  url(name, `postgres://${role}:password@localhost:5432/care`, /^postgres(ql)?$/);

const wholeNumber = (name: string, standard: number, minimum: number) =>
  z.coerce
    .number({ error: `${name} must be a whole number, ${minimum} or more.` })
    .int(`${name} must be a whole number, ${minimum} or more.`)
    .min(minimum, `${name} must be ${minimum} or more.`)
    .default(standard);

const secretHint = 'make one with: openssl rand -base64 48';

const secret = (name: string) =>
  z
    .string({ error: `${name} is missing; ${secretHint}.` })
    .min(32, `${name} is shorter than 32 characters; ${secretHint}.`);

const common = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], {
      error: 'NODE_ENV must be development, test or production.',
    })
    .default('production'),
  BIND_ADDRESS: z
    .string()
    .min(1, 'BIND_ADDRESS must be an address, for example 127.0.0.1.')
    .default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'LOG_LEVEL must be fatal, error, warn, info, debug or silent.',
    })
    .default('info'),
  PUBLIC_URL: webUrl('PUBLIC_URL', 'https://care.example.org'),
};

const cmsSchema = z.object({
  ...common,
  CMS_PORT: port('CMS_PORT', 1337),
  CMS_PUBLIC_URL: webUrl('CMS_PUBLIC_URL', 'https://care.example.org/panel'),
  CMS_DATABASE_URL: databaseUrl('CMS_DATABASE_URL', 'care_cms'),
  CARE_DATABASE_URL: databaseUrl('CARE_DATABASE_URL', 'care_login'),
  IDENTITY_DATABASE_URL: databaseUrl('IDENTITY_DATABASE_URL', 'care_identity'),
  JOBS_DATABASE_URL: databaseUrl('JOBS_DATABASE_URL', 'care_jobs'),
  // Enough for two to four cores of PostgreSQL, and few enough not to make queries take turns (decision 047).
  CARE_POOL_SIZE: wholeNumber('CARE_POOL_SIZE', 6, 1),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .pipe(
      z.array(
        z.url({
          protocol: /^https?$/,
          error: 'CORS_ORIGINS must be a comma-separated list of origins, never *.',
        }),
      ),
    ),
  TRUSTED_PROXY_HOPS: wholeNumber('TRUSTED_PROXY_HOPS', 0, 0),
  ANONYMOUS_CALLS_PER_15_MINUTES: wholeNumber('ANONYMOUS_CALLS_PER_15_MINUTES', 100, 1),
  SIGNED_IN_CALLS_PER_15_MINUTES: wholeNumber('SIGNED_IN_CALLS_PER_15_MINUTES', 3000, 1),
  /** How long an earlier time is offered to one person, by day. */
  EARLIER_OFFER_MINUTES: wholeNumber('EARLIER_OFFER_MINUTES', 30, 5),
  CLINICAL_NOTE_HOLD_YEARS: wholeNumber('CLINICAL_NOTE_HOLD_YEARS', 20, 1),
  PANEL_SIGN_INS_PER_15_MINUTES: wholeNumber('PANEL_SIGN_INS_PER_15_MINUTES', 5, 1),
  MEDIA_DIRECTORY: z
    .string()
    .min(1, 'MEDIA_DIRECTORY must be a folder, for example .data/media.')
    .default('.data/media'),
  MEDIA_MAX_MEGABYTES: wholeNumber('MEDIA_MAX_MEGABYTES', 512, 1),
  SMTP_HOST: z.string().min(1, 'SMTP_HOST must name the mail server.').default('127.0.0.1'),
  SMTP_PORT: port('SMTP_PORT', 1025),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z
    .string()
    .min(3, 'MAIL_FROM must be an e-mail address.')
    .default('HuntZen Care <no-reply@huntzen.example>'),
  // Absent: the product says that it has no video rooms.
  JITSI_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/i, 'JITSI_DOMAIN must be a host name, for example meet.example.org.')
    .optional(),
  JITSI_APP_ID: z.string().min(1, 'JITSI_APP_ID must name the application.').default('huntzen_care'),
  JITSI_APP_SECRET: secret('JITSI_APP_SECRET').optional(),
  // Absent: the platform writes the mails of training sessions itself.
  N8N_WEBHOOK_URL: webUrl('N8N_WEBHOOK_URL', 'https://automation.example.org/webhook').optional(),
  N8N_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})*$/,
      'N8N_WEBHOOK_SECRET must be one or several keys apart by a space, each as: echo "whsec_$(openssl rand -base64 32)".',
    )
    .optional(),
  WEBHOOK_INTERNAL_HOSTS: z
    .string()
    .regex(
      /^([a-z0-9.-]+:\d+(,[a-z0-9.-]+:\d+)*)?$/i,
      'WEBHOOK_INTERNAL_HOSTS must be a comma-separated list of host:port.',
    )
    .default('')
    .transform((places) => places.split(',').filter((place) => place !== '')),
  /** Shortens the delays between attempts, for trials. */
  WEBHOOK_RETRY_FACTOR: z.coerce
    .number({ error: 'WEBHOOK_RETRY_FACTOR must be a number between 0 and 1.' })
    .min(0, 'WEBHOOK_RETRY_FACTOR must be 0 or more.')
    .max(1, 'WEBHOOK_RETRY_FACTOR must be 1 or less.')
    .default(1),
  CONTEXT_SECRET: secret('CONTEXT_SECRET'),
  ACCESS_TOKEN_SECRET: secret('ACCESS_TOKEN_SECRET'),
  REFRESH_TOKEN_SECRET: secret('REFRESH_TOKEN_SECRET'),
  SITE_KEY: secret('SITE_KEY'),
  RECORDS_KEY: secret('RECORDS_KEY'),
  AUDIT_KEY: secret('AUDIT_KEY'),
  /** Keys that still open what they wrapped, and wrap nothing any more. */
  RECORDS_KEYS_RETIRING: retiringKeys,
  MEDIA_KEY: secret('MEDIA_KEY'),
  PANEL_JWT_SECRET: secret('PANEL_JWT_SECRET'),
  PANEL_APP_KEY: secret('PANEL_APP_KEY'),
  PANEL_TOKEN_SALT: secret('PANEL_TOKEN_SALT'),
  PANEL_TRANSFER_SALT: secret('PANEL_TRANSFER_SALT'),
  PANEL_ENCRYPTION_KEY: secret('PANEL_ENCRYPTION_KEY'),
  USERS_JWT_SECRET: secret('USERS_JWT_SECRET'),
});

const siteSchema = z.object({
  ...common,
  SITE_PORT: port('SITE_PORT', 4321),
  API_URL: webUrl('API_URL', 'http://localhost:1337'),
  REALTIME_PUBLIC_URL: webUrl('REALTIME_PUBLIC_URL', 'https://care.example.org'),
  TRUSTED_PROXY_HOPS: wholeNumber('TRUSTED_PROXY_HOPS', 0, 0),
  SITE_KEY: secret('SITE_KEY'),
});

const realtimeSchema = z.object({
  ...common,
  REALTIME_PORT: port('REALTIME_PORT', 8090),
  CARE_DATABASE_URL: databaseUrl('CARE_DATABASE_URL', 'care_login'),
  IDENTITY_DATABASE_URL: databaseUrl('IDENTITY_DATABASE_URL', 'care_identity'),
  CONTEXT_SECRET: secret('CONTEXT_SECRET'),
  RECORDS_KEY: secret('RECORDS_KEY'),
  /** Keys that still open what they wrapped, and wrap nothing any more. */
  RECORDS_KEYS_RETIRING: retiringKeys,
});

/** What checks the ledger of accesses: an administrator's address and the key of its seals. */
const auditSchema = z.object({
  NODE_ENV: common.NODE_ENV,
  DATABASE_URL: databaseUrl('DATABASE_URL', 'postgres'),
  AUDIT_KEY: secret('AUDIT_KEY'),
});

const databaseSchema = z.object({
  NODE_ENV: common.NODE_ENV,
  DATABASE_URL: databaseUrl('DATABASE_URL', 'postgres'),
  CMS_DATABASE_URL: databaseUrl('CMS_DATABASE_URL', 'care_cms'),
  CARE_DATABASE_URL: databaseUrl('CARE_DATABASE_URL', 'care_login'),
  IDENTITY_DATABASE_URL: databaseUrl('IDENTITY_DATABASE_URL', 'care_identity'),
  JOBS_DATABASE_URL: databaseUrl('JOBS_DATABASE_URL', 'care_jobs'),
  BACKUP_DATABASE_URL: databaseUrl('BACKUP_DATABASE_URL', 'care_backup'),
  BACKUP_DIRECTORY: z.string().min(1).default('.data/backups'),
  CONTEXT_SECRET: secret('CONTEXT_SECRET'),
});

/** What `npm start` itself needs to know; it hands every service its own part. */
const launcherSchema = z.object({
  NODE_ENV: common.NODE_ENV,
  // Absent: the launcher starts the embedded PostgreSQL.
  DATABASE_URL: databaseUrl('DATABASE_URL', 'postgres').optional(),
  EMBEDDED_POSTGRES_PORT: port('EMBEDDED_POSTGRES_PORT', 54_320),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  CMS_PORT: port('CMS_PORT', 1337),
  SITE_PORT: port('SITE_PORT', 4321),
  REALTIME_PORT: port('REALTIME_PORT', 8090),
  SMTP_PORT: port('SMTP_PORT', 1025),
  MAILBOX_PORT: port('MAILBOX_PORT', 1080),
});

const schemas = {
  cms: cmsSchema
    .refine(
      ({ JITSI_DOMAIN, JITSI_APP_SECRET }) =>
        (JITSI_DOMAIN === undefined) === (JITSI_APP_SECRET === undefined),
      {
        path: ['JITSI_APP_SECRET'],
        message: 'JITSI_DOMAIN and JITSI_APP_SECRET go together: give both, or neither for no video rooms.',
      },
    )
    .refine(
      ({ N8N_WEBHOOK_URL, N8N_WEBHOOK_SECRET }) =>
        (N8N_WEBHOOK_URL === undefined) === (N8N_WEBHOOK_SECRET === undefined),
      {
        path: ['N8N_WEBHOOK_SECRET'],
        message:
          'N8N_WEBHOOK_URL and N8N_WEBHOOK_SECRET go together: give both, or neither for no automation.',
      },
    ),
  site: siteSchema,
  realtime: realtimeSchema,
  database: databaseSchema,
  audit: auditSchema,
  launcher: launcherSchema,
};

/** The processes that have a configuration of their own. */
export type ServiceName = keyof typeof schemas;

/** The checked environment of one process, by its variable names. */
export type ServiceConfig<Name extends ServiceName> = z.output<(typeof schemas)[Name]>;

/** An environment as a process receives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The names of the variables that a process reads. */
export function variableNames(service: ServiceName): string[] {
  const names = Object.keys(schemas[service].shape);
  return [...names, ...names.filter((name) => fileVariables.includes(name)).map((name) => `${name}_FILE`)];
}

const secretNames = Object.keys({ ...cmsSchema.shape, ...siteSchema.shape, ...realtimeSchema.shape }).filter(
  (name) => /(_SECRET|_KEY|_SALT)$/.test(name),
);

function secretProblems(environment: Environment, production: boolean): string[] {
  const problems: string[] = [];
  const firstWith = new Map<string, string>();
  for (const name of secretNames) {
    const value = environment[name];
    if (value === undefined) continue;
    const twin = firstWith.get(value);
    if (twin !== undefined)
      problems.push(`${name} is equal to ${twin}; every secret must be different; ${secretHint}.`);
    else firstWith.set(value, name);
    if (production && value === demoEnvironment[name]) {
      problems.push(`${name} is the demonstration secret, known to everyone; ${secretHint}.`);
    }
  }
  return problems;
}

/**
 * Reads and checks the environment of one process.
 *
 * @returns the typed values, with defaults applied.
 * @throws ConfigurationError naming every problem at once.
 */
export function readConfig<Name extends ServiceName>(
  service: Name,
  environment: Environment = process.env,
): ServiceConfig<Name> {
  // An empty variable is an absent one: that is how compose files and CI systems pass "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { resolved: present, problems: fileProblems } = readFiles(Object.keys(schemas[service].shape), given);
  const result = schemas[service].safeParse(present);
  const production = (present.NODE_ENV ?? 'production') === 'production';
  const problems = [
    ...fileProblems,
    ...(result.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0] ?? '');
      return issue.message.includes(name) ? issue.message : `${name}: ${issue.message}`;
    }),
    ...secretProblems(present, production),
    ...retiringProblems(present),
  ];
  if (!result.success || problems.length > 0) throw new ConfigurationError(problems);
  return result.data as ServiceConfig<Name>;
}
