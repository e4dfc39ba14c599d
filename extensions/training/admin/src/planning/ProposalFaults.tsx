import { useLoaded } from '@huntzen/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import type { Proposal, ProposalCheck, ProposalEdit, ProposalLesson } from '../../../contracts/index.ts';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

/** A lesson as an edit of its proposal names it. */
export const asEdited = ({
  key,
  startsAt,
  endsAt,
  room,
  instructor,
}: ProposalLesson): ProposalEdit['lessons'][number] => ({
  key,
  startsAt,
  endsAt,
  roomId: room?.id ?? null,
  instructorId: instructor?.id ?? null,
});

/** What is wrong with a proposal with these lessons, as it would be held now. */
export function ProposalFaults({
  proposal: { id },
  lessons,
  scoreOf,
}: {
  proposal: Proposal;
  lessons: ProposalEdit['lessons'];
  /** What is said of the score; nothing unless given. */
  scoreOf?: (checked: ProposalCheck) => string;
}) {
  const { text } = useTexts();
  const api = useProposalsApi();
  const { data, hasFailed } = useLoaded(useCallback(() => api.check(id, { lessons }), [api, id, lessons]));
  if (hasFailed) return <Typography textColor="danger600">{text('move.unchecked')}</Typography>;
  if (data === undefined) return <Typography>{text('move.checking')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {scoreOf !== undefined && <Typography fontWeight="semiBold">{scoreOf(data)}</Typography>}
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
