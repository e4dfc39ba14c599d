/**
 * Programmes in progress: what is due, and every change to a copy, by its patient or by a coach who follows them: row-level
 * security decides which copies a caller finds. The template, its versions and other people's copies are never written
 * here. Days are days in the programme's zone.
 */
import { sql, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller, type Text } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type { DatedSession, Outcome, PauseReason } from '../contracts/index.ts';
import { freezeMedia, type StoredFile, type StoredSession } from './domain/freeze-session.ts';
import { changeDosage, showSession, type DosageRefusal } from './domain/personal-session.ts';
import { replanAfterPause } from './domain/plan.ts';
import { AlreadyReportedError, ProgrammeNotPausedError, SessionNotCopyableError } from './errors.ts';
import { writeLaterDaysOf } from './later-days.ts';
import {
  findProgramme,
  findRunning,
  lockProgramme,
  planAgain,
  presentProgramme,
  selectProgrammes,
  type ProgrammeRow,
} from './running-programme.ts';
import type { StoredSessions } from './stored-sessions.ts';

const refusalTexts: Record<DosageRefusal['code'], Text> = {
  variable_empty: { fr: 'Donnez une valeur.', en: 'Give a value.' },
  variable_invalid: {
    fr: 'Cette valeur sort des limites prévues pour l’exercice.',
    en: 'This value is outside the limits of the exercise.',
  },
  variable_unknown: { fr: 'Cet exercice n’a pas ce réglage.', en: 'This exercise has no such setting.' },
  token_unknown: { fr: 'Cet exercice n’a pas ce réglage.', en: 'This exercise has no such setting.' },
  block_unknown: { fr: 'Cet exercice n’est pas dans la séance.', en: 'This exercise is not in the session.' },
};

/** How long after its last day a session may still be moved to. */
const movableAfterEndDays = 56;

/** The programmes of patients, as they see and change them. */
export class MyProgrammes {
  readonly #database: CareDatabase;
  readonly #sessions: StoredSessions;

  constructor(database: CareDatabase, sessions: StoredSessions) {
    this.#database = database;
    this.#sessions = sessions;
  }

