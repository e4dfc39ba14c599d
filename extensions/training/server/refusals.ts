/** What the database refused, in words: its constraints by name, with the numbers that it gives as detail. */
import { NotFoundError, type Text } from '@huntzen/kernel/server';
import * as z from 'zod';
import { roomConflictCauses } from '../contracts/index.ts';
import { TrainingRuleError } from './errors.ts';

const details = z.object({
  enrolled: z.number().optional(),
  offered: z.number().optional(),
  cause: z.enum(roomConflictCauses).optional(),
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
  training_reservation_changed: () => ({
    fr: 'Ce créneau vient de changer. Actualisez la page et recommencez.',
    en: 'These hours have just changed. Reload the page and try again.',
  }),
  training_reservation_begun: () => ({
    fr: 'Ce qui a commencé reste où c’est : choisissez un créneau à venir.',
    en: 'What has begun stays where it is: choose hours to come.',
  }),
  training_room_out_of_use: ({ room }) => ({
    fr: `${room} n’est plus utilisée : choisissez une autre salle.`,
    en: `${room} is out of use: choose another room.`,
  }),
  training_session_without_hours: () => ({
    fr: 'Une session garde au moins un créneau. Pour tout retirer, annulez la session.',
    en: 'A session keeps at least one stretch. To take them all out, cancel the session.',
  }),
  training_session_closed: () => ({
    fr: 'Cette session n’accepte plus personne : elle a commencé, ou n’est plus ouverte.',
    en: 'This session takes nobody any more: it has begun, or is no longer open.',
  }),
  training_session_full: ({ enrolled, capacity, offered = 0 }) => ({
    fr: `Aucune place n’est libre : ${enrolled} personnes pour ${capacity} places${offered === 0 ? '' : `, dont ${offered} proposées`}. Augmentez le nombre de places.`,
    en: `No place is free: ${enrolled} people for ${capacity} places${offered === 0 ? '' : `, ${offered} of them offered`}. Raise the number of places.`,
  }),
  training_line_ahead: ({ name, rank }) => ({
    fr: `${name} est avant dans la liste (rang ${rank}) et peut prendre la place.`,
    en: `${name} is ahead in the line (rank ${rank}) and can take the place.`,
  }),
  training_seat_obstacle: ({ obstacle }) => obstacles[obstacle ?? 'busy'],
  enrolments_person_is_free: () => obstacles.busy,
  training_capacity_below: ({ enrolled, capacity, offered = 0 }) =>
    offered === 0
      ? {
          fr: `${enrolled} personnes sont inscrites : ${capacity} places ne suffisent pas. Retirez d’abord des inscrits.`,
          en: `${enrolled} people are enrolled: ${capacity} places are not enough. Withdraw people first.`,
        }
      : {
          fr: `${enrolled} places sont prises et ${offered} proposées : ${capacity} ne suffisent pas. Attendez les réponses ou retirez des personnes.`,
          en: `${enrolled} places are taken and ${offered} offered: ${capacity} are not enough. Wait for the answers, or take people out.`,
        },
  training_session_past: () => ({
    fr: 'Cette session aurait déjà commencé. Supprimez le brouillon et créez une session à venir.',
    en: 'This session would have begun already. Delete the draft and make a session to come.',
  }),
  training_session_stranded: ({ room }) => ({
    fr: `${room} ne peut plus accueillir cette session : fermeture, horaires ou taille ont changé. Supprimez le brouillon et choisissez une autre salle.`,
    en: `${room} cannot hold this session any more: a closure, its hours or its size have changed. Delete the draft and choose another room.`,
  }),
  seat_offer_over: () => ({
    fr: 'Cette place n’est plus proposée : le délai est passé, ou vous avez déjà répondu. Vous gardez votre rang.',
    en: 'This place is no longer offered: its time is over, or you have answered already. You keep your rank.',
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
  planning_proposal_asked: () => ({
    fr: 'n8n n’a pas encore répondu : cette proposition n’a pas d’horaires.',
    en: 'n8n has not answered yet: this proposal has no hours.',
  }),
  planning_proposal_answered: () => ({
    fr: 'Cette proposition n’attend plus n8n. Actualisez la page.',
    en: 'This proposal no longer waits for n8n. Reload the page.',
  }),
  planning_receiver_missing: () => ({
    fr: 'Aucun n8n n’est configuré ou activé. Laissez planifier la plateforme.',
    en: 'No n8n is configured or enabled. Let the platform plan.',
  }),
  session_actions_body_check: () => ({
    fr: 'Il y a trop à transmettre à n8n pour cette période. Raccourcissez-la, ou laissez planifier la plateforme.',
    en: 'There is too much to tell n8n for this period. Shorten it, or let the platform plan.',
  }),
  waiting_list_once: () => ({
    fr: 'Cette personne attend déjà une place dans cette session.',
    en: 'This person is already waiting for a place in this session.',
  }),
  training_own_session: () => ({
    fr: 'Vous créez des sessions que vous animez vous-même. Pour un autre formateur, adressez-vous à la planification.',
    en: 'You make sessions that you teach yourself. For another trainer, ask the planners.',
  }),
  training_cancel_by_planner: () => ({
    fr: 'Vous annulez les sessions que vous avez créées, tant qu’elles ne sont pas confirmées. Pour celle-ci, adressez-vous à la planification.',
    en: 'You cancel sessions that you made, until they are confirmed. For this one, ask the planners.',
  }),
  learning_needs_learner: () => ({
    fr: 'Seul un élève suit une formation. Convertissez d’abord cette personne en élève.',
    en: 'Only learners follow courses. Convert this person to a learner first.',
  }),
  learning_target_session: () => ({
    fr: 'Choisissez une session ouverte ou confirmée, qui n’est pas terminée.',
    en: 'Choose an open or confirmed session that is not over.',
  }),
  learning_attached: () => ({
    fr: 'Cet élément est déjà rattaché, ou la session est celle d’une autre formation. Actualisez la page.',
    en: 'This is attached already, or the session is of another course. Reload the page.',
  }),
  learning_moved: () => ({
    fr: 'Cette inscription n’est plus là, ou la session est celle d’une autre formation. Actualisez la page.',
    en: 'This enrolment is no longer there, or the session is of another course. Reload the page.',
  }),
  learning_place_decides: () => ({
    fr: 'Cette personne a une place dans une autre session de la formation : son inscription suit sa place. Changez la place.',
    en: 'This person has a place in another session of the course: their enrolment follows the place. Change the place.',
  }),
  course_not_followed: () => ({
    fr: 'Cette formation n’est pas, ou plus, suivie. Actualisez la page.',
    en: 'This course is not followed, or no longer. Reload the page.',
  }),
  course_taught_elsewhere: () => ({
    fr: 'Cette personne a une place ou un rang dans une session qu’un autre formateur anime. Adressez-vous à la planification.',
    en: 'This person has a place or a rank in a session that another trainer teaches. Ask the planners.',
  }),
  submission_course_left: () => ({
    fr: 'Vous avez quitté cette formation. Suivez-la de nouveau pour remettre un travail.',
    en: 'You have left this course. Follow it again to hand work in.',
  }),
  submissions_waiting: () => ({
    fr: 'Trente de vos travaux attendent déjà un retour. Attendez les premières réponses avant d’en remettre d’autres.',
    en: 'Thirty of your works are waiting for an answer. Wait for the first answers before handing in more.',
  }),
  submission_not_to_redo: () => ({
    fr: 'Ce travail n’est pas à reprendre. Actualisez la page.',
    en: 'This work is not to be done again. Reload the page.',
  }),
  submission_round_over: () => ({
    fr: 'Une nouvelle version a été remise entre-temps. Actualisez la page pour la lire.',
    en: 'A new version was handed in meanwhile. Reload the page to read it.',
  }),
  attendance_day: () => ({
    fr: 'Cette session n’a pas d’heures ce jour-là.',
    en: 'This session has no hours on that day.',
  }),
  attendance_not_begun: () => ({
    fr: 'Ce jour n’a pas encore commencé : la présence se note à partir du jour même.',
    en: 'This day has not begun yet: attendance is noted from the day itself.',
  }),
  attendance_seat: () => ({
    fr: 'Cette personne n’a plus de place dans la session. Actualisez la page.',
    en: 'This person no longer has a place in the session. Reload the page.',
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

const missing = new Set([
  'training_alert_known',
  'training_session_known',
  'trainee_known',
  'planning_proposal_known',
  'learning_course_known',
  'submission_known',
]);
const races = new Set([
  'learning_attached',
  'learning_moved',
  'course_not_followed',
  'submission_not_to_redo',
  'submission_round_over',
  'attendance_seat',
  'planning_proposal_open',
  'planning_proposal_answered',
  'training_reservation_changed',
  'enrolments_once',
  'waiting_list_once',
  'training_session_move',
  'seat_offer_over',
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
