import { Worker } from 'node:worker_threads';
import type { Interval } from '@huntzen/kernel/time';
import type { CalendarFailure } from '../contracts/busy-feed.ts';
import { CalendarError } from './domain/busy.ts';

/** What the thread is asked. */
export interface ReadQuestion {
  readonly text: string;
  readonly timeZone: string;
  readonly period: Interval;
}

/** What the thread answers. */
export type ReadResult = { readonly busy: Interval[] } | { readonly failure: CalendarFailure };

const mostMilliseconds = 10_000;
const mostMegabytes = 192;

/** The busy times of a calendar, read apart from everything else. @throws CalendarError, `too_many` also when it takes too long or too much memory. */
export async function readBusyTimesApart(
  question: ReadQuestion,
  timeLimit: number = mostMilliseconds,
): Promise<Interval[]> {
  const worker = new Worker(new URL('./busy-worker.ts', import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const result = await new Promise<ReadResult>((resolve) => {
      const giveUp = () => resolve({ failure: 'too_many' });
      timer = setTimeout(giveUp, timeLimit);
      worker.once('message', resolve);
      worker.once('error', giveUp);
    });
    if ('failure' in result) throw new CalendarError(result.failure);
    return result.busy;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
