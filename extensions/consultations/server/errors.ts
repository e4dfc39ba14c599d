import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { RoomObstacle } from '../contracts/index.ts';
import type { Slot } from '../contracts/index.ts';

/** The times that are free instead, as details: `nextSlots.0` and so on, each with its slot as the value. */
const nextSlotDetails = (slots: readonly Slot[]): ErrorDetail[] =>
  slots.map((slot, index) => ({
    path: `nextSlots.${index}`,
    text: { fr: `Créneau libre : ${slot.startsAt}`, en: `Free time: ${slot.startsAt}` },
    value: slot,
  }));

/** The slot was free a moment ago, and somebody else has it now. */
export class SlotTakenError extends DomainError {
  override readonly name = 'SlotTakenError';
  readonly kind = 'conflict';
  readonly code = 'slot_taken';
  readonly text: Text = {
    fr: 'Ce créneau vient d’être pris. Choisissez un autre horaire.',
    en: 'This time has just been taken. Please choose another time.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(nextSlots: readonly Slot[] = []) {
    super();
    this.details = nextSlotDetails(nextSlots);
  }
}

/** The employee has another consultation at that time. */
export class AlreadyBookedError extends DomainError {
  override readonly name = 'AlreadyBookedError';
  readonly kind = 'conflict';
  readonly code = 'already_booked';
  readonly text: Text = {
    fr: 'Un autre rendez-vous est déjà prévu à cet horaire. Choisissez un autre horaire.',
    en: 'Another appointment is already planned at that time. Please choose another time.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(nextSlots: readonly Slot[] = []) {
    super();
    this.details = nextSlotDetails(nextSlots);
  }
}

/** The practitioner does not offer that time: outside hours, in the past, too soon, too far ahead. */
export class SlotNotOfferedError extends DomainError {
  override readonly name = 'SlotNotOfferedError';
  readonly kind = 'rule';
  readonly code = 'slot_not_offered';
  readonly text: Text = {
    fr: 'Cet horaire n’est pas proposé. Choisissez un créneau de la liste.',
    en: 'This time is not offered. Please choose one from the list.',
  };
  override readonly details: readonly ErrorDetail[] = [{ path: 'startsAt', text: this.text }];
}

/** The time is offered, but not in that way. */
export class TypeNotOfferedError extends DomainError {
  override readonly name = 'TypeNotOfferedError';
  readonly kind = 'rule';
  readonly code = 'type_not_offered';
  readonly text: Text = {
    fr: 'Ce créneau ne se prend pas sous cette forme. Choisissez-en une autre.',
    en: 'This time is not offered in that form. Please choose another one.',
  };
  override readonly details: readonly ErrorDetail[] = [{ path: 'type', text: this.text }];
}

/** The consultation is not in a state from which this person may do that. */
export class IllegalMoveError extends DomainError {
  override readonly name = 'IllegalMoveError';
  readonly kind = 'conflict';
  readonly code = 'illegal_move';
  readonly text: Text = {
    fr: 'Ce rendez-vous a changé entre-temps, ou son état ne permet pas cette action. Actualisez la page.',
    en: 'This appointment has changed in the meantime, or its state does not allow this. Please reload the page.',
  };
}

/** The cancellation window has begun. */
export class TooLateError extends DomainError {
  override readonly name = 'TooLateError';
  readonly kind = 'rule';
  readonly code = 'too_late';
  readonly text: Text = {
    fr: 'Il est trop tard pour changer l’horaire de ce rendez-vous. Vous pouvez encore l’annuler.',
    en: 'It is too late to choose another time for this appointment. You can still cancel it.',
  };
}

/** It should have begun already, so that it is not cancelled any more. */
export class AlreadyBegunError extends DomainError {
  override readonly name = 'AlreadyBegunError';
  readonly kind = 'rule';
  readonly code = 'already_begun';
  readonly text: Text = {
    fr: 'L’heure de ce rendez-vous est passée : il ne peut plus être annulé.',
    en: 'The time of this appointment has come: it can no longer be cancelled.',
  };
}

/** A person is absent only some minutes after the start. */
export class TooEarlyError extends DomainError {
  override readonly name = 'TooEarlyError';
  readonly kind = 'rule';
  readonly code = 'too_early';
  readonly text: Text = {
    fr: 'Une absence se note à partir de 10 minutes après le début.',
    en: 'An absence can be noted from 10 minutes after the start.',
  };
}

/** The time for corrections is over. */
export class CorrectionTooLateError extends DomainError {
  override readonly name = 'CorrectionTooLateError';
  readonly kind = 'rule';
  readonly code = 'correction_too_late';
  readonly text: Text = {
    fr: 'Une consultation se corrige dans les 24 heures après sa fin. Pour la suite, écrivez à la plateforme.',
    en: 'A consultation can be corrected within 24 hours of its end. After that, please write to the platform.',
  };
}

/** The consultation cannot have begun or ended then. */
export class CorrectionOutOfBoundsError extends DomainError {
  override readonly name = 'CorrectionOutOfBoundsError';
  readonly kind = 'rule';
  readonly code = 'correction_out_of_bounds';
  readonly text: Text = {
    fr: 'Ces heures ne sont pas possibles : le début au plus tôt 15 minutes avant l’heure prévue, la fin après le début et au plus tard quand vous avez terminé la consultation, 4 heures au plus.',
    en: 'These times are not possible: the start 15 minutes before the planned time at the earliest, the end after the start and no later than when you ended the consultation, 4 hours at most.',
  };
  override readonly details: readonly ErrorDetail[] = [{ path: 'endedAt', text: this.text }];
}

