/**
 * What a lost room or a lost instructor strands, and the fewest moves after which nothing is stranded. Only hours to come move; what
 * stands of a confirmed session stays, and no other session is touched. Accepting is that of every proposal.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import { minute } from '@huntzen/kernel/time';
import type { LostResource, ProposalOutcome, StrandedSession } from '../../contracts/proposals.ts';
import {
  defaultRules,
  replan,
  withLessons,
  type Lesson,
  type PlannerRules,
  type PlanRequest,
  type Refusal,
  type Subject,
  type TeachingHours,
} from '../../planner/index.ts';
import { wallTimeAt } from '../domain/wall-time.ts';
import { sayRefusal } from './say-refusal.ts';
import { findEntries } from './store.ts';
import { keepProposal, lessonOf, storedLesson, type StoredLesson, type StretchBefore } from './stored.ts';
import { codeOf, taughtSubject } from './subject-code.ts';
import { none, readWorld, type NamedWorld } from './world.ts';

/** The days after the last hours of a session that may be used besides. */
const daysAfter = 56;
const dayLength = 86_400_000;
const always = { start: 0, end: Date.UTC(2200, 0) };

type Reason = StrandedSession['stretches'][number]['reason'];

async function findStranded(
  tx: Transaction,
  lost: LostResource | null,
): Promise<{ reservation_id: string; session_id: string; reason: Reason }[]> {
  const ofKind = (kind: LostResource['kind']) => (lost?.kind === kind ? lost.id : null);
  const { rows } = await sql<{ reservation_id: string; session_id: string; reason: Reason }>`
    select reservation_id, session_id, reason
    from care.hours_to_plan_again(${ofKind('room')}, ${ofKind('instructor')}::uuid, ${lost?.from ?? null}::date, ${lost?.to ?? null}::date)`.execute(
    tx,
  );
  return rows;
}

interface SessionRow {
  id: string;
  company_id: string;
  course_id: string;
  title: string;
  modality: string;
  status: string;
  capacity: number;
  zone: string;
}

interface Planned {
  readonly session: SessionRow;
  readonly before: readonly StretchBefore[];
  readonly stranded: ReadonlySet<string>;
}

async function readPlanned(
  tx: Transaction,
  ids: readonly string[],
  lost: LostResource | null,
): Promise<Planned[]> {
  const stranded = Map.groupBy(await findStranded(tx, lost), ({ session_id }) => session_id);
  const { rows: sessions } = await sql<SessionRow>`
    select id, company_id, course_id, title, modality, status, capacity, zone
    from care.training_sessions where id = any (${ids}::uuid[])
    order by status <> 'confirmed', starts_at, id`.execute(tx);
  const { rows: stretches } = await sql<StretchBefore & { session_id: string }>`
    select session_id, id, revision, room_id as "roomId", instructor_id as "instructorId", subject,
           to_char(lower(during) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startsAt",
           to_char(upper(during) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endsAt"
    from care.room_reservations
    where session_id = any (${ids}::uuid[]) and lower(during) > now() order by lower(during), id`.execute(tx);
  const bySession = Map.groupBy(stretches, ({ session_id }) => session_id);
  return sessions.flatMap((session) => {
    const lostOnes = stranded.get(session.id);
    if (lostOnes === undefined) return [];
    return [
      {
        session,
        before: (bySession.get(session.id) ?? []).map(({ session_id: _session, ...stretch }) => stretch),
        stranded: new Set(lostOnes.map(({ reservation_id }) => reservation_id)),
      },
    ];
  });
}

const lengthOf = ({ startsAt, endsAt }: StretchBefore): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / minute;

function subjectsOf({ session, before }: Planned): Subject[] {
  // Hours of a subject, without a room or without an instructor are planned so again.
  const groups = Map.groupBy(before, (stretch) => codeOf(stretch, session.course_id));
  return [...groups].map(([code, stretches]) => ({
    code,
    minutes: stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0),
    weeklyMinutes: null,
    ...(stretches[0]?.roomId === null ? { room: { id: none, isFixed: true } } : {}),
    ...(stretches[0]?.instructorId === null ? { instructor: { id: none, isFixed: true } } : {}),
  }));
}

const wallOf = (instant: string, zone: string) => wallTimeAt(Date.parse(instant), zone);

/** Where to look, the most usual first: the hours that the session has, those on any of its days, then any day at those hours. */
function hoursToTry({ session: { zone }, before }: Planned): TeachingHours[][] {
  const own = before.map(({ startsAt, endsAt }) => {
    const { weekday, time: startTime } = wallOf(startsAt, zone);
    const { time: endTime } = wallOf(endsAt, zone);
    return { weekday, startTime, endTime: endTime < startTime ? '24:00' : endTime };
  });
  const unique = (hours: TeachingHours[]) => [
    ...new Map(hours.map((one) => [JSON.stringify(one), one])).values(),
  ];
  const onDays = (weekdays: readonly number[]) =>
    unique(
      weekdays.flatMap((weekday) => own.map(({ startTime, endTime }) => ({ weekday, startTime, endTime }))),
    );
  return [unique(own), onDays([...new Set(own.map(({ weekday }) => weekday))]), onDays([1, 2, 3, 4, 5, 6])];
}

/** The rules as the session keeps them already, where its hours were set by hand. */
function rulesOf({ before, session: { zone } }: Planned): PlannerRules {
  const lengths = before.map(lengthOf);
  const perDay = Map.groupBy(before, ({ startsAt }) => wallOf(startsAt, zone).day);
  const longestDay = Math.max(
    ...[...perDay.values()].map((stretches) => stretches.reduce((sum, one) => sum + lengthOf(one), 0)),
  );
  return {
    ...defaultRules,
    granularityMinutes: [30, 15, 10].find((step) => lengths.every((length) => length % step === 0)) ?? 30,
    longestStretchMinutes: Math.max(defaultRules.longestStretchMinutes, ...lengths),
    maxMinutesPerDay: Math.max(defaultRules.maxMinutesPerDay, longestDay),
  };
}

