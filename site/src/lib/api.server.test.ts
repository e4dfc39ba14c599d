import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { ApiError, createApi, ServiceUnavailableError, UnexpectedAnswerError } from './api.server.ts';

const schema = z.object({ data: z.object({ id: z.string() }) });

function apiThatAnswers(answer: () => Response, seen: Request[] = []) {
  return createApi({
    apiUrl: 'http://api.invalid',
    siteKey: 'key',
    accessToken: 'token',
    locale: 'en',
    clientAddress: '203.0.113.7',
    fetch: (input, init) => {
      seen.push(new Request(input, init));
      return Promise.resolve(answer());
    },
  });
}

test('a call says who asks, from where and in which language', async () => {
  const seen: Request[] = [];
  const api = apiThatAnswers(() => Response.json({ data: { id: '1' } }), seen);
  await expect(api.get('/api/things', schema, { page: 2, tag: '' })).resolves.toEqual({ data: { id: '1' } });
  expect(seen[0]?.url).toBe('http://api.invalid/api/things?page=2');
  expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
    authorization: 'Bearer token',
    'accept-language': 'en',
    'x-care-site-key': 'key',
    'x-care-client-address': '203.0.113.7',
  });
});

describe('errors', () => {
  const call = (answer: () => Response) => apiThatAnswers(answer).post('/api/things', {}, schema);

  test('a refusal keeps its code, its words and its fields', async () => {
    const error = { code: 'slot_taken', message: 'Taken.', details: [{ path: 'startsAt', message: 'no' }] };
    const refused = await call(() => Response.json({ error }, { status: 409 })).catch(
      (caught: unknown) => caught,
    );
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ status: 409, ...error });
  });

  test('an API that is down, unreachable or too slow is unavailable', async () => {
    await expect(call(() => new Response(null, { status: 503 }))).rejects.toBeInstanceOf(
      ServiceUnavailableError,
    );
    const unreachable = () => {
      throw new TypeError('fetch failed');
    };
    await expect(call(unreachable)).rejects.toBeInstanceOf(ServiceUnavailableError);
  });

  test('an answer of another shape is not trusted, and its values are not repeated', async () => {
    const answer = call(() => Response.json({ data: { id: 7, secret: 'private words' } }));
    await expect(answer).rejects.toBeInstanceOf(UnexpectedAnswerError);
    await expect(answer).rejects.not.toThrow(/private words/);
    await expect(call(() => new Response('<html>', { status: 500 }))).rejects.toBeInstanceOf(
      UnexpectedAnswerError,
    );
  });
});
