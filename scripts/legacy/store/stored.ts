/** What imported rows became, written back in the columns of the earlier tables. */
import { sql, type Transaction } from '@huntzen/database';
import type { StoredTable, StoredValues } from '../domain/compare.ts';
import { fold } from '../domain/kinds.ts';
import type { TableName } from '../domain/tables.ts';
import { actAs } from './database.ts';

const one = (value: string | number | null): readonly string[] => [value === null ? '' : String(value)];

const variable = (
  variables: readonly { name: string; value: string | null }[],
  name: string,
): readonly string[] => one(variables.find((found) => found.name === name)?.value ?? null);

async function sourceIds(tx: Transaction, table: TableName): Promise<string[]> {
  await actAs(tx, 'care_owner');
  const rows = await tx
    .selectFrom('care.legacy_rows')
    .select('source_id')
    .where('source_table', '=', table)
    .execute();
  return rows.map(({ source_id }) => source_id);
}

async function targets(tx: Transaction, kind: string): Promise<Map<string, string>> {
  await actAs(tx, 'care_owner');
  const rows = await tx
    .selectFrom('care.legacy_targets')
    .select(['source_id', 'target_id'])
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map(({ source_id, target_id }) => [target_id, source_id]));
}

function bySource<Found extends { id: string }>(
  ids: readonly string[],
  sourceOf: ReadonlyMap<string, string>,
  rows: readonly Found[],
  present: (row: Found) => StoredValues,
): StoredTable {
  const stored = new Map<string, StoredValues | null>(ids.map((id) => [id, null]));
  for (const row of rows) {
    const sourceId = sourceOf.get(row.id);
    if (sourceId !== undefined) stored.set(sourceId, present(row));
  }
  return stored;
}

async function readPatients(tx: Transaction): Promise<StoredTable> {
  const ids = await sourceIds(tx, 'patients');
  const sourceOf = await targets(tx, 'account');
  await actAs(tx, 'care_cms');
  const { rows } = await sql<{
    id: string;
    email: string;
    first_name: string;
    last_name: string;
    language: string;
    time_zone: string;
    blocked: boolean;
    company: string;
    slug: string;
    company_zone: string;
  }>`
    select u.document_id as id, u.email, u.first_name, u.last_name, u.language, u.time_zone, u.blocked,
           c.name as company, c.slug, c.time_zone as company_zone
    from cms.up_users as u left join cms.companies as c on c.id = u.company_id
    where u.document_id = any(${[...sourceOf.keys()]})`.execute(tx);
  return bySource(ids, sourceOf, rows, (row) => ({
    email: one(row.email),
    first_name: one(row.first_name),
    last_name: one(row.last_name),
    company: [row.company, fold(row.company), fold(row.slug)],
    // An empty cell stands for what it became.
    language: row.language === 'fr' ? ['fr', ''] : [row.language],
    time_zone: row.time_zone === row.company_zone ? [row.time_zone, ''] : [row.time_zone],
    status: [row.blocked ? 'inactive' : 'active'],
  }));
}

async function readSessions(tx: Transaction): Promise<StoredTable> {
  const ids = await sourceIds(tx, 'sessions');
  const sourceOf = await targets(tx, 'session');
  const exerciseOf = new Map(
    Array.from(await targets(tx, 'exercise'), ([exerciseId, sourceId]) => [sourceId, exerciseId]),
  );
  await actAs(tx, 'care_cms');
  const { rows: exercises } = await sql<{
    id: string;
    instructions: string;
    variables: { name: string; value: string | null }[];
  }>`
    select e.document_id as id, e.instructions, coalesce(e.variables, '[]') as variables
    from cms.exercises as e
    where e.document_id = any(${[...exerciseOf.values()]}) and e.published_at is null`.execute(tx);
  const exercise = new Map(exercises.map((found) => [found.id, found]));
  const { rows } = await sql<{
    id: string;
    title: string;
    summary: string | null;
    objective: string;
    level: string;
    duration_minutes: number;
    is_archived: boolean;
    tags: { name: string; slug: string }[];
  }>`
    select s.document_id as id, s.title, s.summary, s.objective, s.level, s.duration_minutes,
           s.archived_at is not null as is_archived, coalesce((
             select jsonb_agg(jsonb_build_object('name', t.name, 'slug', t.slug))
             from cms.sessions_tags_lnk as l join cms.tags as t on t.id = l.tag_id where l.session_id = s.id), '[]') as tags
    from cms.sessions as s
    where s.document_id = any(${[...sourceOf.keys()]}) and s.published_at is null`.execute(tx);
  return bySource(ids, sourceOf, rows, (row) => {
    const found = exercise.get(exerciseOf.get(sourceOf.get(row.id) ?? '') ?? '');
    const variables = found?.variables ?? [];
    return {
      title: one(row.title),
      summary: one(row.summary),
      instructions: one(found?.instructions ?? null),
      objective: one(row.objective),
      level: row.level === 'beginner' ? ['beginner', ''] : [row.level],
      duration: one(row.duration_minutes),
      tags: tagSpellings(row.tags),
      variable1: variable(variables, 'repetitions'),
      variable2: variable(variables, 'duration'),
      variable3: variable(variables, 'intensity'),
      // What was published comes as a draft, to be read again before it is published here.
      status: row.is_archived ? ['archived'] : ['draft', 'published'],
    };
  });
}

