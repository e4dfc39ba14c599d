/**
 * The acts of assigning: one row for each time a programme was assigned, which says to whom and by which plan. An end or a
 * replacement names it, and patients who come later receive by it what its people have (triggers of the database).
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type { Assignment, AssignmentAct } from '../contracts/index.ts';
import type { PlannedDay } from './domain/plan.ts';
import { assertToCome, endAssignment, endProgramme, holdAssignment } from './ending.ts';
import { AssignmentOverError } from './errors.ts';
import type { ProgrammeTemplates } from './programme-templates.ts';
import { readPeople } from './recipients.ts';

type Replaced = NonNullable<Assignment['replaces']>;

/** Whom an assignment is for, once what it replaces is looked up: its people, and its groups for those who come later. */
export interface Reached extends Assignment {
  audience: 'all' | 'some';
  /** The groups of the act, which are those asked for or those of the act it replaces. */
  actGroupIds: string[];
  replacedAct: string | null;
}

function refuseLateJoiners(): never {
  const text = {
    fr: 'Choisissez un groupe ou tous les patients pour atteindre les personnes qui arrivent ensuite.',
    en: 'Choose a group or all patients to reach the people who come later.',
  };
  throw new InvalidInputError([{ path: 'includeLateJoiners', text }]);
}

/** Says whom an assignment is for. @throws NotFoundError, AssignmentOverError, InvalidInputError */
export async function reachOf(tx: Transaction, asked: Assignment): Promise<Reached> {
  const reached = await lookUp(tx, asked);
  if (asked.includeLateJoiners && reached.audience === 'some' && reached.actGroupIds.length === 0)
    refuseLateJoiners();
  return reached;
}

async function lookUp(tx: Transaction, asked: Assignment): Promise<Reached> {
  const { replaces } = asked;
  if (replaces === undefined)
    return {
      ...asked,
      audience: asked.all ? 'all' : 'some',
      actGroupIds: asked.all ? [] : asked.groupIds,
      replacedAct: null,
    };
  const named = { ...asked, all: false, groupIds: [] };
  if ('programmeId' in replaces) {
    const { rows } = await sql<{ patient_id: string; ended_at: Date | null }>`
      select patient_id, ended_at from care.programmes where id = ${replaces.programmeId} for no key update`.execute(
      tx,
    );
    if (rows[0] === undefined) throw new NotFoundError();
    if (rows[0].ended_at !== null) throw new AssignmentOverError();
    return {
      ...named,
      patientIds: [rows[0].patient_id],
      audience: 'some',
      actGroupIds: [],
      replacedAct: null,
    };
  }
  const { audience } = await holdAssignment(tx, replaces.assignmentId);
  const { rows: running } = await sql<{ patient_id: string }>`
    select p.patient_id from care.programmes as p join care.people as w on w.account_id = p.patient_id
    where p.assignment_id = ${replaces.assignmentId} and p.ended_at is null
      and p.ends_on >= (now() at time zone p.time_zone)::date`.execute(tx);
  const groups = await tx
    .selectFrom('care.assignment_groups as a')
    .innerJoin('care.groups as g', 'g.id', 'a.group_id')
    .select('g.id')
    .where('a.assignment_id', '=', replaces.assignmentId)
    .execute();
  return {
    ...named,
    patientIds: running.map(({ patient_id }) => patient_id),
    audience,
    actGroupIds: groups.map(({ id }) => id),
    replacedAct: replaces.assignmentId,
  };
}

/**
 * Ends what another programme takes the place of: on the day before that begins, or now when it begins today or is the same
 * programme, of which nobody has two in progress.
 */
export async function giveWay(
  tx: Transaction,
  replaced: Replaced,
  templateId: string,
  startsOn: string,
  now: Temporal.Instant,
): Promise<void> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const dayBefore = Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
  const isSame = async (table: 'care.assignments' | 'care.programmes', id: string) =>
    (await tx.selectFrom(table).select('template_id').where('id', '=', id).executeTakeFirst())
      ?.template_id === templateId;
  if ('programmeId' in replaced) {
    const isNow = startsOn <= today || (await isSame('care.programmes', replaced.programmeId));
    await endProgramme(tx, replaced.programmeId, isNow ? undefined : dayBefore);
  } else {
    const isNow = startsOn <= today || (await isSame('care.assignments', replaced.assignmentId));
    await endAssignment(tx, replaced.assignmentId, isNow ? undefined : dayBefore);
  }
}

