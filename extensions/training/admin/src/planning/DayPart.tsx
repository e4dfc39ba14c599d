import { LoadFailed, useLoaded } from '@huntzen/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { DayView } from './DayView.tsx';
import { MoveDialog, type Moving } from './MoveDialog.tsx';
import { Shown, type ShownProps } from './Shown.tsx';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** The hours of one day, which can be moved. */
export function DayPart({
  day,
  isTable,
  choices,
  ...shown
}: ShownProps & { day: string; isTable: boolean; choices: TrainingChoices }) {
  const { text } = useTexts();
  const api = usePlanningApi();
  const { filters } = shown;
  const { data, hasFailed, reload } = useLoaded(
    useCallback(() => api.day(day, filters), [api, day, filters]),
  );
  const [moving, setMoving] = useState<Moving | null>(null);
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  return (
    <>
      <Shown {...shown} sessions={data.meta.sessions} />
      <Box paddingTop={4}>
        <DayView rooms={data.data} isTable={isTable} onMove={setMoving} />
      </Box>
      {moving !== null && (
        <MoveDialog
          moving={moving}
          choices={choices}
          onClose={(isMoved) => {
            setMoving(null);
            if (isMoved) reload();
          }}
        />
      )}
    </>
  );
}