function requestOf(planned: Planned, hours: readonly TeachingHours[]): PlanRequest {
  const { session, before } = planned;
  const [first, last] = [before[0]?.startsAt ?? '', before.at(-1)?.endsAt ?? ''];
  return {
    id: session.id,
    course: session.course_id,
    timeZone: session.zone,
    from: wallOf(first, session.zone).day,
    to: new Date(Date.parse(last) + daysAfter * dayLength).toISOString().slice(0, 10),
    hours,
    groupSize: session.capacity,
    subjects: subjectsOf(planned),
    pinned: [],
  };
}

interface Again {
  readonly request: PlanRequest;
  readonly outcome:
    | { readonly lessons: StoredLesson[]; readonly score: Parameters<typeof keepProposal>[2]['score'] }
    | { readonly refusal: Refusal };
}

const named = (refusal: Refusal, course: string): Refusal =>
  refusal.subject === null ? refusal : { ...refusal, subject: taughtSubject(refusal.subject, course) };

/** Plans one session again with the fewest moves. */
function planAgain(planned: Planned, world: NamedWorld['world']): Again {
  const { session, before, stranded } = planned;
  const asLesson = lessonOf(session.id);
  const ids = new Map(
    before.map((stretch) => {
      const subject = codeOf(stretch, session.course_id);
      return [asLesson({ ...stretch, key: stretch.id, subject }), stretch.id] as const;
    }),
  );
  const previous = [...ids.keys()];
  const isLost = (lesson: Lesson) => stranded.has(ids.get(lesson) ?? '');
  const standing = previous.filter((lesson) => !isLost(lesson));
  let refused: Again | undefined;
  for (const hours of hoursToTry(planned)) {
    const asked = requestOf(planned, hours);
    const request = session.status === 'confirmed' ? { ...asked, pinned: standing } : asked;
    const { outcome, difference } = replan(request, previous, world, isLost);
    if (outcome.kind === 'refused') {
      refused = { request, outcome: { refusal: outcome.refusal } };
      continue;
    }
    const { kept, moved, added } = difference;
    const lessons = [
      ...kept.map((lesson) => storedLesson(lesson, ids.get(lesson) ?? '')),
      ...moved.map(({ from, to }) => storedLesson(to, ids.get(from) ?? '')),
      ...added.map((lesson, index) => storedLesson(lesson, `new-${index + 1}`)),
    ].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    return { request, outcome: { lessons, score: outcome.score } };
  }
  if (refused === undefined) throw new Error('there is always somewhere to look');
  return refused;
}

/** The service of planning again. */
export class ReplanningService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the sessions of which something is stranded, the next first. */
  stranded(
    caller: Caller,
    lost: LostResource | null,
    page: number,
  ): Promise<{ sessions: StrandedSession[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const stranded = await findStranded(tx, lost);
      const reasons = new Map(stranded.map(({ reservation_id, reason }) => [reservation_id, reason]));
      const entries = await findEntries(tx, always, { ids: [...reasons.keys()] });
      const sessions = [...Map.groupBy(entries, ({ session }) => session.id).values()];
      const shown = sessions.slice((page - 1) * pageSize, page * pageSize);
      return {
        total: sessions.length,
        sessions: shown.flatMap((stretches) => {
          const session = stretches[0]?.session;
          if (session === undefined) return [];
          return [
            {
              session,
              stretches: stretches.flatMap((entry) => {
                const reason = reasons.get(entry.id);
                return reason === undefined ? [] : [{ ...entry, reason }];
              }),
            },
          ];
        }),
      };
    });
  }

  /** Plans sessions again, confirmed ones first; those of which nothing is stranded are left out. */
  async replan(
    caller: Caller,
    { sessionIds, lost }: { sessionIds: readonly string[]; lost: LostResource | null },
    language: 'fr' | 'en',
    now: number,
  ): Promise<ProposalOutcome[]> {
    const all = await this.#database.as(caller, (tx) => readPlanned(tx, sessionIds, lost));
    const outcomes: ProposalOutcome[] = [];
    let proposed: Lesson[] = [];
    for (const planned of all) {
      const { session, before } = planned;
      const window = requestOf(planned, []);
      const { world, names } = await this.#database.as(caller, (tx) =>
        readWorld(tx, window.from, window.to, now, {
          rules: rulesOf(planned),
          exceptSession: session.id,
          lost,
          without: {
            room: before.some(({ roomId }) => roomId === null),
            instructor: before.some(({ instructorId }) => instructorId === null),
            course: session.course_id,
          },
        }),
      );
      const { request, outcome } = planAgain(planned, withLessons(world, proposed));
      if ('refusal' in outcome) {
        outcomes.push({
          kind: 'refused',
          refusal: sayRefusal(named(outcome.refusal, session.course_id), language, names),
          title: session.title,
        });
        continue;
      }
      const { lessons, score } = outcome;
      const real = lessons.filter(({ roomId, instructorId }) => roomId !== null && instructorId !== null);
      proposed = [...proposed, ...real.map(lessonOf(session.id))];
      const proposal = await this.#database.as(caller, (tx) =>
        keepProposal(tx, caller, {
          companyId: session.company_id,
          courseId: session.course_id,
          title: session.title,
          modality: session.modality,
          capacity: session.capacity,
          request: { ...request, rules: world.rules, lost },
          lessons,
          score,
          change: { sessionId: session.id, before },
        }),
      );
      outcomes.push({ kind: 'planned', proposal });
    }
    return outcomes;
  }
}
