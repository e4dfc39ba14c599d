import type { APIRoute } from 'astro';

/** Makes `/en/…` a known address; the middleware renders the page of the same name without prefix in its place. */
export const ALL: APIRoute = () => new Response(null, { status: 404 });
