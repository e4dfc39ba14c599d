import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until the address answers with a status of success.
 *
 * @throws Error when it does not before the deadline; the reason of `signal` when that comes first.
 */
export async function waitUntilReady(
  { name, readyUrl, deadlineMs, log }: { name: string; readyUrl: string; deadlineMs: number; log: string },
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(readyUrl, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch (error) {
      signal.throwIfAborted();
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(150, undefined, { signal });
  }
  throw new Error(`${name} is not ready after ${deadlineMs / 1000} s (${readyUrl}: ${last}); see ${log}.`);
}
