/** Without a receiver: the mails of an action through the worker and real SMTP, each person once. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildActionData } from './_session-action.ts';

let smtp: SMTPServer;
let cms: TestCms;
const mails: { to: string; source: string }[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      simpleParser(stream).then(
        ({ subject = '', text = '' }) => {
          mails.push({ to, source: `${subject}\n${text}` });
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  cms = await startTestCms({ SMTP_PORT: String((smtp.server.address() as AddressInfo).port) });
}, 60_000);
afterAll(async () => {
  await cms.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

test('everybody named gets one mail in their language; a blocked account gets none', async () => {
  const pool = cms.database.adminPool;
  const company = await createCompany(pool);
  await createPerson(pool, { role: 'learner', company, email: 'carol@example.org', blocked: true });
  const data = buildActionData('ELEVE_INSCRIT');
  const carol = { role: 'learner', name: 'Carol', email: 'carol@example.org', language: 'fr' };
  const again = { role: 'admin', name: 'Bob', email: 'BOB@example.org', language: 'fr' };
  const { rows } = await pool.query<{ id: string }>(
    `select care.emit_session_action($1, 'ELEVE_INSCRIT', $2) as id`,
    [randomUUID(), JSON.stringify({ ...data, recipients: [...data.recipients, carol, again] })],
  );
  await vi.waitFor(
    async () => {
      const left = await pool.query(
        `select from graphile_worker._private_jobs where payload ->> 'template' = 'session-action'`,
      );
      const done = await pool.query(
        'select from care.session_actions where id = $1 and mailed_at is not null',
        [rows[0]?.id],
      );
      expect([left.rows.length, done.rows.length]).toEqual([0, 1]);
    },
    { timeout: 15_000 },
  );
  expect(mails.map(({ to }) => to).toSorted()).toEqual(['alice@example.org', 'bob@example.org']);
  const sourceTo = (to: string) => mails.find((mail) => mail.to === to)?.source ?? '';
  expect(sourceTo('alice@example.org')).toContain('Votre convocation');
  expect(sourceTo('bob@example.org')).toContain('New enrolment');
});
