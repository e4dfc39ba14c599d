import { instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

const count = z.number().int().min(0);

const keyUseSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('Names the key and tells nothing of it.'),
  state: z
    .enum(['current', 'retiring', 'missing'])
    .describe('`current` wraps; `retiring` only opens; `missing` is needed and not given to this service.'),
  dataKeys: count.describe('How many data keys it wraps.'),
  purposes: z.array(z.strictObject({ purpose: z.string(), dataKeys: count })),
});

/** How the keys of records stand. No key is in it. */
export const recordsKeysSchema = z.strictObject({
  keys: z.array(keyUseSchema).describe('The current one first.'),
  unshared: count.describe(
    'Data keys that the share of their person does not protect yet: a rotation adds it.',
  ),
  lost: count.describe('Data keys that do not open, because the share of their person is missing.'),
  destroyed: count.describe('Data keys of erased people, overwritten.'),
  rotation: z
    .strictObject({ askedAt: instant, endedAt: instant.nullable(), moved: count })
    .nullable()
    .describe('The latest rotation that was asked for here.'),
});

/** How the keys of records stand. */
export type RecordsKeys = z.output<typeof recordsKeysSchema>;

/** How the keys of records stand. */
export const showKeysRoute = route({
  method: 'GET',
  path: '/records-keys',
  summary:
    'Which key-encryption keys, by their ids, wrap how many data keys, and how the latest rotation goes.',
  response: one(recordsKeysSchema),
});

/** Starts a rotation. */
export const rotateKeysRoute = route({
  method: 'POST',
  path: '/records-key-rotations',
  summary:
    'Have every data key wrapped with the current key, by a job; records are read and written meanwhile.',
  response: one(recordsKeysSchema),
  status: 202,
});
