import { Button } from '@strapi/design-system';
import type { PlanningEntry } from '../../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

/** Whether a stretch can still be moved: it has not begun, nor is its session over or cancelled. */
export const isMovable = ({ startsAt, session }: PlanningEntry): boolean =>
  Date.parse(startsAt) > Date.now() && ['draft', 'open', 'confirmed'].includes(session.status);

/** Opens the form that moves a stretch. */
export function MoveButton({
  entry,
  timeZone,
  onMove,
}: {
  entry: PlanningEntry;
  timeZone: string;
  onMove: (entry: PlanningEntry) => void;
}) {
  const { text, moment } = useTexts();
  return (
    <Button
      size="S"
      variant="tertiary"
      aria-label={text('move.open.of', {
        title: entry.session.title,
        when: moment(entry.startsAt, timeZone),
      })}
      onClick={() => onMove(entry)}
    >
      {text('move.open')}
    </Button>
  );
}
