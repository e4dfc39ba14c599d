import type * as z from 'zod';

/** What a schema's own rules say with their message: how a field does not fit another one. */
const ruleCodes = ['mismatch', 'after_start', 'after_first_day', 'both_hours'] as const;

/** Why a field is refused: a code that components turn into words, or the API's own words. */
export type FieldError =
  | { code: 'required' | 'unticked' | 'email' | 'number' | 'date' | 'invalid' | (typeof ruleCodes)[number] }
  | { code: 'too_short' | 'too_long' | 'too_small' | 'too_big' | 'too_many_days'; limit: number }
  | { code: 'text'; text: string };

/** Why the whole form was not accepted. */
export type FormProblem =
  { code: 'invalid' | 'unavailable' | 'too_many' | 'credentials' } | { code: 'text'; text: string };

/** What was typed, by field; a field whose name ends with `[]` holds several values. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A form as a page shows it. */
export interface FormState {
  /** Tells forms of one page apart; it prefixes the ids of the fields. */
  name: string;
  values: FormValues;
  errors: Readonly<Record<string, FieldError>>;
  problem: FormProblem | null;
}

/** The hidden field that says which form of a page was sent. */
export const FORM_NAME_FIELD = '_form';

const SECRET_FIELD = /password|token/i;

/** A form that nobody has sent yet. */
export function emptyForm(name: string, values: FormValues = {}): FormState {
  return { name, values, errors: {}, problem: null };
}

/** Reads a form's fields; files are left to the pages that expect them. */
export function readValues(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (name === FORM_NAME_FIELD) continue;
    const texts = data.getAll(name).filter((value) => typeof value === 'string');
    if (name.endsWith('[]')) values[name.slice(0, -2)] = texts;
    else values[name] = texts[0] ?? '';
  }
  return values;
}

/** What may be shown again after a refusal: everything but passwords and tokens. */
export function keepTyped(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET_FIELD.test(name)));
}

function isLength(issue: { origin?: string }): boolean {
  return issue.origin === 'string' || issue.origin === 'array';
}

/** The reason behind one problem that zod found. */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): FieldError {
  if (issue.code === 'invalid_value' && issue.values.includes('on')) return { code: 'unticked' };
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return { code: 'required' };
  switch (issue.code) {
    case 'too_small':
      return { code: isLength(issue) ? 'too_short' : 'too_small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: isLength(issue) ? 'too_long' : 'too_big', limit: Number(issue.maximum) };
    case 'invalid_format':
      if (issue.format === 'email') return { code: 'email' };
      return { code: issue.format === 'date' ? 'date' : 'invalid' };
    case 'invalid_type':
      return { code: issue.expected === 'number' ? 'number' : 'invalid' };
    case 'custom':
      return issue.message === 'too_many_days'
        ? { code: issue.message, limit: Number(issue.params?.limit) }
        : { code: ruleCodes.find((code) => code === issue.message) ?? 'invalid' };
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_value':
      return { code: 'invalid' };
  }
}

/** Checks what was typed; gives the typed input, or the first reason for each wrong field. */
export function parseValues<Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
): { input: z.output<Schema>; errors: null } | { input: null; errors: Record<string, FieldError> } {
  const result = schema.safeParse(values);
  if (result.success) return { input: result.data, errors: null };
  const errors: Record<string, FieldError> = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    errors[name] ??= describeIssue(issue, values[name]);
  }
  return { input: null, errors };
}

/** The reasons that the API gave, by field: `body.email` and `answers.0` belong to `email` and `answers`. */
export function describeDetails(
  details: readonly { path: string; message: string }[],
): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const { path, message } of details) {
    const name = path.replace(/^\/?(body|query|params)[./]/, '').split(/[./[]/)[0] ?? '';
    errors[name] ??= { code: 'text', text: message };
  }
  return errors;
}

/** The id of a field's control, which the summary of errors links to. */
export function fieldId(form: Pick<FormState, 'name'>, name: string): string {
  return `${form.name}-${name}`;
}

/** The value of a field with one value. */
export function valueOf(form: FormState, name: string): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
}

/** The values of a field that may hold several. */
export function valuesOf(form: FormState, name: string): readonly string[] {
  const value = form.values[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** The attributes that tie a control to its label, its hint and its error. */
export function fieldAttributes(form: FormState, name: string, hint: string | undefined) {
  const id = fieldId(form, name);
  const isWrong = form.errors[name] !== undefined;
  const described = [hint === undefined ? '' : `${id}-hint`, isWrong ? `${id}-error` : ''].filter(
    (part) => part !== '',
  );
  return {
    id,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  };
}
