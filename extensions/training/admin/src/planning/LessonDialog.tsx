import { useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useCallback, useMemo, useState } from 'react';
import type { Proposal, ProposalEdit, ProposalLesson, TrainingChoices } from '../../../contracts/index.ts';
import { useAction } from '../use-action.ts';
import { PlaceFields, placeDraft, placeOf } from './PlaceFields.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

type Edited = ProposalEdit['lessons'][number];

const asEdited = ({ key, startsAt, endsAt, room, instructor }: ProposalLesson): Edited => ({
  key,
  startsAt,
  endsAt,
  roomId: room?.id ?? null,
  instructorId: instructor?.id ?? null,
});

/** What would be wrong with the proposal, and what it would be worth. */
function Checked({ proposal, lessons }: { proposal: Proposal; lessons: ProposalEdit['lessons'] }) {
  const { text } = useTexts();
  const api = useProposalsApi();
  const { data, hasFailed } = useLoaded(
    useCallback(() => api.check(proposal.id, { lessons }), [api, proposal.id, lessons]),
  );
  if (hasFailed) return <Typography textColor="danger600">{text('move.unchecked')}</Typography>;
  if (data === undefined) return <Typography>{text('move.checking')}</Typography>;
  const score = text('edit.score', { before: proposal.score.score, after: data.score.score });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="semiBold">{score}</Typography>
      {data.faults.length === 0 && <Typography textColor="success700">{text('move.free')}</Typography>}
      {data.faults.length > 0 && (
        <Box background="warning100" padding={4} hasRadius tag="ul" style={{ listStyle: 'disc' }}>
          {data.faults.map(({ message, isBlocking }) => (
            <li key={message} style={{ marginLeft: '1.6rem' }}>
              <Typography>
                {message} {text(isBlocking ? 'edit.blocks' : 'edit.allowed')}
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </Flex>
  );
}

/** Moves one stretch of a proposal by hand, or drops it. */
export function LessonDialog({
  proposal,
  lesson,
  choices,
  onClose,
}: {
  proposal: Proposal;
  lesson: ProposalLesson;
  choices: TrainingChoices;
  /** With the proposal as it is kept now, if it was changed. */
  onClose: (changed?: Proposal) => void;
}) {
  const { text, moment, time } = useTexts();
  const api = useProposalsApi();
  const action = useAction();
  const { zone, title } = proposal;
  const [draft, setDraft] = useState(() => placeDraft(asEdited(lesson), zone));
  const place = placeOf(draft, zone);
  const placed = JSON.stringify(place);
  const others = useMemo(
    () => proposal.lessons.filter(({ key }) => key !== lesson.key).map(asEdited),
    [proposal, lesson],
  );
  // The same list as long as the same is typed.
  const lessons = useMemo(
    () => [...others, { ...(JSON.parse(placed) as Edited), key: lesson.key }],
    [others, placed, lesson.key],
  );
  async function keep(changed: ProposalEdit['lessons']) {
    let kept: Proposal | undefined;
    const isDone = await action.run(async () => {
      kept = await api.edit(proposal.id, { lessons: changed });
      return text('edit.done', { title });
    });
    if (isDone) onClose(kept);
  }
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('edit.title', { title })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>
              {text('move.now', {
                when: `${moment(lesson.startsAt, zone)} – ${time(lesson.endsAt, zone)}`,
                room: lesson.room?.name ?? text('room.none'),
                instructor: lesson.instructor?.name ?? text('instructor.none'),
                zone,
              })}
            </Typography>
            <PlaceFields
              draft={draft}
              choices={choices}
              onChange={(changes) => {
                setDraft((current) => ({ ...current, ...changes }));
                action.setProblem(undefined);
              }}
            />
            <Box aria-live="polite">
              {place !== null && <Checked proposal={proposal} lessons={lessons} />}
            </Box>
            {action.problem !== undefined && (
              <Typography role="alert" textColor="danger600">
                {action.problem}
              </Typography>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('move.cancel')}</Button>
          </Modal.Close>
          <Flex gap={2}>
            <Button
              variant="danger-light"
              loading={action.isBusy}
              disabled={others.length === 0}
              onClick={() => void keep(others)}
            >
              {text('edit.drop')}
            </Button>
            <Button loading={action.isBusy} disabled={place === null} onClick={() => void keep(lessons)}>
              {text('edit.keep')}
            </Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
