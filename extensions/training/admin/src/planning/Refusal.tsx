import { Box, Typography } from '@strapi/design-system';
import type { ProposalRefusal } from '../../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

/** Why nothing could be planned, and what would help. */
export function Refusal({ message, remedies }: ProposalRefusal) {
  const { text } = useTexts();
  return (
    <Box background="warning100" padding={4} hasRadius role="alert">
      <Typography fontWeight="semiBold">{message}</Typography>
      {remedies.length > 0 && (
        <Box paddingTop={2}>
          <Typography>{text('propose.remedies')}</Typography>
          <Box tag="ul" paddingLeft={6} style={{ listStyle: 'disc' }}>
            {remedies.map((remedy) => (
              <li key={remedy.message}>
                <Typography>{remedy.message}</Typography>
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}
