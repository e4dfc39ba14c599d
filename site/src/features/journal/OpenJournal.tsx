import type { Journal } from '@huntzen/records/contracts';
import { lazy, Suspense, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { HistoryView } from './HistoryView.tsx';
import type { OpenedEntry } from './journal.ts';
import { problemText } from './problems.ts';
import { removeEntry, type JournalSession } from './session.ts';
import { useDraft } from './use-draft.ts';
import { useEntries } from './use-entries.ts';
import { Problem } from './vault/Field.tsx';
import { WriteView } from './WriteView.tsx';

interface Props {
  session: JournalSession;
  journal: Journal;
  today: string;
  onJournal: (journal: Journal | null) => void;
  onLock: () => void;
}

// What one does not look at each day comes when it is asked for.
const YearView = lazy(async () => ({ default: (await import('./YearView.tsx')).YearView }));
const TrendsView = lazy(async () => ({ default: (await import('./TrendsView.tsx')).TrendsView }));
const SharesView = lazy(async () => ({ default: (await import('./SharesView.tsx')).SharesView }));
const SettingsView = lazy(async () => ({ default: (await import('./SettingsView.tsx')).SettingsView }));

const views = ['write', 'history', 'year', 'trends', 'shares', 'settings'] as const;
type View = (typeof views)[number];

const labels: Record<View, () => string> = {
  write: m.journal_view_write,
  history: m.journal_view_history,
  year: m.journal_view_year,
  trends: m.journal_view_trends,
  shares: m.journal_view_shares,
  settings: m.journal_view_settings,
};

function Views({ view, onView, onLock }: { view: View; onView: (view: View) => void; onLock: () => void }) {
  return (
    <nav aria-label={m.journal_views()} className="no-print flex flex-wrap gap-2">
      {views.map((name) => (
        <button
          key={name}
          type="button"
          className={`button ${name === view ? 'button-main' : 'button-plain'}`}
          aria-current={name === view ? 'page' : undefined}
          onClick={() => onView(name)}
        >
          {labels[name]()}
        </button>
      ))}
      <button type="button" className="button button-quiet" onClick={onLock}>
        {m.journal_lock()}
      </button>
    </nav>
  );
}

/** A journal that is open: writing, reading, the year, trends, sharing, settings. */
export function OpenJournal(props: Props) {
  const { session, today } = props;
  const [view, setView] = useState<View>('write');
  const [search, setSearch] = useState<{ text: string; mood: number | null; day: string | null }>({
    text: '',
    mood: null,
    day: null,
  });
  const { entries, unreadable, problem, load, put, drop } = useEntries(session);
  const { draft, setDraft } = useDraft(session, today);
  const [failure, setFailure] = useState<string | null>(null);

  async function remove(entry: OpenedEntry): Promise<void> {
    try {
      await removeEntry(session, entry);
      drop(entry.id);
      setFailure(null);
    } catch (error) {
      setFailure(problemText(error));
      await load();
    }
  }
  function edit(entry: OpenedEntry): void {
    setDraft({ ...entry, wasTried: false });
    setView('write');
  }

  return (
    <div className="space-y-6">
      <Views view={view} onView={setView} onLock={props.onLock} />
      <h2>{labels[view]()}</h2>
      <Problem text={problem ?? failure} />
      {problem !== null && (
        <button type="button" className="button button-plain" onClick={() => void load()}>
          {m.journal_retry()}
        </button>
      )}
      {unreadable > 0 && (
        <p className="rounded-control bg-sun-soft p-3 text-ink">
          {m.journal_unreadable({ count: unreadable })}
        </p>
      )}
      {view === 'write' && (
        <WriteView
          {...{ session, today, draft, setDraft }}
          entries={entries ?? []}
          onSaved={(entry) => put([entry])}
          onConflict={() => void load()}
        />
      )}
      {view !== 'write' && entries === null && problem === null && (
        <p className="text-muted">{m.journal_loading()}</p>
      )}
      {view === 'history' && entries !== null && (
        <HistoryView
          {...{ entries, search }}
          onSearch={setSearch}
          onEdit={edit}
          onRemove={(entry) => void remove(entry)}
        />
      )}
      <Suspense fallback={<p className="text-muted">{m.journal_loading()}</p>}>
        {view === 'year' && entries !== null && (
          <YearView
            {...{ entries, today }}
            onDay={(day) => {
              setSearch({ text: '', mood: null, day });
              setView('history');
            }}
          />
        )}
        {view === 'trends' && entries !== null && <TrendsView {...{ entries, today }} />}
        {view === 'shares' && entries !== null && <SharesView {...{ session, entries, today }} />}
        {view === 'settings' && entries !== null && <SettingsView {...props} entries={entries} put={put} />}
      </Suspense>
    </div>
  );
}
