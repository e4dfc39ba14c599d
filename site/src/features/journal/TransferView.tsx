import { useState } from 'react';

import { m } from '../../paraglide/messages.js';
import type { OpenedEntry } from './journal.ts';
import { problemText } from './problems.ts';
import { addEntries, type JournalSession } from './session.ts';
import {
  exportCsv,
  exportJson,
  NotAJournalError,
  readImport,
  withoutKnown,
  type RefusedReason,
} from './transfer.ts';
import { Problem } from './vault/Field.tsx';

interface Props {
  session: JournalSession;
  entries: readonly OpenedEntry[];
  today: string;
  onAdded: (entries: OpenedEntry[]) => void;
}

interface Report {
  added: number;
  known: number;
  refused: { row: number; reason: RefusedReason }[];
}

const reasonText: Record<RefusedReason, () => string> = {
  day: m.journal_refused_day,
  mood: m.journal_refused_mood,
  tags: m.journal_refused_tags,
  text: m.journal_refused_text,
  row: m.journal_refused_row,
};

function save(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function ImportReport({ added, known, refused }: Report) {
  return (
    <div role="status" className="space-y-2">
      <p>{m.journal_imported({ count: added })}</p>
      {known > 0 && <p>{m.journal_import_known({ count: known })}</p>}
      {refused.length > 0 && (
        <>
          <p className="font-medium">{m.journal_import_refused({ count: refused.length })}</p>
          <ul className="max-h-60 list-disc overflow-y-auto pl-6">
            {refused.map(({ row, reason }) => (
              <li key={row}>{m.journal_refused_line({ row, reason: reasonText[reason]() })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The journal as a file, made here, and files read in here. */
export function TransferView({ session, entries, today, onAdded }: Props) {
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function read(file: File): Promise<void> {
    setIsBusy(true);
    setReport(null);
    setProblem(null);
    try {
      const { entries: read, refused } = await readImport(await file.text(), new Date().toISOString());
      const fresh = withoutKnown(entries, read);
      onAdded(await addEntries(session, fresh));
      setReport({ added: fresh.length, known: read.length - fresh.length, refused });
    } catch (error) {
      setProblem(error instanceof NotAJournalError ? m.journal_import_no_journal() : problemText(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <section className="card space-y-4">
      <h3>{m.journal_transfer()}</h3>
      <p className="text-muted">{m.journal_transfer_text()}</p>
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-plain"
          onClick={() => save(`journal-${today}.json`, 'application/json', exportJson(entries))}
        >
          {m.journal_export_json()}
        </button>
        <button
          type="button"
          className="button button-plain"
          onClick={() => void exportCsv(entries).then((csv) => save(`journal-${today}.csv`, 'text/csv', csv))}
        >
          {m.journal_export_csv()}
        </button>
      </div>
      <label className="block space-y-1.5 font-medium">
        {m.journal_import()}
        <input
          type="file"
          className="control max-w-md font-normal"
          accept=".json,.csv,application/json,text/csv"
          disabled={isBusy}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void read(file).finally(() => (target.value = ''));
          }}
        />
      </label>
      {isBusy && <p role="status">{m.vault_working()}</p>}
      <Problem text={problem} />
      {report !== null && <ImportReport {...report} />}
    </section>
  );
}
