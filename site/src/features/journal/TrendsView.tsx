import type { ReactNode } from 'react';

import { barsOf, chart } from '../../lib/bars.ts';
import { m } from '../../paraglide/messages.js';
import { tagTrends, weekTrends, type OpenedEntry, type WeekTrend } from './journal.ts';
import { formatMean, shortDay } from './moods.ts';

interface Props {
  entries: readonly OpenedEntry[];
  today: string;
}

const bestMood = 5;

function Table({ label, heads, children }: { label: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="card overflow-x-auto p-0 [&_tbody_tr]:border-t [&_tbody_tr]:border-line [&_td]:px-4 [&_td]:py-2.5 [&_th]:px-4 [&_th]:py-2.5"
    >
      <table className="w-full">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`text-sm font-semibold text-muted ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function WeekChart({ weeks }: { weeks: readonly WeekTrend[] }) {
  const bars = barsOf(
    weeks.map(({ mean }) => mean ?? 0),
    bestMood,
  );
  return (
    <div aria-hidden="true" className="max-w-2xl">
      <svg viewBox={`0 0 ${chart.width} ${chart.height + 1}`} className="h-auto w-full">
        <path d={`M0 ${chart.height + 0.5}H${chart.width}`} className="stroke-line" />
        {bars.map((bar) => (
          <rect key={bar.x} {...bar} rx="3" className="fill-primary" />
        ))}
      </svg>
      <div className="flex pt-1 text-xs whitespace-nowrap text-muted">
        {weeks.map(({ monday }, index) => (
          <span key={monday} className="flex flex-1 basis-0 justify-center">
            {(weeks.length - 1 - index) % 3 === 0 ? shortDay(monday) : ''}
          </span>
        ))}
      </div>
    </div>
  );
}

/** How the weeks went, and which words went with which moods; each drawing with its table. */
export function TrendsView({ entries, today }: Props) {
  const weeks = weekTrends(entries, today);
  const tags = tagTrends(entries);
  if (entries.length === 0) return <p className="card text-muted">{m.journal_empty()}</p>;
  return (
    <div className="space-y-6">
      <figure className="card space-y-3">
        <figcaption className="font-medium">{m.journal_trend_weeks()}</figcaption>
        <WeekChart weeks={weeks} />
      </figure>
      <Table
        label={m.journal_trend_weeks()}
        heads={[m.journal_trend_week(), m.journal_trend_entries(), m.journal_trend_mean()]}
      >
        {weeks.toReversed().map(({ monday, count, mean }) => (
          <tr key={monday}>
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              {m.journal_week_of({ day: shortDay(monday) })}
            </th>
            <td className="text-right">{count}</td>
            <td className="text-right">{mean === null ? m.journal_trend_none() : formatMean(mean)}</td>
          </tr>
        ))}
      </Table>
      {tags.length > 0 && (
        <section className="space-y-3">
          <h3>{m.journal_trend_tags()}</h3>
          <Table
            label={m.journal_trend_tags()}
            heads={[m.journal_trend_tag(), m.journal_trend_entries(), m.journal_trend_mean()]}
          >
            {tags.map(({ tag, count, mean }) => (
              <tr key={tag}>
                <th scope="row" className="text-left font-normal">
                  {tag}
                </th>
                <td className="text-right">{count}</td>
                <td className="text-right">{formatMean(mean)}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </div>
  );
}
