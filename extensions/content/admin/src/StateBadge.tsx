import { Status, Typography } from '@strapi/design-system';
import type { ContentState } from '../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

const variants = {
  draft: 'secondary',
  scheduled: 'alternative',
  published: 'success',
  archived: 'neutral',
} as const;

/** A state, in words and in a colour. */
export function StateBadge({ state }: { state: ContentState }) {
  const { text } = useTexts();
  return (
    <Status variant={variants[state]} size="S">
      <Typography tag="span" variant="omega" fontWeight="bold">
        {text(`state.${state}`)}
      </Typography>
    </Status>
  );
}