  /** One page of the patient's programmes, those in progress first. */
  list(caller: Caller, page: number) {
    return this.#database.as(caller, async (tx) => {
      const { total } = await tx
        .selectFrom('care.programmes')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where('patient_id', '=', caller.accountId)
        .executeTakeFirstOrThrow();
      const { rows } = await sql<ProgrammeRow>`
        ${selectProgrammes} where p.patient_id = ${caller.accountId}
        order by p.ended_at is not null, p.created_at desc, p.id desc
        limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      return { data: rows.map(presentProgramme), meta: { page, pageSize, total } };
    });
  }

  /** One programme with its sessions in order. @throws NotFoundError */
  show(caller: Caller, id: string) {
    return this.#database.as(caller, async (tx) => {
      const row = await findProgramme(tx, id);
      const { rows } = await sql<{
        id: string;
        week: number | null;
        content: StoredSession;
        is_changed: boolean;
      }>`
        select s.id, s.week, s.content,
               s.content is distinct from v.sessions -> (s.origin - 1) -> 'content' as is_changed
        from care.programme_sessions as s
        join care.programmes as p on p.company_id = s.company_id and p.id = s.programme_id
        join care.programme_versions as v on v.template_id = p.template_id and v.version = p.template_version
        where s.programme_id = ${id} and s.patient_id = ${row.patient_id} and s.removed_at is null
        order by s.position`.execute(tx);
      return {
        ...presentProgramme(row),
        sessions: rows.map(({ id: sessionId, week, content, is_changed }) => {
          const { title, durationMinutes, blocks } = showSession(content);
          return { id: sessionId, week, title, durationMinutes, isChanged: is_changed, blocks };
        }),
      };
    });
  }

  /** What is due in the seven days from `from` on, by day; nothing of a programme that waits or is over. */
  week(caller: Caller, from: string): Promise<DatedSession[]> {
    return this.#database.as(caller, async (tx) => {
      await writeLaterDaysOf(tx, caller.accountId);
      const { rows } = await sql<{
        id: string;
        programme_id: string;
        due_on: string;
        planned_on: string;
        is_skipped: boolean;
        title: string;
        duration_minutes: number;
        cover: StoredFile | null;
        outcome: Outcome | null;
      }>`
        select o.id, o.programme_id, o.due_on, o.planned_on, o.skipped_at is not null as is_skipped,
               s.content ->> 'title' as title, (s.content ->> 'durationMinutes')::int as duration_minutes,
               s.content -> 'cover' as cover, c.outcome
        from care.occurrences as o
        join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
        join care.programmes as p on p.company_id = o.company_id and p.id = o.programme_id
        left join lateral (
          select outcome from care.completions where occurrence_id = o.id order by created_at desc, id desc limit 1
        ) as c on true
        where o.patient_id = ${caller.accountId} and o.due_on >= ${from}::date and o.due_on < ${from}::date + 7
          and (c.outcome is not null or p.ended_at is null and (p.paused_on is null or o.due_on < p.paused_on))
        order by o.due_on, s.position, o.id`.execute(tx);
      return rows.map((row) => ({
        id: row.id,
        programmeId: row.programme_id,
        dueOn: row.due_on,
        plannedOn: row.planned_on,
        isSkipped: row.is_skipped,
        title: row.title,
        durationMinutes: row.duration_minutes,
        cover: row.cover === null ? null : freezeMedia(row.cover),
        outcome: row.outcome,
      }));
    });
  }

  /**
   * Puts the sessions in this order; those not named leave the programme. The days to come are planned again, what was
   * reported or left out keeps its day.
   *
   * @throws NotFoundError, ProgrammeNotRunningError, InvalidInputError for a session of another programme.
   */
  arrange(caller: Caller, id: string, sessionIds: readonly string[]): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const programme = await findRunning(tx, id);
      const present = await tx
        .selectFrom('care.programme_sessions')
        .select(['id', 'week'])
        .where('programme_id', '=', id)
        .where('patient_id', '=', programme.patient_id)
        .where('removed_at', 'is', null)
        .orderBy('position')
        .execute();
      const known = new Set(present.map((session) => session.id));
      if (new Set(sessionIds).size !== sessionIds.length || sessionIds.some((asked) => !known.has(asked)))
        throw new InvalidInputError([
          {
            path: 'sessionIds',
            text: {
              fr: 'La liste ne correspond plus au programme : actualisez la page.',
              en: 'The list no longer matches the programme: reload the page.',
            },
          },
        ]);
      // A week belongs to the place, not to the session that stood there.
      const arranged = sessionIds.map((session, index) => ({
        id: session,
        place: index + 1,
        week: present[index]?.week ?? null,
      }));
      await sql`
        update care.programme_sessions as s
        set position = coalesce(a.place, s.position), week = coalesce(a.week, s.week),
            removed_at = case when a.id is null then now() end
        from care.programme_sessions as mine
        left join jsonb_to_recordset(${JSON.stringify(arranged)}::jsonb) as a (id uuid, place smallint, week smallint) on a.id = mine.id
        where mine.programme_id = ${id} and mine.patient_id = ${programme.patient_id} and mine.removed_at is null
          and s.company_id = mine.company_id and s.id = mine.id`.execute(tx);
      await planAgain(tx, programme, arranged);
    });
  }

  /**
   * Adds a session that was published to the patient at the end of their programme, or puts it in the place of another one.
   *
   * @throws NotFoundError, ProgrammeNotRunningError, SessionNotCopyableError
   */
  async addSession(caller: Caller, id: string, occurrenceId: string, replaces: string | null): Promise<void> {
    const sessionId = await this.#database.as(caller, async (tx) => {
      const { patient_id } = await findProgramme(tx, id);
      const { rows } = await sql<{ session_id: string }>`
        select p.session_id from care.occurrences as o join care.publications as p on p.id = o.publication_id
        where o.id = ${occurrenceId} and o.patient_id = ${patient_id}`.execute(tx);
      if (rows[0] === undefined) throw new NotFoundError();
      return rows[0].session_id;
    });
    const content = await this.#sessions.copy(sessionId);
    if (content === null) throw new SessionNotCopyableError();
    return this.#database.as(caller, async (tx) => {
      const programme = await findRunning(tx, id);
      const { rows: present } = await sql<{ id: string; week: number | null; position: number }>`
        select id, week, position from care.programme_sessions
        where programme_id = ${id} and patient_id = ${programme.patient_id} and removed_at is null order by position`.execute(
        tx,
      );
      const replaced = present.find((session) => session.id === replaces);
      if (replaces !== null && replaced === undefined) throw new NotFoundError();
      if (replaced !== undefined)
        await sql`
          update care.programme_sessions set removed_at = now()
          where id = ${replaced.id} and patient_id = ${programme.patient_id}`.execute(tx);
      const last = present.at(-1);
      const place = replaced ?? { position: (last?.position ?? 0) + 1, week: last?.week ?? null };
      const { rows: added } = await sql<{ id: string }>`
        insert into care.programme_sessions (company_id, patient_id, programme_id, position, week, content)
        select company_id, patient_id, id, ${place.position}, ${place.week}, ${JSON.stringify(content)}::jsonb
        from care.programmes where id = ${id} returning id`.execute(tx);
      const sessions = present
        .filter((session) => session.id !== replaces)
        .concat(added.map((session) => ({ ...place, ...session })))
        .sort((left, right) => left.position - right.position);
      await planAgain(tx, programme, sessions);
    });
  }

  /**
   * Changes values of one exercise of one session, within their limits; its texts follow.
   *
   * @param block which exercise, counted from 1.
   * @throws NotFoundError, ProgrammeNotRunningError, InvalidInputError with `values.<name>` of each value refused.
   */
  changeDosage(
    caller: Caller,
    id: string,
    sessionId: string,
    block: number,
    values: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const programme = await findRunning(tx, id);
      const row = await tx
        .selectFrom('care.programme_sessions')
        .select('content')
        .where('id', '=', sessionId)
        .where('programme_id', '=', id)
        .where('patient_id', '=', programme.patient_id)
        .where('removed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new NotFoundError();
      const { content, refusals } = changeDosage(row.content as unknown as StoredSession, block, values);
      if (refusals.length > 0)
        throw new InvalidInputError(
          refusals.map(({ code, name }) => ({
            path: code === 'block_unknown' ? 'block' : `values.${name}`,
            text: refusalTexts[code],
          })),
        );
      await tx
        .updateTable('care.programme_sessions')
        .set({ content: JSON.stringify(content) })
        .where('id', '=', sessionId)
        .where('patient_id', '=', programme.patient_id)
        .execute();
    });
  }

  /** Moves one dated session. @throws NotFoundError, ProgrammeNotRunningError, AlreadyReportedError, InvalidInputError */
  move(caller: Caller, occurrenceId: string, dueOn: string): Promise<void> {
    return this.#changeOccurrence(caller, occurrenceId, ({ today, ends_on }) => {
      const last = Temporal.PlainDate.from(ends_on).add({ days: movableAfterEndDays }).toString();
      if (dueOn < today || dueOn > last)
        throw new InvalidInputError([
          {
            path: 'dueOn',
            text: {
              fr: 'Choisissez un jour à venir, au plus deux mois après la fin du programme.',
              en: 'Choose a day to come, two months after the end of the programme at the latest.',
            },
          },
        ]);
      return { due_on: dueOn };
    });
  }

  /** Leaves one dated session out, or takes it back. @throws NotFoundError, ProgrammeNotRunningError, AlreadyReportedError */
  skip(caller: Caller, occurrenceId: string, isSkipped: boolean): Promise<void> {
    return this.#changeOccurrence(caller, occurrenceId, () => ({
      skipped_at: isSkipped ? sql<Date>`now()` : null,
    }));
  }

  /** Lets a programme wait from today on. @throws NotFoundError, ProgrammeNotRunningError */
  pause(caller: Caller, id: string, reason: PauseReason): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const { today, patient_id } = await findRunning(tx, id);
      await tx
        .updateTable('care.programmes')
        .set({ paused_on: today, pause_reason: reason })
        .where('id', '=', id)
        .where('patient_id', '=', patient_id)
        .execute();
    });
  }

  /**
   * Goes on with a programme that waits: what was due since the pause goes, in its order, to the next days of the rule, and the
   * programme ends as much later.
   *
   * @throws NotFoundError, ProgrammeNotPausedError
   */
  resume(caller: Caller, id: string): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const programme = await lockProgramme(tx, id);
      if (programme.paused_on === null || programme.ended_at !== null) throw new ProgrammeNotPausedError();
      const waiting = await sql<{ id: string }>`
        select o.id from care.occurrences as o
        where o.patient_id = ${programme.patient_id} and o.programme_id = ${id} and o.due_on >= ${programme.paused_on}::date
          and o.skipped_at is null
          and not exists (select from care.completions as c where c.occurrence_id = o.id)
        order by o.due_on, o.planned_on, o.id`.execute(tx);
      const days = replanAfterPause(programme.days, programme.today, waiting.rows.length);
      await sql`
        update care.occurrences as o set due_on = a.due_on
        from unnest(${waiting.rows.map((row) => row.id)}::uuid[], ${days}::date[]) as a (id, due_on)
        where o.id = a.id and o.patient_id = ${programme.patient_id}`.execute(tx);
      await sql`
        update care.programmes set paused_on = null, pause_reason = null, ends_on = greatest(ends_on, ${days.at(-1) ?? programme.today}::date)
        where id = ${id} and patient_id = ${programme.patient_id}`.execute(tx);
    });
  }

  #changeOccurrence(
    caller: Caller,
    occurrenceId: string,
    change: (
      programme: ProgrammeRow,
    ) => Partial<{ due_on: string; skipped_at: ReturnType<typeof sql<Date>> | null }>,
  ): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const occurrence = await tx
        .selectFrom('care.occurrences as o')
        .select((eb) => [
          'o.programme_id',
          eb
            .exists(
              eb.selectFrom('care.completions as c').select('c.id').whereRef('c.occurrence_id', '=', 'o.id'),
            )
            .as('is_reported'),
        ])
        .where('o.id', '=', occurrenceId)
        .executeTakeFirst();
      const programmeId = occurrence?.programme_id ?? null;
      if (occurrence === undefined || programmeId === null) throw new NotFoundError();
      const programme = await findRunning(tx, programmeId);
      if (occurrence.is_reported === true) throw new AlreadyReportedError();
      await tx
        .updateTable('care.occurrences')
        .set(change(programme))
        .where('id', '=', occurrenceId)
        .where('patient_id', '=', programme.patient_id)
        .execute();
    });
  }
}
