import { DataTable, useLoaded } from '@huntzen/kernel/admin';
import { Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingMove, TrainingSession } from '../../contracts/index.ts';
import { Card } from './Card.tsx';
import { Pages } from './Pages.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

/** Every move of a session and of its people, the latest first, with the reason. */
export function HistoryTab({ session }: { session: TrainingSession }) {
  const { text, moment } = useTexts();
  const api = useTrainingApi();
  const [page, setPage] = useState(1);
  // Read again whenever the session is another than before.
  const { data, hasFailed } = useLoaded(
    useCallback(() => api.history(session.id, page), [api, session, page]),
  );
  const why = ({ reason, note, rank, byPlatform }: TrainingMove) =>
    [
      text(`reason.${reason}`),
      ...(rank === null ? [] : [text('rank', { rank })]),
      ...(note === null ? [] : [`« ${note} »`]),
      ...(byPlatform ? [text('by.platform')] : []),
    ].join(' · ');
  return (
    <Card title={text('tab.history')}>
      {data === undefined ? (
        <Typography aria-live="polite">{text(hasFailed ? 'failed' : 'loading')}</Typography>
      ) : (
        <>
          <DataTable
            label={text('tab.history')}
            columns={[text('column.when'), text('column.what'), text('column.person'), text('column.why')]}
            rows={data.data.map((move) => ({
              id: move.id,
              cells: [moment(move.madeAt), text(`move.${move.kind}`), move.traineeName ?? '', why(move)],
            }))}
          />
          <Pages meta={data.meta} onPage={setPage} />
        </>
      )}
    </Card>
  );
}
