/**
 * The keys of records as the panel sees them, by their ids, and the rotation that it asks for. The rotation is a job of an
 * instance whose RECORDS_KEY is the wanted one; it writes down that it lives, and is taken over a minute after it did so last.
 */
import { sql, type CareDatabase, type ServiceDatabase, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { RecordsKeys } from '../contracts/index.ts';
import type { KeyRing } from '../crypto/index.ts';
import { rotateKeys, statusOf, type KeyCount, type KeyStatus } from '../keys/index.ts';

const heartbeatMs = 1_000;

interface RotationRow {
  asked_at: Date;
  ended_at: Date | null;
  moved: number;
}

function present({ keys, unshared, lost, destroyed }: KeyStatus, rotation?: RotationRow): RecordsKeys {
  return {
    keys: keys.map(({ id, state, dataKeys, byPurpose }) => ({
      id,
      state,
      dataKeys,
      purposes: Object.entries(byPurpose).map(([purpose, count]) => ({ purpose, dataKeys: count })),
    })),
    unshared,
    lost,
    destroyed,
    rotation:
      rotation === undefined
        ? null
        : {
            askedAt: rotation.asked_at.toISOString(),
            endedAt: rotation.ended_at?.toISOString() ?? null,
            moved: rotation.moved,
          },
  };
}

/** What the panel asks of the keys. */
export class KeyService {
  readonly #care: CareDatabase;
  readonly #ring: KeyRing;

  constructor(care: CareDatabase, ring: KeyRing) {
    this.#care = care;
    this.#ring = ring;
  }

  /** How the keys stand, and the latest rotation. */
  show(caller: Caller): Promise<RecordsKeys> {
    return this.#care.as(caller, (tx) => this.#read(tx));
  }

  /** Asks for a rotation to the current key. */
  rotate(caller: Caller): Promise<RecordsKeys> {
    return this.#care.as(caller, async (tx) => {
      await sql`select care.ask_key_rotation(${this.#ring.currentId})`.execute(tx);
      return this.#read(tx);
    });
  }

  async #read(tx: Transaction): Promise<RecordsKeys> {
    const { rows } = await sql<KeyCount>`select * from care.show_wrapped_keys()`.execute(tx);
    const rotation = await tx
      .selectFrom('care.key_rotations')
      .select(['asked_at', 'ended_at', 'moved'])
      .orderBy('asked_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return present(statusOf(rows, this.#ring), rotation);
  }
}

/** Does the rotation that was asked for, if this service holds its key as the current one. */
export async function rotateAsked(jobs: ServiceDatabase, ring: KeyRing): Promise<void> {
  const asked = await jobs
    .selectFrom('care.key_rotations')
    .select(['id', 'moved'])
    .where('ended_at', 'is', null)
    .where('kek_id', '=', ring.currentId)
    .executeTakeFirst();
  if (asked === undefined) return;
  const write = (moved: number, end = {}) =>
    jobs
      .updateTable('care.key_rotations')
      .set({ moved: asked.moved + moved, seen_at: sql`now()`, ...end })
      .where('id', '=', asked.id)
      .execute();
  let writtenAt = performance.now();
  const { moved } = await rotateKeys(jobs, ring, async (progress) => {
    if (performance.now() - writtenAt < heartbeatMs) return;
    writtenAt = performance.now();
    await write(progress.moved);
  });
  await write(moved, { ended_at: sql`now()` });
}

/** Goes on with a rotation that nobody has worked on for a minute: its process was killed, or held another key. */
export async function resumeRotation(jobs: ServiceDatabase, ring: KeyRing): Promise<void> {
  const left = await jobs
    .selectFrom('care.key_rotations')
    .select('id')
    .where('ended_at', 'is', null)
    .where('seen_at', '<', sql<Date>`now() - interval '1 minute'`)
    .executeTakeFirst();
  if (left !== undefined) await rotateAsked(jobs, ring);
}
