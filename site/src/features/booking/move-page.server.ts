import { bookRoute, type Slot } from '@huntzen/consultations/contracts';
import type { AstroGlobal } from 'astro';
import * as z from 'zod';

import { handleForm } from '../../lib/forms.server.ts';
import { getReaderTimeZone } from '../../lib/reader.server.ts';
import { m } from '../../paraglide/messages.js';
import { formatAppointment, parsePeriod, slotPeriod } from '../consultations/consultations.ts';
import { getConsultation, listSlots, moveConsultation } from '../consultations/consultations.server.ts';
import { nextSlotsOf } from './booking.server.ts';

/** Which of the two people of a consultation is moving it. */
export type MovingSide = 'employee' | 'practitioner';

/** Handles the page that gives a consultation another time; gives what it shows, or where to go. */
export async function openMovePage(page: AstroGlobal, side: MovingSide) {
  const { api, paths, locale, user } = page.locals;
  const id = page.params.id ?? '';
  const address = side === 'employee' ? paths.employeeConsultation : paths.practitionerConsultation;
  const [consultation, zone] = await Promise.all([getConsultation(api, id), getReaderTimeZone(api)]);
  const other = side === 'employee' ? consultation.practitioner : consultation.employee;
  const practitionerId = side === 'employee' ? consultation.practitioner?.id : user?.id;
  const isOffered = page.request.method !== 'GET' || consultation.actions.includes('reschedule');
  if (other === null || practitionerId === undefined || !isOffered) return page.redirect(address(id), 303);

  let next: Slot[] = [];
  const form = await handleForm(page, {
    name: 'move',
    schema: z.object({ startsAt: bookRoute.body.shape.startsAt }),
    explain: (error) => {
      next = nextSlotsOf(error);
      return next.length === 0 ? null : { code: 'text', text: m.booking_lost() };
    },
    submit: async ({ startsAt }) => {
      await moveConsultation(api, id, startsAt);
      return page.redirect(address(id, { notice: 'moved' }), 303);
    },
  });
  if (form instanceof Response) return form;

  const period = parsePeriod(page.url.searchParams);
  const offered = await listSlots(api, practitionerId, slotPeriod(period, zone, new Date()));
  return {
    form,
    next,
    zone,
    period,
    type: consultation.type,
    otherZone: other.timeZone,
    practitionerId,
    slots: offered.filter(({ modes }) => modes.includes(consultation.type)),
    when: formatAppointment(consultation.startsAt, { locale, timeZone: zone, otherZone: other.timeZone }),
    back: address(id),
  };
}

/** What the page that moves a consultation shows. */
export type MovePage = Exclude<Awaited<ReturnType<typeof openMovePage>>, Response>;
