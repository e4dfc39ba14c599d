import { Card, DataTable, LoadFailed, Loading, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Flex, Grid, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { Verification } from '../../contracts/verification.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { useTexts } from './use-texts.ts';
import { useVerificationApi } from './use-verification-api.ts';

function Profile({ shown }: { shown: Verification }) {
  const { text, speciality, languageName } = useTexts();
  const facts = [
    ['specialities', shown.specialities.map(speciality).join(', ')],
    ['languages', shown.languages.map(languageName).join(', ')],
    ['modes', shown.modes.map((mode) => text(`mode.${mode}`)).join(', ')],
    ['city', shown.city ?? ''],
    ['experience', shown.experienceYears?.toString() ?? ''],
    ['diplomas', shown.diplomas ?? ''],
    ['bio', shown.bio ?? ''],
  ] as const;
  return (
    <Grid.Root tag="dl" gap={4}>
      {facts.map(([name, value]) => (
        <Grid.Item
          key={name}
          col={name === 'bio' || name === 'diplomas' ? 12 : 4}
          xs={12}
          direction="column"
          alignItems="flex-start"
        >
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {text(name)}
          </Typography>
          <Typography tag="dd" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {value === '' ? text('missing') : value}
          </Typography>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

/** One practitioner: what a decision is made by, and the decision. */
export function PractitionerFile({ id, backTo }: { id: string; backTo: string }) {
  const { text, moment } = useTexts();
  const api = useVerificationApi();
  const loaded = useLoaded(useCallback(() => api.show(id), [api, id]));
  const [decided, setDecided] = useState<Verification | null>(null);
  const shown = decided ?? loaded.data;
  if (loaded.hasFailed) return <LoadFailed isPage onRetry={loaded.reload} />;
  if (shown === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{shown.displayName}</Page.Title>
      <Layouts.Header
        title={shown.displayName}
        subtitle={shown.title ?? undefined}
        navigationAction={
          <PanelLink to={backTo}>
            <Flex gap={2}>
              <ArrowLeft aria-hidden />
              <Typography textColor="primary600">{text('back')}</Typography>
            </Flex>
          </PanelLink>
        }
        secondaryAction={<StatusBadge status={shown.status} hasChanged={shown.hasChanged} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Card title={text('documents')} hint={text('documents.hint')}>
            <DocumentTable documents={shown.documents} />
          </Card>
          <Card title={text('profile')}>
            <Profile shown={shown} />
          </Card>
          <Card
            title={text('decision')}
            hint={`${text('upcoming', { count: shown.upcomingConsultations })}${
              shown.upcomingConsultations === 0 ? '' : ` ${text('upcoming.hint')}`
            }`}
          >
            <DecisionForm shown={shown} onDecided={setDecided} />
          </Card>
          <Card title={text('history')}>
            <DataTable
              label={text('history')}
              columns={[
                text('history.when'),
                text('history.status'),
                text('history.by'),
                text('history.reason'),
              ]}
              rows={shown.history.map((move) => ({
                id: move.id,
                cells: [
                  moment(move.at),
                  text(`status.${move.to}`),
                  move.byName ?? text('history.self'),
                  move.reason ?? '',
                ],
              }))}
            />
          </Card>
        </Flex>
      </Layouts.Content>
    </>
  );
}
