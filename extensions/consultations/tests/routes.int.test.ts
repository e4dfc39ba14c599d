import type { Caller } from '@huntzen/kernel/server';
import { createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call as callApi, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { Consultation, Slot } from '../contracts/index.ts';
import { createEmployee, createPractitioner } from './_util.ts';

let cms: TestCms;
let alice: Caller;
let bob: Caller;
let carol: Caller;
let tokens: Record<'alice' | 'bob' | 'carol' | 'hr', string>;

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  alice = await createEmployee(pool);
  bob = await createEmployee(pool, 'Bob', alice.companyId ?? '');
  carol = await createPractitioner(pool);
  const hr = await createPerson(pool, { role: 'hr', company: alice.companyId ?? '' });
  tokens = {
    alice: await tokenOf(cms, alice),
    bob: await tokenOf(cms, bob),
    carol: await tokenOf(cms, carol),
    hr: await tokenOf(cms, hr),
  };
});

afterAll(async () => {
  await cms.close();
});

const call = <Data = Consultation>(
  method: string,
  path: string,
  who: keyof typeof tokens | null,
  body?: unknown,
  key?: string,
) =>
  callApi<Data>(cms, method, path, {
    body,
    ...(who === null ? {} : { token: tokens[who] }),
    ...(key === undefined ? {} : { key }),
  });

const slots = async () =>
  (await call<Slot[]>('GET', `/practitioners/${carol.accountId}/slots`, 'alice')).data;

test('search, profile, slots, booking, confirmation, start and end, over HTTP', async () => {
  const found = await call<{ id: string; nextSlot: Slot }[]>(
    'GET',
    '/practitioners?specialty=sleep&language=fr&availableWithinDays=7',
    'alice',
  );
  expect(found.status).toBe(200);
  expect(found.data.map(({ id }) => id)).toEqual([carol.accountId]);
  expect((await call<{ bio: string }>('GET', `/practitioners/${carol.accountId}`, 'alice')).data.bio).toBe(
    'Bio',
  );

  const [slot] = await slots();
  expect(slot).toEqual(found.data[0]?.nextSlot);
  const body = { practitionerId: carol.accountId, startsAt: slot?.startsAt, type: 'video' };
  const booked = await call('POST', '/consultations', 'alice', body, 'first-booking');
  expect(booked.status).toBe(201);
  expect(booked.data).toMatchObject({
    status: 'scheduled',
    type: 'video',
    startsAt: slot?.startsAt,
    endsAt: slot?.endsAt,
    employee: null,
  });
  expect(booked.data.practitioner?.displayName).toBe('Dr Carol Bernard');
  const again = await call('POST', '/consultations', 'alice', body, 'first-booking');
  expect([again.status, again.data.id]).toEqual([201, booked.data.id]);
  const other = await call('POST', '/consultations', 'alice', { ...body, type: 'audio' }, 'first-booking');
  expect([other.status, other.code]).toEqual([422, 'idempotency_key_reused']);
  const taken = await call('POST', '/consultations', 'bob', body);
  expect([taken.status, taken.code]).toEqual([409, 'slot_taken']);
  expect(taken.text).toContain('Choisissez un autre horaire');

  const { id } = booked.data;
  const listed = await call<Consultation[]>('GET', '/consultations?when=upcoming', 'carol');
  expect(listed.data[0]).toMatchObject({
    id,
    practitioner: null,
    employee: { firstName: 'Alice', lastName: 'Martin' },
    actions: ['confirm', 'cancel', 'reschedule'],
  });
  expect((await call('POST', `/consultations/${id}/start`, 'carol')).status).toBe(409);
  for (const [action, status] of [
    ['confirm', 'confirmed'],
    ['start', 'in_progress'],
    ['complete', 'completed'],
  ] as const) {
    const moved = await call('POST', `/consultations/${id}/${action}`, 'carol');
    expect([moved.status, moved.data.status]).toEqual([200, status]);
  }
  const done = await call('GET', `/consultations/${id}`, 'alice');
  expect(done.data.durationSeconds).toBeGreaterThanOrEqual(0);
  expect(done.data.actions).toEqual([]);
  expect(
    (await call<Consultation[]>('GET', '/consultations?when=past', 'alice')).data.map((one) => one.id),
  ).toEqual([id]);
});

