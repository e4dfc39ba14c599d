import { useState, type SubmitEvent } from 'react';

import { m } from '../../paraglide/messages.js';
import type { Client } from './client.ts';
import { problemText } from './problems.ts';
import { Problem } from './vault/Field.tsx';

/** Deletes the whole journal; asks once, and says what is lost. */
export function DeleteJournal({ client, onDeleted }: { client: Client; onDeleted: () => void }) {
  const [isSure, setIsSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(isSure ? null : m.journal_delete_all_check());
    if (!isSure) return;
    try {
      await client.send('DELETE', '/journal');
      onDeleted();
    } catch (error) {
      setProblem(problemText(error));
    }
  }

  return (
    <form className="space-y-3" onSubmit={(event) => void remove(event)} noValidate>
      <p>{m.journal_delete_all_text()}</p>
      <label className="flex min-h-11 items-start gap-3">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0"
          checked={isSure}
          onChange={({ target }) => setIsSure(target.checked)}
        />
        {m.journal_delete_all_sure()}
      </label>
      <Problem text={problem} />
      <button type="submit" className="button button-danger">
        {m.journal_delete_all()}
      </button>
    </form>
  );
}
