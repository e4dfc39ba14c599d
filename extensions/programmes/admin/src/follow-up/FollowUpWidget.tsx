import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { FollowUpFigures } from '../../../contracts/follow-up.ts';
import { lastDays } from './address.ts';
import { useFollowUpApi } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

/** On the home of the panel: what came back in the last seven days, beside the seven before. */
export default function FollowUpWidget() {
  const { text } = useFollowUpTexts();
  const api = useFollowUpApi();
  const [weeks, setWeeks] = useState<[FollowUpFigures, FollowUpFigures] | 'failed'>();

  useEffect(() => {
    let current = true;
    const now = new Date();
    const week = (weeksAgo: number) => api.figures(new URLSearchParams(lastDays(now, 7, weeksAgo * 7)));
    Promise.all([week(0), week(1)]).then(
      (found) => {
        if (current) setWeeks(found);
      },
      () => {
        if (current) setWeeks('failed');
      },
    );
    return () => {
      current = false;
    };
  }, [api]);

  if (weeks === undefined) return <Widget.Loading />;
  if (weeks === 'failed') return <Widget.Error />;
  const [now, before] = weeks;
  if (now.reports === 0) return <Typography>{text('widget.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} padding={2}>
      <Typography variant="alpha" tag="p">
        {text('figures.reports', { count: now.reports })}
      </Typography>
      <Typography tag="p">
        {[
          text('figures.patients', { count: now.patients }),
          text('figures.sessions', { count: now.sessions }),
          text('figures.minutes', { count: now.minutes }),
        ].join(' · ')}
      </Typography>
      <Box>
        <Typography tag="p" textColor="neutral600">
          {text('widget.before', { count: before.reports })}
        </Typography>
      </Box>
    </Flex>
  );
}
