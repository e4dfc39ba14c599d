import { Status, Typography } from '@strapi/design-system';
import type { SessionStatus } from '../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

const variants = {
  draft: 'neutral',
  open: 'secondary',
  confirmed: 'success',
  cancelled: 'danger',
  done: 'neutral',
} as const;

/** The state of a session, in words and in a colour. */
export function SessionStatusBadge({ status }: { status: SessionStatus }) {
  const { text } = useTexts();
  return (
    <Status variant={variants[status]} size="S">
      <Typography tag="span" variant="omega" fontWeight="bold">
        {text(`status.${status}`)}
      </Typography>
    </Status>
  );
}
