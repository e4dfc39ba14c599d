import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { Link } from 'react-router-dom';
import type { PlanningDay, PlanningEntry } from '../../../contracts/index.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { EntryTable } from './EntryTable.tsx';
import { percentOf } from './levels.ts';
import { useTexts } from './use-texts.ts';

type RoomDay = PlanningDay[number];

const Line = styled.ol`
  background: ${({ theme }) => theme.colors.neutral150};
  border-radius: 4px;
  display: flex;
  gap: 2px;
  height: 7.2rem;
  list-style: none;
  overflow: hidden;
  position: relative;
`;

const Stretch = styled.li`
  background: ${({ theme }) => theme.colors.primary100};
  border-left: 4px solid ${({ theme }) => theme.colors.primary600};
  bottom: 0;
  overflow: hidden;
  padding: 0.4rem 0.8rem;
  position: absolute;
  top: 0;
`;

/** Where a stretch is between opening and closing, in per cent. */
function placeOf({ startsAt, endsAt }: PlanningEntry, opensAt: string, closesAt: string) {
  const open = Date.parse(opensAt);
  const length = Date.parse(closesAt) - open;
  const left = Math.max(0, (Date.parse(startsAt) - open) / length);
  const right = Math.min(1, (Date.parse(endsAt) - open) / length);
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
}

function Hours({ opensAt, closesAt, entries, room }: RoomDay) {
  const { text, time } = useTexts();
  if (opensAt === null || closesAt === null) return <Typography>{text('day.closed')}</Typography>;
  if (entries.length === 0) return <Typography>{text('empty.day')}</Typography>;
  return (
    <Line aria-label={text('entries.of', { name: room.name })}>
      {entries.map((entry) => (
        <Stretch key={entry.id} style={placeOf(entry, opensAt, closesAt)}>
          <Typography variant="pi" fontWeight="semiBold" tag="div">
            {`${time(entry.startsAt, room.timeZone)} – ${time(entry.endsAt, room.timeZone)}`}
          </Typography>
          <Link to={`/plugins/training?session=${entry.session.id}`}>{entry.session.title}</Link>
          <Typography variant="pi" tag="div">
            {[
              entry.instructor?.name ?? text('instructor.none'),
              text('places', {
                enrolled: entry.session.enrolledCount,
                capacity: entry.session.capacity,
              }),
            ].join(' · ')}
          </Typography>
        </Stretch>
      ))}
    </Line>
  );
}

/** One day of each room, as hours or as a table. */
export function DayView({ rooms, isTable }: { rooms: PlanningDay; isTable: boolean }) {
  const { text, time } = useTexts();
  if (isTable) {
    // A reservation of a whole also stands in its parts: as a table it is there once.
    const entries = new Map(rooms.flatMap((one) => one.entries.map((entry) => [entry.id, entry])));
    return (
      <EntryTable
        label={text('view.day')}
        entries={[...entries.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt))}
        timeZone={rooms[0]?.room.timeZone ?? 'UTC'}
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {rooms.map((one) => (
        <Box key={one.room.id} tag="section" aria-label={one.room.name}>
          <Flex justifyContent="space-between" gap={4} paddingBottom={2} wrap="wrap">
            <Box>
              <Typography variant="delta" tag="h3">
                {one.room.name}
              </Typography>
              {one.opensAt !== null && one.closesAt !== null && (
                <Typography variant="pi" textColor="neutral600">
                  {text('day.open', {
                    from: time(one.opensAt, one.room.timeZone),
                    to: time(one.closesAt, one.room.timeZone),
                    percent: percentOf(one.occupiedMinutes, one.openMinutes),
                  })}
                </Typography>
              )}
            </Box>
            <CalendarButton
              path={`rooms/${one.room.code}`}
              file={`${one.room.code}.ics`}
              name={one.room.name}
            />
          </Flex>
          <Hours {...one} />
        </Box>
      ))}
    </Flex>
  );
}
