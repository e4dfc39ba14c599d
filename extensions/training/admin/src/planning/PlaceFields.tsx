import { Field, Flex, TextInput } from '@strapi/design-system';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { instantOf, wallOf } from '../wall-time.ts';
import { useTexts } from './use-texts.ts';

/** When, where and with whom, as a form holds it. */
export interface PlaceDraft {
  day: string;
  start: string;
  end: string;
  room: string;
  instructor: string;
}

/** When, where and with whom, as the API takes it. */
export interface Place {
  startsAt: string;
  endsAt: string;
  roomId: string | null;
  instructorId: string | null;
}

/** A stretch as a form holds it. */
export function placeDraft({ startsAt, endsAt, roomId, instructorId }: Place, zone: string): PlaceDraft {
  const from = wallOf(startsAt, zone);
  return {
    day: from.day,
    start: from.time,
    end: wallOf(endsAt, zone).time,
    room: roomId ?? '',
    instructor: instructorId ?? '',
  };
}

/** Where a draft leads; null while something is missing or the end does not come after the start. */
export function placeOf({ day, start, end, room, instructor }: PlaceDraft, zone: string): Place | null {
  const [startsAt, endsAt] = [instantOf(day, start, zone), instantOf(day, end, zone)];
  if (startsAt === null || endsAt === null || end <= start) return null;
  return {
    startsAt,
    endsAt,
    roomId: room === '' ? null : room,
    instructorId: instructor === '' ? null : instructor,
  };
}

/** The fields of a stretch: day, hours, room, instructor. */
export function PlaceFields({
  draft,
  choices: { rooms, instructors },
  onChange,
}: {
  draft: PlaceDraft;
  choices: Pick<TrainingChoices, 'rooms' | 'instructors'>;
  onChange: (changes: Partial<PlaceDraft>) => void;
}) {
  const { text } = useTexts();
  return (
    <>
      <Flex gap={4} wrap="wrap">
        {(['day', 'start', 'end'] as const).map((name) => (
          <Field.Root
            key={name}
            name={name}
            required
            {...(name === 'end' && draft.end <= draft.start ? { error: text('move.end.after') } : {})}
          >
            <Field.Label>{text(`move.${name}`)}</Field.Label>
            <TextInput
              type={name === 'day' ? 'date' : 'time'}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
            <Field.Error />
          </Field.Root>
        ))}
      </Flex>
      <Choice
        label={text('column.room')}
        value={draft.room}
        options={[
          { value: '', label: text('room.none') },
          ...rooms.map(({ id, name, capacity }) => ({ value: id, label: `${name} (${capacity})` })),
        ]}
        onChange={(room) => onChange({ room })}
      />
      <Choice
        label={text('column.instructor')}
        value={draft.instructor}
        options={[
          { value: '', label: text('instructor.none') },
          ...instructors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(instructor) => onChange({ instructor })}
      />
    </>
  );
}
