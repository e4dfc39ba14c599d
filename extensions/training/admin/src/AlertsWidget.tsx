import { useLoaded } from '@huntzen/kernel/admin';
import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Bell } from '@strapi/icons';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

/** On the home of the panel: how many alerts of training nobody has looked at. */
export default function AlertsWidget() {
  const { text } = useTexts();
  const api = useTrainingApi();
  const { data, hasFailed } = useLoaded(useCallback(() => api.alerts({}), [api]));
  return (
    <Flex direction="column" alignItems="flex-start" gap={4} padding={2}>
      <Typography aria-live="polite">
        {data === undefined
          ? text(hasFailed ? 'failed' : 'loading')
          : text('alerts.count', { count: data.meta.total })}
      </Typography>
      <LinkButton tag={Link} to="/plugins/training-alerts" startIcon={<Bell />}>
        {text('alerts.open')}
      </LinkButton>
    </Flex>
  );
}
