const answerWithinMs = 8_000;

/** Asks the site for a ticket that opens one socket: null when nobody is signed in any more; throws when the site does not answer within eight seconds. */
export async function fetchTicket(): Promise<string | null> {
  const response = await fetch('/api/realtime-ticket', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`no ticket: ${response.status}`);
  const { ticket } = (await response.json()) as { ticket: string };
  return ticket;
}
