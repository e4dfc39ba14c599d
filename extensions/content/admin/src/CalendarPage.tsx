import { ownZone } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { wallTimeIn } from './calendar-items.ts';
import { monthGrid, monthOf, shiftMonth, type Month } from './month.ts';
import { useCalendar, type DatedItem } from './use-calendar.ts';
import { useTexts } from './use-texts.ts';

const colourOf = ({ state }: DatedItem) => (state === 'failed' ? 'danger600' : 'primary600');

function MonthView({ month, items }: { month: Month; items: readonly DatedItem[] }) {
  const { weekday } = useTexts();
  return (
    <Table colCount={7} rowCount={7}>
      <Thead>
        <Tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Th key={day}>
              <Typography variant="sigma">{weekday(day)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {monthGrid(month).map((week) => (
          <Tr key={week[0]}>
            {week.map((day) => (
              <Td key={day} style={{ verticalAlign: 'top', height: '5.5rem', whiteSpace: 'normal' }}>
                <Typography textColor={day.startsWith(month.text) ? 'neutral800' : 'neutral600'}>
                  {Number(day.slice(8))}
                </Typography>
                {items
                  .filter((item) => item.day === day)
                  .map((item) => (
                    <Box key={item.key} paddingTop={1}>
                      <Link to={item.href}>
                        <Typography variant="pi" textColor={colourOf(item)}>
                          {item.time}
                          {item.zone === ownZone ? '' : ` (${item.zone})`} · {item.move} · {item.label}
                        </Typography>
                      </Link>
                    </Box>
                  ))}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function ListView({ items }: { items: readonly DatedItem[] }) {
  const { text, instant } = useTexts();
  if (items.length === 0) return <Typography tag="p">{text('calendar.empty')}</Typography>;
  return (
    <Table colCount={5} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {(['when', 'what', 'move', 'outcome', 'by'] as const).map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{text(`calendar.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={item.key}>
            <Td>
              <Typography>
                {instant(item.at, item.zone)} ({item.zone})
              </Typography>
            </Td>
            <Td>
              <Link to={item.href}>
                <Typography textColor="primary600">{item.label}</Typography>
              </Link>
            </Td>
            <Td>
              <Typography>{item.move}</Typography>
            </Td>
            <Td>
              <Typography textColor={item.state === 'failed' ? 'danger600' : 'neutral800'}>
                {text(`calendar.state.${item.state}`)}
              </Typography>
            </Td>
            <Td>
              <Typography>{item.people}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The page "Calendar": what is planned in a month, as a month and as an equal list. */
export default function CalendarPage() {
  const { text, month: monthName } = useTexts();
  const [month, setMonth] = useState<Month>(() => monthOf(wallTimeIn(new Date().toISOString(), ownZone).day));
  // A day before and after: a month of another zone is not that of UTC.
  const { items: around, failure } = useCalendar(
    new Date(Date.UTC(month.year, month.month, 0)).toISOString(),
    new Date(Date.UTC(month.year, month.month + 1, 2)).toISOString(),
  );
  const items = around?.filter(({ day }) => day.startsWith(month.text));

  return (
    <Layouts.Root>
      <Page.Main>
        <Page.Title>{text('calendar.title')}</Page.Title>
        <Layouts.Header title={text('calendar.title')} subtitle={text('calendar.subtitle')} />
        <Layouts.Content>
          <Flex gap={3} paddingBottom={4} justifyContent="space-between" wrap="wrap">
            <Button variant="tertiary" onClick={() => setMonth(shiftMonth(month, -1))}>
              {text('calendar.previous')}
            </Button>
            <Typography variant="beta" tag="h2" aria-live="polite">
              {monthName(month.year, month.month)}
            </Typography>
            <Button variant="tertiary" onClick={() => setMonth(shiftMonth(month, 1))}>
              {text('calendar.next')}
            </Button>
          </Flex>
          {failure !== undefined && <Typography textColor="danger600">{failure}</Typography>}
          {items !== undefined && (
            <>
              <MonthView month={month} items={items} />
              <Box paddingTop={6} paddingBottom={3}>
                <Typography variant="delta" tag="h2">
                  {text('calendar.list')}
                </Typography>
              </Box>
              <ListView items={items} />
            </>
          )}
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}
