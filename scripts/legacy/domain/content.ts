/**
 * A session of the earlier tables in today's shape: one session with one block, whose exercise holds the instructions and
 * the variables. `{{variable1}}` to `{{variable3}}` get the names that variables have today.
 */
import type { FrozenSession } from '@huntzen/programmes/contracts';
import type { Variable } from '../../../extensions/programmes/server/domain/dosage.ts';
import type { StoredSession } from '../../../extensions/programmes/server/domain/freeze-session.ts';
import { copySession, showSession } from '../../../extensions/programmes/server/domain/personal-session.ts';
import { rowProblems, type Problem } from './problems.ts';
import type { Row } from './tables.ts';

/** What each earlier variable is called today. */
export const variableNames = {
  variable1: 'repetitions',
  variable2: 'duration',
  variable3: 'intensity',
} as const;

type VariableColumn = keyof typeof variableNames;

const variableColumns = Object.keys(variableNames) as VariableColumn[];

/** The values of the three variables on a row. */
export type Dosage = Pick<Row<'sessions'>, VariableColumn>;

const settings: Record<VariableColumn, Omit<Variable, 'value'> & { step: number | null }> = {
  variable1: {
    name: variableNames.variable1,
    label: 'Répétitions',
    type: 'integer',
    unit: 'fois',
    minimum: 0,
    maximum: null,
    step: 1,
  },
  variable2: {
    name: variableNames.variable2,
    label: 'Durée',
    type: 'decimal',
    unit: 'min',
    minimum: 0,
    maximum: null,
    step: null,
  },
  variable3: {
    name: variableNames.variable3,
    label: 'Intensité',
    type: 'text',
    unit: null,
    minimum: null,
    maximum: null,
    step: null,
  },
};

const token = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The instructions with today's names in their tokens. */
export const renameTokens = (instructions: string): string =>
  instructions.replace(token, (whole, name: string) =>
    Object.hasOwn(variableNames, name) ? `{{${variableNames[name as VariableColumn]}}}` : whole,
  );

const tokensOf = (instructions: string): string[] => [
  ...new Set(Array.from(instructions.matchAll(token), ([, name]) => name ?? '')),
];

/** The variables of a session: those that it gives a value or its instructions use. */
export function variablesOf(session: Row<'sessions'>): (Variable & { step: number | null })[] {
  const used = tokensOf(session.instructions);
  return variableColumns
    .filter((column) => session[column] !== null || used.includes(column))
    .map((column) => ({ ...settings[column], value: session[column]?.toString() ?? null }));
}

/** What keeps a session from being taken over. */
export function checkSession(session: Row<'sessions'>): { column: string; problem: Problem }[] {
  return tokensOf(session.instructions)
    .filter((name) => !Object.hasOwn(variableNames, name))
    .map((name) => ({ column: 'instructions', problem: rowProblems.tokenUnknown(name) }));
}

/** A tag of the panel. */
export interface Tag {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** The copy of a session that a patient's programme holds, with the dosage of one row, or what it lacks. */
export function copyForPatient(
  session: Row<'sessions'>,
  dosage: Dosage,
  { exerciseId, tags }: { exerciseId: string; tags: readonly Tag[] },
): { content: StoredSession } | { problems: { column: string; problem: Problem }[] } {
  // A value that only the patient has is a variable of theirs too.
  const variables = variablesOf({ ...session, ...givenIn(dosage) });
  const lacking = variableColumns.filter((column) =>
    variables.some(({ name, value }) => name === variableNames[column] && (value ?? '') === ''),
  );
  if (lacking.length > 0)
    return { problems: lacking.map((column) => ({ column, problem: rowProblems.variableEmpty(column) })) };
  const { content, problems } = copySession({
    title: session.title,
    summary: session.summary,
    objective: session.objective,
    level: session.level ?? 'beginner',
    durationMinutes: session.duration,
    tags: tags.map(({ slug, name }) => ({ slug, name })),
    blocks: [
      {
        rounds: 1,
        restSeconds: 0,
        exercise: {
          documentId: exerciseId,
          title: session.title,
          summary: null,
          instructions: renameTokens(session.instructions),
          contraindications: null,
          stopIf: null,
          author: null,
          licence: null,
          variables,
          media: [],
        },
      },
    ],
  });
  if (content === null)
    throw new Error(`session ${session.id} cannot be shown: ${problems.map(({ code }) => code).join(', ')}`);
  return { content };
}

const givenIn = (dosage: Dosage): Partial<Dosage> =>
  Object.fromEntries(
    variableColumns.flatMap((column) => (dosage[column] === null ? [] : [[column, dosage[column]]])),
  );

/** What a patient saw of a session, as completions keep it. */
export function seenBy(
  occurrenceId: string,
  content: StoredSession,
): Omit<FrozenSession, 'durationMinutes'> & { id: string; duration_minutes: number; isOfProgramme: true } {
  const { durationMinutes, ...shown } = showSession(content);
  return { id: occurrenceId, duration_minutes: durationMinutes, ...shown, isOfProgramme: true };
}
