import type { AstroGlobal } from 'astro';
import type * as z from 'zod';

import { ApiError, ServiceUnavailableError } from './api.server.ts';
import {
  describeDetails,
  emptyForm,
  FORM_NAME_FIELD,
  keepTyped,
  parseValues,
  readValues,
  type FormProblem,
  type FormState,
  type FormValues,
} from './forms.ts';

/** What a page needs to handle a form. */
export interface FormHandler<Schema extends z.ZodType> {
  /** The `name` given to `<Form>`; needed when a page has several forms. */
  name?: string;
  schema: Schema;
  /** What the fields hold before anything is typed. */
  initial?: FormValues;
  /** Does the work and says where to go, usually `Astro.redirect(…)`; errors of the API become errors of the form. */
  submit: (input: z.output<Schema>) => Promise<Response>;
  /** Says what a refusal means for this form when the API's own words do not fit. */
  explain?: (error: ApiError) => FormProblem | null;
}

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;

/**
 * Handles a form in the frontmatter of its page, without JavaScript in the browser:
 *
 *     const form = await handleForm(Astro, { schema, submit: async (input) => … });
 *     if (form instanceof Response) return form;
 *
 * A refused form comes back with what was typed (never passwords) and one reason per wrong field. Refusals of the
 * kind "not signed in", "not yours" and "not there" are not the form's and become their own pages.
 */
export async function handleForm<Schema extends z.ZodType>(
  page: Page,
  handler: FormHandler<Schema>,
): Promise<FormState | Response> {
  const name = handler.name ?? 'form';
  if (page.request.method !== 'POST') return emptyForm(name, handler.initial);
  const data = await page.locals.formData();
  if ((data.get(FORM_NAME_FIELD) ?? 'form') !== name) return emptyForm(name, handler.initial);

  const values = readValues(data);
  const refuse = (status: number, problem: FormProblem, errors: FormState['errors'] = {}): FormState => {
    page.response.status = status;
    return { name, values: keepTyped(values), errors, problem };
  };

  const parsed = parseValues(handler.schema, values);
  if (parsed.errors !== null) return refuse(400, { code: 'invalid' }, parsed.errors);
  try {
    return await handler.submit(parsed.input);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      page.response.headers.set('Retry-After', String(error.retryAfterSeconds));
      return refuse(503, { code: 'unavailable' });
    }
    if (!(error instanceof ApiError)) throw error;
    const explained = handler.explain?.(error) ?? null;
    if (explained !== null) return refuse(error.status, explained);
    if (error.status === 429) {
      if (error.retryAfterSeconds !== null)
        page.response.headers.set('Retry-After', String(error.retryAfterSeconds));
      return refuse(429, { code: 'too_many' });
    }
    if (error.status !== 400 && error.status !== 409 && error.status !== 422) throw error;
    const errors = describeDetails(error.details);
    const hasFields = Object.keys(errors).length > 0;
    return refuse(
      error.status,
      hasFields ? { code: 'invalid' } : { code: 'text', text: error.message },
      errors,
    );
  }
}
