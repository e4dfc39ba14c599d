import { LoadFailed, Loading, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { useTexts as useTrainingTexts } from '../use-texts.ts';
import { useTrainingApi } from '../use-training-api.ts';
import { ClosuresView } from './ClosuresView.tsx';
import { DayPart } from './DayPart.tsx';
import { FilterFields } from './FilterFields.tsx';
import { filterNames, filterOptions, readFilters } from './filters.ts';
import { InstructorsView } from './InstructorsView.tsx';
import { lastDayOf, readDay, stepDay, views, type View } from './period.ts';
import { PrintStyle } from './PrintStyle.tsx';
import { ProposalsView } from './ProposalsView.tsx';
import { ReplanView } from './ReplanView.tsx';
import { RoomsView } from './RoomsView.tsx';
import { useTexts } from './use-texts.ts';

type Change = (changes: Record<string, string>) => void;

/** The address of the page as what it shows, and the way to change it. */
function useAddress(choices: TrainingChoices) {
  const { text: trainingText } = useTrainingTexts();
  const [query, setQuery] = useSearchParams();
  const options = useMemo(
    () => filterOptions(choices, (status) => trainingText(`status.${status}`)),
    [choices, trainingText],
  );
  const key = filterNames.map((name) => `${name}=${encodeURIComponent(query.get(name) ?? '')}`).join('&');
  const filters = useMemo(() => readFilters(new URLSearchParams(key), options), [key, options]);
  const day = readDay(query.get('day'));
  const change: Change = (changes) =>
    setQuery((current) => {
      const next = new URLSearchParams(current);
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return {
    options,
    filters,
    day,
    view: views.find((one) => one === query.get('view')) ?? 'year',
    isTable: query.get('as') === 'table',
    period: {
      from: query.get('from') ?? `${day.slice(0, 7)}-01`,
      to: query.get('to') ?? lastDayOf(day),
    },
    change,
  };
}

type Address = ReturnType<typeof useAddress>;

function Views({ view, change }: Address) {
  const { text } = useTexts();
  return (
    <Flex data-planning-tools gap={2} paddingBottom={4} wrap="wrap" tag="nav" aria-label={text('view.label')}>
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
  );
}

function Steps({ view, day, isTable, change }: Address) {
  const { text } = useTexts();
  if (view === 'instructors' || view === 'proposals' || view === 'replan') return null;
  return (
    <Flex data-planning-tools gap={4} paddingBottom={4} wrap="wrap" alignItems="flex-end">
      <Button variant="tertiary" onClick={() => change({ day: stepDay(day, view, -1) })}>
        {text('previous')}
      </Button>
      <Button variant="tertiary" onClick={() => change({ day: stepDay(day, view, 1) })}>
        {text('next')}
      </Button>
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
  );
}

function Content({ address, choices }: { address: Address; choices: TrainingChoices }) {
  const { view, day, isTable, period, options, filters, change } = address;
  const shown = { filters, options };
  switch (view) {
    case 'year':
    case 'month':
      return <RoomsView {...shown} day={day} view={view} onChange={change} />;
    case 'day':
      return <DayPart {...shown} day={day} isTable={isTable} choices={choices} />;
    case 'instructors':
      return <InstructorsView {...shown} period={period} choices={choices} onChange={change} />;
    case 'proposals':
      return <ProposalsView choices={choices} />;
    case 'replan':
      return <ReplanView choices={choices} />;
    case 'closures':
      return <ClosuresView year={day.slice(0, 4)} rooms={choices.rooms} />;
  }
}

const isNarrowed = (view: View): boolean =>
  view === 'year' || view === 'month' || view === 'day' || view === 'instructors';

function Planning({ choices }: { choices: TrainingChoices }) {
  const { text, month, day: dayText } = useTexts();
  const address = useAddress(choices);
  const { view, day, period, filters, options, change } = address;
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
      <Box data-planning-tools>
        <Layouts.Header
          title={text('title')}
          subtitle={text('subtitle')}
          primaryAction={
            <Button variant="secondary" onClick={() => window.print()}>
              {text('print')}
            </Button>
          }
        />
      </Box>
      <Layouts.Content>
        <Views {...address} />
        <Steps {...address} />
        {isNarrowed(view) && <FilterFields filters={filters} options={options} onChange={change} />}
        <Box
          data-planning-sheet
          background="neutral0"
          padding={6}
          hasRadius
          shadow="tableShadow"
          aria-live="polite"
        >
          <div data-planning-print>
            <Typography tag="p">{`${text('title')} · ${text(`view.${view}`)}`}</Typography>
          </div>
          <Typography variant="beta" tag="h2">
            {heading[view]}
          </Typography>
          {view === 'instructors' && (
            <div data-planning-print>
              <Typography tag="p">{`${dayText(period.from)} – ${dayText(period.to)}`}</Typography>
            </div>
          )}
          <Box paddingTop={2}>
            <Content address={address} choices={choices} />
          </Box>
        </Box>
        <Box paddingBottom={10} />
      </Layouts.Content>
    </>
  );
}

function Loaded() {
  const { text } = useTexts();
  const { choices } = useTrainingApi();
  const { data, hasFailed, reload } = useLoaded(choices);
  if (hasFailed) return <LoadFailed isPage onRetry={reload} />;
  if (data === undefined) return <Loading label={text('loading')} />;
  return <Planning choices={data} />;
}

/** The page where planners see how full rooms are, what is in them, and what instructors teach. */
export default function PlanningPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <Loaded />
      </Page.Main>
    </Page.Protect>
  );
}
