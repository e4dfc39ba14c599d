import { errorText, Pages } from '@huntzen/kernel/admin';
import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { followUpViews, type FollowUpFigures } from '../../../contracts/follow-up.ts';

import { FileDownload } from './FileDownload.tsx';
import { Filters } from './Filters.tsx';
import { ListTable } from './ListTable.tsx';
import { queryOf, readAddress, writeAddress, type FollowUpAddress } from './address.ts';
import { useFollowUpApi, type FollowUpList } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

/** What the address asks for: the list, the figures above it, or why there are none. */
function useAnswer({ view, page, filters }: FollowUpAddress) {
  const { text } = useFollowUpTexts();
  const api = useFollowUpApi();
  const [list, setList] = useState<FollowUpList>();
  const [figures, setFigures] = useState<FollowUpFigures>();
  const [failure, setFailure] = useState<string>();
  const query = queryOf(filters).toString();

  useEffect(() => {
    let current = true;
    const narrowed = new URLSearchParams(query);
    Promise.all([
      api.list(view, new URLSearchParams([...narrowed, ['page', String(page)]])),
      api.figures(narrowed),
    ]).then(
      ([found, whole]) => {
        if (!current) return;
        setList(found);
        setFigures(whole);
        setFailure(undefined);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('failed')));
      },
    );
    return () => {
      current = false;
    };
    // The texts change with the language alone, which reloads the panel.
  }, [api, view, page, query]);
  return { list: list?.view === view ? list : undefined, figures, failure };
}

function Figures({ figures }: { figures: FollowUpFigures }) {
  const { text } = useFollowUpTexts();
  return (
    <Typography tag="p" variant="beta" aria-live="polite">
      {[
        text('figures.reports', { count: figures.reports }),
        ...(figures.reports === 0
          ? []
          : [
              text('figures.skipped', { count: figures.skipped }),
              text('figures.patients', { count: figures.patients }),
              text('figures.sessions', { count: figures.sessions }),
              text('figures.minutes', { count: figures.minutes }),
            ]),
      ].join(' · ')}
    </Typography>
  );
}

function FollowUp() {
  const { text } = useFollowUpTexts();
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => readAddress(params, new Date()), [params]);
  const { list, figures, failure } = useAnswer(address);
  const go = (change: Partial<FollowUpAddress>) =>
    setParams(writeAddress({ ...address, page: 1, ...change }));
  const narrowed = (name: keyof FollowUpAddress['filters'], value: string) => ({
    ...address.filters,
    [name]: value,
  });

  return (
    <Layouts.Root>
      <Page.Main>
        <Page.Title>{text('title')}</Page.Title>
        <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
            <Filters
              filters={address.filters}
              error={failure}
              onChange={(name, value) => go({ filters: narrowed(name, value) })}
              onReset={() => setParams(new URLSearchParams({ view: address.view }))}
            />
            {figures !== undefined && failure === undefined && <Figures figures={figures} />}
            <Tabs.Root
              value={address.view}
              onValueChange={(value) =>
                go({ view: followUpViews.find((view) => view === value) ?? 'reports' })
              }
            >
              <Tabs.List aria-label={text('view.label')}>
                {followUpViews.map((view) => (
                  <Tabs.Trigger key={view} value={view}>
                    {text(`view.${view}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
              {followUpViews.map((view) => (
                <Tabs.Content key={view} value={view}>
                  <Box paddingTop={4}>
                    {list === undefined ? (
                      <Typography aria-live="polite">{failure ?? text('loading')}</Typography>
                    ) : list.meta.total === 0 ? (
                      <Typography tag="p">{text('empty')}</Typography>
                    ) : (
                      <>
                        <ListTable
                          list={list}
                          addressOf={(name, value) =>
                            `?${writeAddress({ view: 'reports', page: 1, filters: narrowed(name, value) })}`
                          }
                        />
                        <Pages meta={list.meta} onPage={(page) => go({ page })} />
                      </>
                    )}
                  </Box>
                </Tabs.Content>
              ))}
            </Tabs.Root>
            <FileDownload view={address.view} query={queryOf(address.filters)} />
          </Flex>
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}

/** The page where editors see what came back from patients. */
export default function FollowUpPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::programmes.follow-up', subject: null }]}>
      <FollowUp />
    </Page.Protect>
  );
}
