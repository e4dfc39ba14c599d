/**
 * What happens to a training session, as the automation that follows it receives it. The database checks the same shape
 * (care.is_session_action_data): nothing medical and no price has a place in it.
 */
import { instant } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** Everything that is told of a training session: the eight names of the owner's documents, and one more for moved hours. */
export const sessionActionNames = [
  'SESSION_CREATED',
  'ELEVE_INSCRIT',
  'PLACE_LIBEREE',
  'PROMOTION_ATTENTE',
  'SESSION_CONFIRMEE',
  'SESSION_ANNULEE',
  'RAPPEL_SESSION',
  'ELEVE_CONVERTI',
  'SESSION_MODIFIEE',
] as const;

/** One of the actions. */
export type SessionActionName = (typeof sessionActionNames)[number];

/** The training session that an action is about. */
export const actionSession = z.strictObject({
  title: z.string().min(1),
  course: z.strictObject({ code: z.string().min(1), title: z.string().min(1) }),
  companyName: z.string().nullable(),
  startsAt: instant.nullable().describe('Null while the planner has not chosen.'),
  endsAt: instant.nullable(),
  zone: z.string().min(1).describe('The IANA zone in which the times are told.'),
  place: z.string().nullable(),
});

/** Whose enrolment, place or account an action is about. */
export const actionPerson = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  role: z.enum(['learner', 'candidate', 'instructor']),
  email: z.email(),
  language: z.enum(['fr', 'en']),
});

/** Somebody who is to be told by mail. */
export const actionRecipient = z.strictObject({
  role: z.enum(['learner', 'candidate', 'instructor', 'admin']),
  name: z.string(),
  email: z.email(),
  language: z.enum(['fr', 'en']),
});

/** Somebody who is to be told by mail. */
export type ActionRecipient = z.infer<typeof actionRecipient>;

const told = {
  recipients: z.array(actionRecipient).max(500),
  reason: z.string().min(1).max(500).nullable().describe('Why, in a few words for people.'),
};

/** A stretch of a session, before or after it moved. */
const stretch = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  place: z.string().nullable(),
  instructor: z.string().nullable(),
});

/** What moved: null before for a stretch that is new, null after for one that is taken out. */
export const actionChange = z.strictObject({ from: stretch.nullable(), to: stretch.nullable() });

/** What moved. */
export type ActionChange = z.infer<typeof actionChange>;

const aboutSession = z.strictObject({ session: actionSession, person: z.null(), ...told });
const aboutChanges = z.strictObject({
  ...aboutSession.shape,
  changes: z.array(actionChange).min(1).max(600),
});
const aboutPerson = z.strictObject({ session: actionSession, person: actionPerson, ...told });
const aboutLearner = z.strictObject({ session: actionSession.nullable(), person: actionPerson, ...told });

const body = <Name extends SessionActionName, Session extends z.ZodType, Data extends z.ZodType>(
  action: Name,
  sessionId: Session,
  data: Data,
) => z.strictObject({ action: z.literal(action), sessionId, correlationId: z.guid(), data });

/** The body of `POST {receiver}/session-action`; the answer names its `correlationId`. */
export const sessionActionBody = z.discriminatedUnion('action', [
  body('SESSION_CREATED', z.guid(), aboutSession),
  body('ELEVE_INSCRIT', z.guid(), aboutPerson),
  body('PLACE_LIBEREE', z.guid(), aboutPerson),
  body('PROMOTION_ATTENTE', z.guid(), aboutPerson),
  body('SESSION_CONFIRMEE', z.guid(), aboutSession),
  body('SESSION_ANNULEE', z.guid(), aboutSession),
  body('RAPPEL_SESSION', z.guid(), aboutSession),
  body('ELEVE_CONVERTI', z.guid().nullable(), aboutLearner),
  body('SESSION_MODIFIEE', z.guid(), aboutChanges),
]);

/** The body of one action. */
export type SessionActionBody = z.infer<typeof sessionActionBody>;

/** What `care.emit_session_action` takes as data for an action. */
export type SessionActionData<Name extends SessionActionName = SessionActionName> = Extract<
  SessionActionBody,
  { action: Name }
>['data'];
