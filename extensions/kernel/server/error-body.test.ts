import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { errorAnswer, loggable } from './error-body.ts';
import { ForbiddenError, InvalidInputError, NotFoundError, UnauthenticatedError } from './errors.ts';
import { preferredLanguage } from './language.ts';

const sqlError = (code: string) =>
  Object.assign(new Error('Key (note)=(what a patient wrote) exists'), { code });

describe('errorAnswer', () => {
  it.each([
    [new UnauthenticatedError(), 401, 'unauthenticated'],
    [new ForbiddenError(), 403, 'forbidden'],
    [new NotFoundError(), 404, 'not_found'],
    [new InvalidInputError([]), 400, 'invalid_input'],
    [sqlError('23505'), 409, 'conflict'],
    [sqlError('23P01'), 409, 'conflict'],
    [sqlError('40P01'), 409, 'conflict'],
    [sqlError('57P03'), 503, 'unavailable'],
    [sqlError('ECONNREFUSED'), 503, 'unavailable'],
    [new Error('timeout exceeded when trying to connect'), 503, 'unavailable'],
    [sqlError('42501'), 500, 'unexpected'],
    [new Error('anything'), 500, 'unexpected'],
    ['thrown text', 500, 'unexpected'],
  ])('gives %s the status %i', (error, status, code) => {
    const answer = errorAnswer(error, 'fr');
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('patient wrote');
  });

  it('speaks the language of the reader', () => {
    expect(errorAnswer(new NotFoundError(), 'fr').body.error.message).toBe('Cet élément n’existe pas.');
    expect(errorAnswer(new NotFoundError(), 'en').body.error.message).toBe('This does not exist.');
  });

  it('names each wrong field by its path', () => {
    const { error } = z
      .object({ audience: z.object({ kind: z.enum(['all']) }) })
      .safeParse({ audience: { kind: 'x' } });
    expect(errorAnswer(error, 'fr').body.error.details.map(({ path }) => path)).toEqual(['audience.kind']);
  });

  it('tells when to come back', () => {
    expect(errorAnswer(sqlError('57P03'), 'fr').retryAfterSeconds).toBeGreaterThan(0);
  });
});

describe('loggable', () => {
  it('keeps the name, the code and the place, never the message', () => {
    const logged = loggable(sqlError('23505'));
    expect(logged).toMatchObject({ name: 'Error', code: '23505' });
    expect(logged.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain('patient wrote');
  });
});

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['en', 'en'],
    ['en-GB,fr;q=0.8', 'en'],
    ['fr-CA,en;q=0.8', 'fr'],
    ['de-DE,en;q=0.7', 'en'],
    ['de', 'fr'],
  ])('reads %s as %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
