import { LoadFailed, useLoaded } from '@huntzen/kernel/admin';
import { Box, Field, Flex, Grid, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { GlobalMetrics, Satisfaction } from '../../contracts/index.ts';
import { FigureTable } from './FigureTable.tsx';
import { formatHours, formatNumber, formatShare, periodChoices } from './figures.ts';
import { useTexts } from './use-texts.ts';

function Figure({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
      <Box background="neutral0" padding={5} hasRadius shadow="tableShadow" height="100%">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="pi" textColor="neutral600">
            {label}
          </Typography>
          <Typography variant="alpha" tag="p">
            {value}
          </Typography>
          {hint !== undefined && (
            <Typography variant="pi" textColor="neutral600">
              {hint}
            </Typography>
          )}
        </Flex>
      </Box>
    </Grid.Item>
  );
}

function Figures({ metrics }: { metrics: GlobalMetrics }) {
  const { text, language } = useTexts();
  const { satisfaction, completionRate, completed, cancelled, noShow } = metrics;
  const average = (found: Satisfaction | null) =>
    found === null
      ? text('overview.hidden')
      : text('overview.average', { average: formatNumber(found.average, language, 1), count: found.ratings });
  const figures = ({
    consultationCount,
    totalDurationSeconds,
    averageDurationMinutes,
  }: Pick<GlobalMetrics, 'consultationCount' | 'totalDurationSeconds' | 'averageDurationMinutes'>) => [
    formatNumber(consultationCount, language),
    formatHours(totalDurationSeconds, language),
    text('overview.minutes', { count: formatNumber(averageDurationMinutes, language, 1) }),
  ];
  const columns = [text('overview.count'), text('overview.duration'), text('overview.mean')];
  return (
    <>
      <Grid.Root gap={4}>
        <Figure
          label={text('overview.count')}
          value={formatNumber(metrics.consultationCount, language)}
          hint={text('overview.mean.hint', {
            count: formatNumber(metrics.averageDurationMinutes, language, 1),
          })}
        />
        <Figure
          label={text('overview.duration')}
          value={formatHours(metrics.totalDurationSeconds, language)}
        />
        <Figure
          label={text('overview.completion')}
          value={completionRate === null ? text('overview.none') : formatShare(completionRate, language)}
          hint={text('overview.completion.hint', { completed, cancelled, noShow })}
        />
        <Figure
          label={text('overview.satisfaction')}
          value={
            satisfaction === null
              ? text('overview.hidden')
              : text('overview.outOf', { average: formatNumber(satisfaction.average, language, 1) })
          }
          hint={
            satisfaction === null
              ? text('overview.hidden.hint')
              : text('overview.ratings', { count: satisfaction.ratings })
          }
        />
      </Grid.Root>
      <FigureTable
        title={text('overview.practitioners')}
        hint={text('overview.practitioners.hint')}
        columns={[text('overview.practitioner'), ...columns, text('overview.satisfaction')]}
        rows={metrics.practitioners.map((row, index) => ({
          id: row.practitionerId,
          cells: [`${index + 1}. ${row.practitionerName}`, ...figures(row), average(row.satisfaction)],
        }))}
        empty={text('overview.empty')}
      />
      <FigureTable
        title={text('overview.companies')}
        columns={[text('overview.company'), ...columns]}
        rows={metrics.companies.map((row, index) => ({
          id: row.companyId,
          cells: [`${index + 1}. ${row.companyName}`, ...figures(row)],
        }))}
        empty={text('overview.empty')}
      />
    </>
  );
}

function Overview() {
  const { text, language } = useTexts();
  const choices = periodChoices(new Date(), language);
  const [period, setPeriod] = useState(choices[0]?.value ?? '');
  const [sort, setSort] = useState('count');
  const { get } = useFetchClient();
  const load = useCallback(
    async () =>
      (await get<{ data: GlobalMetrics }>(`/api/metrics/global?${new URLSearchParams({ period, sort })}`))
        .data,
    [get, period, sort],
  );
  const { data, hasFailed, reload } = useLoaded(load);
  if (hasFailed)
    return (
      <Page.Main>
        <LoadFailed isPage onRetry={reload} />
      </Page.Main>
    );
  return (
    <Page.Main>
      <Page.Title>{text('overview.title')}</Page.Title>
      <Layouts.Header title={text('overview.title')} subtitle={text('overview.subtitle')} />
      <Layouts.Content>
        <Flex gap={4} paddingBottom={6} alignItems="flex-end" wrap="wrap">
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
          <Field.Root name="sort">
            <Field.Label>{text('overview.sort')}</Field.Label>
            <SingleSelect value={sort} onChange={(value) => setSort(String(value))}>
              <SingleSelectOption value="count">{text('overview.count')}</SingleSelectOption>
              <SingleSelectOption value="duration">{text('overview.duration')}</SingleSelectOption>
            </SingleSelect>
          </Field.Root>
        </Flex>
        <Box paddingBottom={10} aria-live="polite">
          {data === undefined ? (
            <Typography>{text('overview.loading')}</Typography>
          ) : (
            <Figures metrics={data.data} />
          )}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}

/** The page where platform admins see the activity of the whole platform. */
export default function OverviewPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::counters.overview', subject: null }]}>
      <Overview />
    </Page.Protect>
  );
}
