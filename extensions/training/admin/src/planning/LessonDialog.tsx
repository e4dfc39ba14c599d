import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import type { Proposal, ProposalEdit, ProposalLesson, TrainingChoices } from '../../../contracts/index.ts';
import { DialogContent } from '../DialogContent.tsx';
import { useAction } from '../use-action.ts';
import { PlaceFields, placeDraft, placeOf } from './PlaceFields.tsx';
import { asEdited, ProposalFaults } from './ProposalFaults.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

type Edited = ProposalEdit['lessons'][number];

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
      <DialogContent
        title={text('edit.title', { title })}
        problem={action.problem}
        actions={
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
        }
      >
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
          {place !== null && (
            <ProposalFaults
              proposal={proposal}
              lessons={lessons}
              scoreOf={({ score }) =>
                text('edit.score', { before: proposal.score?.score ?? 0, after: score.score })
              }
            />
          )}
        </Box>
      </DialogContent>
    </Modal.Root>
  );
}
