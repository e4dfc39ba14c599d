import { useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { MoveCheck, MoveTarget, PlanningEntry, TrainingChoices } from '../../../contracts/index.ts';
import { DialogContent } from '../DialogContent.tsx';
import { useAction } from '../use-action.ts';
import { wallOf } from '../wall-time.ts';
import { PlaceFields, placeDraft, placeOf, type PlaceDraft } from './PlaceFields.tsx';
import { useMovesApi } from './use-moves-api.ts';
import { useTexts } from './use-texts.ts';

/** A stretch that is about to be moved, with where to when that is known already. */
export interface Moving {
  entry: PlanningEntry;
  target?: Partial<MoveTarget>;
}

interface Draft extends PlaceDraft {
  note: string;
}

function draftOf({ entry, target }: Moving): Draft {
  const { startsAt, endsAt, room, instructor } = entry;
  const now = { startsAt, endsAt, roomId: room?.id ?? null, instructorId: instructor?.id ?? null };
  return { ...placeDraft({ ...now, ...target }, entry.session.zone), note: '' };
}

/** What stands against a move, and buttons that take what is free instead. */
function Conflicts({
  check: { problems, alternatives },
  zone,
  onTake,
}: {
  check: MoveCheck;
  zone: string;
  onTake: (changes: Partial<Draft>) => void;
}) {
  const { text, moment, time } = useTexts();
  if (problems.length === 0) return <Typography textColor="success700">{text('move.free')}</Typography>;
  const choices = [
    ...(alternatives?.times ?? []).map(({ startsAt, endsAt }) => ({
      label: text('move.take', { name: `${moment(startsAt, zone)} – ${time(endsAt, zone)}` }),
      changes: {
        day: wallOf(startsAt, zone).day,
        start: wallOf(startsAt, zone).time,
        end: wallOf(endsAt, zone).time,
      },
    })),
    ...(alternatives?.rooms ?? []).map(({ id, name }) => ({
      label: text('move.take', { name }),
      changes: { room: id },
    })),
    ...(alternatives?.instructors ?? []).map(({ id, name }) => ({
      label: text('move.take', { name }),
      changes: { instructor: id },
    })),
  ];
  return (
    <Box background="warning100" padding={4} hasRadius>
      <Typography fontWeight="semiBold" tag="p">
        {text('move.conflicts')}
      </Typography>
      <Box tag="ul" paddingLeft={6} paddingTop={1} style={{ listStyle: 'disc' }}>
        {problems.map(({ message }) => (
          <li key={message}>
            <Typography>{message}</Typography>
          </li>
        ))}
      </Box>
      {choices.length > 0 && (
        <Flex gap={2} wrap="wrap" paddingTop={3}>
          {choices.map(({ label, changes }) => (
            <Button key={label} size="S" variant="secondary" onClick={() => onTake(changes)}>
              {label}
            </Button>
          ))}
        </Flex>
      )}
    </Box>
  );
}

/** Looks at a move as it is typed. */
function Checked({
  id,
  target,
  zone,
  onTake,
}: {
  id: string;
  target: MoveTarget;
  zone: string;
  onTake: (changes: Partial<Draft>) => void;
}) {
  const { text } = useTexts();
  const api = useMovesApi();
  const { startsAt, endsAt, roomId, instructorId } = target;
  const { data, hasFailed } = useLoaded(
    useCallback(
      () => api.check(id, { startsAt, endsAt, roomId, instructorId }),
      [api, id, startsAt, endsAt, roomId, instructorId],
    ),
  );
  if (hasFailed) return <Typography textColor="danger600">{text('move.unchecked')}</Typography>;
  if (data === undefined) return <Typography>{text('move.checking')}</Typography>;
  return <Conflicts check={data} zone={zone} onTake={onTake} />;
}

/** Moves one stretch by form: hours, room, instructor and why; what is in the way is said before. */
export function MoveDialog({
  moving,
  choices,
  onClose,
}: {
  moving: Moving;
  choices: Pick<TrainingChoices, 'rooms' | 'instructors'>;
  /** With whether it was moved. */
  onClose: (isMoved: boolean) => void;
}) {
  const { text, moment, time } = useTexts();
  const api = useMovesApi();
  const action = useAction();
  const [draft, setDraft] = useState(() => draftOf(moving));
  const { entry } = moving;
  const { zone, title } = entry.session;
  const change = (changes: Partial<Draft>) => {
    setDraft((current) => ({ ...current, ...changes }));
    action.setProblem(undefined);
  };
  const target = placeOf(draft, zone);

  async function move() {
    if (target === null) return;
    const note = draft.note.trim();
    const isDone = await action.run(async () => {
      await api.move(entry.id, { target, revision: entry.revision, ...(note === '' ? {} : { note }) });
      return text('move.done', { title });
    });
    if (isDone) onClose(true);
  }
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose(false)}>
      <DialogContent
        title={text('move.title', { title })}
        problem={action.problem}
        actions={
          <Button loading={action.isBusy} disabled={target === null} onClick={() => void move()}>
            {text('move.confirm')}
          </Button>
        }
      >
        <Typography>
          {text('move.now', {
            when: `${moment(entry.startsAt, zone)} – ${time(entry.endsAt, zone)}`,
            room: entry.room?.name ?? text('room.none'),
            instructor: entry.instructor?.name ?? text('instructor.none'),
            zone,
          })}
        </Typography>
        <PlaceFields draft={draft} choices={choices} onChange={change} />
        <Field.Root name="note" hint={text('move.note.hint')}>
          <Field.Label>{text('move.note')}</Field.Label>
          <TextInput
            value={draft.note}
            maxLength={400}
            onChange={(event) => change({ note: event.target.value })}
          />
          <Field.Hint />
        </Field.Root>
        <Box aria-live="polite">
          {target !== null && <Checked id={entry.id} target={target} zone={zone} onTake={change} />}
        </Box>
      </DialogContent>
    </Modal.Root>
  );
}
