import { maxNoteCharacters } from '@huntzen/records/contracts/limits';
import type { APIRoute } from 'astro';
import * as z from 'zod';

import { renderNote } from '../../../features/clinical/note-markdown.server.ts';

const bodySchema = z.object({ text: z.string().max(maxNoteCharacters) });

/** A note as it will be read, as safe HTML; nothing is kept of it. */
export const POST: APIRoute = async ({ request }) => {
  const parsed = bodySchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  return new Response(renderNote(parsed.data.text), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
