/** What the database refused, in words: its constraints by name, with the numbers that it gives as detail. */
import { NotFoundError, type Text } from '@huntzen/kernel/server';
import * as z from 'zod';
import { TrainingRuleError } from './errors.ts';

const details = z.object({
  enrolled: z.number().optional(),
  capacity: z.number().optional(),
  room: z.string().optional(),
  places: z.number().optional(),
  name: z.string().optional(),
  rank: z.number().optional(),
  obstacle: z.enum(['busy', 'not_approved']).optional(),
});

type Details = z.infer<typeof details>;

const obstacles: Record<NonNullable<Details['obstacle']>, Text> = {
  busy: {
    fr: 'Cette personne a déjà une place dans une autre session au même moment. Retirez-la d’abord de l’autre.',
    en: 'This person already has a place in another session at the same time. Take them out of that one first.',
  },
  not_approved: {
    fr: 'Le parcours de ce candidat n’est pas encore validé. Validez-le, puis donnez la place.',
    en: 'This candidate is not approved yet. Approve them, then give the place.',
  },
};

const rules: Record<string, (values: Details) => Text> = {
  training_closed_day: ({ room }) => ({
    fr: `${room} est fermée un de ces jours. Choisissez un autre jour ou une autre salle.`,
    en: `${room} is closed on one of these days. Choose another day or another room.`,
  }),
  training_session_closed: () => ({
    fr: 'Cette session n’accepte plus personne : elle a commencé, ou n’est plus ouverte.',
    en: 'This session takes nobody any more: it has begun, or is no longer open.',
  }),
  training_session_full: ({ enrolled, capacity }) => ({
    fr: `Aucune place n’est libre : ${enrolled} personnes pour ${capacity} places. Augmentez le nombre de places.`,
    en: `No place is free: ${enrolled} people for ${capacity} places. Raise the number of places.`,
  }),
  training_line_ahead: ({ name, rank }) => ({
    fr: `${name} est avant dans la liste (rang ${rank}) et peut prendre la place.`,
    en: `${name} is ahead in the line (rank ${rank}) and can take the place.`,
  }),
  training_seat_obstacle: ({ obstacle }) => obstacles[obstacle ?? 'busy'],
  enrolments_person_is_free: () => obstacles.busy,
  training_capacity_below: ({ enrolled, capacity }) => ({
    fr: `${enrolled} personnes sont inscrites : ${capacity} places ne suffisent pas. Retirez d’abord des inscrits.`,
    en: `${enrolled} people are enrolled: ${capacity} places are not enough. Withdraw people first.`,
  }),
  training_capacity_above_room: ({ room, places }) => ({
    fr: `${room} n’a que ${places} places.`,
    en: `${room} has only ${places} places.`,
  }),
  training_session_move: () => ({
    fr: 'L’état de cette session ne permet pas cette action. Actualisez la page.',
    en: 'The state of this session does not allow this. Reload the page.',
  }),
  training_target_session: () => ({
    fr: 'Choisissez une autre session ouverte de la même formation.',
    en: 'Choose another open session of the same course.',
  }),
  training_other_course: () => ({
    fr: 'Cette session est celle d’une autre formation. Choisissez-en une de la formation souhaitée.',
    en: 'This session is of another course. Choose one of the wished course.',
  }),
  trainee_is_prospect: () => ({
    fr: 'Un prospect devient d’abord candidat. Convertissez cette personne, puis inscrivez-la.',
    en: 'A prospect becomes a candidate first. Convert this person, then enrol them.',
  }),
  trainee_move: () => ({
    fr: 'Cette personne n’en est pas à cette étape. Actualisez la page.',
    en: 'This person is not at that stage. Reload the page.',
  }),
  enrolments_once: () => ({
    fr: 'Cette personne a déjà une place dans cette session.',
    en: 'This person already has a place in this session.',
  }),
  planning_proposal_open: () => ({
    fr: 'Cette proposition est déjà acceptée ou écartée. Actualisez la page.',
    en: 'This proposal is accepted or put aside already. Reload the page.',
  }),
  waiting_list_once: () => ({
    fr: 'Cette personne attend déjà une place dans cette session.',
    en: 'This person is already waiting for a place in this session.',
  }),
  trainees_email: () => ({
    fr: 'Une personne de cette entreprise a déjà cette adresse.',
    en: 'Somebody of this company has this address already.',
  }),
  up_users_email_key: () => ({
    fr: 'Un compte existe déjà pour cette adresse. Corrigez l’adresse, ou le rôle de ce compte.',
    en: 'This address already has an account. Correct the address, or the role of that account.',
  }),
};

const missing = new Set(['training_session_known', 'trainee_known', 'planning_proposal_known']);
const races = new Set([
  'planning_proposal_open',
  'enrolments_once',
  'waiting_list_once',
  'training_session_move',
  'trainees_email',
  'up_users_email_key',
]);

/** The constraint that a write broke; undefined for any other error. */
export const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;

function detailsOf(error: unknown): Details {
  const text = error instanceof Error && 'detail' in error ? error.detail : undefined;
  return typeof text === 'string' && text.startsWith('{') ? details.parse(JSON.parse(text)) : {};
}

/** Runs a write and says what the database refused in words; anything else is rethrown as it is. */
export async function explained<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const constraint = constraintOf(error) ?? '';
    if (missing.has(constraint)) throw new NotFoundError();
    const rule = rules[constraint];
    if (rule === undefined) throw error;
    throw new TrainingRuleError(
      constraint,
      rule(detailsOf(error)),
      races.has(constraint) ? 'conflict' : 'rule',
    );
  }
}
