/** The rules between the cells of one row. */
import { Temporal } from 'temporal-polyfill';
import { checkSession } from './content.ts';
import { cellProblems, rowProblems, type Problem } from './problems.ts';
import type { Row, TableName } from './tables.ts';

/** A problem and the column it is about. */
export interface ColumnProblem {
  readonly column: string;
  readonly problem: Problem;
}

const longestProgrammeDays = 800;

const daysBetween = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(last, { largestUnit: 'day' }).days;

function checkProgramme(row: Row<'client_programmes'>, today: string): ColumnProblem[] {
  const { status, starts_on, ends_on, paused_on, ended_on } = row;
  const problems: ColumnProblem[] = [];
  const refuse = (column: string, problem: Problem) => problems.push({ column, problem });
  if (ends_on < starts_on) refuse('ends_on', rowProblems.endBeforeStart);
  else if (daysBetween(starts_on, ends_on) > longestProgrammeDays) refuse('ends_on', rowProblems.tooManyDays);

  const isEnded = status === 'completed' || status === 'cancelled';
  if (status === 'paused' && paused_on === null) refuse('paused_on', cellProblems.requiredFor(status));
  if (status !== 'paused' && paused_on !== null) refuse('paused_on', cellProblems.mustBeEmpty(status));
  if (!isEnded && ended_on !== null) refuse('ended_on', cellProblems.mustBeEmpty(status));
  if (paused_on !== null && paused_on > today) refuse('paused_on', rowProblems.inTheFuture);
  if (isEnded && (ended_on ?? ends_on) > today) refuse('ended_on', rowProblems.inTheFuture);
  return problems;
}

function checkClientSession(row: Row<'client_sessions'>, today: string): ColumnProblem[] {
  const { status, done_on, date } = row;
  const figures = ['done_on', 'minutes', 'effort', 'pain'] as const;
  const problems: ColumnProblem[] = [];
  const refuse = (column: string, problem: Problem) => problems.push({ column, problem });
  switch (status) {
    case 'planned':
    case 'cancelled':
      for (const column of figures)
        if (row[column] !== null) refuse(column, cellProblems.mustBeEmpty(status));
      return problems;
    case 'skipped':
      if ((row.minutes ?? 0) > 0) refuse('minutes', cellProblems.mustBeEmpty(status));
      if (row.effort !== null) refuse('effort', cellProblems.mustBeEmpty(status));
      break;
    case 'done':
    case 'partial':
      if ((row.minutes ?? 0) < 1) refuse('minutes', cellProblems.requiredFor(status));
      if (row.effort === null) refuse('effort', cellProblems.requiredFor(status));
      break;
  }
  if ((done_on ?? date) > today) refuse(done_on === null ? 'date' : 'done_on', rowProblems.inTheFuture);
  return problems;
}

/** What a row breaks by itself. */
export function checkRow<Table extends TableName>(
  table: Table,
  row: Row<Table>,
  today: string,
): readonly ColumnProblem[] {
  switch (table) {
    case 'sessions':
      return checkSession(row as Row<'sessions'>);
    case 'client_programmes':
      return checkProgramme(row as Row<'client_programmes'>, today);
    case 'client_sessions':
      return checkClientSession(row as Row<'client_sessions'>, today);
    default:
      return [];
  }
}
