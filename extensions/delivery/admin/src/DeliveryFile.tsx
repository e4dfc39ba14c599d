import { DataTable, LoadFailed, Loading, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, type ReactNode } from 'react';
import { DeliveryState } from './DeliveryState.tsx';
import { useAttempt } from './use-attempt.ts';
import { useTexts } from './use-texts.ts';
import { useWebhooksApi } from './use-webhooks-api.ts';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Box paddingBottom={3}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}

/** One delivery: every attempt, what was answered, and sending it again. */
export function DeliveryFile({ id }: { id: string }) {
  const { text, moment } = useTexts();
  const api = useWebhooksApi();
  const { attempt, isBusy } = useAttempt();
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.delivery(id), [api, id]));
  if (hasFailed) return <LoadFailed isPage onRetry={reload} />;
  if (data === undefined) return <Loading label={text('loading')} />;
  const { delivery, tries, answers } = data;
  const title = text(`action.${delivery.action}`);
  return (
    <>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={[delivery.title, delivery.receiverName].filter((part) => part !== null).join(' · ')}
        navigationAction={
          <PanelLink to="/plugins/webhooks">
            <Typography textColor="primary600">{text('back')}</Typography>
          </PanelLink>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={10}>
          <DeliveryState delivery={delivery} />
          {delivery.state !== 'waiting' && (
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <Button
                loading={isBusy}
                onClick={() =>
                  void attempt(() => api.replay(id), text('replay.done')).then((done) => done && reload())
                }
              >
                {text('replay')}
              </Button>
              <Typography textColor="neutral600">{text('replay.hint')}</Typography>
            </Flex>
          )}
          <Part title={text('tries')}>
            {tries.length === 0 ? (
              <Typography>{text('tries.empty')}</Typography>
            ) : (
              <DataTable
                label={text('tries')}
                columns={[text('when'), text('tries.duration'), text('tries.status'), text('tries.result')]}
                rows={tries.map(({ startedAt, durationMs, status, failure }) => ({
                  id: startedAt,
                  cells: [
                    moment(startedAt),
                    text('milliseconds', { count: durationMs }),
                    status === null ? '' : String(status),
                    failure === null ? text('result.ok') : text(`failure.${failure}`),
                  ],
                }))}
              />
            )}
          </Part>
          <Part title={text('answers')}>
            {answers.length === 0 ? (
              <Typography>{text('answers.empty')}</Typography>
            ) : (
              <DataTable
                label={text('answers')}
                columns={[text('answer'), text('when')]}
                rows={answers.map(({ response, receivedAt }) => ({
                  id: response,
                  cells: [response, moment(receivedAt)],
                }))}
              />
            )}
          </Part>
          <Part title={text('identity')}>
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography>{text('identity.webhook', { id: delivery.webhookId })}</Typography>
              {delivery.correlationId !== null && (
                <Typography>{text('identity.correlation', { id: delivery.correlationId })}</Typography>
              )}
            </Flex>
          </Part>
        </Flex>
      </Layouts.Content>
    </>
  );
}
