/**
 * Assigning a programme: in one transaction, each recipient gets a copy of the template's version and its dated sessions.
 * Recipients are those that row-level security shows to whoever assigns (an editor: all patients; a coach: the members of
 * their groups). A person has one copy of a template in progress: who has one keeps it, unless it is to be replaced.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, type Caller, type Text } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import { spreadDays, type Assignment } from '../contracts/index.ts';
import { lastDayOf, planSessions, type PlannedDay } from './domain/plan.ts';
import { giveWay, insertAct, reachOf } from './assignment-acts.ts';
import { NoRecipientError, NotAssignableError } from './errors.ts';
import { enqueueLaterDays } from './later-days.ts';
import { assertKnown, isNamed, readPeople } from './recipients.ts';
import type { ProgrammeTemplates, Template } from './programme-templates.ts';

const oldestStartDays = 31;
const furthestStartDays = 366;
/** The days of these weeks are written at once; those further ahead by the job that follows. */
const writtenWeeks = 4;

interface Plan {
  startsOn: string;
  endsOn: string;
  days: number[];
  planned: PlannedDay[];
  /** What of it is written at once, and what is owed. */
  soon: PlannedDay[];
  later: PlannedDay[];
}

function refuse(path: string, text: Text): never {
  throw new InvalidInputError([{ path, text }]);
}

const placeOf = ({ sessionId }: PlannedDay) => Number(sessionId);

/** The dated sessions of an assignment; a session's id is its place in the template, counted from 1. */
function planOf(template: Template, asked: Assignment, now: Temporal.Instant): Plan {
  const startsOn = Temporal.PlainDate.from(asked.startsOn);
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  if (Temporal.PlainDate.compare(startsOn, today.subtract({ days: oldestStartDays })) < 0)
    refuse('startsOn', {
      fr: 'Le programme commence au plus tôt il y a un mois.',
      en: 'The programme begins one month ago at the earliest.',
    });
  if (Temporal.PlainDate.compare(startsOn, today.add({ days: furthestStartDays })) > 0)
    refuse('startsOn', { fr: 'Choisissez une date dans l’année.', en: 'Choose a date within a year.' });
  if (asked.timeZone !== undefined) {
    try {
      now.toZonedDateTimeISO(asked.timeZone);
    } catch {
      refuse('timeZone', { fr: 'Ce fuseau horaire n’existe pas.', en: 'This time zone does not exist.' });
    }
  }
  const days = [...(asked.days ?? spreadDays(template.perWeek))].sort((left, right) => left - right);
  const endsOn = lastDayOf(asked.startsOn, asked.weeks ?? template.weeks);
  const sessions = template.sessions.map(({ week }, index) => ({ id: String(index + 1), week }));
  const planned = planSessions({ startsOn: asked.startsOn, endsOn, days }, sessions);
  if (planned.length === 0)
    refuse('days', {
      fr: 'Aucun de ces jours ne tombe dans la période : choisissez d’autres jours ou plus de semaines.',
      en: 'None of these days falls within the period: choose other days or more weeks.',
    });
  const horizon = today.add({ weeks: writtenWeeks }).toString();
  return {
    startsOn: asked.startsOn,
    endsOn,
    days,
    planned,
    soon: planned.filter(({ dueOn }) => dueOn <= horizon),
    later: planned.filter(({ dueOn }) => dueOn > horizon),
  };
}

/** The recipients as rows (account_id, company_id, time_zone and names). */
const recipientsOf = (asked: Assignment) => sql`
  select p.account_id, p.company_id, p.time_zone, p.first_name, p.last_name, c.name as company_name
  from care.people as p join cms.companies as c on c.document_id = p.company_id
  where p.role = 'patient' and not p.blocked and c.active and (${asked.all} or ${isNamed(asked)})`;

