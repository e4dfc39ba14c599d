/** What n8n answers to a planning question: looked at as a whole, then given to its proposal, once. */
import { sql } from '@huntzen/database';
import type { PlanningDone } from '@huntzen/delivery/contracts';
import {
  InvalidInputError,
  NotFoundError,
  type ErrorDetail,
  type Text,
  type WebhookAnswerHandler,
} from '@huntzen/kernel/server';
import { defaultRules, scorePlan } from '../../planner/index.ts';
import { PlanningAnsweredError, PlanningExpiredError } from './errors.ts';
import { lessonOf, type StoredLesson, type StoredRequest } from './stored.ts';

interface Question {
  readonly request: StoredRequest;
  readonly room_ids: readonly string[];
  readonly instructor_ids: readonly string[];
}

type Answered = PlanningDone['data']['lessons'];

const notAsked: Record<'subject' | 'roomId' | 'instructorId', Text> = {
  subject: {
    fr: 'Ce n’est pas une matière de la demande.',
    en: 'This is not a subject of the question.',
  },
  roomId: { fr: 'Ce n’est pas une salle de la demande.', en: 'This is not a room of the question.' },
  instructorId: {
    fr: 'Ce n’est pas un formateur de la demande.',
    en: 'This is not an instructor of the question.',
  },
};

/** The lessons as a proposal keeps them, in order. @throws InvalidInputError that names what was not in the question. */
function storedLessons({ request, room_ids, instructor_ids }: Question, answered: Answered): StoredLesson[] {
  const codes = request.subjects.map(({ code }) => code);
  const only = codes.length === 1 ? codes[0] : undefined;
  const details: ErrorDetail[] = [];
  const lessons = answered.map(({ subject = only ?? '', roomId, instructorId, startsAt, endsAt }, index) => {
    const isAsked = {
      subject: codes.includes(subject),
      roomId: room_ids.includes(roomId),
      instructorId: instructor_ids.includes(instructorId),
    };
    for (const name of ['subject', 'roomId', 'instructorId'] as const)
      if (!isAsked[name]) details.push({ path: `data.lessons.${index}.${name}`, text: notAsked[name] });
    const iso = (instant: string) => new Date(instant).toISOString();
    return { subject, roomId, instructorId, startsAt: iso(startsAt), endsAt: iso(endsAt) };
  });
  if (details.length > 0) throw new InvalidInputError(details);
  return lessons
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map((lesson, at) => ({ key: String(at + 1), ...lesson }));
}

/**
 * Gives a proposal the plan of n8n, or its reason why there is none. Whether the plan keeps the rules is for whoever reviews it.
 *
 * @throws NotFoundError for what the receiver was never asked, InvalidInputError, PlanningAnsweredError, PlanningExpiredError.
 */
export const takePlan: WebhookAnswerHandler = async (answer, database) => {
  const { receiverId, webhookId, correlationId } = answer;
  const { lessons: answered, reason = null } = answer.data as PlanningDone['data'];
  const found = await sql<Question>`
    select request, room_ids, instructor_ids
    from care.find_planning_question(${receiverId}::uuid, ${correlationId}::uuid)`.execute(database);
  const [question] = found.rows;
  if (question === undefined) throw new NotFoundError();
  const { request } = question;
  const lessons = storedLessons(question, answered);
  const score =
    lessons.length === 0
      ? null
      : scorePlan(request, lessons.map(lessonOf(request.id)), request.rules ?? defaultRules);
  const { rows } = await sql<{ outcome: string }>`
    select care.answer_planning_question(
      ${receiverId}::uuid, ${webhookId}, ${correlationId}::uuid, ${JSON.stringify(lessons)}::jsonb,
      ${score === null ? null : JSON.stringify(score)}::jsonb, ${reason}) as outcome`.execute(database);
  const outcome = rows[0]?.outcome;
  if (outcome === 'answered') throw new PlanningAnsweredError();
  if (outcome === 'expired') throw new PlanningExpiredError();
  if (outcome !== 'recorded') throw new NotFoundError();
  return lessons.length === 0 ? 'planning_refused' : 'planning_done';
};
