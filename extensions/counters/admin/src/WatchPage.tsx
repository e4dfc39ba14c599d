import { LoadFailed, Loading, useLoaded } from '@huntzen/kernel/admin';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { ActivityWatch, Drift } from '../../contracts/index.ts';
import { FigureTable } from './FigureTable.tsx';
import { formatDay, formatHours, formatMoment, formatNumber, periodChoices } from './figures.ts';
import { useTexts } from './use-texts.ts';

function RebuildForm({ onAsked }: { onAsked: () => void }) {
  const { text, language } = useTexts();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const choices = periodChoices(new Date(), language);
  const [period, setPeriod] = useState(choices[0]?.value ?? '');
  const [isBusy, setIsBusy] = useState(false);

  async function rebuild() {
    setIsBusy(true);
    try {
      await post('/api/activity-rebuilds', { period });
      toggleNotification({ type: 'success', message: text('watch.asked') });
      onAsked();
    } catch {
      toggleNotification({ type: 'danger', message: text('watch.failed') });
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Typography variant="delta" tag="h2">
        {text('watch.rebuild')}
      </Typography>
      <Box paddingTop={1} paddingBottom={4}>
        <Typography textColor="neutral600">{text('watch.rebuild.hint')}</Typography>
      </Box>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Field.Root name="period">
          <Field.Label>{text('period')}</Field.Label>
          <SingleSelect value={period} onChange={(value) => setPeriod(String(value))}>
            {choices.map(({ value, label }) => (
              <SingleSelectOption key={value} value={value}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Button size="L" variant="secondary" loading={isBusy} onClick={() => void rebuild()}>
          {text('watch.rebuild.action')}
        </Button>
      </Flex>
    </Box>
  );
}

function Watch() {
  const { text, language } = useTexts();
  const { get } = useFetchClient();
  const watch = useLoaded(
    useCallback(async () => (await get<{ data: ActivityWatch }>('/api/activity-checks')).data, [get]),
  );
  const drifts = useLoaded(
    useCallback(async () => (await get<{ data: Drift[] }>('/api/activity-drifts')).data, [get]),
  );
  if (watch.hasFailed || drifts.hasFailed)
    return (
      <Page.Main>
        <LoadFailed
          isPage
          onRetry={() => {
            watch.reload();
            drifts.reload();
          }}
        />
      </Page.Main>
    );
  if (watch.data === undefined || drifts.data === undefined)
    return (
      <Page.Main>
        <Loading label={text('watch.loading')} />
      </Page.Main>
    );
  const { openDrifts, checks } = watch.data.data;
  const written = ({ count, seconds, users }: Drift['kept']) =>
    text('watch.figures', {
      count: formatNumber(count, language),
      hours: formatHours(seconds, language),
      users: formatNumber(users, language),
    });
  return (
    <Page.Main>
      <Page.Title>{text('watch.title')}</Page.Title>
      <Layouts.Header title={text('watch.title')} subtitle={text('watch.subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <Box paddingBottom={6}>
            <Typography variant="beta" tag="p">
              {openDrifts === 0 ? text('watch.good') : text('watch.bad', { count: openDrifts })}
            </Typography>
          </Box>
          <RebuildForm
            onAsked={() => {
              watch.reload();
              drifts.reload();
            }}
          />
          <FigureTable
            title={text('watch.drifts')}
            columns={[
              text('watch.counter'),
              text('watch.day'),
              text('watch.kept'),
              text('watch.true'),
              text('watch.since'),
            ]}
            rows={drifts.data.data.map((drift) => ({
              id: drift.id,
              cells: [
                `${text(`watch.counter.${drift.counter}`)}, ${drift.companyName}`,
                formatDay(drift.day, language),
                written(drift.kept),
                written(drift.true),
                formatMoment(drift.foundAt, language),
              ],
            }))}
            empty={text('watch.drifts.empty')}
          />
          <FigureTable
            title={text('watch.checks')}
            hint={text('watch.checks.hint')}
            columns={[text('watch.when'), text('watch.days'), text('watch.found')]}
            rows={checks.map(({ id, from, to, driftCount, endedAt }) => ({
              id,
              cells: [
                formatMoment(endedAt, language),
                text('watch.range', { from: formatDay(from, language), to: formatDay(to, language) }),
                formatNumber(driftCount, language),
              ],
            }))}
            empty={text('watch.checks.empty')}
          />
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}

/** The page where platform admins see whether the counters equal a recount, and have them rebuilt. */
export default function WatchPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::counters.watch', subject: null }]}>
      <Watch />
    </Page.Protect>
  );
}
