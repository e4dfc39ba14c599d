import * as z from 'zod';

/** What a value of a variable may be. */
export const variableTypes = ['integer', 'decimal', 'text'] as const;

/** The variables that most exercises have; any other name will do too. */
export const namedVariables = ['repetitions', 'duration', 'intensity'] as const;

/** What a variable may be called, so that `{{name}}` finds it. */
export const variableName = /^[a-z][a-zA-Z0-9_]*$/;

/** How many variables an exercise may have. */
export const mostVariables = 20;

const text = (most: number) => z.string().max(most).nullish();
const number = z.number().nullish();

/** A dosage variable of an exercise as the panel stores it; what else is sent with it is left out. */
export const variableSchema = z.object({
  name: z.string().max(40).regex(variableName),
  label: text(80),
  type: z.enum(variableTypes).default('integer'),
  unit: text(40),
  value: text(60).describe('What counts unless a session or a person has another value.'),
  minimum: number,
  maximum: number,
  step: z.number().positive().nullish(),
  weeklyStep: z.number().min(0).nullish(),
  ceiling: number,
});

/** The variables of an exercise as the panel stores them. */
export const variablesSchema = z.array(variableSchema).max(mostVariables);
