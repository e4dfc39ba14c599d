import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { Temporal } from 'temporal-polyfill';
import type { Proposal, ProposalLesson } from '../../../contracts/index.ts';
import { wallOf } from '../wall-time.ts';
import { useTexts } from './use-texts.ts';

const Grid = styled.table`
  border-collapse: collapse;
  min-width: 100%;
  th,
  td {
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    min-width: 10rem;
    padding: 0.6rem;
    text-align: left;
    vertical-align: top;
  }
`;

const Chip = styled.div<{ $isChanged: boolean }>`
  border-left: 4px ${({ $isChanged }) => ($isChanged ? 'double' : 'solid')}
    ${({ theme }) => theme.colors.primary600};
  margin-bottom: 0.4rem;
  padding-left: 0.6rem;
`;

const mondayOf = (day: string): string => {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
};

/** A proposal as weeks down and weekdays across; what moves or is new says so. */
export function LessonCalendar({ proposal: { lessons, zone, title } }: { proposal: Proposal }) {
  const { text, time, weekday, dayOf } = useTexts();
  const byDay = Map.groupBy(lessons, ({ startsAt }) => wallOf(startsAt, zone).day);
  const weeks = [...new Set([...byDay.keys()].map(mondayOf))].sort();
  const used = new Set([...byDay.keys()].map((day) => Temporal.PlainDate.from(day).dayOfWeek));
  const days = [1, 2, 3, 4, 5, 6, 7].filter((one) => used.has(one));
  const said = (lesson: ProposalLesson): string[] => [
    `${time(lesson.startsAt, zone)} – ${time(lesson.endsAt, zone)}`,
    ...(lesson.subject === null ? [] : [lesson.subject]),
    lesson.room?.name ?? text('room.none'),
    lesson.instructor?.name ?? text('instructor.none'),
    ...(lesson.was === null ? [] : [text('difference.moved')]),
    ...(lesson.isNew ? [text('difference.new')] : []),
  ];
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={text('proposal.calendar.of', { title })}>
      <Grid aria-label={text('proposal.calendar.of', { title })}>
        <thead>
          <tr>
            <th scope="col">
              <Typography variant="sigma">{text('week')}</Typography>
            </th>
            {days.map((one) => (
              <th key={one} scope="col">
                <Typography variant="sigma">{weekday(one)}</Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((monday) => (
            <tr key={monday}>
              <th scope="row">
                <Typography variant="pi">{dayOf(`${monday}T12:00:00Z`, 'UTC')}</Typography>
              </th>
              {days.map((one) => {
                const day = Temporal.PlainDate.from(monday).add({ days: one - 1 });
                return (
                  <td key={one}>
                    {(byDay.get(day.toString()) ?? []).map((lesson) => (
                      <Chip key={lesson.key} $isChanged={lesson.was !== null || lesson.isNew}>
                        <Typography variant="pi" tag="div">
                          {day.day} · {said(lesson).join(' · ')}
                        </Typography>
                      </Chip>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Box>
  );
}
