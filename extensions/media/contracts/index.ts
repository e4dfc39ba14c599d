import { route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The name of a stored file: it never changes meaning, since a file that is replaced gets another name. */
export const fileName = z
  .string()
  .max(255)
  .regex(/^[\w-][\w.-]*\.[a-z0-9]{2,5}$/i);

/** The name of a stored file at the end of its address, as articles, snapshots and the panel write it. */
export function fileNameOf(address: string): string | null {
  const last = address
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1);
  return fileName.safeParse(last).data ?? null;
}

/** The lasting address of a stored file, below the site's. */
export const mediaPath = (name: string): string => `/files/${name}`;

/** Where a file is read: visitors see what is published, everyone else what was meant for them. */
export const mediaFileRoute = route({
  method: 'GET',
  path: '/media/:name',
  summary:
    'A picture, a film, a sound or a document, if it is published or meant for the caller; ranges and revalidation are supported.',
  params: z.object({ name: fileName }),
  query: z.object({
    expires: z.coerce
      .number()
      .int()
      .optional()
      .describe('With `signature`: the panel’s own short-lived address.'),
    signature: z.string().max(100).optional(),
  }),
  response: { stored: 'application/octet-stream' },
});

/** Every route of this extension. */
export const mediaRoutes = [mediaFileRoute];
