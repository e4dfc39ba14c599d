import { DataTable, LoadFailed, Loading, Pages, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { StatusBadge } from './StatusBadge.tsx';
import { useTexts } from './use-texts.ts';
import { useVerificationApi, type VerificationList } from './use-verification-api.ts';

/** The practitioners of a list, one page at a time, each leading to their file. */
export function QueueTable({
  list,
  page,
  onChange,
}: {
  list: VerificationList;
  page: number;
  onChange: (list: VerificationList, page: number) => void;
}) {
  const { text, moment } = useTexts();
  const api = useVerificationApi();
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.list(list, page), [api, list, page]));
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  if (data === undefined) return <Loading label={text('loading')} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Box maxWidth="24rem">
        <Field.Root name="list">
          <Field.Label>{text('list')}</Field.Label>
          <SingleSelect value={list} onChange={(value) => onChange(value === 'all' ? 'all' : 'waiting', 1)}>
            <SingleSelectOption value="waiting">{text('list.waiting')}</SingleSelectOption>
            <SingleSelectOption value="all">{text('list.all')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
      </Box>
      {data.data.length === 0 ? (
        <Typography>{text(list === 'all' ? 'list.none' : 'list.empty')}</Typography>
      ) : (
        <DataTable
          label={text(`list.${list}`)}
          columns={[
            text('column.name'),
            text('column.status'),
            text('column.documents'),
            text('column.amended'),
          ]}
          rows={data.data.map((practitioner) => ({
            id: practitioner.id,
            cells: [
              <Flex key="name" direction="column" alignItems="flex-start">
                <PanelLink
                  to={`?practitioner=${practitioner.id}`}
                  aria-label={text('list.open', { name: practitioner.displayName })}
                >
                  <Typography textColor="primary600" fontWeight="semiBold">
                    {practitioner.displayName}
                  </Typography>
                </PanelLink>
                {practitioner.title !== null && (
                  <Typography textColor="neutral600">{practitioner.title}</Typography>
                )}
              </Flex>,
              <StatusBadge key="status" status={practitioner.status} hasChanged={practitioner.hasChanged} />,
              practitioner.documentCount,
              moment(practitioner.amendedAt),
            ],
          }))}
        />
      )}
      <Pages meta={data.meta} onPage={(target) => onChange(list, target)} />
    </Flex>
  );
}
