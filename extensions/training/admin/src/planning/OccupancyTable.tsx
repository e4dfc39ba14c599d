import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { RoomOccupancy } from '../../../contracts/index.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { levelOf, levels, percentOf, type Level } from './levels.ts';
import { useTexts } from './use-texts.ts';

/** Colours with the same dark text on each, in light and dark; stripes grow denser as a room fills. */
const looks: Record<Level, { colour: string; pattern: string }> = {
  free: { colour: '#c6f0c2', pattern: 'none' },
  low: { colour: '#fdf4b0', pattern: 'radial-gradient(rgba(0,0,0,.22) 1px, transparent 1.5px)' },
  medium: {
    colour: '#ffd28a',
    pattern: 'repeating-linear-gradient(45deg, rgba(0,0,0,.16) 0 1px, transparent 1px 7px)',
  },
  high: {
    colour: '#ffb3a8',
    pattern:
      'repeating-linear-gradient(45deg, rgba(0,0,0,.16) 0 1px, transparent 1px 6px), repeating-linear-gradient(-45deg, rgba(0,0,0,.16) 0 1px, transparent 1px 6px)',
  },
  closed: {
    colour: '#dcdce4',
    pattern: 'repeating-linear-gradient(0deg, rgba(0,0,0,.2) 0 1px, transparent 1px 4px)',
  },
};

const Tile = styled.span<{ $level: Level }>`
  align-items: center;
  background-color: ${({ $level }) => looks[$level].colour};
  background-image: ${({ $level }) => looks[$level].pattern};
  background-size: ${({ $level }) => ($level === 'low' ? '8px 8px' : 'auto')};
  border-radius: 4px;
  color: #1c1c28;
  display: flex;
  font-size: 1.2rem;
  font-weight: 600;
  justify-content: center;
  min-height: 3.6rem;
  min-width: 2.6rem;
  padding: 0 0.2rem;
  print-color-adjust: exact;

  @media print {
    border: 1px solid #000;
    font-size: 1.2rem;
    min-width: 0;
    padding: 0;
  }
`;

const Figure = styled.span<{ $level: Level }>`
  background-color: ${({ $level }) => looks[$level].colour};
  border-radius: 3px;
  padding: 0 0.2rem;
`;

const Cell = styled.button`
  background: none;
  border: 0;
  border-radius: 6px;
  cursor: pointer;
  padding: 1px;
  width: 100%;

  &:hover,
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

const Grid = styled.table`
  border-collapse: collapse;
  min-width: 100%;

  th,
  td {
    padding: 1px;
    text-align: center;
  }

  th:first-child {
    text-align: left;
  }

  th[scope='row'] {
    background: ${({ theme }) => theme.colors.neutral0};
    left: 0;
    max-width: 18rem;
    min-width: 11rem;
    padding-right: 1.2rem;
    position: sticky;
    z-index: 1;
  }

  @media print {
    table-layout: fixed;
    width: 100%;

    th[scope='row'] {
      min-width: 0;
      padding-right: 0.4rem;
      position: static;
    }
    th:first-child {
      width: 15%;
    }
    th:last-child {
      width: 7%;
    }
    thead * {
      font-size: 1.1rem;
      letter-spacing: 0;
      text-transform: none;
    }
  }
`;

/** What the colours and patterns mean. */
export function Legend() {
  const { text } = useTexts();
  return (
    <Flex tag="ul" aria-label={text('legend.label')} gap={4} wrap="wrap" paddingTop={4}>
      {levels.map((level) => (
        <Flex tag="li" key={level} gap={2}>
          <Tile $level={level} aria-hidden style={{ minHeight: '2rem', minWidth: '3.2rem' }} />
          <Typography variant="pi">{text(`level.${level}`)}</Typography>
        </Flex>
      ))}
    </Flex>
  );
}

/** Rooms down, months or days across; each cell says how full in figure, colour and pattern, and leads to the next view. */
export function OccupancyTable({
  label,
  rooms,
  heads,
  nameOf,
  onCell,
}: {
  label: string;
  rooms: readonly RoomOccupancy[];
  heads: readonly { period: string; short: string; above?: string }[];
  nameOf: (period: string) => string;
  onCell: (period: string, room: RoomOccupancy['room']) => void;
}) {
  const { text, hours } = useTexts();
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={label}>
      <Grid aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <Typography variant="sigma">{text('room')}</Typography>
            </th>
            {heads.map(({ period, short, above }) => (
              <th key={period} scope="col" aria-label={nameOf(period)}>
                {above !== undefined && (
                  <Typography variant="pi" textColor="neutral600" tag="div">
                    {above}
                  </Typography>
                )}
                <Typography variant="sigma">{short}</Typography>
              </th>
            ))}
            <th scope="col">
              <Typography variant="sigma">{text('total')}</Typography>
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ room, periods, openMinutes, occupiedMinutes }) => (
            <tr key={room.id}>
              <th scope="row">
                <Flex justifyContent="space-between" gap={1}>
                  <Typography fontWeight="semiBold">{room.name}</Typography>
                  <CalendarButton
                    isSmall
                    path={`rooms/${room.code}`}
                    file={`${room.code}.ics`}
                    name={room.name}
                  />
                </Flex>
              </th>
              {periods.map((one) => {
                const level = levelOf(one.occupiedMinutes, one.openMinutes);
                const percent = percentOf(one.occupiedMinutes, one.openMinutes);
                const about = { room: room.name, period: nameOf(one.period) };
                const name =
                  level === 'closed'
                    ? text('cell.closed', about)
                    : text('cell.label', {
                        ...about,
                        percent,
                        occupied: hours(one.occupiedMinutes),
                        open: hours(one.openMinutes),
                      });
                return (
                  <td key={one.period}>
                    <Cell
                      type="button"
                      aria-label={name}
                      title={name}
                      onClick={() => onCell(one.period, room)}
                    >
                      <Tile $level={level}>
                        <Figure $level={level}>{level === 'closed' ? '–' : percent}</Figure>
                      </Tile>
                    </Cell>
                  </td>
                );
              })}
              <td>
                <Typography fontWeight="semiBold">
                  {text('share', { percent: percentOf(occupiedMinutes, openMinutes) })}
                </Typography>
                <Typography variant="pi" textColor="neutral600" tag="div">
                  {hours(occupiedMinutes)}
                </Typography>
              </td>
            </tr>
          ))}
        </tbody>
      </Grid>
    </Box>
  );
}
