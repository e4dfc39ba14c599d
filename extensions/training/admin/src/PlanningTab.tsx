import { Card, DataTable } from '@huntzen/kernel/admin';
import { Typography } from '@strapi/design-system';
import type { TrainingSession } from '../../contracts/index.ts';
import { useTexts } from './use-texts.ts';

/** The hours of a session, with their rooms and instructors. */
export function PlanningTab({ session: { reservations, zone } }: { session: TrainingSession }) {
  const { text, day, time } = useTexts();
  // A course without subjects needs no column for them.
  const hasSubjects = reservations.some(({ subject }) => subject !== null);
  return (
    <Card title={text('tab.planning')} hint={text('planning.hint', { zone })}>
      {reservations.length === 0 ? (
        <Typography>{text('planning.empty')}</Typography>
      ) : (
        <DataTable
          label={text('tab.planning')}
          columns={[
            text('column.day'),
            text('column.hours'),
            ...(hasSubjects ? [text('column.subject')] : []),
            text('column.room'),
            text('column.instructor'),
          ]}
          rows={reservations.map(({ id, startsAt, endsAt, room, instructor, subject }) => ({
            id,
            cells: [
              day(startsAt, zone),
              `${time(startsAt, zone)} – ${time(endsAt, zone)}`,
              ...(hasSubjects ? [subject ?? '–'] : []),
              room === null ? text('room.none') : `${room.name} (${room.code})`,
              instructor?.name ?? text('instructor.none'),
            ],
          }))}
        />
      )}
    </Card>
  );
}
