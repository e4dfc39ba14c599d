import { DomainError, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { Fault } from '../../planner/index.ts';
import type { Names } from './world.ts';

const mostDetails = 10;

const aboutRooms = new Set<Fault['code']>([
  'room_taken',
  'room_closed',
  'closed_day',
  'unknown_room',
  'room_too_small',
]);

function detailOf({ code, lesson }: Fault, { rooms, instructors }: Names, timeZone: string): ErrorDetail {
  const when = (language: string) =>
    lesson === undefined
      ? ''
      : new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
          lesson.start,
        );
  const who = aboutRooms.has(code)
    ? rooms.get(lesson?.roomId ?? '')?.name
    : instructors.get(lesson?.instructorId ?? '')?.name;
  return {
    path: 'lessons',
    text: {
      fr: `${who ?? 'Le plan'} : ${when('fr-FR')} n’est plus possible.`,
      en: `${who ?? 'The plan'}: ${when('en-GB')} is no longer possible.`,
    },
    value: code,
  };
}

/** A proposal that the rooms, instructors or rules of now no longer allow; the details say where. */
export class ProposalOutdatedError extends DomainError {
  override readonly name = 'ProposalOutdatedError';
  readonly kind = 'conflict';
  readonly code = 'proposal_outdated';
  readonly text: Text = {
    fr: 'Cette proposition n’est plus possible : demandez-en une nouvelle.',
    en: 'This proposal is no longer possible: ask for a new one.',
  };
  override readonly details: readonly ErrorDetail[];

  constructor(faults: readonly Fault[], names: Names, timeZone: string) {
    super();
    this.details = faults.slice(0, mostDetails).map((fault) => detailOf(fault, names, timeZone));
  }
}
