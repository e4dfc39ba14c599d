import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultationMails, type MailName } from '../server/mail.ts';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

const mails = consultationMails('HuntZen Care <no-reply@huntzen.example>');

let bench: Bench;
let alice: Caller;
let carol: Caller;
let id: string;

beforeAll(async () => {
  bench = await openBench(2);
  alice = await createEmployee(bench.pool);
  carol = await createPractitioner(bench.pool, { specialities: ['psychiatry'] });
  const booking = { practitionerId: carol.accountId, startsAt: slotIn(30), type: 'video' as const };
  ({ id } = await bench.consultations.book(alice, booking, null, Date.now()));
});

afterAll(() => bench.close());

const write = (name: MailName, { accountId }: Caller, language: 'fr' | 'en' = 'fr') =>
  mails[name]({
    recipient: {
      accountId,
      email: 'x@example.org',
      firstName: 'X',
      language,
      timeZone: 'America/Martinique',
    },
    payload: { template: name, accountId, consultationId: id },
    database: bench.jobs,
    link: (path) => `https://care.example${path}`,
  });

test('neither subject nor body names a person, a speciality or a reason; the link leads to the own portal', async () => {
  for (const [caller, part] of [
    [alice, 'employee'],
    [carol, 'practitioner'],
  ] as const) {
    for (const language of ['fr', 'en'] as const) {
      const mail = await write('consultation-booked', caller, language);
      const text = JSON.stringify(mail);
      expect(text).not.toMatch(/alice|carol|martin\b|bernard|psych|mental|santé|health|consultation[^s]/i);
      expect(text).toContain('Martinique');
      expect(mail?.action?.url).toBe(`https://care.example/${part}/consultations/${id}`);
    }
  }
});

test('a mail that something later has overtaken is not sent', async () => {
  expect(await write('consultation-confirmed', alice)).toBeNull();
  await bench.consultations.act(alice, id, 'cancel', Date.now());
  expect(await write('consultation-booked', alice)).toBeNull();
  expect((await write('consultation-cancelled', carol))?.subject).toBe('Un rendez-vous est annulé');
});
