import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { accessKey, signAccessToken } from '../../identity/server/tokens.ts';
import { call } from '../../identity/tests/_util.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildConsultation, openSession, type TestConsultation } from './_util.ts';

let cms: TestCms;
let consultation: TestConsultation;

beforeAll(async () => {
  cms = await startTestCms();
});
afterAll(() => cms.close());

beforeEach(async () => {
  consultation = await buildConsultation(cms.database);
});

async function tokenOf({ accountId, role, companyId }: Actor): Promise<string> {
  const sessionId = await openSession(cms.database, { accountId, role, companyId });
  const claims = { accountId, sessionId, role: role as 'employee', companyId };
  return signAccessToken(claims, accessKey(cms.environment.ACCESS_TOKEN_SECRET ?? '')).accessToken;
}

const path = (id = consultation.id) => `/consultations/${id}/messages`;
const list = async (person: Actor, query = '', id = consultation.id) =>
  call(cms, 'GET', path(id) + query, { token: await tokenOf(person) });
const send = async (person: Actor, body: unknown, id = consultation.id) =>
  call(cms, 'POST', path(id), { body, token: await tokenOf(person) });

describe('messages over HTTP', () => {
  it('are written by one of the two people and read by both', async () => {
    const body = { clientMessageId: randomUUID(), text: 'bonjour' };
    const written = await send(consultation.alice, body);
    expect(written.status).toBe(201);
    expect((await send(consultation.alice, body)).body.data?.id).toBe(written.body.data?.id);
    for (const person of [consultation.alice, consultation.bob]) {
      const answer = await list(person);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        data: [
          {
            id: written.body.data?.id,
            clientMessageId: body.clientMessageId,
            senderId: consultation.alice.accountId,
            position: 1,
            text: 'bonjour',
            attachments: [],
            createdAt: expect.any(String) as string,
          },
        ],
        meta: { hasMore: false, isOpen: true, reads: [], retentionDays: null },
      });
    }
  });

  it('are 401 for a visitor and 403 for HR', async () => {
    const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: consultation.companyId });
    expect((await call(cms, 'GET', path())).status).toBe(401);
    expect((await list(hr)).status).toBe(403);
    expect((await send(hr, { clientMessageId: randomUUID(), text: 'bonjour' })).status).toBe(403);
  });

  it('are not there for anybody else: the same 404, byte for byte, as an unknown consultation', async () => {
    const message = { clientMessageId: randomUUID(), text: 'entre nous' };
    await send(consultation.alice, message);
    const unknown = await list(consultation.carol, '', randomUUID());
    const anotherPractitioner = await createPerson(cms.database.adminPool, { role: 'practitioner' });
    const elsewhere = (await buildConsultation(cms.database)).alice;
    expect(unknown.status).toBe(404);
    for (const person of [consultation.carol, anotherPractitioner, elsewhere]) {
      const refused = [await list(person), await send(person, message), await list(person, '', 'not-an-id')];
      for (const answer of refused) expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    }
  });

  it('are paged backwards by position', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await send(consultation.bob, { clientMessageId: randomUUID(), text: `m${n}` });
    }
    const page = await list(consultation.alice, '?limit=2&before=4');
    expect((page.body as unknown as { data: { text: string }[] }).data.map(({ text }) => text)).toEqual([
      'm2',
      'm3',
    ]);
    expect((page.body as unknown as { meta: { hasMore: boolean } }).meta.hasMore).toBe(true);
  });

  it('are refused with the path of each wrong field', async () => {
    const wrong = await send(consultation.alice, { clientMessageId: 'one', text: '   ', extra: 1 });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error?.details.map((detail) => detail.path)).toEqual(
      expect.arrayContaining(['clientMessageId', 'text']),
    );
    expect((await list(consultation.alice, '?limit=51')).status).toBe(400);
    expect((await list(consultation.alice, '?before=zero')).status).toBe(400);
  });
});
