/** Proposals as the database keeps them. */
import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { LostResource, Proposal } from '../../contracts/proposals.ts';
import {
  defaultRules,
  type Lesson,
  type PlannerRules,
  type PlanRequest,
  type PlanScore,
} from '../../planner/index.ts';
import { presentProposal, readNames, type ProposalRow } from './present-proposal.ts';
import { none, readWorld, type NamedWorld } from './world.ts';

/** A stretch as a proposal keeps it. */
export interface StoredLesson {
  /** Stays when it is moved; of a change, the id of the stretch that it moves. */
  readonly key: string;
  readonly subject: string;
  readonly roomId: string | null;
  readonly instructorId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A stretch of a session as it was when a change of it was proposed. */
export interface StretchBefore extends Omit<StoredLesson, 'key' | 'subject'> {
  readonly id: string;
  readonly revision: number;
  /** The subject of a certificate; null when the course is its own. */
  readonly subject: string | null;
}

/** What was asked, with what held then. */
export interface StoredRequest extends PlanRequest {
  readonly rules?: PlannerRules;
  readonly lost?: LostResource | null;
}

/** A lesson with its key, for keeping. */
export const storedLesson = (
  { subject, roomId, instructorId, start, end }: Lesson,
  key: string,
): StoredLesson => ({
  key,
  subject,
  roomId: roomId === none ? null : roomId,
  instructorId: instructorId === none ? null : instructorId,
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(end).toISOString(),
});

/** A kept lesson, for the planner. */
export const lessonOf =
  (requestId: string) =>
  ({ subject, roomId, instructorId, startsAt, endsAt }: StoredLesson): Lesson => ({
    requestId,
    subject,
    roomId: roomId ?? none,
    instructorId: instructorId ?? none,
    start: Date.parse(startsAt),
    end: Date.parse(endsAt),
  });

/** What is to be kept of a proposal. */
export interface NewProposal {
  readonly companyId: string;
  readonly courseId: string;
  readonly title: string;
  readonly modality: string;
  readonly capacity: number;
  readonly request: StoredRequest;
  readonly lessons: readonly StoredLesson[];
  readonly score: PlanScore;
  /** Of a change: the session, and its stretches to come. */
  readonly change?: { readonly sessionId: string; readonly before: readonly StretchBefore[] };
}

/** Keeps a proposal; returns it as it is shown. */
export async function keepProposal(
  tx: Transaction,
  caller: Caller,
  proposal: NewProposal,
): Promise<Proposal> {
  const { companyId, courseId, title, modality, capacity, request, lessons, score, change } = proposal;
  const { rows } = await sql<{ id: string }>`
    insert into care.planning_proposals
      (company_id, course_id, title, modality, capacity, zone, request, lessons, score, created_by, kind, changed_session_id, before)
    values (${companyId}, ${courseId}, ${title}, ${modality}, ${capacity}, ${request.timeZone},
            ${JSON.stringify(request)}::jsonb, ${JSON.stringify(lessons)}::jsonb, ${JSON.stringify(score)}::jsonb,
            ${caller.accountId}, ${change === undefined ? 'session' : 'change'}, ${change?.sessionId ?? null}::uuid,
            ${change === undefined ? null : JSON.stringify(change.before)}::jsonb)
    returning id`.execute(tx);
  return getProposal(tx, rows[0]?.id ?? '');
}

const columns = sql`
  p.id, p.kind, p.status, p.title, p.capacity, p.zone, p.lessons, p.score, p.session_id, p.changed_session_id, p.before,
  p.proposed_lessons, p.created_at, p.planned_by, p.request ->> 'from' as "from", p.request ->> 'to' as "to", p.answer_by,
  p.answer_by < now() as is_late, p.answer ->> 'reason' as reason, c.id as course_id, c.code as course_code, c.title as course_title,
  k.document_id as company_id, k.name as company_name`;

const tables = sql`
  care.planning_proposals p
  join care.courses c on c.id = p.course_id
  join cms.companies k on k.document_id = p.company_id`;

/** One proposal, which is there. */
export async function getProposal(tx: Transaction, id: string): Promise<Proposal> {
  const { rows } = await sql<ProposalRow>`select ${columns} from ${tables} where p.id = ${id}`.execute(tx);
  return presentProposal(rows[0] as ProposalRow, await readNames(tx));
}

/** How many proposals are in one of some states. */
export async function countProposals(
  tx: Transaction,
  statuses: readonly Proposal['status'][],
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from care.planning_proposals where status = any (${statuses})`.execute(
    tx,
  );
  return rows[0]?.total ?? 0;
}

/** A page of proposals in one of some states, the latest first. */
export async function findProposals(
  tx: Transaction,
  statuses: readonly Proposal['status'][],
  { limit, offset }: { limit: number; offset: number },
): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${tables} where p.status = any (${statuses})
    order by p.created_at desc, p.id limit ${limit} offset ${offset}`.execute(tx);
  const names = await readNames(tx);
  return rows.map((row) => presentProposal(row, names));
}

/** An open proposal that nobody else decides meanwhile. */
export interface LockedProposal {
  readonly request: StoredRequest;
  readonly lessons: readonly StoredLesson[];
  readonly proposed_lessons: readonly StoredLesson[] | null;
  readonly before: readonly StretchBefore[] | null;
  readonly changed_session_id: string | null;
  readonly planned_by: Proposal['plannedBy'];
}

/** Locks an open proposal. */
export async function lockProposal(tx: Transaction, id: string): Promise<LockedProposal> {
  const { rows } = await sql<LockedProposal>`
    select request, lessons, proposed_lessons, before, changed_session_id, planned_by
    from care.lock_planning_proposal(${id}::uuid)`.execute(tx);
  return rows[0] as LockedProposal;
}

/** The world in which a proposal would be held, as it is now. */
export function worldOf(
  tx: Transaction,
  { request, changed_session_id }: Pick<LockedProposal, 'request' | 'changed_session_id'>,
  now: number,
): Promise<NamedWorld> {
  const { rules = defaultRules, lost = null, subjects, course } = request;
  return readWorld(tx, request.from, request.to, now, {
    rules,
    lost,
    exceptSession: changed_session_id,
    without: {
      room: subjects.some(({ room }) => room?.id === none),
      instructor: subjects.some(({ instructor }) => instructor?.id === none),
      course,
    },
  });
}
