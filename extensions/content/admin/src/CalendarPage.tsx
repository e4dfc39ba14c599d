import { Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { monthGrid, monthOf, shiftMonth, type Month } from './month.ts';
import { errorText, useContentApi, type CalendarEntry } from './use-content-api.ts';
import { useTexts } from './use-texts.ts';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The day of an instant in the reader's zone, `YYYY-MM-DD`. */
const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ownZone }).format(new Date(instant));

function MonthView({ month, entries }: { month: Month; entries: readonly CalendarEntry[] }) {
  const { text, weekday } = useTexts();
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
                {entries
                  .filter(({ dueAt }) => dayOf(dueAt) === day)
                  .map(({ id, title, action, outcome }) => (
                    <Typography
                      key={id}
                      tag="p"
                      variant="pi"
                      textColor={outcome === 'failed' ? 'danger600' : 'primary600'}
                    >
                      {text(`calendar.${action}`)} : {title}
                    </Typography>
                  ))}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function ListView({ entries }: { entries: readonly CalendarEntry[] }) {
  const { text, instant } = useTexts();
  if (entries.length === 0) return <Typography tag="p">{text('calendar.empty')}</Typography>;
  return (
    <Table colCount={5} rowCount={entries.length + 1}>
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
        {entries.map(({ id, dueAt, timeZone, kind, documentId, title, action, outcome, by }) => (
          <Tr key={id}>
            <Td>
              <Typography>
                {instant(dueAt, timeZone)} ({timeZone})
              </Typography>
            </Td>
            <Td>
              <a href={`/panel/content-manager/collection-types/api::${kind}.${kind}/${documentId}`}>
                <Typography textColor="primary600">
                  {text(`kind.${kind}`)} : {title}
                </Typography>
              </a>
            </Td>
            <Td>
              <Typography>{text(`calendar.${action}`)}</Typography>
            </Td>
            <Td>
              <Typography textColor={outcome === 'failed' ? 'danger600' : 'neutral800'}>
                {text(
                  outcome === null
                    ? 'calendar.waiting'
                    : outcome === 'done'
                      ? 'calendar.done'
                      : 'calendar.outcome.failed',
                )}
              </Typography>
            </Td>
            <Td>
              <Typography>{by}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The page "Calendar": the planned publications of a month, as a month and as an equal list. */
export default function CalendarPage() {
  const { text, month: monthName } = useTexts();
  const api = useContentApi();
  const [month, setMonth] = useState<Month>(() => monthOf(dayOf(new Date().toISOString())));
  const [entries, setEntries] = useState<CalendarEntry[]>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let current = true;
    // A day before and after: the reader's month is not that of UTC.
    const from = new Date(Date.UTC(month.year, month.month, 0)).toISOString();
    const to = new Date(Date.UTC(month.year, month.month + 1, 2)).toISOString();
    api.calendar(from, to).then(
      (found) => {
        if (!current) return;
        setEntries(found.filter(({ dueAt }) => dayOf(dueAt).startsWith(month.text)));
        setFailure(undefined);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
  }, [api, month]);

  return (
    <Layouts.Root>
      <Page.Main>
        <Page.Title>{text('calendar.title')}</Page.Title>
        <Layouts.Header title={text('calendar.title')} subtitle={text('calendar.subtitle')} />
        <Layouts.Content>
          <Flex gap={3} paddingBottom={4} justifyContent="space-between">
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
          {entries !== undefined && (
            <>
              <MonthView month={month} entries={entries} />
              <Box paddingTop={6} paddingBottom={3}>
                <Typography variant="delta" tag="h2">
                  {text('calendar.list')}
                </Typography>
              </Box>
              <ListView entries={entries} />
            </>
          )}
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}
