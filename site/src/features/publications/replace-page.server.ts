import { randomUUID } from 'node:crypto';
import type { AstroGlobal } from 'astro';

import { handleForm } from '../../lib/forms.server.ts';
import type { FormState } from '../../lib/forms.ts';
import { getReaderTimeZone } from '../../lib/reader.server.ts';
import { periodOf } from '../library/library.ts';
import { todayIn } from '../programmes/programmes.ts';
import { canGrow, replaceFormSchema, type ReplaceForm } from './publications.ts';
import {
  publish,
  rehearsePublication,
  type Publication,
  type PublishInput,
  type PublishRehearsal,
} from './publications.server.ts';

/** Handles the form that puts a session in the place of a publication; gives what the page shows, or where to go. */
export async function openReplaceForm(page: AstroGlobal, publication: Publication, sessionId: string) {
  const { api, paths } = page.locals;
  const timeZone = await getReaderTimeZone(api);
  const today = todayIn(timeZone, new Date());
  const checked: { rehearsal: PublishRehearsal | null; input: ReplaceForm | null } = {
    rehearsal: null,
    input: null,
  };
  const answer = await handleForm(page, {
    name: 'replace',
    schema: replaceFormSchema,
    initial: {
      key: randomUUID(),
      access: publication.access,
      visibleFrom: today,
      endsAt: '',
      includeLateJoiners: publication.includeLateJoiners ? 'on' : '',
    },
    submit: async (input) => {
      checked.input = input;
      const asked: PublishInput = {
        audience: { kind: 'recipients', publicationId: publication.id },
        access: input.access,
        includeLateJoiners: canGrow(publication) && input.includeLateJoiners === 'on',
        ...periodOf(input, timeZone, today),
      };
      if (input.then === 'rehearse') {
        checked.rehearsal = await rehearsePublication(api, sessionId, asked);
        return new Response(null);
      }
      await publish(api, sessionId, asked, input.key);
      return page.redirect(paths.coachPublications({ notice: 'publication-replaced' }), 303);
    },
  });
  const { rehearsal, input } = checked;
  if (answer instanceof Response && input?.then !== 'rehearse') return answer;
  // After a check the form comes back as it was filled in, to be sent or changed.
  const form: FormState =
    answer instanceof Response
      ? { name: 'replace', values: { ...input }, errors: {}, problem: null }
      : answer;
  return { form, rehearsal, today };
}
