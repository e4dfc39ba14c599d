/** Documents of practitioners: encrypted, their own, read by an administrator only in writing, reminded of once. */
import { sql, type Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { InvalidInputError, NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import { createKeyRing, FileUnreadableError, type UnreadableRecordError } from '@huntzen/records/crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentVault } from '../server/onboarding/document-vault.ts';
import { DocumentService } from '../server/onboarding/documents.ts';
import { TooManyDocumentsError } from '../server/onboarding/errors.ts';
import { asCaller, createEmployee, createPractitioner, openBench, type Bench } from './_util.ts';

const admin = asCaller({ accountId: 'a'.repeat(24), role: 'platform-admin', companyId: null });
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let bench: Bench;
let documents: DocumentService;
let unreadable: UnreadableRecordError[];
let carol: Caller;
let dora: Caller;

beforeAll(async () => {
  bench = await openBench(4);
  unreadable = [];
  documents = new DocumentService({
    database: bench.care,
    vault: new DocumentVault(
      createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' }),
    ),
    onUnreadable: (error) => unreadable.push(error),
  });
  carol = await createPractitioner(bench.pool);
  dora = await createPractitioner(bench.pool);
});
afterAll(() => bench.close());

const add = (caller: Caller, text = 'secret bytes', expiresOn: string | null = null) =>
  documents.add(
    caller,
    {
      kind: 'diploma',
      number: '10 1234 567',
      expiresOn,
      fileName: 'Diplôme Carol.pdf',
      content: pdf(text).toString('base64'),
    },
    Date.now(),
  );

async function textOf(file: FileOutput): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const rowsOf = (actor: Actor, query: ReturnType<typeof sql>) =>
  bench.care.as(actor, async (tx) => (await query.execute(tx)).rows);

describe('a document', () => {
  test('comes back to whoever added it, and lies encrypted', async () => {
    const { id, fileName, number, mediaType } = await add(carol, 'a secret of Carol');
    expect({ fileName, number, mediaType }).toEqual({
      fileName: 'Diplôme Carol.pdf',
      number: '10 1234 567',
      mediaType: 'application/pdf',
    });
    const file = await documents.open(carol, id);
    expect(file.fileName).toBe('diploma.pdf');
    expect(await textOf(file)).toBe(pdf('a secret of Carol').toString());
    const { rows } = await bench.pool.query<{ stored: string }>(
      `select encode(content_encrypted, 'escape') || encode(details_encrypted, 'escape') as stored
       from care.practitioner_documents d join care.practitioner_document_contents c on c.document_id = d.id where d.id = $1`,
      [id],
    );
    expect(rows[0]?.stored.length).toBeGreaterThan(500);
    expect(rows[0]?.stored).not.toMatch(/PDF|secret|Carol|1234/);
  });

  test('moved to another row does not open', async () => {
    const [one, other] = [await add(carol, 'one'), await add(carol, 'other')];
    const copy = (table: string, columns: string, key: string) =>
      bench.pool.query(
        `update care.${table} t set (${columns}) = (select ${columns} from care.${table} where ${key} = $1) where ${key} = $2`,
        [one.id, other.id],
      );
    await copy('practitioner_document_contents', 'content_encrypted, iv, auth_tag', 'document_id');
    await expect(documents.open(carol, other.id)).rejects.toThrow(FileUnreadableError);
    await copy('practitioner_documents', 'details_encrypted, iv, auth_tag', 'id');
    const listed = await documents.list(carol, Date.now());
    expect(listed.find(({ id }) => id === other.id)?.fileName).toBeNull();
    expect(unreadable.map(({ recordId }) => recordId)).toEqual([other.id, other.id]);
    await documents.remove(carol, one.id);
    await documents.remove(carol, other.id);
  });

  test('is nobody else’s: practitioner, employee, HR', async () => {
    const { id } = await add(carol);
    const hr = asCaller(
      await createPerson(bench.pool, { role: 'hr', company: await createCompany(bench.pool) }),
    );
    for (const other of [dora, await createEmployee(bench.pool), hr]) {
      await expect(documents.open(other, id)).rejects.toThrow(NotFoundError);
      await expect(documents.remove(other, id)).rejects.toThrow(NotFoundError);
      for (const table of ['practitioner_documents', 'practitioner_document_contents'])
        expect(await rowsOf(other, sql`select 1 from ${sql.table(`care.${table}`)}`)).toEqual([]);
      await expect(
        rowsOf(other, sql`select * from care.read_practitioner_document(${id}::uuid)`),
      ).rejects.toMatchObject({ code: '42501' });
    }
    // The negative control: the rows are there.
    expect(await rowsOf(carol, sql`select 1 from care.practitioner_documents where id = ${id}`)).toHaveLength(
      1,
    );
    await documents.remove(carol, id);
    expect(
      (
        await bench.pool.query('select 1 from care.practitioner_document_contents where document_id = $1', [
          id,
        ])
      ).rowCount,
    ).toBe(0);
  });

  test('cannot be written for somebody else', async () => {
    const { id } = await add(carol);
    const forged = sql`
      insert into care.practitioner_document_contents (document_id, practitioner_id, content_encrypted, iv, auth_tag)
      select document_id, practitioner_id, content_encrypted, iv, auth_tag from care.practitioner_document_contents
      union all select gen_random_uuid(), ${carol.accountId}, decode(repeat('00', 256), 'hex'), decode(repeat('00', 12), 'hex'), decode(repeat('00', 16), 'hex')`;
    await expect(rowsOf(dora, forged)).rejects.toMatchObject({ code: '42501' });
    await documents.remove(carol, id);
  });

  test('is replaced as a whole, with a new id', async () => {
    const first = await add(carol, 'first');
    const second = await documents.replace(
      carol,
      first.id,
      {
        kind: 'insurance',
        number: null,
        expiresOn: later(20),
        fileName: 'new.pdf',
        content: pdf('second').toString('base64'),
      },
      Date.now(),
    );
    expect(second).toMatchObject({ kind: 'insurance', state: 'expiring', fileName: 'new.pdf' });
    await expect(documents.open(carol, first.id)).rejects.toThrow(NotFoundError);
    await expect(
      documents.replace(
        dora,
        second.id,
        { kind: 'other', number: null, expiresOn: null, fileName: 'x', content: pdf('x').toString('base64') },
        Date.now(),
      ),
    ).rejects.toThrow(NotFoundError);
    await documents.remove(carol, second.id);
  });

  test.each([
    ['whose date has passed', later(-2), pdf('x'), 'expiresOn'],
    ['whose date is in another century', '2199-01-01', pdf('x'), 'expiresOn'],
    ['that is a page', null, Buffer.from('<html></html>'), 'content'],
  ])('%s is refused and nothing is kept', async (_what, expiresOn, content, path) => {
    const before = await documents.list(carol, Date.now());
    const attempt = documents.add(
      carol,
      { kind: 'other', number: null, expiresOn, fileName: 'x.pdf', content: content.toString('base64') },
      Date.now(),
    );
    await expect(attempt).rejects.toSatisfy(
      (error) => error instanceof InvalidInputError && error.details[0]?.path === path,
    );
    expect(await documents.list(carol, Date.now())).toEqual(before);
  });

  test('is the twentieth at most, however many come at once', async () => {
    const erin = await createPractitioner(bench.pool);
    const attempts = await Promise.allSettled(Array.from({ length: 24 }, () => add(erin)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(TooManyDocumentsError);
    expect(await documents.list(erin, Date.now())).toHaveLength(20);
  });
});

describe('an administrator', () => {
  test('is seen by the practitioner to have read, beside what they did themselves', async () => {
    const { id } = await add(carol);
    await documents.open(carol, id);
    await documents.openForVerification(admin, id);
    await documents.remove(carol, id);
    const lines = sql`select actor_id, action from care.access_ledger where record_id = ${id} order by seq`;
    expect(await rowsOf(carol, lines)).toEqual([
      { actor_id: carol.accountId, action: 'write' },
      { actor_id: carol.accountId, action: 'read' },
      { actor_id: admin.accountId, action: 'read' },
      { actor_id: carol.accountId, action: 'delete' },
    ]);
    expect(await rowsOf(dora, lines)).toEqual([]);
  });

  test('reads a document in writing, and the writing stays', async () => {
    const { id } = await add(carol, 'to verify');
    expect(await textOf(await documents.openForVerification(admin, id))).toBe(pdf('to verify').toString());
    const reads = sql`select reader_id, kind, practitioner_id from care.practitioner_document_reads where document_id = ${id}`;
    const written = [{ reader_id: admin.accountId, kind: 'diploma', practitioner_id: carol.accountId }];
    expect(await rowsOf(admin, reads)).toEqual(written);
    expect(await rowsOf(carol, reads)).toEqual([]);
    // Not the bytes past the function, not the writing past the database, not even as its administrator.
    expect(await rowsOf(admin, sql`select 1 from care.practitioner_document_contents`)).toEqual([]);
    for (const change of [
      'update care.practitioner_document_reads set reader_id = $$x$$',
      'delete from care.practitioner_document_reads',
      'truncate care.practitioner_document_reads',
    ]) {
      await expect(bench.pool.query(change)).rejects.toMatchObject({ code: '42501' });
      await expect(rowsOf(admin, sql.raw(change))).rejects.toMatchObject({
        code: '42501',
      });
    }
    await documents.remove(carol, id);
    expect(await rowsOf(admin, reads)).toEqual(written);
  });

  test.each(['editor', 'planner', 'accountant'] as const)('who is %s reads nothing', async (role) => {
    const { id } = await add(carol);
    const other = asCaller({ accountId: 'b'.repeat(24), role, companyId: null });
    await expect(documents.openForVerification(other, id)).rejects.toThrow(NotFoundError);
    await expect(
      rowsOf(other, sql`select * from care.read_practitioner_document(${id}::uuid)`),
    ).rejects.toMatchObject({ code: '42501' });
    await documents.remove(carol, id);
  });
});

describe('the reminder of an expiry', () => {
  const remindAt = (instant: string) =>
    bench.pool.query<{ sent: number }>('select care.remind_of_expiring_documents($1::timestamptz) as sent', [
      instant,
    ]);

  test('is sent 30 and 7 days before, once each, by day where the practitioner lives', async () => {
    const fay = await createPractitioner(bench.pool);
    await bench.pool.query(`update care.people set time_zone = 'Pacific/Auckland' where account_id = $1`, [
      fay.accountId,
    ]);
    const { id } = await add(fay, 'x', later(45));
    const expiry = new Date(`${later(45)}T00:00:00Z`).getTime();
    const at = (daysBefore: number, utcHour: number) =>
      new Date(expiry - daysBefore * 86_400_000 + utcHour * 3_600_000).toISOString();
    const mine = async () =>
      (
        await bench.pool.query<{ lead_days: number }>(
          'select lead_days from care.practitioner_document_reminders where document_id = $1 order by 1',
          [id],
        )
      ).rows.map(({ lead_days: lead }) => lead);
    // Night in Auckland, although it is day in UTC.
    await remindAt(at(30, 12));
    expect(await mine()).toEqual([]);
    // 31 days before in UTC, and 30 days before where the practitioner lives.
    await Promise.all([remindAt(at(31, 22)), remindAt(at(31, 22)), remindAt(at(31, 23))]);
    expect(await mine()).toEqual([30]);
    await remindAt(at(8, 22));
    await remindAt(at(7, 2));
    expect(await mine()).toEqual([7, 30]);
    const { rows } = await bench.pool.query<{ kind: string; link: string; parameters: object }>(
      `select kind, link, parameters from care.notifications where account_id = $1 and kind = 'document-expiring'`,
      [fay.accountId],
    );
    expect(rows).toEqual(
      Array(2).fill({
        kind: 'document-expiring',
        link: '/practitioner/documents',
        parameters: { expiresOn: later(45) },
      }),
    );
    const { rows: jobs } = await bench.pool.query<{ payload: object }>(
      `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
      [fay.accountId],
    );
    expect(jobs.map(({ payload }) => payload)).toEqual(
      Array(2).fill({ template: 'document-expiring', accountId: fay.accountId, day: later(45) }),
    );
  });

  test('is not sent to whoever has just typed the date', async () => {
    const gil = await createPractitioner(bench.pool);
    const { id } = await add(gil, 'x', later(20));
    await remindAt(new Date(`${later(0)}T12:00:00Z`).toISOString());
    const { rowCount } = await bench.pool.query(
      'select 1 from care.practitioner_document_reminders where document_id = $1',
      [id],
    );
    expect(rowCount).toBe(0);
  });
});
