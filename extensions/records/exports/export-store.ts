/**
 * Exports of people's own data in the database, always as the person: who asks, downloads and removes is the person, and the job
 * that builds acts as them. Row-level security shows an export to nobody else.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import type { Language } from '@huntzen/kernel/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import type { DataExport, DataExports } from '../contracts/exports.ts';
import {
  createDataKey,
  keyColumnsOf,
  UnreadableRecordError,
  wrappedKeyOf,
  type DataKeyBinding,
  type KeyColumns,
  type KeyRing,
} from '../crypto/index.ts';
import { getShare } from '../keys/index.ts';
import { noteAccess, type AccessAction } from '../ledger/index.ts';
import { openChunk, sealChunk, type ChunkOwner, type StoreChunk } from './chunks.ts';
import {
  ExportRunningError,
  ExportSupersededError,
  ExportTooSoonError,
  ExportUnreadableError,
} from './errors.ts';

/** What the store works with. */
export interface ExportStoreOptions {
  database: CareDatabase;
  keys: KeyRing;
  /** Told of each stored export that does not open. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

/** An export that is ready, as it is sent. */
export interface OpenedExport {
  readyAt: Date;
  content: AsyncGenerator<Buffer, void>;
}

/** An attempt at building an export. */
export interface ExportAttempt extends ChunkOwner {
  language: Language;
  /** The key that it writes under. @throws UnreadableRecordError once the person was erased. */
  openKey: () => Buffer;
}

interface ExportRow extends KeyColumns {
  id: string;
  language: Language;
  state: DataExport['state'];
  attempt: number;
  asked_at: Date;
  ready_at: Date | null;
  expires_at: Date | null;
  byte_size: number | null;
  chunk_count: number | null;
  is_over: boolean | null;
  share: Buffer | null;
}

const shownExports = 10;

const bindingOf = (id: string, personId: string): DataKeyBinding => ({
  id,
  purpose: 'data-export',
  companyId: '',
  subjectId: personId,
});

function present(row: ExportRow): DataExport {
  const isReady = row.state === 'ready' && row.is_over === false;
  return {
    id: row.id,
    state: row.state === 'ready' && !isReady ? 'removed' : row.state,
    askedAt: row.asked_at.toISOString(),
    readyAt: row.ready_at?.toISOString() ?? null,
    expiresAt: isReady ? (row.expires_at?.toISOString() ?? null) : null,
    bytes: isReady ? row.byte_size : null,
  };
}

const constraintOf = (error: unknown): unknown =>
  error instanceof Error && 'constraint' in error ? error.constraint : undefined;

function refusalOf(error: unknown): unknown {
  const constraint = constraintOf(error);
  if (constraint === 'data_exports_one_at_a_time') return new ExportRunningError();
  return constraint === 'data_exports_hourly' ? new ExportTooSoonError() : error;
}

const note = (tx: Transaction, { accountId }: Actor, recordId: string, action: AccessAction) =>
  noteAccess(tx, { kind: 'own-data', recordId, ownerId: accountId, action });

const selectExports = (tx: Transaction, { accountId }: Actor) =>
  tx
    .selectFrom('care.data_exports')
    .select(['id', 'language', 'state', 'attempt', 'asked_at', 'ready_at', 'expires_at', 'byte_size'])
    .select(['chunk_count', 'key_wrapped', 'key_iv', 'key_auth_tag', 'kek_id', 'share_of'])
    .select(sql<boolean | null>`expires_at <= now()`.as('is_over'))
    .select(sql<Buffer | null>`care.find_share(share_of)`.as('share'))
    .where('person_id', '=', accountId)
    .$castTo<ExportRow>();

/** Asks for, opens and removes exports as their person. */
export class ExportStore {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, keys, onUnreadable }: ExportStoreOptions) {
    this.#database = database;
    this.#keys = keys;
    this.#onUnreadable = onUnreadable;
  }

  /** The actor's exports, the newest first. */
  list(actor: Actor): Promise<DataExports> {
    return this.#database.as(actor, async (tx) => {
      const rows = await selectExports(tx, actor).orderBy('asked_at', 'desc').limit(shownExports).execute();
      const { rows: next } = await sql<{ at: Date | null }>`
        select max(asked_at) + interval '1 hour' as at from care.data_exports
        where person_id = ${actor.accountId} and state <> 'failed' and asked_at > now() - interval '1 hour'`.execute(
        tx,
      );
      const isRunning = rows.some(({ state }) => state === 'asked' || state === 'building');
      return {
        exports: rows.map(present),
        nextAt: isRunning ? null : (next[0]?.at?.toISOString() ?? null),
      };
    });
  }

  /** Asks for an export. @throws ExportRunningError, ExportTooSoonError, PersonErasedError */
  async ask(actor: Actor, language: Language): Promise<DataExport> {
    const id = randomUUID();
    const personId = actor.accountId;
    try {
      return await this.#database.as(actor, async (tx) => {
        const person = await getShare(tx, personId);
        const key = keyColumnsOf(this.#keys.wrap(createDataKey(), bindingOf(id, personId), person));
        await tx
          .insertInto('care.data_exports')
          .values({ id, person_id: personId, language, ...key, share_of: personId })
          .execute();
        await note(tx, actor, id, 'export');
        return present(await selectExports(tx, actor).where('id', '=', id).executeTakeFirstOrThrow());
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Removes an export with its key. @throws NotFoundError when it is not the actor's, or is gone. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.#database.as(actor, async (tx) => {
      const { rows } = await sql<{ done: boolean }>`select care.remove_data_export(${id}) as done`.execute(
        tx,
      );
      if (rows[0]?.done !== true) throw new NotFoundError();
      await note(tx, actor, id, 'delete');
    });
  }

  /**
   * An export that is ready, piece by piece. That it was opened is committed before its first byte leaves.
   *
   * @throws NotFoundError for anybody but its person, and once it is over; ExportUnreadableError when its key was altered.
   */
  async open(actor: Actor, id: string): Promise<OpenedExport> {
    const row = await this.#database.as(actor, async (tx) => {
      const found = await selectExports(tx, actor).where('id', '=', id).executeTakeFirst();
      if (found?.state !== 'ready' || found.is_over !== false) throw new NotFoundError();
      await note(tx, actor, id, 'read');
      return found;
    });
    const owner = { exportId: id, personId: actor.accountId, attempt: row.attempt };
    const dataKey = this.#reading(() => this.#unwrap(row, actor.accountId));
    return {
      readyAt: row.ready_at ?? row.asked_at,
      content: this.#readChunks(actor, owner, dataKey, row.chunk_count ?? 0),
    };
  }

  async *#readChunks(
    actor: Actor,
    owner: ChunkOwner,
    dataKey: Buffer,
    count: number,
  ): AsyncGenerator<Buffer, void> {
    for (let place = 0; place < count; place += 1) {
      const chunk = await this.#database.as(actor, (tx) =>
        tx
          .selectFrom('care.data_export_chunks')
          .select(['content_encrypted as ciphertext', 'iv', 'auth_tag as tag'])
          .where('export_id', '=', owner.exportId)
          .where('place', '=', place)
          .executeTakeFirst(),
      );
      yield this.#reading(() => {
        // Removed meanwhile, or taken away: never the end of a whole file.
        if (chunk === undefined) throw new UnreadableRecordError(owner.exportId);
        return openChunk(dataKey, chunk, owner, { place, isLast: place === count - 1 });
      });
    }
  }

  #reading<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      throw new ExportUnreadableError();
    }
  }

  #unwrap(row: ExportRow, personId: string): Buffer {
    return this.#keys.unwrap(wrappedKeyOf(row), bindingOf(row.id, personId), row.share);
  }

  /** Takes an export to build it from nothing; null when it is ready, gone, or another worker's. */
  begin(actor: Actor, id: string): Promise<ExportAttempt | null> {
    return this.#database.as(actor, async (tx) => {
      const { rows } = await sql<{
        attempt: number | null;
      }>`select care.begin_data_export(${id}) as attempt`.execute(tx);
      const attempt = rows[0]?.attempt ?? null;
      if (attempt === null) return null;
      const row = await selectExports(tx, actor).where('id', '=', id).executeTakeFirstOrThrow();
      const personId = actor.accountId;
      return {
        exportId: id,
        personId,
        attempt,
        language: row.language,
        openKey: () => this.#unwrap(row, personId),
      };
    });
  }

  /** What stores the pieces of an attempt. It throws ExportSupersededError once another one builds. */
  chunkStore(actor: Actor, attempt: ExportAttempt): StoreChunk {
    const dataKey = attempt.openKey();
    return async (content, place) => {
      const sealed = sealChunk(dataKey, content, attempt, place);
      try {
        await this.#database.as(actor, (tx) =>
          tx
            .insertInto('care.data_export_chunks')
            .values({
              export_id: attempt.exportId,
              person_id: attempt.personId,
              place: place.place,
              attempt: attempt.attempt,
              content_encrypted: sealed.ciphertext,
              iv: sealed.iv,
              auth_tag: sealed.tag,
            })
            .execute(),
        );
      } catch (error) {
        throw constraintOf(error) === 'data_export_chunk_of_attempt' ? new ExportSupersededError() : error;
      }
    };
  }

  /** Says that an attempt is still at work. @throws ExportSupersededError */
  async live(actor: Actor, { exportId, attempt }: ChunkOwner): Promise<void> {
    await this.#act(
      actor,
      sql<{ done: boolean }>`select care.data_export_lives(${exportId}, ${attempt}) as done`,
    );
  }

  /** Makes an attempt the export that can be downloaded. @throws ExportSupersededError */
  async finish(actor: Actor, { exportId, attempt }: ChunkOwner, bytes: number): Promise<void> {
    await this.#act(
      actor,
      sql<{ done: boolean }>`select care.finish_data_export(${exportId}, ${attempt}, ${bytes}) as done`,
    );
  }

  /** Gives an attempt up; its person is told and may ask again. */
  async fail(actor: Actor, { exportId, attempt }: ChunkOwner): Promise<void> {
    await this.#database.query(actor, sql`select care.fail_data_export(${exportId}, ${attempt})`);
  }

  async #act(actor: Actor, call: ReturnType<typeof sql<{ done: boolean }>>): Promise<void> {
    const [answer] = await this.#database.query(actor, call);
    if (answer?.done !== true) throw new ExportSupersededError();
  }
}
