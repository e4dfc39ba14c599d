/**
 * One key-encryption key replaces another: every data key is wrapped again by the current one, and by the share of its person
 * when it was not yet. No record is touched.
 *
 * A batch is one transaction: its rows are locked, unwrapped, wrapped and stored where they still are as they were taken. Killed
 * between two batches or within one, a rotation has done nothing that is not whole; started again, it takes what is left. Two at
 * once wait for each other's rows and find them done.
 */
import { sql, type ServiceDatabase, type Transaction } from '@huntzen/database';
import {
  UnreadableRecordError,
  type DataKeyBinding,
  type KeyRing,
  type WrappedDataKey,
} from '../crypto/index.ts';

/** Few enough that the other work of the process waits for some milliseconds only. */
const batchSize = 250;
const firstId = '00000000-0000-0000-0000-000000000000';

/** What a rotation has done so far. */
export interface RotationProgress {
  /** Data keys that were wrapped again. */
  readonly moved: number;
  /** Data keys of erased persons that were overwritten: a restored backup brings them back. */
  readonly destroyed: number;
  /** Data keys that do not open: their wrapping was altered, or the share of their person is missing. */
  readonly stuck: number;
}

interface TakenKey {
  id: string;
  company_id: string;
  subject_id: string;
  wrapped: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  kek_id_now: string;
  share_of: string | null;
  share: Buffer | null;
  erased_person: string | null;
  person_id: string | null;
  person_share: Buffer | null;
}

interface Batch extends RotationProgress {
  readonly lastId: string | null;
}

interface MovedKey {
  readonly key: TakenKey;
  readonly wrapped: WrappedDataKey;
}

function rewrap(ring: KeyRing, purpose: DataKeyBinding['purpose'], key: TakenKey): WrappedDataKey | null {
  const binding = { id: key.id, purpose, companyId: key.company_id, subjectId: key.subject_id };
  const stored = {
    ciphertext: key.wrapped,
    iv: key.iv,
    tag: key.auth_tag,
    kekId: key.kek_id_now,
    shareOf: key.share_of,
  };
  // Made by somebody else since the batch was taken: the next pass sees it.
  if (key.person_id !== null && key.person_share === null) return null;
  const person = key.person_id === null ? null : { personId: key.person_id, share: key.person_share };
  try {
    return ring.wrap(ring.unwrap(stored, binding, key.share), binding, person);
  } catch (error) {
    if (error instanceof UnreadableRecordError) return null;
    throw error;
  }
}

async function store(tx: Transaction, purpose: string, kekId: string, moved: readonly MovedKey[]) {
  if (moved.length === 0) return 0;
  const { rows } = await sql<{ changed: number }>`
    select care.put_wrapped_keys(
      ${purpose}, ${kekId}, ${moved.map(({ key }) => key.id)}::uuid[], ${moved.map(({ key }) => key.iv)}::bytea[],
      ${moved.map(({ wrapped }) => wrapped.ciphertext)}::bytea[], ${moved.map(({ wrapped }) => wrapped.iv)}::bytea[],
      ${moved.map(({ wrapped }) => wrapped.tag)}::bytea[], ${moved.map(({ wrapped }) => wrapped.shareOf)}::text[]) as changed`.execute(
    tx,
  );
  return rows[0]?.changed ?? 0;
}

async function destroy(tx: Transaction, taken: readonly TakenKey[]): Promise<number> {
  let destroyed = 0;
  for (const person of new Set(taken.flatMap(({ erased_person }) => erased_person ?? []))) {
    const { rows } = await sql<{ n: number }>`select care.destroy_wrapped_keys(${person}) as n`.execute(tx);
    destroyed += rows[0]?.n ?? 0;
  }
  return destroyed;
}

function rotateBatch(
  jobs: ServiceDatabase,
  ring: KeyRing,
  purpose: DataKeyBinding['purpose'],
  after: string,
): Promise<Batch> {
  return jobs.transaction().execute(async (tx) => {
    const { rows: taken } = await sql<TakenKey>`
      select * from care.take_wrapped_keys(${purpose}, ${ring.currentId}, ${after}::uuid, ${batchSize}::integer)`.execute(
      tx,
    );
    const kept = taken.filter(({ erased_person }) => erased_person === null);
    const moved = kept.flatMap((key) => {
      const wrapped = rewrap(ring, purpose, key);
      return wrapped === null ? [] : [{ key, wrapped }];
    });
    return {
      moved: await store(tx, purpose, ring.currentId, moved),
      destroyed: await destroy(tx, taken),
      stuck: kept.length - moved.length,
      lastId: taken.at(-1)?.id ?? null,
    };
  });
}

const nothingDone: RotationProgress = { moved: 0, destroyed: 0, stuck: 0 };

/** Wraps the data keys of one purpose that need it: with the current key of the ring, under the share that they should have. */
export async function moveKeys(
  jobs: ServiceDatabase,
  ring: KeyRing,
  purpose: DataKeyBinding['purpose'],
  onProgress: (progress: RotationProgress) => Promise<void> | void = () => undefined,
  before: RotationProgress = nothingDone,
): Promise<RotationProgress> {
  let done = before;
  let after = firstId;
  for (;;) {
    const batch = await rotateBatch(jobs, ring, purpose, after);
    if (batch.lastId === null) return done;
    done = {
      moved: done.moved + batch.moved,
      destroyed: done.destroyed + batch.destroyed,
      stuck: done.stuck + batch.stuck,
    };
    await onProgress(done);
    after = batch.lastId;
  }
}

/** Wraps every data key with the current key of the ring. Told of each batch; may be interrupted and started again at any time. */
export async function rotateKeys(
  jobs: ServiceDatabase,
  ring: KeyRing,
  onProgress: (progress: RotationProgress) => Promise<void> | void = () => undefined,
): Promise<RotationProgress> {
  const { rows: kinds } = await sql<{
    purpose: DataKeyBinding['purpose'];
  }>`select purpose from care.wrapped_key_kinds order by purpose`.execute(jobs);
  let done = nothingDone;
  for (const { purpose } of kinds) done = await moveKeys(jobs, ring, purpose, onProgress, done);
  return done;
}
