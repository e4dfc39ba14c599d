import { Box, Field, Flex, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import type { TrainingChoices } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { useTexts } from './use-texts.ts';

/** One line of the form of a session, as it is typed. */
export interface Line {
  key: number;
  day: string;
  start: string;
  end: string;
  room: string;
  instructor: string;
}

const inputs = [
  { name: 'day', type: 'date' },
  { name: 'start', type: 'time' },
  { name: 'end', type: 'time' },
] as const;

/** A day, its hours, a room and an instructor. */
export function StretchFields({
  line,
  number,
  rooms,
  instructors,
  needsRoom,
  onChange,
  onRemove,
}: {
  line: Line;
  number: number;
  rooms: TrainingChoices['rooms'];
  instructors: TrainingChoices['instructors'];
  needsRoom: boolean;
  onChange: (line: Line) => void;
  /** None for the only line. */
  onRemove: (() => void) | null;
}) {
  const { text } = useTexts();
  return (
    <Flex
      tag="fieldset"
      gap={3}
      alignItems="flex-end"
      wrap="wrap"
      style={{ border: 0, padding: 0, margin: 0 }}
    >
      <legend style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>
        {text('create.line', { number })}
      </legend>
      {inputs.map(({ name, type }) => (
        <Field.Root key={name} name={name} required>
          <Field.Label>{text(`create.${name}`)}</Field.Label>
          <Field.Input
            type={type}
            value={line[name]}
            onChange={(event: { target: { value: string } }) =>
              onChange({ ...line, [name]: event.target.value })
            }
          />
        </Field.Root>
      ))}
      <Box flex="1" minWidth="12rem">
        <Choice
          label={text('create.room')}
          value={line.room}
          isRequired={needsRoom}
          options={[
            { value: '', label: text('create.room.none') },
            ...rooms.map(({ id, name, capacity }) => ({ value: id, label: `${name} (${capacity})` })),
          ]}
          onChange={(room) => onChange({ ...line, room })}
        />
      </Box>
      <Box flex="1" minWidth="12rem">
        <Choice
          label={text('create.instructor')}
          value={line.instructor}
          options={[
            { value: '', label: text('create.instructor.none') },
            ...instructors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(instructor) => onChange({ ...line, instructor })}
        />
      </Box>
      {onRemove !== null && (
        <IconButton label={text('create.remove', { number })} onClick={onRemove}>
          <Trash />
        </IconButton>
      )}
    </Flex>
  );
}
