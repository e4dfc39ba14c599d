import * as z from 'zod';

import type { Api } from './api.server.ts';

const profileSchema = z.object({ data: z.object({ timeZone: z.string().min(1) }) });

/** The IANA zone in which the signed-in person reads times. */
export async function getReaderTimeZone(api: Api): Promise<string> {
  return (await api.get('/api/me', profileSchema)).data.timeZone;
}
