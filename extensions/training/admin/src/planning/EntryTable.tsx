import { DataTable, PanelLink } from '@huntzen/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import type { PlanningEntry } from '../../../contracts/index.ts';
import { isMovable, MoveButton } from './MoveButton.tsx';
import { useTexts } from './use-texts.ts';

/** Stretches of sessions as a table. */
export function EntryTable({
  label,
  entries,
  timeZone,
  onMove,
}: {
  label: string;
  entries: readonly PlanningEntry[];
  timeZone: string;
  onMove: (entry: PlanningEntry) => void;
}) {
  const { text, dayOf, time } = useTexts();
  if (entries.length === 0) return <Typography>{text('empty.day')}</Typography>;
  const columns = (['day', 'hours', 'session', 'room', 'instructor', 'places', 'move'] as const).map(
    (column) => text(`column.${column}`),
  );
  return (
    <Box data-planning-actions>
      <DataTable
        label={label}
        columns={columns}
        rows={entries.map((entry) => ({
          id: entry.id,
          cells: [
            dayOf(entry.startsAt, timeZone),
            `${time(entry.startsAt, timeZone)} – ${time(entry.endsAt, timeZone)}`,
            <PanelLink key="session" to={`/plugins/training?session=${entry.session.id}`}>
              {entry.session.title}
            </PanelLink>,
            entry.room?.name ?? text('room.none'),
            entry.instructor?.name ?? text('instructor.none'),
            text('places', { enrolled: entry.session.enrolledCount, capacity: entry.session.capacity }),
            isMovable(entry) ? (
              <MoveButton key="move" entry={entry} timeZone={timeZone} onMove={onMove} />
            ) : (
              ''
            ),
          ],
        }))}
      />
    </Box>
  );
}
