import type { AstroGlobal } from 'astro';
import * as z from 'zod';

import { handleForm } from '../../lib/forms.server.ts';
import type { FormState } from '../../lib/forms.ts';
import { arrangeFormSchema, dosageFormSchema, pauseFormSchema, rearrange } from './plan.ts';
import {
  arrangeProgramme,
  changeDosage,
  getDifference,
  getMyProgramme,
  pauseProgramme,
  resumeProgramme,
  type ProgrammeDetail,
  type ProgrammeDifference,
} from './plan.server.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'redirect'>;

/** A programme with its forms, as its patient or their coach changes it. */
export interface ProgrammePage {
  programme: ProgrammeDetail;
  difference: ProgrammeDifference;
  order: FormState;
  dosage: FormState;
  pause: FormState;
  resume: FormState;
}

/**
 * Handles the forms of a programme and loads it, or answers the form that was taken.
 *
 * @param href where a taken form leads, given the name of its notice.
 */
export async function openProgrammePage(
  page: Page,
  id: string,
  href: (notice: string) => string,
): Promise<ProgrammePage | Response> {
  const { api } = page.locals;
  const done = (notice: string) => page.redirect(href(notice), 303);
  const order = await handleForm(page, {
    name: 'order',
    schema: arrangeFormSchema,
    submit: async ({ change }) => {
      const { sessions } = await getMyProgramme(api, id);
      const ids = sessions.map((session) => session.id);
      await arrangeProgramme(api, id, rearrange(ids, change));
      return done('programme-saved');
    },
  });
  if (order instanceof Response) return order;
  const dosage = await handleForm(page, {
    name: 'dosage',
    schema: dosageFormSchema,
    submit: async (input) => {
      await changeDosage(api, id, input);
      return done('programme-saved');
    },
  });
  if (dosage instanceof Response) return dosage;
  const pause = await handleForm(page, {
    name: 'pause',
    schema: pauseFormSchema,
    submit: async ({ reason }) => {
      await pauseProgramme(api, id, reason);
      return done('programme-paused');
    },
  });
  if (pause instanceof Response) return pause;
  const resume = await handleForm(page, {
    name: 'resume',
    schema: z.object({}),
    submit: async () => {
      await resumeProgramme(api, id);
      return done('programme-resumed');
    },
  });
  if (resume instanceof Response) return resume;
  const [programme, difference] = await Promise.all([getMyProgramme(api, id), getDifference(api, id)]);
  return { programme, difference, order, dosage, pause, resume };
}

/** Whether a form of the page was refused. */
export const isRefused = (...forms: FormState[]): boolean => forms.some(({ problem }) => problem !== null);