/** One change of a template's versions at a time, until the transaction ends. */
export const lockTemplate = (tx: Transaction, templateId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${templateId}, 90))`.execute(tx);

/** The version of the template with this content, made when it is the first time. The template must be locked. */
export async function versionOf(
  tx: Transaction,
  caller: Caller,
  templateId: string,
  template: Template,
): Promise<number> {
  await sql`
    insert into care.programme_versions (template_id, version, content_hash, title, summary, sessions, created_by)
    select ${templateId}, coalesce(max(v.version), 0) + 1, ${template.contentHash}, ${template.title}, ${template.summary},
           ${JSON.stringify(template.sessions)}::jsonb, ${caller.accountId}
    from care.programme_versions as v where v.template_id = ${templateId}
    having not coalesce(bool_or(v.content_hash = ${template.contentHash}), false)`.execute(tx);
  const { version } = await tx
    .selectFrom('care.programme_versions')
    .select('version')
    .where('template_id', '=', templateId)
    .where('content_hash', '=', template.contentHash)
    .executeTakeFirstOrThrow();
  return version;
}

/** Takes the days that are still to come out of ended programmes; what was reported stays. */
export const dropComingDays = (tx: Transaction, programmes: readonly string[]) =>
  sql`
    delete from care.occurrences as o using care.programmes as p
    where p.id = any(${programmes}::uuid[]) and o.company_id = p.company_id and o.programme_id = p.id
      and o.due_on >= (now() at time zone p.time_zone)::date
      and not care.is_reported(o.company_id, o.id)`.execute(tx);

/** Programmes on their way from a template to people. */
export class Assignments {
  readonly #database: CareDatabase;
  readonly #templates: ProgrammeTemplates;

  constructor(database: CareDatabase, templates: ProgrammeTemplates) {
    this.#database = database;
    this.#templates = templates;
  }

  /**
   * Assigns a template. The same request key answers what it did the first time.
   *
   * @throws NotFoundError for an unknown template, group or patient; NotAssignableError; InvalidInputError for a rule
   *   that matches no day or a start out of range; NoRecipientError.
   */
  async assign(caller: Caller, templateId: string, asked: Assignment, requestKey: string | null = null) {
    const { template, problems } = await this.#templates.read(templateId);
    if (template === null) throw new NotAssignableError(problems);
    const plan = planOf(template, asked, Temporal.Now.instant());
    return this.#database.as(caller, async (tx) => {
      // One at a time for a template: two versions never ask for one number, and a request sent twice at once finds what
      // the first has done.
      await lockTemplate(tx, templateId);
      const before = requestKey === null ? [] : await findByKey(tx, caller, requestKey);
      if (before.length > 0) return { programmes: before, alreadyRunning: 0 };
      const reached = await reachOf(tx, asked);
      await assertKnown(tx, reached);
      if (asked.replaces !== undefined)
        await giveWay(tx, asked.replaces, templateId, plan.startsOn, Temporal.Now.instant());
      const version = await versionOf(tx, caller, templateId, template);
      if (asked.replace) await this.#endRunning(tx, templateId, reached);
      const act = await insertAct(tx, caller, reached, { templateId, version, ...plan });
      const { rows } = await sql<{ id: string | null; patientId: string }>`
        with recipients as materialized (${recipientsOf(reached)}),
        made as (
          insert into care.programmes
            (company_id, patient_id, template_id, template_version, title, summary, time_zone, days, starts_on, ends_on,
             assigned_by, assigned_by_role, request_key, assignment_id, later_days, later_places)
          select r.company_id, r.account_id, ${templateId}, ${version}, ${template.title}, ${template.summary},
                 coalesce(${asked.timeZone ?? null}, r.time_zone), ${plan.days}::smallint[], ${plan.startsOn}, ${plan.endsOn},
                 ${caller.accountId}, ${caller.role}, ${requestKey}, ${act},
                 ${plan.later.map(({ dueOn }) => dueOn)}::date[], ${plan.later.map(placeOf)}::smallint[]
          from recipients as r
          on conflict do nothing
          returning id, patient_id
        )
        select m.id, r.account_id as "patientId" from recipients as r left join made as m on m.patient_id = r.account_id`.execute(
        tx,
      );
      if (rows.length === 0) throw new NoRecipientError();
      const programmes = rows.flatMap(({ id, patientId }) => (id === null ? [] : [{ id, patientId }]));
      await copySessions(
        tx,
        programmes.map(({ id }) => id),
        template,
        plan,
      );
      if (plan.later.length > 0) await enqueueLaterDays(tx);
      return { programmes, alreadyRunning: rows.length - programmes.length };
    });
  }

  /** Says what assigning would do: how many people and who, who has it in progress, which days, and what is missing. */
  async rehearse(caller: Caller, templateId: string, asked: Assignment, page: number) {
    const { template, problems } = await this.#templates.read(templateId);
    const planned = template === null ? [] : planOf(template, asked, Temporal.Now.instant()).planned;
    const { counts, people } = await this.#database.as(caller, async (tx) => {
      const reached = await reachOf(tx, asked);
      await assertKnown(tx, reached);
      const { assignmentId, programmeId } = { assignmentId: null, programmeId: null, ...asked.replaces };
      const isRunning = sql`exists (
        select from care.programmes as p
        where p.patient_id = r.account_id and p.template_id = ${templateId} and p.ended_at is null
          and p.id is distinct from ${programmeId}::uuid
          and (${assignmentId}::uuid is null or p.assignment_id is distinct from ${assignmentId}::uuid))`;
      const { rows } = await sql<{ recipients: number; running: number }>`
        select count(*) as recipients, count(*) filter (where ${isRunning}) as running
        from (${recipientsOf(reached)}) as r`.execute(tx);
      return { counts: rows[0], people: await readPeople(tx, recipientsOf(reached), isRunning, page) };
    });
    return {
      recipients: counts?.recipients ?? 0,
      people: { data: people, meta: { page, pageSize, total: counts?.recipients ?? 0 } },
      alreadyRunning: counts?.running ?? 0,
      sessions: planned.length,
      firstOn: planned[0]?.dueOn ?? null,
      lastOn: planned.at(-1)?.dueOn ?? null,
      problems,
    };
  }

  async #endRunning(tx: Transaction, templateId: string, asked: Assignment): Promise<void> {
    const { rows } = await sql<{ id: string }>`
      update care.programmes as p set ended_at = now()
      from (${recipientsOf(asked)}) as r
      where p.company_id = r.company_id and p.patient_id = r.account_id and p.template_id = ${templateId} and p.ended_at is null
      returning p.id`.execute(tx);
    await dropComingDays(
      tx,
      rows.map(({ id }) => id),
    );
  }
}

const findByKey = (tx: Transaction, caller: Caller, requestKey: string) =>
  tx
    .selectFrom('care.programmes')
    .select(['id', 'patient_id as patientId'])
    .where('assigned_by', '=', caller.accountId)
    .where('request_key', '=', requestKey)
    .execute();

async function copySessions(
  tx: Transaction,
  programmes: readonly string[],
  template: Template,
  { soon }: Plan,
): Promise<void> {
  const sessions = template.sessions.map(({ week, content }, index) => ({ place: index + 1, week, content }));
  // The keys of what one statement inserts are checked at its end, so occurrences may point at rows of the same statement.
  await sql`
    with copied as (
      insert into care.programme_sessions (company_id, patient_id, programme_id, position, week, origin, content)
      select p.company_id, p.patient_id, p.id, s.place, s.week, s.place, s.content
      from care.programmes as p,
           jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s (place smallint, week smallint, content jsonb)
      where p.id = any(${programmes}::uuid[])
      returning company_id, patient_id, programme_id, id, position
    )
    insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
    select c.company_id, c.patient_id, c.programme_id, c.id, d.due_on, d.due_on, now()
    from copied as c
    join unnest(${soon.map(placeOf)}::smallint[], ${soon.map(({ dueOn }) => dueOn)}::date[]) as d (place, due_on)
      on d.place = c.position`.execute(tx);
}
