/**
 * What people did since with imported rows. Three signs: a row is not as it was written, rows that are not of the batch
 * point at it (asked of PostgreSQL's own list of foreign keys, so a table of tomorrow counts too), or a draft was published.
 */
import { sql, type Transaction } from '@huntzen/database';
import type { Text } from '@huntzen/kernel/server';
import type { TableName } from '../domain/tables.ts';
import { actAs } from './database.ts';
import { deletionOrder, fingerprintTargets, kinds, type Target, type TargetKind } from './kinds.ts';

/** A stored row of a batch, and where it came from. */
export interface BatchTarget extends Target {
  readonly table: TableName;
  readonly sourceId: string;
  readonly patientId: string | null;
  readonly storedHash: Buffer;
}

/** An imported row that people have used since, and how. */
export interface Usage {
  readonly target: BatchTarget;
  readonly reason: Text;
}

const reasons = {
  changed: { fr: 'modifié depuis', en: 'changed since' },
  gone: { fr: 'supprimé depuis', en: 'deleted since' },
  published: { fr: 'publié depuis', en: 'published since' },
  copied: { fr: 'repris dans un programme d’un autre lot', en: 'copied into a programme of another batch' },
} satisfies Record<string, Text>;

const pointedAtBy: Readonly<Record<string, Text>> = {
  'care.sessions': { fr: 's’est connecté depuis', en: 'has signed in since' },
  'care.account_tokens': { fr: 'a suivi un lien reçu par mail', en: 'has followed a link from a mail' },
  'care.consents': { fr: 'a donné ses accords depuis', en: 'has given consent since' },
  'care.completions': { fr: 'une séance a été signalée depuis', en: 'a session was reported since' },
  'care.occurrences': { fr: 'des séances ont été ajoutées depuis', en: 'sessions were added since' },
  'care.programmes': { fr: 'a reçu un autre programme', en: 'was given another programme' },
  'care.group_members': { fr: 'fait partie d’un groupe', en: 'belongs to a group' },
};

interface Reference {
  /** The table that points, `schema.name`. */
  readonly from: string;
  readonly schema: string;
  readonly name: string;
  readonly column: string;
}

/** What is written together with its row, or by the platform alone, and goes with it. */
const ownParts = new Set([
  'care.latest_reports',
  'care.notifications',
  'care.panel_reports',
  'care.reminders',
  'cms.up_users_role_lnk',
  'cms.sessions_cmps',
  'cms.sessions_tags_lnk',
  'cms.exercises_cmps',
  'cms.exercises_tags_lnk',
]);

/** Lists the columns that point at a column of a table. */
async function findReferences(tx: Transaction, table: string, column: string): Promise<Reference[]> {
  await actAs(tx, 'care_owner');
  const { rows } = await sql<Reference>`
    select n.nspname || '.' || c.relname as "from", n.nspname as schema, c.relname as name, a.attname as column
    from pg_constraint as k
    join pg_class as c on c.oid = k.conrelid
    join pg_namespace as n on n.oid = c.relnamespace
    cross join lateral unnest(k.conkey, k.confkey) as pair (child, parent)
    join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = pair.child
    join pg_attribute as b on b.attrelid = k.confrelid and b.attnum = pair.parent
    where k.contype = 'f' and k.confrelid = ${table}::regclass and b.attname = ${column}
    order by 1, 4`.execute(tx);
  return rows.filter(({ from }) => !ownParts.has(from));
}

const kindOfTable = new Map(deletionOrder.map((kind) => [kinds[kind].table, kind]));

/** Which of the values are pointed at by a row that is not of the batch. */
async function findPointedAt(
  tx: Transaction,
  { from, schema, name, column }: Reference,
  values: readonly string[],
  idsOf: (kind: TargetKind) => readonly string[],
): Promise<string[]> {
  await actAs(tx, schema === 'cms' ? 'care_cms' : 'care_owner');
  const kind = kindOfTable.get(from);
  const ownRows =
    kind === undefined ? sql`false` : sql`t.${sql.id(kinds[kind].key)}::text = any(${[...idsOf(kind)]})`;
  // A mailed invitation is part of the import; one that was taken up is not.
  const invitation =
    from === 'care.account_tokens' ? sql`t.purpose = 'invitation' and t.used_at is null` : sql`false`;
  // The block in which an imported session shows its exercise.
  const ownBlock =
    from === 'cms.components_programme_blocks_exercise_lnk'
      ? sql`t.block_id in (
          select l.cmp_id from cms.sessions_cmps as l join cms.sessions as s on s.id = l.entity_id
          where l.field = 'blocks' and s.document_id = any(${[...idsOf('session')]}))`
      : sql`false`;
  // What every new patient receives by itself.
  const received =
    from === 'care.occurrences'
      ? sql`exists (select from care.publications as p
          where p.id = t.publication_id and p.audience = 'all' and p.include_late_joiners)`
      : sql`false`;
  const { rows } = await sql<{ value: string }>`
    select distinct t.${sql.id(column)}::text as value from ${sql.id(schema, name)} as t
    where t.${sql.id(column)}::text = any(${[...values]}) and not (${ownRows}) and not (${invitation}) and not (${ownBlock})
      and not (${received})`.execute(tx);
  return rows.map(({ value }) => value);
}