/** Each tag by its name or by its slug, in any mixture. */
function tagSpellings(tags: readonly { name: string; slug: string }[]): string[] {
  const spellings = tags.reduce<string[][]>(
    (lists, { name, slug }) =>
      lists.flatMap((list) => [...new Set([fold(name), fold(slug)])].map((word) => [...list, word])),
    [[]],
  );
  return spellings.map((list) => list.sort().join('|'));
}

async function readProgrammes(tx: Transaction): Promise<StoredTable> {
  const ids = await sourceIds(tx, 'client_programmes');
  const sourceOf = await targets(tx, 'programme');
  const patientOf = await targets(tx, 'account');
  const { rows } = await sql<{
    id: string;
    patient_id: string;
    title: string;
    summary: string;
    days: number[];
    starts_on: string;
    ends_on: string;
    paused_on: string | null;
    ended_on: string | null;
    assigned_by: string;
    assigned_by_role: string;
  }>`
    select p.id, p.patient_id, p.title, p.summary, p.days, p.starts_on, p.ends_on, p.paused_on,
           (p.ended_at at time zone p.time_zone)::date as ended_on, p.assigned_by, p.assigned_by_role
    from care.programmes as p where p.id::text = any(${[...sourceOf.keys()]})`.execute(tx);
  await actAs(tx, 'care_cms');
  const { rows: coaches } = await sql<{ id: string; email: string }>`
    select document_id as id, lower(email) as email from cms.up_users
    where document_id = any(${rows.map(({ assigned_by }) => assigned_by)})`.execute(tx);
  const emailOf = new Map(coaches.map(({ id, email }) => [id, email]));
  return bySource(ids, sourceOf, rows, (row) => ({
    patient_id: one(patientOf.get(row.patient_id) ?? row.patient_id),
    title: one(row.title),
    summary: one(row.summary),
    starts_on: one(row.starts_on),
    ends_on: one(row.ends_on),
    days: one(row.days.join('|')),
    status:
      row.ended_on !== null ? ['completed', 'cancelled'] : [row.paused_on === null ? 'active' : 'paused'],
    paused_on: one(row.paused_on),
    ended_on: row.ended_on === row.ends_on ? [row.ends_on, ''] : one(row.ended_on),
    coach_email:
      row.assigned_by_role === 'coach' ? one(emailOf.get(row.assigned_by) ?? row.assigned_by) : [''],
  }));
}

async function readClientSessions(tx: Transaction): Promise<StoredTable> {
  const ids = await sourceIds(tx, 'client_sessions');
  const sourceOf = await targets(tx, 'occurrence');
  const completionIds = [...(await targets(tx, 'completion')).keys()];
  const programmeOf = await targets(tx, 'programme');
  const sessionOf = await targets(tx, 'exercise');
  const { rows } = await sql<{
    id: string;
    programme_id: string;
    due_on: string;
    is_left_out: boolean;
    exercise_id: string;
    variables: { name: string; value: string | null }[];
    outcome: string | null;
    performed_on: string | null;
    minutes: number | null;
    effort: number | null;
    pain: number | null;
  }>`
    select o.id, o.programme_id, o.due_on, o.skipped_at is not null as is_left_out,
           s.content #>> '{blocks,0,exercise,documentId}' as exercise_id,
           coalesce(s.content #> '{blocks,0,exercise,variables}', '[]') as variables,
           c.outcome, c.performed_on, c.minutes, c.effort, c.pain
    from care.occurrences as o
    join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
    left join care.completions as c on c.company_id = o.company_id and c.occurrence_id = o.id
      and c.id::text = any(${completionIds})
    where o.id::text = any(${[...sourceOf.keys()]})`.execute(tx);
  return bySource(ids, sourceOf, rows, (row) => ({
    client_programme_id: one(programmeOf.get(row.programme_id) ?? row.programme_id),
    session_id: one(sessionOf.get(row.exercise_id) ?? row.exercise_id),
    date: one(row.due_on),
    status: one(row.outcome ?? (row.is_left_out ? 'cancelled' : 'planned')),
    done_on: row.performed_on === row.due_on ? [row.due_on, ''] : one(row.performed_on),
    minutes: row.minutes === 0 ? ['0', ''] : one(row.minutes),
    effort: one(row.effort),
    pain: one(row.pain),
    variable1: variable(row.variables, 'repetitions'),
    variable2: variable(row.variables, 'duration'),
    variable3: variable(row.variables, 'intensity'),
  }));
}

/** Reads everything that was imported. */
export const readStored = async (tx: Transaction): Promise<Readonly<Record<TableName, StoredTable>>> => ({
  patients: await readPatients(tx),
  sessions: await readSessions(tx),
  client_programmes: await readProgrammes(tx),
  client_sessions: await readClientSessions(tx),
});
