/**
 * Takes a batch out again. What belongs together stays together: everything of one patient, or one session with its
 * exercise. What people have used any of stays whole, and so do the sessions that its programmes were copied from.
 */
import { sql, type Transaction } from '@huntzen/database';
import type { TableName } from './domain/tables.ts';
import { actAs, openImportDatabase } from './store/database.ts';
import { deletionOrder, keyIsAnyOf, kinds, type TargetKind } from './store/kinds.ts';
import { findCopiedExercises, findUsage, type BatchTarget, type Usage } from './store/usage.ts';
import { invitationKey } from './store/write.ts';

/** There is no such batch. */
export class UnknownBatchError extends Error {
  override readonly name = 'UnknownBatchError';
}

/** What a rollback did. */
export interface RollbackResult {
  readonly batch: number;
  /** How many stored rows of each kind were deleted. */
  readonly deleted: Readonly<Partial<Record<TargetKind, number>>>;
  /** The rows that people have used since. */
  readonly used: readonly Usage[];
  /** How many source rows stay imported. */
  readonly keptRows: number;
  /** False when nothing was deleted because something was used. */
  readonly isDone: boolean;
}

/** Everything of a patient, or a session with its exercise. */
const unitOf = ({ patientId, sourceId }: BatchTarget): string =>
  patientId === null ? `session ${sourceId}` : `patient ${patientId}`;

async function findBatch(tx: Transaction, asked: number | null): Promise<number> {
  await actAs(tx, 'care_owner');
  const newest = tx.selectFrom('care.legacy_batches').select('id').orderBy('id', 'desc').limit(1);
  const found = await (asked === null ? newest : newest.where('id', '=', asked)).executeTakeFirst();
  if (found === undefined)
    throw new UnknownBatchError(asked === null ? 'there is no batch' : `there is no batch ${asked}`);
  return found.id;
}

async function readTargets(tx: Transaction, batch: number): Promise<BatchTarget[]> {
  const rows = await tx
    .selectFrom('care.legacy_targets as t')
    .innerJoin('care.legacy_rows as r', (join) =>
      join.onRef('r.source_table', '=', 't.source_table').onRef('r.source_id', '=', 't.source_id'),
    )
    .select(['t.kind', 't.target_id', 't.source_table', 't.source_id', 't.patient_id', 't.stored_hash'])
    .where('r.batch_id', '=', batch)
    .orderBy('t.source_table')
    .orderBy('t.source_id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as TargetKind,
    id: row.target_id,
    table: row.source_table as TableName,
    sourceId: row.source_id,
    patientId: row.patient_id,
    storedHash: row.stored_hash,
  }));
}

/** What can go: no person and no session that was used, and no session that a programme which stays was copied from. */
async function withoutUsed(
  tx: Transaction,
  targets: readonly BatchTarget[],
  used: readonly Usage[],
): Promise<BatchTarget[]> {
  const kept = new Set(used.map(({ target }) => unitOf(target)));
  const going = targets
    .filter(({ kind }) => kind === 'programme_session')
    .filter((target) => !kept.has(unitOf(target)));
  const copied = new Set(
    await findCopiedExercises(
      tx,
      going.map(({ id }) => id),
    ),
  );
  for (const target of targets)
    if (target.kind === 'exercise' && copied.has(target.id)) kept.add(unitOf(target));
  return targets.filter((target) => !kept.has(unitOf(target)));
}

/** Deletes the parts of drafts that Strapi keeps in tables of their own; links go with what they link. */
async function deleteComponents(
  tx: Transaction,
  kind: 'session' | 'exercise',
  ids: readonly string[],
): Promise<void> {
  const [component, links] =
    kind === 'session'
      ? ['cms.components_programme_blocks', 'cms.sessions_cmps']
      : ['cms.components_programme_media', 'cms.exercises_cmps'];
  await sql`
    delete from ${sql.table(component)} where id in (
      select l.cmp_id from ${sql.table(links)} as l join ${sql.table(kinds[kind].table)} as t on t.id = l.entity_id
      where ${keyIsAnyOf(kind, ids)})`.execute(tx);
  await sql`
    delete from ${sql.table(links)} as l using ${sql.table(kinds[kind].table)} as t
    where t.id = l.entity_id and ${keyIsAnyOf(kind, ids)}`.execute(tx);
}

async function deleteTargets(
  tx: Transaction,
  targets: readonly BatchTarget[],
): Promise<Partial<Record<TargetKind, number>>> {
  const byKind = Map.groupBy(targets, ({ kind }) => kind);
  const deleted: Partial<Record<TargetKind, number>> = {};
  for (const kind of deletionOrder) {
    const ids = (byKind.get(kind) ?? []).map(({ id }) => id);
    if (ids.length === 0) continue;
    if (kind === 'account') {
      await actAs(tx, 'care_jobs');
      for (const id of ids) await sql`select graphile_worker.remove_job(${invitationKey(id)})`.execute(tx);
    }
    await actAs(tx, kinds[kind].owner);
    if (kind === 'session' || kind === 'exercise') await deleteComponents(tx, kind, ids);
    const { numAffectedRows } = await sql`
      delete from ${sql.table(kinds[kind].table)} as t where ${keyIsAnyOf(kind, ids)}`.execute(tx);
    if (Number(numAffectedRows) !== ids.length)
      throw new Error(`${String(numAffectedRows)} rows of ${kind} were deleted instead of ${ids.length}`);
    deleted[kind] = ids.length;
  }
  return deleted;
}

async function forgetRows(tx: Transaction, batch: number, targets: readonly BatchTarget[]): Promise<void> {
  await actAs(tx, 'care_owner');
  const rows = targets.map(({ table, sourceId }) => ({ table, id: sourceId }));
  await sql`
    delete from care.legacy_rows as r
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as gone ("table" text, id text)
    where r.batch_id = ${batch} and r.source_table = gone."table" and r.source_id = gone.id`.execute(tx);
  await sql`
    delete from care.legacy_batches as b
    where b.id = ${batch} and not exists (select from care.legacy_rows as r where r.batch_id = b.id)`.execute(
    tx,
  );
}

/**
 * Deletes what a batch wrote, in one transaction.
 *
 * @param batch its number; null for the newest.
 * @param keepUsed deletes what nobody has used and keeps the rest.
 * @throws UnknownBatchError
 */
export async function rollBack(
  databaseUrl: string,
  batch: number | null,
  { keepUsed }: { readonly keepUsed: boolean },
): Promise<RollbackResult> {
  const database = openImportDatabase(databaseUrl);
  try {
    const { result } = await database.inOneTransaction(async (tx) => {
      const number = await findBatch(tx, batch);
      const targets = await readTargets(tx, number);
      const used = await findUsage(tx, targets);
      const isDone = used.length === 0 || keepUsed;
      const unused = isDone ? await withoutUsed(tx, targets, used) : [];
      const deleted = await deleteTargets(tx, unused);
      await forgetRows(tx, number, unused);
      const left = await tx
        .selectFrom('care.legacy_rows')
        .select((query) => query.fn.countAll<number>().as('count'))
        .where('batch_id', '=', number)
        .executeTakeFirstOrThrow();
      const done: RollbackResult = { batch: number, deleted, used, keptRows: left.count, isDone };
      return { result: done, keep: isDone };
    });
    return result;
  } finally {
    await database.end();
  }
}
