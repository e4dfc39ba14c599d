import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readConfig, type ServiceConfig } from '@huntzen/config';
import type { Actor, CareDatabase, ServiceDatabase } from '@huntzen/database';
import { backUp, backUpShares, restore, restoreShares } from '@huntzen/database/backup';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { synchroniseCms } from '../../../scripts/lib/database.ts';
import { ChatStore, ConversationClosedError } from '../chat/index.ts';
import { createDataKey, createKeyRing, sealText } from '../crypto/index.ts';
import { readStatus, rotateKeys, shredPerson } from '../keys/index.ts';
import { NoteStore } from '../notes/index.ts';
import { newRecordsKey } from './_keys.ts';
import { addConsultation, buildConsultation, type TestConsultation } from './_util.ts';

let database: TestDatabase;
let care: CareDatabase;
let jobs: ServiceDatabase;
let chat: ChatStore;
let notes: NoteStore;
const recordsKey = newRecordsKey();
const ring = createKeyRing({ RECORDS_KEY: recordsKey });
/** Alice, who is erased, and Carol, who is not, both with Bob. */
let ofAlice: TestConsultation;
let ofCarol: TestConsultation;

/** Connections of before a restore look for things that are there no more. */
function connect(): void {
  care = database.openCare(3);
  jobs = database.openJobs(2);
  const onUnreadable = () => undefined;
  chat = new ChatStore({ database: care, keys: ring, onUnreadable });
  notes = new NoteStore({ database: care, keys: ring, onUnreadable });
}

const say = (who: Actor, consultation: TestConsultation, text: string) =>
  chat.send(who, { consultationId: consultation.id, clientMessageId: randomUUID(), text });
const textsOf = async ({ id, bob }: TestConsultation) =>
  (await chat.listBefore(bob, id, { limit: 50 })).messages.map(({ text }) => text);
const shred = ({ alice }: TestConsultation) =>
  jobs.transaction().execute((tx) => shredPerson(tx, alice.accountId));

beforeEach(async () => {
  database = await cloneDatabase();
  connect();
  ofAlice = await buildConsultation(database);
  const { carol, companyId, bob } = ofAlice;
  const people = { companyId, bob, alice: carol };
  ofCarol = { ...ofAlice, alice: carol, id: await addConsultation(database, people, 3) };
  await say(ofAlice.alice, ofAlice, 'un secret d’Alice');
  await say(ofAlice.bob, ofAlice, 'une réponse');
  await say(ofCarol.alice, ofCarol, 'un secret de Carol');
});
afterEach(() => database.close());

