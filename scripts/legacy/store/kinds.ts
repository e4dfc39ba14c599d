/**
 * What imported rows become, kind by kind: the table, its key, and the columns by which a change that people made since
 * is noticed.
 */
import { sql, type Transaction } from '@huntzen/database';
import { actAs, inParts, type Owner } from './database.ts';

/** A kind of stored rows. */
export type TargetKind =
  | 'account'
  | 'session'
  | 'exercise'
  | 'programme_version'
  | 'programme'
  | 'programme_session'
  | 'occurrence'
  | 'completion';

/** One stored row. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
}

/** Where the rows of a kind are. */
export interface KindOfTarget {
  readonly owner: Owner;
  readonly table: string;
  readonly key: string;
  readonly keyType: 'text' | 'uuid';
  /** SQL over the row `t`: differs once people changed it. */
  readonly fingerprint: string;
  /** SQL over `t`: which row of a document it is; Strapi keeps drafts and published versions in one table. */
  readonly condition: string;
}

const ours = { owner: 'care_owner', keyType: 'uuid', key: 'id', condition: 'true' } as const;
const draft = {
  owner: 'care_cms',
  keyType: 'text',
  key: 'document_id',
  condition: 't.published_at is null',
} as const;

/** Every kind, in the order in which rows can be deleted. */
export const kinds: Readonly<Record<TargetKind, KindOfTarget>> = {
  completion: {
    ...ours,
    table: 'care.completions',
    fingerprint: 't.outcome, t.performed_on, t.minutes, t.effort, t.pain, t.updated_at',
  },
  occurrence: {
    ...ours,
    table: 'care.occurrences',
    fingerprint: 't.programme_session_id, t.due_on, t.planned_on, t.skipped_at, t.archived_at',
  },
  programme_session: {
    ...ours,
    table: 'care.programme_sessions',
    fingerprint: 't.position, t.week, t.content, t.removed_at',
  },
  programme: {
    ...ours,
    table: 'care.programmes',
    fingerprint:
      't.title, t.summary, t.time_zone, t.days, t.starts_on, t.ends_on, t.touched_at, t.paused_on, t.pause_reason, t.ended_at, t.template_version',
  },
  programme_version: {
    ...ours,
    table: 'care.programme_versions',
    key: 'template_id',
    keyType: 'text',
    condition: 't.version = 1',
    fingerprint: 't.content_hash',
  },
  account: {
    owner: 'care_cms',
    table: 'cms.up_users',
    key: 'document_id',
    keyType: 'text',
    condition: 'true',
    fingerprint: `t.email, t.username, t.first_name, t.last_name, t.department, t.position, t.language, t.time_zone, t.confirmed,
      t.blocked, t.company_id, t.password is null,
      (select array_agg(r.type order by r.type) from cms.up_users_role_lnk as l join cms.up_roles as r on r.id = l.role_id where l.user_id = t.id)`,
  },
  session: { ...draft, table: 'cms.sessions', fingerprint: 't.title, t.updated_at, t.archived_at' },
  exercise: { ...draft, table: 'cms.exercises', fingerprint: 't.title, t.updated_at' },
};

/** Every kind, in the order in which rows can be deleted. */
export const deletionOrder = Object.keys(kinds) as TargetKind[];

/** SQL that compares the key of `t` with a list of ids. */
export const keyIsAnyOf = (kind: TargetKind, ids: readonly string[]) => {
  const { key, keyType } = kinds[kind];
  return sql`t.${sql.id(key)} = any(${[...ids]}::${sql.raw(`${keyType}[]`)})`;
};

/** The rows of one kind that are there, each with its fingerprint; they are locked until the transaction ends. */
export async function fingerprintTargets(
  tx: Transaction,
  kind: TargetKind,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const { owner, table, key, fingerprint, condition } = kinds[kind];
  await actAs(tx, owner);
  const found = new Map<string, Buffer>();
  for (const part of inParts(ids, 10_000)) {
    const { rows } = await sql<{ id: string; hash: Buffer }>`
      select t.${sql.id(key)}::text as id,
             sha256(convert_to(jsonb_build_array(${sql.raw(fingerprint)})::text, 'UTF8')) as hash
      from ${sql.table(table)} as t where ${keyIsAnyOf(kind, part)} and ${sql.raw(condition)} for update`.execute(
      tx,
    );
    for (const { id, hash } of rows) found.set(id, hash);
  }
  return found;
}
