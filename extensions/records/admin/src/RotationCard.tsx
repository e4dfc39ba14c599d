import { Card } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RecordsKeys } from '../../contracts/index.ts';
import { hasWork, isRunning, progressOf } from './key-state.ts';
import { useTexts } from './use-texts.ts';

const steps = ['step.make', 'step.announce', 'step.swap', 'step.rotate', 'step.retire'] as const;

function Progress({ status }: { status: RecordsKeys }) {
  const { text, number, moment } = useTexts();
  const { moved, total } = progressOf(status);
  const { rotation } = status;
  const label = text('progress', { moved: number(moved), total: number(total) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {total > 0 && (
        <progress value={moved} max={total} aria-label={label} style={{ width: '100%', height: '1.2rem' }} />
      )}
      <Typography aria-live="polite">{label}</Typography>
      {rotation !== null && rotation.endedAt !== null && (
        <Typography textColor="neutral600">
          {text('last', {
            from: moment(rotation.askedAt),
            to: moment(rotation.endedAt),
            moved: number(rotation.moved),
          })}
        </Typography>
      )}
    </Flex>
  );
}

/** The steps of replacing a key, with the one that is taken here. */
export function RotationCard({ status, onChanged }: { status: RecordsKeys; onChanged: () => void }) {
  const { text } = useTexts();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);

  async function start() {
    setIsBusy(true);
    try {
      await post('/api/records-key-rotations', {});
      toggleNotification({ type: 'success', message: text('started') });
    } catch {
      toggleNotification({ type: 'danger', message: text('failed') });
    } finally {
      setIsBusy(false);
      onChanged();
    }
  }

  const work = hasWork(status);
  return (
    <Card title={text('steps')} hint={text('steps.hint')}>
      <Box tag="ol" paddingLeft={5} style={{ listStyle: 'decimal', fontSize: '1.4rem' }}>
        {steps.map((step) => (
          <Box tag="li" key={step} paddingBottom={3}>
            <Typography>{text(step)}</Typography>
          </Box>
        ))}
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={4} paddingTop={2}>
        <Box width="100%">
          <Progress status={status} />
        </Box>
        {work ? (
          <Button size="L" loading={isBusy || isRunning(status)} onClick={() => void start()}>
            {text(status.rotation === null ? 'start' : 'start.again')}
          </Button>
        ) : (
          <Typography textColor="neutral600">{text('start.none')}</Typography>
        )}
      </Flex>
    </Card>
  );
}
