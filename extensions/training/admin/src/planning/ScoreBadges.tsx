import { Badge } from '@strapi/design-system';
import type { Proposal } from '../../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

/** What a proposal is worth, and of what that is made. */
export function ScoreBadges({ score }: { score: NonNullable<Proposal['score']> }) {
  const { text, share } = useTexts();
  return (
    <>
      <Badge>{text('proposal.score', { score: score.score })}</Badge>
      <Badge>{text('proposal.days', { days: score.days, least: score.leastDays })}</Badge>
      <Badge>{text('proposal.room', { share: share(score.sameRoom) })}</Badge>
      <Badge>{text('proposal.instructor', { share: share(score.sameInstructor) })}</Badge>
      <Badge>{text('proposal.times', { share: share(score.usualTimes) })}</Badge>
    </>
  );
}
