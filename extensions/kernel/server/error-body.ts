import * as z from 'zod';
import type { ErrorBody, Language } from '../contracts/index.ts';
import { DomainError, invalidInputText, type ErrorKind, type Text } from './errors.ts';

const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method: 405,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  media_type: 415,
  range: 416,
  rule: 422,
  limit: 429,
  unavailable: 503,
};

const conflict: Text = {
  fr: 'Quelqu’un a été plus rapide : actualisez la page et recommencez.',
  en: 'Somebody was faster: reload the page and try again.',
};
const unavailable: Text = {
  fr: 'Le service est momentanément indisponible. Réessayez dans un instant.',
  en: 'The service is unavailable for a moment. Try again shortly.',
};
const unexpected: Text = {
  fr: 'Une erreur inattendue s’est produite. Réessayez ; si elle revient, contactez l’assistance.',
  en: 'Something unexpected went wrong. Try again; if it happens again, contact support.',
};

/** What a failed request answers. `unexpected` says that the full error belongs in the log. */
export interface ErrorAnswer {
  status: number;
  body: ErrorBody;
  retryAfterSeconds: number | undefined;
  unexpected: boolean;
}

// SQLSTATEs (PostgreSQL appendix A). Unique and exclusion violations, serialisation failures and deadlocks are lost
// races; connection and resource errors pass by themselves.
const lostRace = new Set(['23505', '23P01', '40001', '40P01', '55P03']);
const passing = /^(08|53|57P)/;
const passingSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (passing.test(code) || passingSystemCodes.has(code)) return true;
  // node-postgres gives these no code.
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|terminating connection/.test(error.message)
  );
}

/** Turns anything thrown into the one shape of an error answer, in the reader's language. */
export function errorAnswer(error: unknown, language: Language): ErrorAnswer {
  const answer = (
    status: number,
    code: string,
    text: Text,
    details: ErrorBody['error']['details'] = [],
  ): ErrorAnswer => ({
    status,
    body: { error: { code, message: text[language], details } },
    retryAfterSeconds: status === 503 ? 5 : undefined,
    unexpected: false,
  });
  if (error instanceof DomainError) {
    const details = error.details.map(({ path, text, value }) => ({
      path,
      message: text[language],
      ...(value === undefined ? {} : { value }),
    }));
    return {
      ...answer(statuses[error.kind], error.code, error.text, details),
      retryAfterSeconds: error.retryAfterSeconds,
    };
  }
  if (error instanceof z.ZodError) {
    const details = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return answer(400, 'invalid_input', invalidInputText, details);
  }
  if (lostRace.has(codeOf(error))) return answer(409, 'conflict', conflict);
  if (isPassing(error)) return { ...answer(503, 'unavailable', unavailable), unexpected: true };
  return { ...answer(500, 'unexpected', unexpected), unexpected: true };
}

/**
 * What may be logged of an error: its name, its code and where it came from. The message is left out, for a database
 * error quotes values and a value may be what a patient wrote.
 */
export function loggable(error: unknown): { name: string; code: string; frames: string[] } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return {
    name: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    frames: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
}
