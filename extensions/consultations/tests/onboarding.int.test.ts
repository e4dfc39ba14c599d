/** A practitioner's way in, over HTTP: profile, photograph, documents, decision; the panel's form has no say in it. */
import { createPerson } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call as callApi, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type {
  OwnProfileState,
  Practitioner,
  PractitionerDocument,
  Verification,
  VerificationSummary,
} from '../contracts/index.ts';
import { asCaller, createEmployee, createPractitioner } from './_util.ts';

let cms: TestCms;
let erin: Caller;
let alice: Caller;
let tokens: Record<'erin' | 'other' | 'alice' | 'hr' | 'admin' | 'editor' | 'superAdmin', string>;

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  erin = asCaller(await createPerson(pool, { role: 'practitioner', firstName: 'Erin', lastName: 'Petit' }));
  alice = await createEmployee(pool);
  const hr = await createPerson(pool, { role: 'hr', company: alice.companyId ?? '' });
  tokens = {
    erin: await tokenOf(cms, erin),
    other: await tokenOf(cms, await createPractitioner(pool)),
    alice: await tokenOf(cms, alice),
    hr: await tokenOf(cms, hr),
    admin: await panelTokenOf(cms, 'platform-admin'),
    editor: await panelTokenOf(cms, 'editor'),
    superAdmin: await panelTokenOf(cms, 'strapi-super-admin'),
  };
});
afterAll(() => cms.close());

const call = <Data>(method: string, path: string, who: keyof typeof tokens | null, body?: unknown) =>
  callApi<Data>(cms, method, path, {
    ...(who === null ? {} : { token: tokens[who] }),
    ...(body === undefined ? {} : { body }),
  });

const profile = {
  displayName: 'Erin Petit',
  title: 'Psychologue',
  gender: 'female',
  specialities: ['sleep'],
  languages: ['fr', 'en'],
  modes: ['video', 'audio'],
  city: null,
  experienceYears: 8,
  bio: 'Bonjour.',
  diplomas: 'Master',
  fallbackPhone: '06 12 34 56 78',
};
const document = {
  kind: 'diploma',
  number: 'A 123',
  fileName: 'diplome.pdf',
  content: Buffer.from('%PDF-1.7 secret').toString('base64'),
};

test('from an account without a profile to being found by an employee', async () => {
  expect((await call<OwnProfileState>('GET', '/my/profile', 'erin')).data).toEqual({
    profile: null,
    photoUrl: null,
    videoUrl: null,
    verification: null,
  });
  const early = await call('PUT', '/my/profile/photo', 'erin', { content: 'x' });
  expect([early.status, early.code]).toEqual([422, 'profile_missing']);
  const wrong = await call('PUT', '/my/profile', 'erin', {
    ...profile,
    modes: ['in_person'],
    fallbackPhone: '12',
    languages: ['fr'],
  });
  expect([wrong.status, wrong.paths.sort()]).toEqual([400, ['city', 'fallbackPhone']]);
  const saved = await call<OwnProfileState>('PUT', '/my/profile', 'erin', profile);
  expect(saved.data).toMatchObject({
    profile: { ...profile, fallbackPhone: '+33612345678' },
    verification: { status: 'pending', reason: null },
  });

  const added = await call<PractitionerDocument>('POST', '/my/documents', 'erin', document);
  expect([added.status, added.data.fileName]).toEqual([201, 'diplome.pdf']);

  const queue = await call<VerificationSummary[]>('GET', '/practitioner-verifications', 'admin');
  expect(queue.data).toMatchObject([{ id: erin.accountId, status: 'pending', documentCount: 1 }]);
  const seen = await call<Verification>('GET', `/practitioner-verifications/${erin.accountId}`, 'admin');
  const file = await call('GET', `/practitioner-documents/${added.data.id}/file`, 'admin');
  expect(file.text).toBe('%PDF-1.7 secret');
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="diploma.pdf"',
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });

  const decide = (body: object) =>
    call<Verification>('POST', `/practitioner-verifications/${erin.accountId}/decision`, 'admin', body);
  const { revision } = seen.data;
  const bare = await decide({ status: 'rejected', reason: '', revision });
  expect([bare.status, bare.paths]).toEqual([400, ['reason']]);
  const refused = await decide({ status: 'rejected', reason: 'The copy cannot be read', revision });
  expect(refused.data).toMatchObject({
    status: 'rejected',
    history: [{ to: 'rejected', byName: 'platform-admin Test' }, {}],
  });
  const late = await decide({ status: 'verified', revision });
  expect([late.status, late.code]).toEqual([409, 'verification_changed']);
  expect((await call<OwnProfileState>('GET', '/my/profile', 'erin')).data.verification).toMatchObject({
    status: 'rejected',
    reason: 'The copy cannot be read',
  });
  expect((await call('GET', `/practitioners/${erin.accountId}`, 'alice')).status).toBe(404);

  await call('PUT', `/my/documents/${added.data.id}`, 'erin', document);
  const again = await call<Verification>('GET', `/practitioner-verifications/${erin.accountId}`, 'admin');
  expect(again.data.status).toBe('pending');
  await decide({ status: 'verified', revision: again.data.revision });
  const found = await call<Practitioner>('GET', `/practitioners/${erin.accountId}`, 'alice');
  expect(found.data).toMatchObject({ displayName: 'Erin Petit', diplomas: 'Master' });
  // The number is for the room alone.
  expect(found.text).not.toContain('612345678');
});

