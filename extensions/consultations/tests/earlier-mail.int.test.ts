/** An earlier time that frees up, from the cancellation to the mailbox: the job runs by itself, the mail goes by SMTP. */
import type { AddressInfo } from 'node:net';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { Consultation, Wait } from '../contracts/index.ts';
import { createPractitioner, slotIn } from './_util.ts';

const mails: { to: string; subject: string; text: string }[] = [];
const bobEmail = 'bob.waits@lumen.example';
let cms: TestCms;
let smtp: SMTPServer;

beforeAll(async () => {
  smtp = new SMTPServer({
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
  cms = await startTestCms({ SMTP_PORT: String((smtp.server.address() as AddressInfo).port) });
});

afterAll(async () => {
  await cms.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

test('who waits gets one discreet mail, and its page takes the time, once', async () => {
  const { adminPool: pool } = cms.database;
  const company = await createCompany(pool, { name: 'Lumen' });
  const alice = await createPerson(pool, { role: 'employee', company, email: 'alice.books@lumen.example' });
  const bob = await createPerson(pool, { role: 'employee', company, email: bobEmail });
  const carol = await createPractitioner(pool, { hours: false, specialities: ['psychiatry'] });
  const startsAt = slotIn(50);
  await pool.query(
    `insert into care.availability_exceptions (practitioner_id, kind, day, start_time, end_time, time_zone)
     select $1, 'extra', at::date, at::time, at::time + interval '50 minutes', 'UTC'
     from (select $2::timestamptz at time zone 'UTC' as at) as time`,
    [carol.accountId, startsAt],
  );
  const [ofAlice, ofBob] = await Promise.all([tokenOf(cms, alice), tokenOf(cms, bob)]);
  const booked = await call<Consultation>(cms, 'POST', '/consultations', {
    token: ofAlice,
    body: { practitionerId: carol.accountId, startsAt, type: 'video' },
  });
  expect(booked.status).toBe(201);
  const joined = await call<Wait>(cms, 'POST', '/my/waits', {
    token: ofBob,
    body: { practitionerId: carol.accountId, modes: ['video'], untilDay: slotIn(90).slice(0, 10) },
  });
  expect([joined.status, joined.data.offer]).toEqual([201, null]);

  await call(cms, 'POST', `/consultations/${booked.data.id}/cancel`, { token: ofAlice });
  const mail = await vi.waitUntil(
    () => mails.find(({ to, subject }) => to === bobEmail && subject.startsWith('Un horaire plus tôt')),
    { timeout: 20_000, interval: 100 },
  );
  expect(mail.subject).toBe('Un horaire plus tôt vous est proposé');
  expect(mail.text).toContain('/employee/waits');
  expect(mail.subject + mail.text).not.toMatch(/carol|bernard|psych(?!ique)|alice|lumen/i);

  const offered = await call<Wait[]>(cms, 'GET', '/my/waits', { token: ofBob });
  expect(offered.data[0]?.offer?.startsAt).toBe(startsAt);
  const accept = () =>
    call<Consultation>(cms, 'POST', `/my/waits/${joined.data.id}/accept`, {
      token: ofBob,
      key: 'accept-key-1',
    });
  const [first, second] = [await accept(), await accept()];
  expect([first.status, first.data.startsAt]).toEqual([200, startsAt]);
  expect([second.status, second.data.id]).toEqual([200, first.data.id]);
  expect(mails.filter(({ subject }) => subject === mail.subject)).toHaveLength(1);
});