/** Writes the act; those who come later are reached by it from the end of the transaction on. Returns its id. */
export async function insertAct(
  tx: Transaction,
  caller: Caller,
  reached: Reached,
  plan: {
    templateId: string;
    version: number;
    days: number[];
    startsOn: string;
    endsOn: string;
    planned: readonly PlannedDay[];
  },
): Promise<string> {
  if (reached.includeLateJoiners && reached.audience === 'all')
    await sql`select care.lock_reach_of_all(true)`.execute(tx);
  const { id } = await tx
    .insertInto('care.assignments')
    .values({
      template_id: plan.templateId,
      template_version: plan.version,
      audience: reached.audience,
      time_zone: reached.timeZone ?? null,
      days: plan.days,
      starts_on: plan.startsOn,
      ends_on: plan.endsOn,
      planned_places: plan.planned.map(({ sessionId }) => Number(sessionId)),
      planned_days: plan.planned.map(({ dueOn }) => dueOn),
      include_late_joiners: reached.includeLateJoiners,
      replaces: reached.replacedAct,
      assigned_by: caller.accountId,
      assigned_by_role: caller.role,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // The keys to the groups hold them: who joins meanwhile waits, and then finds the act.
  await sql`
    insert into care.assignment_groups (assignment_id, company_id, group_id)
    select ${id}, g.company_id, g.id from care.groups as g where g.id = any(${reached.actGroupIds}::uuid[])`.execute(
    tx,
  );
  return id;
}

interface ActRow {
  id: string;
  audience: 'all' | 'some';
  groups: string[];
  people: number;
  running: number;
  starts_on: string;
  ends_on: string;
  include_late_joiners: boolean;
  created_at: Date;
  ended_at: Date | null;
  is_replaced: boolean;
  template_id: string;
  title: string;
}

const selectActs = sql`
  select a.id, a.audience, a.starts_on, a.ends_on, a.include_late_joiners, a.created_at, a.ended_at, o.people, o.running,
         array(select g.name from care.assignment_groups as m join care.groups as g on g.id = m.group_id
               where m.assignment_id = a.id order by g.name) as groups,
         exists (select from care.assignments as n where n.replaces = a.id) as is_replaced, a.template_id, v.title
  from care.assignments as a
  join care.programme_versions as v on v.template_id = a.template_id and v.version = a.template_version
  cross join lateral (
    select count(*) as people,
           count(*) filter (where p.ended_at is null and p.ends_on >= (now() at time zone p.time_zone)::date) as running
    from care.programmes as p where p.assignment_id = a.id) as o`;

const presentAct = (row: ActRow): AssignmentAct => ({
  id: row.id,
  audience: row.audience,
  groups: row.groups,
  people: row.people,
  running: row.running,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  includeLateJoiners: row.include_late_joiners,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  isReplaced: row.is_replaced,
});

/** What was assigned, and its end. */
export class AssignmentActs {
  readonly #database: CareDatabase;
  readonly #templates: ProgrammeTemplates;

  constructor(database: CareDatabase, templates: ProgrammeTemplates) {
    this.#database = database;
    this.#templates = templates;
  }

  /** The acts of assigning a template, newest first; those that gave it to nobody are left out. @throws NotFoundError */
  async list(caller: Caller, templateId: string, page: number) {
    const given = sql`a.template_id = ${templateId}
      and (a.include_late_joiners or exists (select from care.programmes as p where p.assignment_id = a.id))`;
    const answer = await this.#database.as(caller, async (tx) => {
      const { rows: counted } = await sql<{ total: number }>`
        select count(*) as total from care.assignments as a where ${given}`.execute(tx);
      const { rows } = await sql<ActRow>`
        ${selectActs}
        where ${given}
        order by a.created_at desc, a.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      return {
        data: rows.map(presentAct),
        meta: { page, pageSize, total: counted[0]?.total ?? 0 },
      };
    });
    if (answer.meta.total === 0) await this.#templates.read(templateId);
    return answer;
  }

  /** One act, with its programme. @throws NotFoundError */
  show(caller: Caller, id: string) {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<ActRow>`${selectActs} where a.id = ${id}`.execute(tx);
      if (rows[0] === undefined) throw new NotFoundError();
      return { ...presentAct(rows[0]), programmeId: rows[0].template_id, title: rows[0].title };
    });
  }

  /** Who has it in progress, and how many of them reported a session of it. @throws NotFoundError */
  recipients(caller: Caller, id: string, page: number) {
    const recipients = sql`
      select w.account_id, w.first_name, w.last_name, c.name as company_name
      from care.programmes as p
        join care.people as w on w.account_id = p.patient_id
        join cms.companies as c on c.document_id = w.company_id
      where p.assignment_id = ${id} and p.ended_at is null and p.ends_on >= (now() at time zone p.time_zone)::date`;
    const reported = sql`exists (
      select from care.programmes as p
        join care.occurrences as o on o.company_id = p.company_id and o.programme_id = p.id
      where p.assignment_id = ${id} and p.patient_id = r.account_id and o.patient_id = r.account_id
        and care.is_reported(o.company_id, o.id))`;
    return this.#database.as(caller, async (tx) => {
      const act = await tx
        .selectFrom('care.assignments')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      if (act === undefined) throw new NotFoundError();
      const { rows } = await sql<{ recipients: number; reported: number }>`
        select count(*) as recipients, count(*) filter (where ${reported}) as reported from (${recipients}) as r`.execute(
        tx,
      );
      const counts = rows[0] ?? { recipients: 0, reported: 0 };
      const people = await readPeople(tx, recipients, sql`true`, page);
      return { ...counts, people: { data: people, meta: { page, pageSize, total: counts.recipients } } };
    });
  }

  /** Ends an act for all its people, now or with a last day. @throws NotFoundError, AssignmentOverError, InvalidInputError */
  end(caller: Caller, id: string, on: string | undefined): Promise<void> {
    assertToCome(on, Temporal.Now.instant());
    return this.#database.as(caller, (tx) => endAssignment(tx, id, on));
  }
}
