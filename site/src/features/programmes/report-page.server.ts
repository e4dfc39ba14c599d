import { randomUUID } from 'node:crypto';
import type { AstroGlobal } from 'astro';

import { handleForm } from '../../lib/forms.server.ts';
import type { FormState } from '../../lib/forms.ts';
import { getReaderTimeZone } from '../../lib/reader.server.ts';
import { getMySession, sendReport } from './programmes.server.ts';
import { initialReport, reportFormSchema, todayIn } from './programmes.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url' | 'redirect'>;

/**
 * What a page needs that shows a session with the form to report it, or the answer to a form that was taken. When the API
 * does not answer, what was typed does not give way to the page of an unavailable service: the session is null then.
 */
export async function openReportPage(page: Page, id: string) {
  const { api, paths } = page.locals;
  const sent = await handleForm(page, {
    name: 'report',
    schema: reportFormSchema,
    submit: async (input) => {
      const notice =
        (await sendReport(api, id, input)) === 'reported' ? 'session-reported' : 'session-corrected';
      return page.redirect(paths.patientSession(id, { notice }), 303);
    },
  });
  if (sent instanceof Response) return sent;
  const loaded = await Promise.all([getMySession(api, id), getReaderTimeZone(api)]).catch(
    (error: unknown) => {
      if (sent.problem === null) throw error;
      return null;
    },
  );
  const session = loaded?.[0] ?? null;
  const timeZone = loaded?.[1] ?? 'Europe/Paris';
  const now = new Date();
  const today = todayIn(timeZone, now);
  const isEditable = (until: string) => new Date(until) > now;
  const edited = page.url.searchParams.get('edit');
  const corrected = session?.completions.find(
    (completion) => completion.id === edited && isEditable(completion.editableUntil),
  );
  const fresh = { clientId: randomUUID(), today, minutes: session?.durationMinutes ?? 0 };
  const form: FormState = sent.problem === null ? { ...sent, values: initialReport(corrected, fresh) } : sent;
  return { session, form, today, timeZone, isEditable };
}
