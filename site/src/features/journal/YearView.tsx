import { useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { MOODS, yearsOf, yearTable, type OpenedEntry, type YearDay } from './journal.ts';
import { fullDay, moodColour, moodLabel } from './moods.ts';

interface Props {
  entries: readonly OpenedEntry[];
  today: string;
  onDay: (day: string) => void;
}

function monthName(month: number, width: 'narrow' | 'long'): string {
  return new Intl.DateTimeFormat(getLocale(), { month: width, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, month)),
  );
}

function Pixel({ day, onDay }: { day: YearDay | null; onDay: (day: string) => void }) {
  if (day === null) return <td className="bg-line/40" />;
  const { mood, count } = day;
  if (mood === null) return <td className="h-7 border border-line" />;
  return (
    <td className="border border-line p-0">
      <button
        type="button"
        className={`flex min-h-7 w-full items-center justify-center text-sm font-semibold text-ink ${moodColour(mood)}`}
        aria-label={m.journal_year_day({ day: fullDay(day.day), mood, label: moodLabel(mood), count })}
        onClick={() => onDay(day.day)}
      >
        {mood}
      </button>
    </td>
  );
}

/** The year in pixels: a table of days by months. Every mood is a figure on a colour; each day opens its entries. */
export function YearView({ entries, today, onDay }: Props) {
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const rows = yearTable(entries, year);
  return (
    <div className="space-y-4">
      <label className="flex flex-wrap items-center gap-3 font-medium">
        {m.journal_year()}
        <select
          className="control w-auto"
          value={year}
          onChange={({ target }) => setYear(Number(target.value))}
        >
          {yearsOf(entries, today).map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </label>
      <ul className="flex flex-wrap gap-2 text-sm">
        {MOODS.map((mood) => (
          <li key={mood} className={`rounded-control px-2.5 py-1 text-ink ${moodColour(mood)}`}>
            {m.journal_mood_figure({ mood, label: moodLabel(mood) })}
          </li>
        ))}
      </ul>
      <div
        role="region"
        aria-label={m.journal_year_table({ year })}
        tabIndex={0}
        className="card overflow-x-auto p-1"
      >
        <table className="w-full table-fixed border-collapse">
          <caption className="sr-only">{m.journal_year_table({ year })}</caption>
          <thead>
            <tr>
              <td className="w-7" />
              {Array.from({ length: 12 }, (_month, month) => (
                <th
                  key={month}
                  scope="col"
                  abbr={monthName(month, 'long')}
                  className="py-1 text-sm font-semibold text-muted"
                >
                  <span aria-hidden="true">{monthName(month, 'narrow')}</span>
                  <span className="sr-only">{monthName(month, 'long')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((days, index) => (
              <tr key={index}>
                <th scope="row" className="pr-1 text-right text-sm font-normal text-muted">
                  {index + 1}
                </th>
                {days.map((day, month) => (
                  <Pixel key={month} day={day} onDay={onDay} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
