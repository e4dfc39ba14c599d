import { instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

const exportSchema = z.object({
  id: rowId,
  state: z
    .enum(['asked', 'building', 'ready', 'failed', 'removed'])
    .describe('`asked` and `building` go on by themselves; after `failed` one may ask again at once.'),
  askedAt: instant,
  readyAt: instant.nullable(),
  expiresAt: instant.nullable().describe('When it is removed by itself.'),
  bytes: z.number().int().nullable().describe('The size of the ZIP.'),
});

/** An export of one's own data. */
export type DataExport = z.output<typeof exportSchema>;

const exportsSchema = z.object({
  exports: z.array(exportSchema).describe('The newest first, ten at most.'),
  nextAt: instant.nullable().describe('From when one may ask again; null for now, and while one is built.'),
});

/** The exports of one's own data. */
export type DataExports = z.output<typeof exportsSchema>;

/** My exports. */
export const listExportsRoute = route({
  method: 'GET',
  path: '/my/exports',
  summary: 'The exports of my data, and from when I may ask for another one.',
  response: one(exportsSchema),
});

/** Asks for an export. */
export const askExportRoute = route({
  method: 'POST',
  path: '/my/exports',
  summary:
    'Ask for an export of everything the product holds of me, with my password again. One at a time, one in an hour; a failed one may be asked for again at once.',
  body: z.strictObject({ password: z.string().min(1).max(200).describe('My current password.') }),
  response: one(exportSchema),
  status: 202,
});

/** The ZIP of an export. */
export const openExportRoute = route({
  method: 'GET',
  path: '/my/exports/:id/file',
  summary: 'The ZIP of an export that is ready, for its person alone. Its format: docs/my-data-export.md.',
  params: z.object({ id: rowId }),
  response: { file: 'application/zip' },
});

/** Removes an export. */
export const removeExportRoute = route({
  method: 'DELETE',
  path: '/my/exports/:id',
  summary: 'Remove an export of mine with its key, also while it is built.',
  params: z.object({ id: rowId }),
  response: null,
});

/** The routes of exports of one's own data. */
export const exportRoutes = [listExportsRoute, askExportRoute, openExportRoute, removeExportRoute];
