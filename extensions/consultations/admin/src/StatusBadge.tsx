import { Flex, Status, Typography } from '@strapi/design-system';
import type { VerificationStatus } from '../../contracts/verification.ts';
import { useTexts } from './use-texts.ts';

const variants = {
  pending: 'alternative',
  verified: 'success',
  rejected: 'danger',
  suspended: 'neutral',
} as const;

/** A status, in words and in a colour; and whether something changed since it was decided. */
export function StatusBadge({
  status,
  hasChanged = false,
}: {
  status: VerificationStatus;
  hasChanged?: boolean;
}) {
  const { text } = useTexts();
  return (
    <Flex gap={2} wrap="wrap">
      <Status variant={variants[status]} size="S">
        <Typography tag="span" variant="omega" fontWeight="bold">
          {text(`status.${status}`)}
        </Typography>
      </Status>
      {hasChanged && <Typography textColor="neutral600">{text('changed')}</Typography>}
    </Flex>
  );
}
