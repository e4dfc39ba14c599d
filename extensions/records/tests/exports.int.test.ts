/** Exports of one's own data over HTTP: what is in them, for whom, and what becomes of one that was altered, removed or is over. */
import { createHash, randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql, type Actor } from '@huntzen/database';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import { panelRoles, portalRoles } from '@huntzen/kernel/contracts';
import { personalData } from '@huntzen/kernel/server';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { AttachmentStore } from '../chat/index.ts';
import { shredPerson } from '../keys/index.ts';
import { forgetOldExports } from '../server/forget.ts';
import { ask, createOwner, download, exported, list, OpenedZip, openExported } from './_exports.ts';
import { addConsultation } from './_util.ts';

let cms: TestCms;
let company: string;

beforeAll(async () => {
  cms = await startTestCms();
  company = await createCompany(cms.database.adminPool);
});
afterAll(() => cms.close());

const owner = (role = 'employee'): Promise<Actor> =>
  createOwner(cms, { role, ...(['coach', 'practitioner'].includes(role) ? {} : { company }) });

describe('an export', () => {
  it.each(portalRoles)(
    'of %s holds every list of the role, each as JSON and CSV with a true manifest',
    async (role) => {
      const zip = await openExported(cms, await owner(role));
      expect(zip.manifest).toMatchObject({ format: 'huntzen-care-export', version: 1, person: { role } });
      const wanted = personalData(cms.strapi).sourcesOf(role);
      expect(zip.manifest.lists.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
      for (const { name, columns } of wanted) {
        const rows = await zip.rows(name);
        const csv = parse(await zip.text(`data/${name}.csv`), {
          bom: true,
          delimiter: ';',
        });
        expect(csv[0]).toEqual(columns);
        expect(csv).toHaveLength(rows.length + 1);
      }
      for (const { path, bytes, sha256 } of zip.manifest.files) {
        const content = await zip.bytes(path);
        expect({
          path,
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
        }).toEqual({
          path,
          bytes,
          sha256,
        });
      }
      const listed = [...zip.manifest.files.map(({ path }) => path), 'manifest.json'];
      expect(zip.paths.toSorted()).toEqual(listed.toSorted());
      expect(await zip.rows('account')).toHaveLength(1);
      expect((await zip.rows('sign-ins')).length).toBeGreaterThan(0);
    },
  );

  it('is asked for with the password, one at a time, and one in an hour', async () => {
    const alice = await owner();
    const wrong = await ask(cms, alice, 'not my password');
    expect([wrong.status, wrong.paths]).toEqual([400, ['password']]);
    expect((await list(cms, alice)).exports).toEqual([]);
    const first = await exported(cms, alice);
    expect(first.state).toBe('ready');
    expect((await ask(cms, alice)).code).toBe('export_too_soon');
    const { nextAt } = await list(cms, alice);
    expect(Date.parse(nextAt ?? '') - Date.parse(first.askedAt)).toBe(3_600_000);
  });

  it('is a 404 for everybody else, of every role', async () => {
    const alice = await owner();
    const { id } = await exported(cms, alice);
    for (const role of portalRoles) {
      const answer = await download(cms, await owner(role), id);
      expect([role, answer.status]).toEqual([role, 404]);
    }
    for (const role of panelRoles) {
      const code = role === 'super-admin' ? 'strapi-super-admin' : role;
      const answer = await call(cms, 'GET', `/my/exports/${id}/file`, {
        token: await panelTokenOf(cms, code),
      });
      expect([role, answer.status]).toEqual([role, 404]);
    }
    const other = await owner();
    const removal = await call(cms, 'DELETE', `/my/exports/${id}`, { token: await tokenOf(cms, other) });
    expect(removal.status).toBe(404);
    expect((await list(cms, other)).exports).toEqual([]);
    const own = await download(cms, alice, id);
    expect(own.status).toBe(200);
    expect(own.headers.get('cache-control')).toBe('no-store');
    expect(own.headers.get('content-type')).toContain('application/zip');
    expect(own.headers.get('content-disposition')).toMatch(
      /^attachment; filename="huntzen-care-\d{4}-\d\d-\d\d\.zip"$/,
    );
    await OpenedZip.open(Buffer.from(await own.arrayBuffer()));
  });
});

/** Changes rows as only an administrator of the database can: with the triggers off. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  const client = await cms.database.adminPool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

/** What a download gives: its status, or that it broke off. */
async function outcome(person: Actor, id: string): Promise<number | 'broken'> {
  const answer = await download(cms, person, id);
  if (!answer.ok) return answer.status;
  return answer.arrayBuffer().then(
    () => answer.status,
    () => 'broken' as const,
  );
}

/** Exports three files that do not get smaller: at least as many pieces. */
async function exportOfThreePieces(person: Actor): Promise<string> {
  const bob = await createPerson(cms.database.adminPool, { role: 'practitioner' });
  const consultation = await addConsultation(cms.database, { companyId: company, alice: person, bob });
  const attachments = cms.strapi.get<AttachmentStore>('care.chatAttachments');
  for (const name of ['a', 'b', 'c'])
    await attachments.add(person, consultation, {
      name,
      mediaType: 'application/pdf',
      content: randomBytes(900_000),
    });
  const { id } = await exported(cms, person);
  const { rows } = await cms.database.adminPool.query<{ chunk_count: number }>(
    'select chunk_count from care.data_exports where id = $1',
    [id],
  );
  expect(rows[0]?.chunk_count).toBe(3);
  return id;
}

describe('a stored export', () => {
  it('is refused when a piece was altered, moved, taken away or is another’s', async () => {
    const alice = await owner();
    const id = await exportOfThreePieces(alice);
    // Koa says on the console that a download broke off.
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    const logged = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
    await cms.database.adminPool.query(
      'create table public.kept as select * from care.data_export_chunks where export_id = $1',
      [id],
    );
    const chunk = 'care.data_export_chunks where export_id = $1';
    const alterations: [string, number | 'broken'][] = [
      [
        `update care.data_export_chunks set content_encrypted = set_byte(content_encrypted, 99, 255 - get_byte(content_encrypted, 99))
         where export_id = $1 and place = 0`,
        422,
      ],
      [
        `update care.data_export_chunks as a set content_encrypted = b.content_encrypted, iv = b.iv, auth_tag = b.auth_tag
         from care.data_export_chunks as b
         where a.export_id = $1 and b.export_id = $1 and a.place < 2 and b.place = 1 - a.place`,
        422,
      ],
      [
        `update care.data_export_chunks set auth_tag = set_byte(auth_tag, 3, 255 - get_byte(auth_tag, 3)) where export_id = $1 and place = 1`,
        'broken',
      ],
      [`delete from ${chunk} and place = 1`, 'broken'],
      [
        `update care.data_export_chunks as a set content_encrypted = b.content_encrypted, iv = b.iv, auth_tag = b.auth_tag
         from care.data_export_chunks as b where a.export_id = $1 and b.export_id = $1 and a.place = 1 and b.place = 0`,
        'broken',
      ],
      // Its end is taken away, and the count with it: what is last by then was not sealed as the last.
      [
        `with gone as (delete from ${chunk} and place = (select max(place) from ${chunk}) returning place)
         update care.data_exports set chunk_count = (select place from gone) where id = $1`,
        'broken',
      ],
    ];
    for (const [statement, wanted] of alterations) {
      await tamper(statement, id);
      expect([statement, await outcome(alice, id)]).toEqual([statement, wanted]);
      await tamper('delete from care.data_export_chunks where export_id = $1', id);
      await tamper('insert into care.data_export_chunks select * from public.kept');
    }
    await tamper(
      'update care.data_exports set chunk_count = (select count(*) from public.kept) where id = $1',
      id,
    );
    expect(await outcome(alice, id)).toBe(200);
    await cms.database.adminPool.query('drop table public.kept');
    expect(console.mock.calls.join('\n')).toContain('BrokenDownloadError: the file broke off');
    expect(logged).toHaveBeenCalled();
  });

  it('is gone after seven days, at will, and when another one is ready; its key too', async () => {
    const alice = await owner();
    const { id, expiresAt, readyAt } = await exported(cms, alice);
    expect(Date.parse(expiresAt ?? '') - Date.parse(readyAt ?? '')).toBe(7 * 86_400_000);
    const age = (interval: string) =>
      tamper(
        `update care.data_exports set asked_at = asked_at - interval '${interval}', ready_at = ready_at - interval '${interval}',
                expires_at = expires_at - interval '${interval}' where person_id = $1`,
        alice.accountId,
      );
    await age('7 days 1 second');
    // Before the job of the night has come by.
    expect(await outcome(alice, id)).toBe(404);
    expect((await list(cms, alice)).exports[0]).toMatchObject({ state: 'removed', bytes: null });
    expect(await forgetOldExports(cms.database.openJobs())).toBeGreaterThan(0);
    expect(await leftOf(id)).toEqual({ chunks: 0, kek_id: '0'.repeat(16), state: 'removed' });

    const second = await exported(cms, alice);
    await age('2 hours');
    const third = await exported(cms, alice);
    expect([await outcome(alice, second.id), await outcome(alice, third.id)]).toEqual([404, 200]);
    const token = await tokenOf(cms, alice);
    const remove = () => call(cms, 'DELETE', `/my/exports/${third.id}`, { token });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect(await outcome(alice, third.id)).toBe(404);
    expect(await leftOf(third.id)).toEqual({ chunks: 0, kek_id: '0'.repeat(16), state: 'removed' });
    // Removing is no way around the hour.
    expect((await ask(cms, alice)).code).toBe('export_too_soon');
  });

  it('cannot be read once its person was erased', async () => {
    const alice = await owner();
    const { id } = await exported(cms, alice);
    const logged = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
    await shredPerson(cms.database.openJobs(), alice.accountId);
    expect(await outcome(alice, id)).toBe(422);
    expect(logged).toHaveBeenCalled();
  });
});

async function leftOf(id: string) {
  const { rows } = await cms.database.adminPool.query<{ chunks: number; kek_id: string; state: string }>(
    `select e.state, e.kek_id, (select count(*)::integer from care.data_export_chunks as c where c.export_id = e.id) as chunks
     from care.data_exports as e where e.id = $1`,
    [id],
  );
  return rows[0];
}

describe('the database', () => {
  it('refuses a change of an export and of its pieces by a request, and every other reader', async () => {
    const alice = await owner();
    const { id } = await exported(cms, alice);
    const care = cms.database.openCare();
    const other = await owner();
    const as = (person: Actor, statement: string) =>
      care.as(person, (tx) => sql.raw<{ n: number }>(statement).execute(tx));
    for (const statement of [
      `update care.data_exports set state = 'ready' where id = '${id}'`,
      `delete from care.data_exports where id = '${id}'`,
      `update care.data_export_chunks set place = 7 where export_id = '${id}'`,
      `delete from care.data_export_chunks where export_id = '${id}'`,
    ])
      await expect(as(alice, statement)).rejects.toMatchObject({ code: '42501' });
    // A piece for somebody else's export, and one for an export that nobody builds.
    const insert = (person: string) =>
      `insert into care.data_export_chunks (export_id, person_id, place, attempt, content_encrypted, iv, auth_tag)
       select '${id}', '${person}', 9, 1, decode(repeat('00', 256), 'hex'), decode(repeat('00', 12), 'hex'), decode(repeat('00', 16), 'hex')`;
    await expect(as(other, insert(other.accountId))).rejects.toThrow();
    await expect(as(alice, insert(alice.accountId))).rejects.toMatchObject({
      constraint: 'data_export_chunk_of_attempt',
    });
    for (const table of ['data_exports', 'data_export_chunks']) {
      const { rows } = await as(other, `select count(*)::integer as n from care.${table}`);
      expect(rows[0]?.n).toBe(0);
      await expect(
        sql.raw(`select * from care.${table}`).execute(cms.database.openJobs()),
      ).rejects.toMatchObject({ code: '42501' });
    }
    // The functions of own rows give nobody else's.
    const mine = await as(alice, 'select count(*)::integer as n from care.own_sign_ins() as s');
    expect(mine.rows[0]?.n).toBeGreaterThan(0);
    const theirs = await care.as({ ...other, accountId: newDocumentId() }, (tx) =>
      sql<{ n: number }>`select count(*)::integer as n from care.own_sign_ins() as s`.execute(tx),
    );
    expect(theirs.rows[0]?.n).toBe(0);
  });

  it('refuses a second export at the same instant, from however many windows', async () => {
    const alice = await owner();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(cms, alice)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    for (const { status, code } of answers.filter((answer) => answer.status !== 202))
      expect([status, code]).toEqual([409, 'export_running']);
  });
});
