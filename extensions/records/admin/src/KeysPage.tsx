import { LoadFailed, Loading, useLoaded } from '@huntzen/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect } from 'react';
import type { RecordsKeys } from '../../contracts/index.ts';
import { isRunning, standingOf } from './key-state.ts';
import { KeyTable } from './KeyTable.tsx';
import { RotationCard } from './RotationCard.tsx';
import { useTexts } from './use-texts.ts';

const refreshMs = 1_500;

function Keys() {
  const { text } = useTexts();
  const { get } = useFetchClient();
  const { data, hasFailed, reload } = useLoaded(
    useCallback(async () => (await get<{ data: RecordsKeys }>('/api/records-keys')).data.data, [get]),
  );
  const goesOn = data !== undefined && isRunning(data);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(reload, refreshMs);
    return () => clearInterval(timer);
  }, [goesOn, reload]);

  if (hasFailed) return <LoadFailed isPage onRetry={reload} />;
  if (data === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={10}>
          <Box aria-live="polite">
            <Typography variant="beta" tag="p">
              {text(`state.${standingOf(data)}`)}
            </Typography>
            {data.lost > 0 && (
              <Typography tag="p" textColor="danger600">
                {text('state.lost', { count: data.lost })}
              </Typography>
            )}
            {data.unshared > 0 && (
              <Typography tag="p">{text('unshared', { count: data.unshared })}</Typography>
            )}
            {data.destroyed > 0 && (
              <Typography tag="p">{text('destroyed', { count: data.destroyed })}</Typography>
            )}
          </Box>
          <KeyTable keys={data.keys} />
          <RotationCard status={data} onChanged={reload} />
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where administrators of the platform see the keys of records, by name, and replace one by another. */
export default function KeysPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::records.keys', subject: null }]}>
      <Page.Main>
        <Keys />
      </Page.Main>
    </Page.Protect>
  );
}
