import { m } from '../paraglide/messages.js';
import type { FieldError, FormProblem } from './forms.ts';

/** Says in the reader's language why a field is refused. */
export function fieldErrorText(error: FieldError): string {
  switch (error.code) {
    case 'required':
      return m.error_required();
    case 'unticked':
      return m.error_unticked();
    case 'email':
      return m.error_email();
    case 'number':
      return m.error_number();
    case 'date':
      return m.error_date();
    case 'mismatch':
      return m.error_mismatch();
    case 'after_start':
      return m.error_after_start();
    case 'after_first_day':
      return m.error_after_first_day();
    case 'both_hours':
      return m.error_both_hours();
    case 'too_many_days':
      return m.error_too_many_days({ count: error.limit });
    case 'too_short':
      return m.error_too_short({ count: error.limit });
    case 'too_long':
      return m.error_too_long({ count: error.limit });
    case 'too_small':
      return m.error_too_small({ limit: error.limit });
    case 'too_big':
      return m.error_too_big({ limit: error.limit });
    case 'invalid':
      return m.error_invalid();
    case 'text':
      return error.text;
  }
}

/** Says in the reader's language why a form was not accepted. */
export function formProblemText(problem: FormProblem): string {
  switch (problem.code) {
    case 'invalid':
      return m.form_invalid();
    case 'unavailable':
      return m.form_unavailable();
    case 'too_many':
      return m.form_too_many();
    case 'credentials':
      return m.form_credentials();
    case 'text':
      return problem.text;
  }
}
