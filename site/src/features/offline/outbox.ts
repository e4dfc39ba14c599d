/**
 * What a patient reported and the server did not take yet. It is written down here before it is sent, so that neither a
 * missing network nor a closed phone loses it; its client id makes a second sending harmless.
 */
import { openDB, type DBSchema } from 'idb';

/** One report that waits. */
export interface WaitingReport {
  clientId: string;
  accountId: string;
  occurrenceId: string;
  outcome: string;
  performedOn: string;
  minutes: string;
  effort: string;
  pain: string;
  /** Why the server will never take it, in the reader's words. */
  refusal: string | null;
}

/** The event of the window that says that a report could not be sent and waits. */
export const reportWaits = 'report-waits';

/** What became of a sending. */
export type Sending = 'sent' | 'waiting' | 'refused' | 'signed-out';

interface Schema extends DBSchema {
  reports: { key: string; value: WaitingReport };
}

const open = () =>
  openDB<Schema>('care', 1, {
    upgrade: (database) => {
      database.createObjectStore('reports', { keyPath: 'clientId' });
    },
  });

/** Writes a report down. */
export async function keepReport(report: WaitingReport): Promise<void> {
  await (await open()).put('reports', report);
}

/** Forgets a report. */
export async function forgetReport(clientId: string): Promise<void> {
  await (await open()).delete('reports', clientId);
}

/** The reports of one account that wait. */
export async function listReports(accountId: string): Promise<WaitingReport[]> {
  return (await (await open()).getAll('reports')).filter((report) => report.accountId === accountId);
}

/** Sends one report; what was taken is forgotten, what was refused keeps its reason. */
export async function sendReport(report: WaitingReport, address: string): Promise<Sending> {
  const { accountId: _account, refusal: _refusal, ...body } = report;
  let answer: Response;
  try {
    answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return 'waiting';
  }
  if (answer.redirected || answer.status === 401) return 'signed-out';
  if (answer.ok) {
    await forgetReport(report.clientId);
    return 'sent';
  }
  if (answer.status >= 500 || answer.status === 429) return 'waiting';
  const { message } = (await answer.json().catch(() => ({ message: '' }))) as { message: string };
  await keepReport({ ...report, refusal: message });
  return 'refused';
}
