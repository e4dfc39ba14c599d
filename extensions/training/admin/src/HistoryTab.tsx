import { Card, DataTable, Pages, useLoaded } from '@huntzen/kernel/admin';
import { Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingMove, TrainingSession } from '../../contracts/index.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

/** Every move of a session and of its people, the latest first, with the reason. */
export function HistoryTab({ session }: { session: TrainingSession }) {
  const { text, moment, time } = useTexts();
  const api = useTrainingApi();
  const [page, setPage] = useState(1);
  // Read again whenever the session is another than before.
  const { data, hasFailed } = useLoaded(
    useCallback(() => api.history(session.id, page), [api, session, page]),
  );
  const { zone } = session;
  const say = (stretch: NonNullable<TrainingMove['from']>) =>
    [`${moment(stretch.startsAt, zone)} – ${time(stretch.endsAt, zone)}`, stretch.place, stretch.instructor]
      .filter((part) => part !== null && part !== '')
      .join(', ');
  const moved = ({ from, to }: TrainingMove): string[] => {
    if (from === null) return to === null ? [] : [text('move.added', { after: say(to) })];
    if (to === null) return [text('move.removed', { before: say(from) })];
    return [text('move.from', { before: say(from), after: say(to) })];
  };
  const why = (move: TrainingMove) => {
    const { reason, note, rank, until, byPlatform } = move;
    return [
      ...moved(move),
      text(`reason.${reason}`),
      ...(rank === null ? [] : [text('rank', { rank })]),
      ...(until === null ? [] : [text('until', { until: moment(until, session.zone) })]),
      ...(note === null ? [] : [`« ${note} »`]),
      ...(byPlatform ? [text('by.platform')] : []),
    ].join(' · ');
  };
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