describe('an erased person', () => {
  it('has no key any more: what was said with them is unreadable, also for the other, and nobody adds to it', async () => {
    expect(await shred(ofAlice)).toBe(1);
    expect(await textsOf(ofAlice)).toEqual([null, null]);
    expect(await textsOf(ofCarol)).toEqual(['un secret de Carol']);
    await expect(say(ofAlice.bob, ofAlice, 'encore')).rejects.toThrow(ConversationClosedError);
    const later = { ...ofAlice, id: await addConsultation(database, ofAlice, 5) };
    await expect(say(ofAlice.bob, later, 'encore')).rejects.toThrow(ConversationClosedError);
    expect(await shred(ofAlice)).toBe(0);
    expect(await readStatus(jobs, ring)).toMatchObject({ destroyed: 1, lost: 0, unshared: 0 });
  });

  it('is erased by the worker alone, and shares are handed out by no list', async () => {
    const { rows } = await database.adminPool.query<{ who: string; may: boolean }>(
      `select r as who, has_function_privilege(r, 'care.shred_person(text)', 'execute') as may
       from unnest(array['care_app', 'care_login', 'care_identity', 'care_cms', 'care_backup', 'care_jobs']) as r where has_function_privilege(r, 'care.shred_person(text)', 'execute')`,
    );
    expect(rows).toEqual([{ who: 'care_jobs', may: true }]);
    await expect(
      jobs.transaction().execute((tx) =>
        tx
          .selectFrom('vault.shares' as never)
          .selectAll()
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps their keys while they were not erased, whoever asks to overwrite them', async () => {
    await expect(
      database.adminPool.query('select care.destroy_wrapped_keys($1)', [ofAlice.alice.accountId]),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

test('the copy of the shares brings back what was lost, and nobody who was erased here or in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'care-shares-'));
  const file = join(folder, 'shares.json');
  const config = readConfig('database', database.environment);
  try {
    expect(await backUpShares(config, file)).toEqual({ people: 2, erased: 0 });
    expect((await stat(file)).mode & 0o077).toBe(0);
    await database.adminPool.query('delete from vault.shares where person_id = $1', [
      ofCarol.alice.accountId,
    ]);
    expect(await readStatus(jobs, ring)).toMatchObject({ lost: 1 });
    expect(await textsOf(ofCarol)).toEqual([null]);
    await shred(ofAlice);
    await restoreShares(config, file);
    expect(await textsOf(ofCarol)).toEqual(['un secret de Carol']);
    expect(await textsOf(ofAlice)).toEqual([null, null]);

    // Written over the copy of before; elsewhere it erases whom it knows to be erased.
    expect(await backUpShares(config, file)).toEqual({ people: 2, erased: 1 });
    await database.adminPool.query(
      `update vault.shares set share = decode(repeat('01', 32), 'hex'), erased_at = null`,
    );
    await restoreShares(config, file);
    const { rows } = await database.adminPool.query<{ person_id: string }>(
      'select person_id from vault.shares where share is null',
    );
    expect(rows).toEqual([{ person_id: ofAlice.alice.accountId }]);
    expect(await readdir(folder)).toEqual(['shares.json']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('notes of a coach', () => {
  let coach: Actor;
  let paul: Actor;
  let ines: Actor;

  beforeEach(async () => {
    const company = await createCompany(database.adminPool);
    coach = await createPerson(database.adminPool, { role: 'coach' });
    paul = await createPerson(database.adminPool, { role: 'patient', company });
    ines = await createPerson(database.adminPool, { role: 'patient', company });
    await database.adminPool.query(
      `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'Mardi', $2) returning id)
       insert into care.group_members (company_id, group_id, patient_id) select $1, made.id, unnest($3::text[]) from made`,
      [company, coach.accountId, [paul.accountId, ines.accountId]],
    );
  });
  const note = (patient: Actor, text: string) =>
    notes.save(coach, patient.accountId, { sittingId: randomUUID(), seenRevision: 0, text });
  const textOf = async (patient: Actor) => {
    const { current, earlier } = await notes.show(coach, patient.accountId);
    return [current, ...earlier].map((version) => version?.text);
  };

  /** Puts the note of Paul under a key for all patients of the coach; returns the key's id. */
  async function sealAsBefore(): Promise<string> {
    const { rows } = await database.adminPool.query<{ id: string; company_id: string; author_id: string }>(
      'select id, company_id, author_id from care.coach_notes where patient_id = $1',
      [paul.accountId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('no note');
    const { id, company_id: companyId, author_id: authorId } = row;
    const keyId = randomUUID();
    const dataKey = createDataKey();
    const key = ring.wrap(dataKey, { id: keyId, purpose: 'coach-notes', companyId, subjectId: authorId });
    const place = { table: 'coach_notes', column: 'content_encrypted', subjectId: paul.accountId };
    const sealed = sealText(dataKey, 'avant', { ...place, id, companyId, authorId, keyId });
    await database.adminPool.query(
      `insert into care.coach_note_keys (id, company_id, author_id, wrapped, iv, auth_tag, kek_id) values ($1, $2, $3, $4, $5, $6, $7)`,
      [keyId, companyId, authorId, key.ciphertext, key.iv, key.tag, key.kekId],
    );
    await database.adminPool.query(
      'update care.coach_notes set key_id = $2, content_encrypted = $3, iv = $4, auth_tag = $5 where id = $1',
      [id, keyId, sealed.ciphertext, sealed.iv, sealed.tag],
    );
    return keyId;
  }

  it('end with their patient, and with no other', async () => {
    await note(paul, 'Paul dort mal');
    await note(ines, 'Inès dort bien');
    await jobs.transaction().execute((tx) => shredPerson(tx, paul.accountId));
    expect(await textOf(paul)).toEqual([null]);
    expect(await textOf(ines)).toEqual(['Inès dort bien']);
  });

  it('of before, under one key for all patients, still open and move to the patient’s own key', async () => {
    await note(paul, 'Paul dort mal');
    // As a save of before left it.
    const before = await sealAsBefore();
    expect(await textOf(paul)).toEqual(['avant']);
    await note(paul, 'maintenant');
    expect(await textOf(paul)).toEqual(['maintenant', 'avant']);
    const { rows } = await database.adminPool.query(
      'select from care.coach_notes where patient_id = $1 and key_id = $2',
      [paul.accountId, before],
    );
    expect(rows).toEqual([]);
  });
});

test('a backup of before the erasure stays unreadable for them once it is restored, and readable for others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'care-shred-'));
  const config: ServiceConfig<'database'> = readConfig('database', {
    ...database.environment,
    BACKUP_DIRECTORY: folder,
  });
  const synchronise = () =>
    synchroniseCms({ PATH: process.env.PATH, HOME: process.env.HOME, ...database.environment });
  const bringBack = async (directory: string) => {
    await restore(config, directory, synchronise, { replace: true });
    connect();
  };
  try {
    const { directory, manifest } = await backUp(config);
    const { rows: shares } = await database.adminPool.query<{ share: string }>(
      `select encode(share, 'hex') as share from vault.shares`,
    );
    expect(shares).toHaveLength(2);
    expect(manifest.tables.filter(({ schema }) => schema === 'vault')).toEqual([]);
    for (const file of await readdir(directory)) {
      const bytes = await readFile(join(directory, file));
      const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
      for (const { share } of shares) expect(text.includes(share), file).toBe(false);
    }

    // The backup holds both texts: without an erasure both come back.
    await bringBack(directory);
    expect(await textsOf(ofAlice)).toEqual(['un secret d’Alice', 'une réponse']);

    await shred(ofAlice);
    await bringBack(directory);
    expect(await textsOf(ofAlice)).toEqual([null, null]);
    expect(await textsOf(ofCarol)).toEqual(['un secret de Carol']);

    // The next rotation overwrites the keys that the backup brought back.
    const newRing = createKeyRing({
      RECORDS_KEY: newRecordsKey(),
      RECORDS_KEYS_RETIRING: [recordsKey],
    });
    expect(await rotateKeys(jobs, newRing)).toEqual({ moved: 1, destroyed: 1, stuck: 0 });
    expect((await readStatus(jobs, newRing)).keys.map(({ dataKeys }) => dataKeys)).toEqual([1, 0]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
