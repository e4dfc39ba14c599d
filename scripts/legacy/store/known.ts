import { sql, type Transaction } from '@huntzen/database';
import type { StoredSession } from '../../../extensions/programmes/server/domain/freeze-session.ts';
import type { Known, KnownPatient, KnownProgramme } from '../domain/plan.ts';
import type { Source } from '../domain/rows.ts';
import type { TableName } from '../domain/tables.ts';
import { actAs } from './database.ts';

/** Reads what the plan needs to know of what is stored. */
export async function readKnown(tx: Transaction, source: Source): Promise<Known> {
  await actAs(tx, 'care_cms');
  const companies = await tx
    .selectFrom('cms.companies')
    .select(['id', 'document_id', 'name', 'slug', 'time_zone'])
    .where('active', '=', true)
    .execute();
  const tags = await tx.selectFrom('cms.tags').select(['id', 'slug', 'name']).execute();
  const emails = source.patients.rows.map(({ values }) => values.email);
  const taken = await sql<{ email: string }>`
    select lower(email) as email from cms.up_users
    where lower(email) = any(${emails}) or lower(username) = any(${emails})`.execute(tx);
  const coachEmails = source.client_programmes.rows.flatMap(({ values }) => values.coach_email ?? []);
  const coaches = await sql<{ email: string; id: string }>`
    select lower(u.email) as email, u.document_id as id
    from cms.up_users as u join cms.up_users_role_lnk as l on l.user_id = u.id join cms.up_roles as r on r.id = l.role_id
    where r.type = 'coach' and lower(u.email) = any(${coachEmails})`.execute(tx);
  const slugs = await sql<{ slug: string }>`
    select slug from cms.sessions union select slug from cms.exercises`.execute(tx);
  const exerciseDrafts = await tx
    .selectFrom('cms.exercises')
    .select('document_id')
    .where('published_at', 'is', null)
    .execute();
  const draftIds = new Set(exerciseDrafts.map(({ document_id }) => document_id));

  await actAs(tx, 'care_owner');
  const exercises = await readTargets(tx, 'sessions', 'exercise');
  const imported = {
    patients: await readImported(tx, 'patients'),
    sessions: await readImported(tx, 'sessions'),
    client_programmes: await readImported(tx, 'client_programmes'),
    client_sessions: await readImported(tx, 'client_sessions'),
  };
  const grown = source.client_sessions.rows
    .filter(({ values }) => !imported.client_sessions.has(values.id))
    .map(({ values }) => values.client_programme_id);
  return {
    imported,
    companies: companies.map((company) => ({
      id: company.id,
      documentId: company.document_id ?? '',
      name: company.name ?? '',
      slug: company.slug ?? '',
      timeZone: company.time_zone ?? 'Europe/Paris',
    })),
    tags: tags.map(({ id, slug, name }) => ({ id, slug: slug ?? '', name: name ?? '' })),
    takenEmails: new Set(taken.rows.map(({ email }) => email)),
    coaches: new Map(coaches.rows.map(({ email, id }) => [email, id])),
    slugs: new Set(slugs.rows.map(({ slug }) => slug)),
    patients: await readPatients(tx),
    exercises: new Map(
      exercises.map(({ sourceId, targetId }) => [sourceId, draftIds.has(targetId) ? targetId : null]),
    ),
    programmes: await readProgrammes(tx, new Set(grown)),
  };
}

async function readImported(tx: Transaction, table: TableName): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('care.legacy_rows')
    .select(['source_id', 'content_hash'])
    .where('source_table', '=', table)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.content_hash.toString('hex')]));
}

const readTargets = (tx: Transaction, table: TableName, kind: string) =>
  tx
    .selectFrom('care.legacy_targets')
    .select(['source_id as sourceId', 'target_id as targetId'])
    .where('source_table', '=', table)
    .where('kind', '=', kind)
    .execute();

async function readPatients(tx: Transaction): Promise<Map<string, KnownPatient | null>> {
  const rows = await tx
    .selectFrom('care.legacy_targets as l')
    .leftJoin('care.people as p', (join) =>
      join.onRef('p.account_id', '=', 'l.target_id').on('p.role', '=', 'patient'),
    )
    .select(['l.source_id', 'p.account_id', 'p.company_id', 'p.time_zone'])
    .where('l.kind', '=', 'account')
    .execute();
  return new Map(
    rows.map(({ source_id, account_id, company_id, time_zone }) => [
      source_id,
      account_id === null || company_id === null
        ? null
        : { accountId: account_id, companyId: company_id, timeZone: time_zone ?? 'Europe/Paris' },
    ]),
  );
}

/** Reads the imported programmes of these source ids. */
async function readProgrammes(
  tx: Transaction,
  sourceIds: ReadonlySet<string>,
): Promise<Map<string, KnownProgramme | null>> {
  const targets = (await readTargets(tx, 'client_programmes', 'programme')).filter(({ sourceId }) =>
    sourceIds.has(sourceId),
  );
  const ids = targets.map(({ targetId }) => targetId);
  const { rows: programmes } = await sql<{
    id: string;
    accountId: string;
    companyId: string;
    timeZone: string;
    startsOn: string;
    endsOn: string;
    endedOn: string | null;
    lastPosition: number;
  }>`
    select p.id, p.patient_id as "accountId", p.company_id as "companyId", p.time_zone as "timeZone",
           p.starts_on as "startsOn", p.ends_on as "endsOn", (p.ended_at at time zone p.time_zone)::date as "endedOn",
           coalesce((select max(s.position) from care.programme_sessions as s
                     where s.company_id = p.company_id and s.patient_id = p.patient_id and s.programme_id = p.id), 0) as "lastPosition"
    from care.programmes as p where p.id = any(${ids}::uuid[])`.execute(tx);
  const { rows: sessions } = await sql<{
    programmeId: string;
    id: string;
    content: StoredSession;
    days: string[];
  }>`
    select s.programme_id as "programmeId", s.id, s.content,
           array(select o.planned_on::text from care.occurrences as o
                 where o.company_id = s.company_id and o.programme_id = s.programme_id and o.programme_session_id = s.id) as days
    from care.programme_sessions as s
    where s.removed_at is null and s.programme_id = any(${ids}::uuid[])
    order by s.programme_id, s.position`.execute(tx);
  const programmeOf = new Map(programmes.map((programme) => [programme.id, programme]));
  const sessionsOf = Map.groupBy(sessions, ({ programmeId }) => programmeId);
  return new Map(
    targets.map(({ sourceId, targetId }) => {
      const found = programmeOf.get(targetId);
      if (found === undefined) return [sourceId, null];
      const { accountId, companyId, timeZone, ...programme } = found;
      return [
        sourceId,
        {
          ...programme,
          patient: { accountId, companyId, timeZone },
          sessions: (sessionsOf.get(targetId) ?? []).map(({ id, content, days }) => ({
            id,
            content,
            days: new Set(days),
          })),
        },
      ];
    }),
  );
}