test('the photograph is made smaller, loses its metadata, and replaces the one before', async () => {
  const photo = await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Artist: 'Erin at home' } })
    .jpeg()
    .toBuffer();
  expect(photo.includes('Erin at home')).toBe(true);
  const put = () =>
    call<OwnProfileState>('PUT', '/my/profile/photo', 'erin', { content: photo.toString('base64') });
  const first = await put();
  const second = await put();
  expect(second.data.photoUrl).toMatch(/^\/files\//);
  expect(second.data.photoUrl).not.toBe(first.data.photoUrl);
  const name = second.data.photoUrl?.split('/').at(-1) ?? '';
  const shown = await fetch(`${cms.url}/api/media/${name}`, {
    headers: { authorization: `Bearer ${tokens.alice}` },
  });
  const bytes = Buffer.from(await shown.arrayBuffer());
  expect(bytes.includes('Erin at home')).toBe(false);
  expect((await sharp(bytes).metadata()).width).toBe(1600);
  const { rows } = await cms.database.adminPool.query<{ count: string }>('select count(*) from cms.files');
  expect(rows[0]?.count).toBe('1');
  for (const content of ['<html></html>', 'GIF89a'])
    expect(
      (await call('PUT', '/my/profile/photo', 'erin', { content: Buffer.from(content).toString('base64') }))
        .paths,
    ).toEqual(['content']);
  const gone = await call<OwnProfileState>('DELETE', '/my/profile/photo', 'erin');
  expect(gone.data.photoUrl).toBeNull();
});

test('the number is told to the two people, while the room is open', async () => {
  const pool = cms.database.adminPool;
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
     values ($1, $2, $3, 'video', 'confirmed', now() + interval '14 minutes', now() + interval '64 minutes') returning id`,
    [alice.companyId, alice.accountId, erin.accountId],
  );
  const id = rows[0]?.id ?? '';
  const phone = async (who: keyof typeof tokens) => {
    const { status, data } = await call<{ phone: string | null } | undefined>(
      'GET',
      `/consultations/${id}/phone`,
      who,
    );
    return data?.phone ?? status;
  };
  expect([await phone('alice'), await phone('erin'), await phone('other'), await phone('hr')]).toEqual([
    '+33612345678',
    '+33612345678',
    404,
    403,
  ]);
  await pool.query(
    `update care.consultations set starts_at = now() + interval '16 minutes', ends_at = now() + interval '66 minutes' where id = $1`,
    [id],
  );
  expect([await phone('alice'), await phone('erin')]).toEqual([200, 200]);
});

describe('doors', () => {
  test.each([
    ['GET', '/my/documents'],
    ['GET', '/my/profile'],
    ['DELETE', '/my/profile/photo'],
  ])('%s %s: practitioners alone', async (method, path) => {
    expect((await call(method, path, null)).status).toBe(401);
    for (const who of ['alice', 'hr', 'admin'] as const)
      expect((await call(method, path, who)).status).toBe(403);
  });

  test('the verification and its documents: administrators of the platform alone', async () => {
    const { data } = await call<PractitionerDocument[]>('GET', '/my/documents', 'erin');
    const paths = [
      '/practitioner-verifications',
      `/practitioner-verifications/${erin.accountId}`,
      `/practitioner-documents/${data[0]?.id}/file`,
    ];
    for (const path of paths) {
      expect((await call('GET', path, null)).status).toBe(401);
      for (const who of ['alice', 'hr', 'erin', 'other', 'editor'] as const)
        expect((await call('GET', path, who)).status).toBe(403);
      expect((await call('GET', path, 'superAdmin')).status).toBe(200);
    }
    expect((await call('GET', `/my/documents/${data[0]?.id}/file`, 'other')).status).toBe(404);
    expect((await call('GET', `/my/documents/${data[0]?.id}/file`, 'erin')).status).toBe(200);
  });

  test.each(['admin', 'superAdmin'] as const)(
    'the form of the panel, as %s, decides nothing',
    async (who) => {
      const { rows } = await cms.database.adminPool.query<{ document_id: string }>(
        'select c.document_id from cms.practitioners c join care.practitioners p on p.profile_id = c.id where p.account_id = $1',
        [erin.accountId],
      );
      const address = `${cms.url}/content-manager/collection-types/api::practitioner.practitioner`;
      const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' };
      const changed = await fetch(`${address}/${rows[0]?.document_id}`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ bio: `By ${who}`, verification: 'rejected', verificationReason: 'x' }),
      });
      expect(changed.status).toBe(200);
      const made = await fetch(address, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          displayName: 'New',
          specialities: ['sleep'],
          languages: ['fr'],
          modes: ['video'],
          timeZone: 'Europe/Paris',
          verification: 'verified',
        }),
      });
      expect(made.status).toBe(201);
      const { rows: kept } = await cms.database.adminPool.query(
        `select display_name, verification, bio from cms.practitioners where display_name in ('New', 'Erin Petit') order by id`,
      );
      expect(kept[0]).toEqual({ display_name: 'Erin Petit', verification: 'verified', bio: `By ${who}` });
      expect(kept.at(-1)).toMatchObject({ display_name: 'New', verification: 'pending' });
    },
  );
});
