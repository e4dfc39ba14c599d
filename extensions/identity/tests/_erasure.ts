/** People who are erased in tests, with names that stand nowhere else. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { readConfig } from '@huntzen/config';
import type { Actor, ServiceDatabase } from '@huntzen/database';
import type { TestDatabase } from '@huntzen/database/testing';
import { createPerson, type PersonOptions } from '@huntzen/database/testing/people';
import { erasureSteps } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { TestCms } from '../../../scripts/testing/cms.ts';
import { hashPassword } from '../server/accounts.ts';
import { finishErasures, type EraserOptions } from '../server/finish-erasures.ts';
import { password } from './_util.ts';

/** A mail server that takes everything. */
export interface Mailbox {
  port: string;
  mails: { to: string; subject: string; text: string }[];
  close(): Promise<void>;
}

/** Opens a mail server on a free port. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then(
        (mail) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          mails.push({ to, subject: mail.subject ?? '', text: mail.text ?? '' });
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => smtp.close(resolve));
  return { port: String(port), mails, close };
}

/** Somebody with what must not be found any more. */
export interface Canary extends Actor {
  email: string;
  /** Name, address and words of their own. */
  words: string[];
}

/** Makes a person whose name and address are in no other row. */
export async function createCanary(
  database: TestDatabase,
  options: Omit<PersonOptions, 'email' | 'firstName' | 'lastName'>,
): Promise<Canary> {
  const sign = randomUUID().replaceAll('-', '').slice(0, 12);
  const [firstName, lastName, email] = [`Zoé${sign}`, `Canari${sign}`, `zoe.${sign}@secret.example`];
  const actor = await createPerson(database.adminPool, { ...options, firstName, lastName, email });
  return { ...actor, email, words: [firstName, lastName, email] };
}

/** Gives a person the password of the tests. */
export async function setPassword({ adminPool }: TestDatabase, { accountId }: Actor): Promise<void> {
  await adminPool.query('update cms.up_users set password = $2 where document_id = $1', [
    accountId,
    await hashPassword(password),
  ]);
}

/** Every table of every schema in which a word of the person stands, as text or as bytes. */
export async function findWords({ adminPool }: TestDatabase, { words }: Canary): Promise<string[]> {
  const { rows: tables } = await adminPool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
  );
  const patterns = words.flatMap((word) => [`%${word}%`, `%${Buffer.from(word, 'utf8').toString('hex')}%`]);
  const places: string[] = [];
  for (const { name } of tables) {
    const { rows } = await adminPool.query(
      `select from ${name} as t where lower(t::text) like any ($1) limit 1`,
      [patterns.map((pattern) => pattern.toLowerCase())],
    );
    if (rows.length > 0) places.push(name);
  }
  return places;
}

/** What the job of a running CMS works with. */
export const eraserOf = (cms: TestCms): EraserOptions => ({
  steps: erasureSteps(cms.strapi),
  keys: createKeyRing(readConfig('cms')),
  noteHoldYears: 20,
});

/** Asks as the person, and has the days to think again be over. */
export async function askAndWait(database: TestDatabase, person: Actor): Promise<void> {
  const care = database.openCare(1);
  await care.as(person, (tx) => tx.selectNoFrom(({ fn }) => fn('care.ask_erasure').as('asked')).execute());
  await passDays(database, person);
}

/** Has the days to think again be over. */
export async function passDays(database: TestDatabase, { accountId }: Actor): Promise<void> {
  await database.adminPool.query(
    `update care.erasures set asked_at = asked_at - interval '8 days', due_at = due_at - interval '8 days' where account_id = $1`,
    [accountId],
  );
}

/** Asks, waits and has the job done, as the CMS does it. */
export async function erase(cms: TestCms, jobs: ServiceDatabase, person: Actor): Promise<void> {
  await askAndWait(cms.database, person);
  await finishErasures(jobs, eraserOf(cms));
}

/** How the erasure of a person stands, as the administrator of the database sees it. */
export async function erasureOf(
  database: TestDatabase,
  { accountId }: Actor,
): Promise<{ done: boolean; report: Record<string, unknown> | null } | undefined> {
  const { rows } = await database.adminPool.query<{ done: boolean; report: string | null }>(
    `select done_at is not null as done, report::text from care.erasures where account_id = $1 and cancelled_at is null`,
    [accountId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    done: row.done,
    report: row.report === null ? null : (JSON.parse(row.report) as Record<string, unknown>),
  };
}
