import { instant, list, pageQuery, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

const entrySchema = z.object({
  id: z.string().describe('The place in the chain of this person, from 1.'),
  at: instant,
  isOwn: z.boolean().describe('Whether the person did it themselves.'),
  actorName: z.string().nullable().describe('The name of a practitioner; null for anybody else.'),
  actorRole: z.string(),
  kind: z.enum(['chat', 'clinical-note', 'journal', 'document', 'coach-note', 'own-data']),
  action: z.enum(['read', 'write', 'share', 'unshare', 'delete', 'export', 'erase']),
  recordId: z.string().describe('The consultation of a chat or note, the document, or the account.'),
});

/** One reading or writing of something of a person, without its content. */
export type AccessEntry = z.output<typeof entrySchema>;

/** Who opened or wrote what about the signed-in person. */
export const listAccessesRoute = route({
  method: 'GET',
  path: '/my/accesses',
  summary: 'Who opened or wrote what of mine, newest first, without content.',
  query: pageQuery.extend({
    own: z.stringbool().default(false).describe('Whether what I did myself is listed too.'),
  }),
  response: list(entrySchema),
});
