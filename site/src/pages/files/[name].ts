import type { APIRoute } from 'astro';

import { passOnMedia } from '../../lib/files.server.ts';

/** A file of the media library, for whoever is signed in: the API decides who reads it. */
export const GET: APIRoute = (context) => passOnMedia(context, context.params.name ?? '');

/** The same without its bytes. */
export const HEAD = GET;