/** Another consultation has taken the time of one that was to be opened again. */
export class ReopeningTakenError extends DomainError {
  override readonly name = 'ReopeningTakenError';
  readonly kind = 'conflict';
  readonly code = 'reopening_taken';
  readonly text: Text = {
    fr: 'Un autre rendez-vous occupe maintenant ce temps. Corrigez plutôt l’heure de fin.',
    en: 'Another appointment takes this time now. Please correct the time of the end instead.',
  };
}

/** The time for rating is over. */
export class RatingTooLateError extends DomainError {
  override readonly name = 'RatingTooLateError';
  readonly kind = 'rule';
  readonly code = 'rating_too_late';
  readonly text: Text = {
    fr: 'Cette consultation ne peut plus être notée : l’avis se donne pendant 30 jours et se change pendant 24 heures.',
    en: 'This consultation can no longer be rated: an opinion can be given for 30 days and changed for 24 hours.',
  };
}

/** The key came with another request before. */
export class IdempotencyKeyReusedError extends DomainError {
  override readonly name = 'IdempotencyKeyReusedError';
  readonly kind = 'rule';
  readonly code = 'idempotency_key_reused';
  readonly text: Text = {
    fr: 'Cette demande a déjà été envoyée avec un autre contenu. Rechargez la page et recommencez.',
    en: 'This request was already sent with other content. Please reload the page and try again.',
  };
}

const roomTexts: Record<RoomObstacle, Text> = {
  in_person: {
    fr: 'Ce rendez-vous a lieu sur place : il n’a pas de salle en ligne.',
    en: 'This appointment takes place in person: it has no online room.',
  },
  not_confirmed: {
    fr: 'Ce rendez-vous n’est pas encore confirmé. La salle ouvrira une fois qu’il le sera.',
    en: 'This appointment is not confirmed yet. The room will open once it is.',
  },
  not_open_yet: {
    fr: 'La salle ouvre 15 minutes avant le début du rendez-vous.',
    en: 'The room opens 15 minutes before the appointment starts.',
  },
  closed: {
    fr: 'La salle de ce rendez-vous est fermée.',
    en: 'The room of this appointment is closed.',
  },
};

/** The room of a consultation cannot be entered now; the code says why. */
export class RoomClosedError extends DomainError {
  override readonly name = 'RoomClosedError';
  readonly kind = 'rule';
  readonly code: `room_${RoomObstacle}`;
  readonly text: Text;

  constructor(obstacle: RoomObstacle) {
    super(`the room cannot be entered: ${obstacle}`);
    this.code = `room_${obstacle}`;
    this.text = roomTexts[obstacle];
  }
}

/** The platform runs without a Jitsi of its own. */
export class VideoNotConfiguredError extends DomainError {
  override readonly name = 'VideoNotConfiguredError';
  readonly kind = 'rule';
  readonly code = 'video_not_configured';
  readonly text: Text = {
    fr: 'La vidéo n’est pas installée sur cette plateforme. Échangez par la messagerie du rendez-vous.',
    en: 'Video is not set up on this platform. Use the messages of the appointment instead.',
  };
}
/** The offer of an earlier time is over: it was answered, or its time has passed. */
export class OfferEndedError extends DomainError {
  override readonly name = 'OfferEndedError';
  readonly kind = 'conflict';
  readonly code = 'offer_ended';
  readonly text: Text = {
    fr: 'Cette proposition n’est plus valable. Vous gardez votre place dans la file.',
    en: 'This offer is no longer open. You keep your place in line.',
  };
}

/** There is an earlier time already: nothing to wait for. */
export class EarlierIsFreeError extends DomainError {
  override readonly name = 'EarlierIsFreeError';
  readonly kind = 'conflict';
  readonly code = 'earlier_is_free';
  readonly text: Text = {
    fr: 'Un créneau qui convient est déjà libre : vous pouvez le choisir maintenant.',
    en: 'A time that suits you is free already: you can choose it now.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(slots: readonly Slot[]) {
    super();
    this.details = nextSlotDetails(slots);
  }
}

/** The person waits for this practitioner already. */
export class AlreadyWaitingError extends DomainError {
  override readonly name = 'AlreadyWaitingError';
  readonly kind = 'conflict';
  readonly code = 'already_waiting';
  readonly text: Text = {
    fr: 'Vous êtes déjà dans la file de ce praticien.',
    en: 'You are already in line for this practitioner.',
  };
}

/** The last day to wait for is not ahead. */
export class NothingToWaitForError extends DomainError {
  override readonly name = 'NothingToWaitForError';
  readonly kind = 'rule';
  readonly code = 'nothing_to_wait_for';
  readonly text: Text = {
    fr: 'Choisissez un jour à venir, au plus tard celui de votre rendez-vous.',
    en: 'Choose a day to come, at the latest that of your appointment.',
  };
  override readonly details: readonly ErrorDetail[] = [{ path: 'untilDay', text: this.text }];
}