/** The numbers by which Strapi's own tables point at documents. */
async function readRowIds(
  tx: Transaction,
  table: string,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  await actAs(tx, 'care_cms');
  const { rows } = await sql<{ id: string; documentId: string }>`
    select id::text, document_id as "documentId" from ${sql.table(table)}
    where document_id = any(${[...documentIds]})`.execute(tx);
  return new Map(rows.map(({ id, documentId }) => [id, documentId]));
}

/** Documents that have another version than the imported draft, or were published to patients. */
async function findPublished(tx: Transaction, kind: 'session' | 'exercise', ids: readonly string[]) {
  await actAs(tx, 'care_cms');
  const versions = await sql<{ id: string }>`
    select distinct document_id as id from ${sql.table(kinds[kind].table)}
    where document_id = any(${[...ids]}) and published_at is not null`.execute(tx);
  await actAs(tx, 'care_owner');
  const publications = await sql<{ id: string }>`
    select distinct session_id as id from care.publications where session_id = any(${[...ids]})`.execute(tx);
  return [...versions.rows, ...publications.rows].map(({ id }) => id);
}

/** Exercises that copies in imported programmes were made from, the programmes' sessions of `except` left aside. */
export async function findCopiedExercises(tx: Transaction, except: readonly string[]): Promise<string[]> {
  await actAs(tx, 'care_owner');
  const { rows } = await sql<{ id: string }>`
    select distinct s.content #>> '{blocks,0,exercise,documentId}' as id
    from care.legacy_targets as l join care.programme_sessions as s on s.id::text = l.target_id
    where l.kind = 'programme_session' and not l.target_id = any(${[...except]})`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Finds every row of a batch that people have used since; the rows are locked until the transaction ends. */
export async function findUsage(tx: Transaction, targets: readonly BatchTarget[]): Promise<Usage[]> {
  const byKind = Map.groupBy(targets, ({ kind }) => kind);
  const idsOf = (kind: TargetKind) => (byKind.get(kind) ?? []).map(({ id }) => id);
  const usages: Usage[] = [];
  for (const [kind, ofKind] of byKind) {
    const ids = ofKind.map(({ id }) => id);
    const targetOf = new Map(ofKind.map((target) => [target.id, target]));
    const report = (id: string | undefined, reason: Text) => {
      const target = targetOf.get(id ?? '');
      if (target !== undefined) usages.push({ target, reason });
    };
    if (kind === 'account') await lockPeople(tx, ids);
    const now = await fingerprintTargets(tx, kind, ids);
    for (const { id, storedHash } of ofKind) {
      const hash = now.get(id);
      if (hash === undefined) report(id, reasons.gone);
      else if (!hash.equals(storedHash)) report(id, reasons.changed);
    }
    if (kind === 'session' || kind === 'exercise')
      for (const id of await findPublished(tx, kind, ids)) report(id, reasons.published);
    if (kind === 'exercise')
      for (const id of await findCopiedExercises(tx, idsOf('programme_session'))) report(id, reasons.copied);

    const { owner, table, key } = kinds[kind];
    const rowIds = owner === 'care_cms' ? await readRowIds(tx, table, ids) : null;
    const pointers = [
      ...(await findReferences(tx, table, rowIds === null ? key : 'id')).map((reference) => ({
        reference,
        values: rowIds === null ? ids : [...rowIds.keys()],
        idOf: (value: string) => (rowIds === null ? value : rowIds.get(value)),
      })),
      ...(kind === 'account'
        ? (await findReferences(tx, 'care.people', 'account_id')).map((reference) => ({
            reference,
            values: ids,
            idOf: (value: string) => value,
          }))
        : []),
    ];
    for (const { reference, values, idOf } of pointers) {
      const reason = pointedAtBy[reference.from] ?? {
        fr: `des lignes de ${reference.from} en dépendent`,
        en: `rows of ${reference.from} depend on it`,
      };
      for (const value of await findPointedAt(tx, reference, values, idsOf)) report(idOf(value), reason);
    }
  }
  return usages;
}

/** Whoever is about to sign in, report or be given something waits for the rollback, then finds nobody there. */
async function lockPeople(tx: Transaction, ids: readonly string[]): Promise<void> {
  await actAs(tx, 'care_owner');
  await sql`select from care.people where account_id = any(${[...ids]}) for update`.execute(tx);
}