describe('doors', () => {
  test('visitors 401, other roles 403, others’ ids the same 404 as ids that are not there', async () => {
    const [slot] = await slots();
    const { data } = await call('POST', '/consultations', 'alice', {
      practitionerId: carol.accountId,
      startsAt: slot?.startsAt,
      type: 'audio',
    });
    for (const [method, path] of [
      ['GET', '/practitioners'],
      ['GET', '/consultations'],
      ['GET', `/consultations/${data.id}`],
      ['POST', `/consultations/${data.id}/cancel`],
    ] as const) {
      expect((await call(method, path, null)).status).toBe(401);
      expect((await call(method, path, 'hr')).status).toBe(403);
    }
    expect((await call('POST', `/consultations/${data.id}/confirm`, 'alice')).status).toBe(403);
    expect((await call('POST', '/consultations', 'carol', {})).status).toBe(403);
    expect((await call('GET', '/my/availability', 'alice')).status).toBe(403);
    const others = await call('GET', `/consultations/${data.id}`, 'bob');
    const absent = await call('GET', '/consultations/00000000-0000-7000-8000-000000000000', 'bob');
    const malformed = await call('GET', '/consultations/1', 'bob');
    expect([others.status, absent.status, malformed.status]).toEqual([404, 404, 404]);
    expect(others.text).toBe(absent.text);
    expect(malformed.text).toBe(absent.text);
    expect((await call('POST', `/consultations/${data.id}/cancel`, 'bob')).text).toBe(absent.text);
  });

  test('wrong input is named by its path', async () => {
    const paths = async (method: string, path: string, who: 'alice' | 'carol', body?: unknown) => {
      const { status, paths } = await call(method, path, who, body);
      return [status, ...paths];
    };
    expect(await paths('POST', '/consultations', 'alice', {})).toEqual([
      400,
      'practitionerId',
      'startsAt',
      'type',
    ]);
    expect(await paths('GET', '/practitioners?availableWithinDays=900', 'alice')).toEqual([
      400,
      'availableWithinDays',
    ]);
    expect(
      await paths(
        'GET',
        `/practitioners/${carol.accountId}/slots?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`,
        'alice',
      ),
    ).toEqual([400, 'to']);
    expect(
      await paths(
        'GET',
        `/practitioners/${carol.accountId}/slots?from=2026-01-02T00:00:00Z&to=2036-01-01T00:00:00Z`,
        'alice',
      ),
    ).toEqual([400, 'to']);
    expect(
      await paths('POST', '/consultations', 'alice', {
        practitionerId: carol.accountId,
        startsAt: '2020-01-01T10:00:00Z',
        type: 'video',
      }),
    ).toEqual([422, 'startsAt']);
    const rule = { weekday: 1, startTime: '12:00', endTime: '09:00', timeZone: 'Nowhere/City' };
    expect(await paths('PUT', '/my/availability', 'carol', { rules: [rule], exceptions: [] })).toEqual([
      400,
      'rules.0.timeZone',
      'rules.0.endTime',
    ]);
  });
});

test('a practitioner replaces their hours, and what is offered follows', async () => {
  const before = await call<{ rules: unknown[] }>('GET', '/my/availability', 'carol');
  expect(before.data.rules).toHaveLength(7);
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const body = {
    rules: [],
    exceptions: [{ kind: 'extra', day, startTime: '10:00', endTime: '11:00', timeZone: 'Europe/Paris' }],
  };
  expect((await call('PUT', '/my/availability', 'carol', body)).status).toBe(200);
  const offered = await slots();
  expect(offered).toHaveLength(1);
  expect(offered[0]?.startsAt.slice(0, 10)).toBe(day);
  expect((await call('PUT', '/my/availability', 'carol', before.data)).data).toEqual(before.data);
});
