import { PanelLink } from '@huntzen/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useState, type DragEvent } from 'react';
import type { PlanningDay, PlanningEntry } from '../../../contracts/index.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { EntryTable } from './EntryTable.tsx';
import { droppedAt } from './drop.ts';
import { percentOf } from './levels.ts';
import { isMovable, MoveButton } from './MoveButton.tsx';
import type { Moving } from './MoveDialog.tsx';
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

  @media print {
    background: #fff;
    border: 1px solid #000;
    height: 3.4rem;
    print-color-adjust: exact;
  }
`;

const Stretch = styled.li`
  background: ${({ theme }) => theme.colors.primary100};
  border-left: 4px solid ${({ theme }) => theme.colors.primary600};
  bottom: 0;
  overflow: hidden;
  padding: 0.4rem 0.8rem;
  position: absolute;
  top: 0;
  &[draggable='true'] {
    cursor: grab;
  }

  @media print {
    background: repeating-linear-gradient(45deg, #ccc 0 1px, #fff 1px 6px);
    border: 1px solid #000;
    border-left-width: 4px;
    padding: 0 0.4rem;
  }
`;

/** What is dragged, between the rooms of the page. */
interface Dragged {
  entry: PlanningEntry;
  /** How long after its start it was taken hold of, in milliseconds. */
  grip: number;
}

/** Where a stretch is between opening and closing, in per cent. */
function placeOf({ startsAt, endsAt }: PlanningEntry, opensAt: string, closesAt: string) {
  const open = Date.parse(opensAt);
  const length = Date.parse(closesAt) - open;
  const left = Math.max(0, (Date.parse(startsAt) - open) / length);
  const right = Math.min(1, (Date.parse(endsAt) - open) / length);
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
}

/** What is taught in a stretch, by whom, and how many are in it. */
function useAbout() {
  const { text } = useTexts();
  return ({ subject, instructor, session: { enrolledCount, capacity } }: PlanningEntry) =>
    [
      ...(subject === null ? [] : [subject]),
      instructor?.name ?? text('instructor.none'),
      text('places', { enrolled: enrolledCount, capacity }),
    ].join(' · ');
}

/** The whole of a stretch in one line. */
function useSaid(timeZone: string) {
  const { time } = useTexts();
  const aboutOf = useAbout();
  return (entry: PlanningEntry) =>
    `${time(entry.startsAt, timeZone)} – ${time(entry.endsAt, timeZone)} · ${entry.session.title} · ${aboutOf(entry)}`;
}

/** What paper says in words under the hours, where a short stretch has no room for them. */
function PrintedEntries({ of: { entries, room } }: { of: RoomDay }) {
  const said = useSaid(room.timeZone);
  return (
    <ul data-planning-print>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Typography variant="pi">{said(entry)}</Typography>
        </li>
      ))}
    </ul>
  );
}

function Hours({
  of: { opensAt, closesAt, entries, room },
  dragged,
  onDrag,
  onMove,
}: {
  of: RoomDay;
  dragged: Dragged | null;
  onDrag: (dragged: Dragged | null) => void;
  onMove: (moving: Moving) => void;
}) {
  const { text, time } = useTexts();
  const aboutOf = useAbout();
  const said = useSaid(room.timeZone);
  if (opensAt === null || closesAt === null) return <Typography>{text('day.closed')}</Typography>;
  const instantAt = (event: DragEvent, element: Element) => {
    const { left, width } = element.getBoundingClientRect();
    const [open, close] = [Date.parse(opensAt), Date.parse(closesAt)];
    return open + ((event.clientX - left) / width) * (close - open);
  };
  return (
    <Line
      aria-label={text('entries.of', { name: room.name })}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged === null) return;
        const { entry, grip } = dragged;
        onMove({
          entry,
          target: { ...droppedAt(entry, instantAt(event, event.currentTarget) - grip), roomId: room.id },
        });
        onDrag(null);
      }}
    >
      {entries.length === 0 && (
        <Box tag="li" padding={2}>
          <Typography>{text('empty.day')}</Typography>
        </Box>
      )}
      {entries.map((entry) => (
        <Stretch
          key={entry.id}
          style={placeOf(entry, opensAt, closesAt)}
          title={said(entry)}
          draggable={isMovable(entry)}
          onDragStart={(event) => {
            // Without data Firefox drags nothing, and the panel's own drag and drop stops what it does not know.
            event.dataTransfer.setData('text/plain', entry.session.title);
            const line = event.currentTarget.parentElement ?? event.currentTarget;
            onDrag({ entry, grip: instantAt(event, line) - Date.parse(entry.startsAt) });
          }}
          onDragEnd={() => onDrag(null)}
        >
          <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
            <Typography variant="pi" fontWeight="semiBold" tag="div">
              {`${time(entry.startsAt, room.timeZone)} – ${time(entry.endsAt, room.timeZone)}`}
            </Typography>
            {isMovable(entry) && (
              <Box data-planning-tools>
                <MoveButton entry={entry} timeZone={room.timeZone} onMove={() => onMove({ entry })} />
              </Box>
            )}
          </Flex>
          <PanelLink
            data-planning-tools
            to={`/plugins/training?session=${entry.session.id}`}
            draggable={false}
          >
            {entry.session.title}
          </PanelLink>
          <Typography data-planning-tools variant="pi" tag="div">
            {aboutOf(entry)}
          </Typography>
        </Stretch>
      ))}
    </Line>
  );
}

/** One day of each room, as hours or as a table. */
export function DayView({
  rooms,
  isTable,
  onMove,
}: {
  rooms: PlanningDay;
  isTable: boolean;
  onMove: (moving: Moving) => void;
}) {
  const { text, time } = useTexts();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  if (isTable) {
    // A reservation of a whole also stands in its parts: as a table it is there once.
    const entries = new Map(rooms.flatMap((one) => one.entries.map((entry) => [entry.id, entry])));
    return (
      <EntryTable
        label={text('view.day')}
        entries={[...entries.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt))}
        timeZone={rooms[0]?.room.timeZone ?? 'UTC'}
        onMove={(entry) => onMove({ entry })}
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography data-planning-tools variant="pi" textColor="neutral600">
        {text('move.drag')}
      </Typography>
      {rooms.map((one) => (
        <Box key={one.room.id} data-planning-room tag="section" aria-label={one.room.name}>
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
          <Hours of={one} dragged={dragged} onDrag={setDragged} onMove={onMove} />
          <PrintedEntries of={one} />
        </Box>
      ))}
    </Flex>
  );
}
