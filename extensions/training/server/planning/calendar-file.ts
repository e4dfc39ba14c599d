/** The calendars that planners download. */
import type { Transaction } from '@huntzen/database';
import { feedOf, type FileOutput } from '@huntzen/kernel/server';
import { findCalendarStretches, stretchEntry, type CalendarSubject } from '../calendar.ts';

const dayLength = 86_400_000;
const back = 31 * dayLength;
const ahead = 2 * 366 * dayLength;

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** The sessions of rooms or of an instructor as a calendar file, from a month ago on. */
export async function calendarFile(
  tx: Transaction,
  name: string,
  subject: CalendarSubject,
  now: number,
): Promise<FileOutput> {
  const stretches = await findCalendarStretches(tx, subject, { start: now - back, end: now + ahead });
  return { fileName: `${name}.ics`, content: oneChunk(feedOf(stretches.map(stretchEntry))) };
}
