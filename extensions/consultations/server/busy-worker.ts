/**
 * Reads one calendar in a thread of its own: whoever wrote the file decides how long that takes, and the thread can be
 * ended where a function could not.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { CalendarError, readBusyTimes } from './domain/busy.ts';
import type { ReadQuestion, ReadResult } from './busy-reader.ts';

function answer({ text, timeZone, period }: ReadQuestion): ReadResult {
  try {
    return { busy: readBusyTimes(text, timeZone, period) };
  } catch (error) {
    // Anything else that goes wrong here went wrong with what the file says.
    return { failure: error instanceof CalendarError ? error.failure : 'not_calendar' };
  }
}

parentPort?.postMessage(answer(workerData as ReadQuestion));
