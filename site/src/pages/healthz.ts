import type { APIRoute } from 'astro';

/** The process runs. */
export const GET: APIRoute = () => Response.json({ status: 'ok' });
