import { Checkbox } from '@strapi/design-system';
import { Choice } from '../Choice.tsx';
import { Cell } from './FormParts.tsx';
import { useTexts } from './use-texts.ts';

/** A room or an instructor, which the planner may choose, or has to take. */
function Wished({
  label,
  fixed,
  value,
  isFixed,
  options,
  error,
  onChange,
}: {
  label: string;
  fixed: string;
  value: string;
  isFixed: boolean;
  options: readonly { value: string; label: string }[];
  error?: string | undefined;
  onChange: (changes: { value?: string; isFixed?: boolean }) => void;
}) {
  return (
    <>
      <Choice
        label={label}
        value={value}
        options={options}
        error={error}
        onChange={(chosen) => onChange({ value: chosen })}
      />
      {value !== '' && (
        <Checkbox checked={isFixed} onCheckedChange={(isOn) => onChange({ isFixed: isOn === true })}>
          {fixed}
        </Checkbox>
      )}
    </>
  );
}

/** A room and an instructor that are wished for. */
export interface Wishes {
  room: string;
  roomIsFixed: boolean;
  instructor: string;
  instructorIsFixed: boolean;
}

/** What can be wished for. */
export interface WishChoices {
  rooms: readonly { value: string; label: string }[];
  instructors: readonly { value: string; label: string }[];
}

/** The wishes of a session or of a subject, as two cells. */
export function WishFields({
  wishes,
  choices,
  errors = {},
  onChange,
}: {
  wishes: Wishes;
  choices: WishChoices;
  errors?: Readonly<Record<string, string>>;
  onChange: (changes: Partial<Wishes>) => void;
}) {
  const { text } = useTexts();
  const letPlanner = { value: '', label: text('propose.let') };
  return (
    <>
      <Cell>
        <Wished
          label={text('room')}
          fixed={text('propose.room.fixed')}
          value={wishes.room}
          isFixed={wishes.roomIsFixed}
          options={[letPlanner, ...choices.rooms]}
          error={errors.room}
          onChange={({ value = wishes.room, isFixed = wishes.roomIsFixed }) =>
            onChange({ room: value, roomIsFixed: isFixed })
          }
        />
      </Cell>
      <Cell>
        <Wished
          label={text('instructor')}
          fixed={text('propose.instructor.fixed')}
          value={wishes.instructor}
          isFixed={wishes.instructorIsFixed}
          options={[letPlanner, ...choices.instructors]}
          error={errors.instructor}
          onChange={({ value = wishes.instructor, isFixed = wishes.instructorIsFixed }) =>
            onChange({ instructor: value, instructorIsFixed: isFixed })
          }
        />
      </Cell>
    </>
  );
}
