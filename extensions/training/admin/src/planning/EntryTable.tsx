import { DataTable } from '@huntzen/kernel/admin';
import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { PlanningEntry } from '../../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

/** Stretches of sessions as a table. */
export function EntryTable({
  label,
  entries,
  timeZone,
}: {
  label: string;
  entries: readonly PlanningEntry[];
  timeZone: string;
}) {
  const { text, dayOf, time } = useTexts();
  if (entries.length === 0) return <Typography>{text('empty.day')}</Typography>;
  const columns = (['day', 'hours', 'session', 'room', 'instructor', 'places'] as const).map((column) =>
    text(`column.${column}`),
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={entries.map(({ id, startsAt, endsAt, session, room, instructor }) => ({
        id,
        cells: [
          dayOf(startsAt, timeZone),
          `${time(startsAt, timeZone)} – ${time(endsAt, timeZone)}`,
          <Link key="session" to={`/plugins/training?session=${session.id}`}>
            {session.title}
          </Link>,
          room?.name ?? text('room.none'),
          instructor?.name ?? text('instructor.none'),
          text('places', { enrolled: session.enrolledCount, capacity: session.capacity }),
        ],
      }))}
    />
  );
}
