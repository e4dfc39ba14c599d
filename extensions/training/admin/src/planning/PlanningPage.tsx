import { useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { createGlobalStyle } from 'styled-components';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { useTrainingApi } from '../use-training-api.ts';
import { ClosuresView } from './ClosuresView.tsx';
import { DayView } from './DayView.tsx';
import { InstructorsView } from './InstructorsView.tsx';
import { MoveDialog, type Moving } from './MoveDialog.tsx';
import { Legend, OccupancyTable } from './OccupancyTable.tsx';
import { ProposalsView } from './ProposalsView.tsx';
import { ReplanView } from './ReplanView.tsx';
import { lastDayOf, readDay, stepDay, views, type View } from './period.ts';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

// On paper there is the planning alone.
const PrintStyle = createGlobalStyle`
  @media print {
    nav, [data-planning-tools], button[aria-label]:has(svg) { display: none !important; }
    body, #strapi, main, [role='region'] { overflow: visible !important; height: auto !important; }
    @page { size: landscape; }
  }
`;

type Change = (changes: Record<string, string>) => void;

function Rooms({
  day,
  view,
  course,
  room,
  onChange,
}: {
  day: string;
  view: 'year' | 'month';
  course: string;
  room: string;
  onChange: Change;
}) {
  const { text, month, day: dayText, shortDay } = useTexts();
  const api = usePlanningApi();
  const year = day.slice(0, 4);
  const ofMonth = view === 'month' ? String(Number(day.slice(5, 7))) : '';
  const { data, hasFailed } = useLoaded(
    useCallback(() => api.rooms({ year, month: ofMonth, course }), [api, year, ofMonth, course]),
  );
  if (hasFailed) return <Page.Error />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  const rooms = data.filter((one) => room === '' || one.room.code === room);
  const [first] = rooms;
  if (first === undefined) return <Typography>{text('empty')}</Typography>;
  return (
    <>
      <OccupancyTable
        label={text(`view.${view}`)}
        rooms={rooms}
        heads={first.periods.map(({ period }) => {
          if (view === 'year') return { period, short: month(period, 'short') };
          const { weekday, number } = shortDay(period);
          return { period, short: String(number), above: weekday };
        })}
        nameOf={view === 'year' ? (period) => month(period) : dayText}
        onCell={(period, { code }) =>
          onChange(
            view === 'year'
              ? { view: 'month', day: `${period}-01` }
              : { view: 'day', day: period, room: code },
          )
        }
      />
      <Legend />
    </>
  );
}

function Day({
  day,
  room,
  isTable,
  choices,
}: {
  day: string;
  room: string;
  isTable: boolean;
  choices: TrainingChoices;
}) {
  const { text } = useTexts();
  const api = usePlanningApi();
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.day(day), [api, day]));
  const [moving, setMoving] = useState<Moving | null>(null);
  if (hasFailed) return <Page.Error />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  return (
    <>
      <DayView
        rooms={data.filter((one) => room === '' || one.room.code === room)}
        isTable={isTable}
        onMove={setMoving}
      />
      {moving !== null && (
        <MoveDialog
          moving={moving}
          choices={choices}
          onClose={(isMoved) => {
            setMoving(null);
            if (isMoved) reload();
          }}
        />
      )}
    </>
  );
}

function Planning() {
  const { text, month, day: dayText } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { choices } = useTrainingApi();
  const { data: known } = useLoaded(choices);
  const view = views.find((one) => one === query.get('view')) ?? 'year';
  const day = readDay(query.get('day'));
  const course = query.get('course') ?? '';
  const room = query.get('room') ?? '';
  const isTable = query.get('as') === 'table';
  const change: Change = (changes) =>
    setQuery((current) => {
      const next = new URLSearchParams(current);
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const rooms = known?.rooms ?? [];
  const heading: Record<View, string> = {
    year: day.slice(0, 4),
    month: month(day.slice(0, 7)),
    day: dayText(day),
    instructors: text('view.instructors'),
    closures: day.slice(0, 4),
    proposals: text('view.proposals'),
    replan: text('view.replan'),
  };
  return (
    <>
      <PrintStyle />
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={
          <Button variant="secondary" onClick={() => window.print()}>
            {text('print')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex
          data-planning-tools
          gap={2}
          paddingBottom={4}
          wrap="wrap"
          tag="nav"
          aria-label={text('view.label')}
        >
          {views.map((one) => (
            <Button
              key={one}
              variant={one === view ? 'default' : 'tertiary'}
              aria-current={one === view ? 'page' : undefined}
              onClick={() => change({ view: one })}
            >
              {text(`view.${one}`)}
            </Button>
          ))}
        </Flex>
        <Flex data-planning-tools gap={4} paddingBottom={4} wrap="wrap" alignItems="flex-end">
          {view !== 'instructors' && view !== 'proposals' && view !== 'replan' && (
            <>
              <Button variant="tertiary" onClick={() => change({ day: stepDay(day, view, -1) })}>
                {text('previous')}
              </Button>
              <Button variant="tertiary" onClick={() => change({ day: stepDay(day, view, 1) })}>
                {text('next')}
              </Button>
            </>
          )}
          {(view === 'year' || view === 'month') && (
            <Choice
              label={text('filter.course')}
              value={course}
              options={[
                { value: '', label: text('filter.any') },
                ...(known?.courses ?? []).map(({ id, title }) => ({ value: id, label: title })),
              ]}
              onChange={(chosen) => change({ course: chosen })}
            />
          )}
          {(view === 'year' || view === 'month' || view === 'day') && (
            <Choice
              label={text('filter.room')}
              value={room}
              options={[
                { value: '', label: text('filter.room.any') },
                ...rooms.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={(chosen) => change({ room: chosen })}
            />
          )}
          {view === 'day' && (
            <>
              <Field.Root name="day">
                <Field.Label>{text('day')}</Field.Label>
                <TextInput
                  type="date"
                  value={day}
                  onChange={(event) => change({ day: readDay(event.target.value) })}
                />
              </Field.Root>
              <Button variant="tertiary" onClick={() => change({ as: isTable ? '' : 'table' })}>
                {text(isTable ? 'as.hours' : 'as.table')}
              </Button>
            </>
          )}
        </Flex>
        <Box background="neutral0" padding={6} hasRadius shadow="tableShadow" aria-live="polite">
          <Typography variant="beta" tag="h2">
            {heading[view]}
          </Typography>
          <Box paddingTop={4}>
            {(view === 'year' || view === 'month') && (
              <Rooms day={day} view={view} course={course} room={room} onChange={change} />
            )}
            {view === 'day' && known !== undefined && (
              <Day day={day} room={room} isTable={isTable} choices={known} />
            )}
            {view === 'instructors' && known !== undefined && (
              <InstructorsView
                choices={known}
                from={query.get('from') ?? `${day.slice(0, 7)}-01`}
                to={query.get('to') ?? lastDayOf(day)}
                chosen={query.get('instructor') ?? ''}
                onChange={change}
              />
            )}
            {view === 'proposals' && known !== undefined && <ProposalsView choices={known} />}
            {view === 'replan' && known !== undefined && <ReplanView choices={known} />}
            {view === 'closures' && <ClosuresView year={day.slice(0, 4)} rooms={rooms} />}
          </Box>
        </Box>
        <Box paddingBottom={10} />
      </Layouts.Content>
    </>
  );
}

/** The page where planners see how full rooms are, what is in them, and what instructors teach. */
export default function PlanningPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <Planning />
      </Page.Main>
    </Page.Protect>
  );
}
