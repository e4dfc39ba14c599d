import { careDatabase, apiRouter, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AvailabilityService } from './availability.ts';
import { ConsultationService } from './consultations.ts';
import { consultationMails } from './mail.ts';
import { PractitionerService } from './practitioners.ts';
import { consultationsEndpoints, type ConsultationsServices } from './routes.ts';

/** The consultations extension: search, hours, booking and the life of a consultation. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const database = careDatabase(strapi);
    strapi.add('care.consultations', {
      practitioners: new PractitionerService(database),
      consultations: new ConsultationService(database),
      availability: new AvailabilityService(database),
    } satisfies ConsultationsServices);
    const jobs = jobRegistry(strapi);
    for (const [name, template] of Object.entries(consultationMails))
      jobs.registerMailTemplate(name, template);
    apiRouter(strapi).add(
      consultationsEndpoints(() => strapi.get<ConsultationsServices>('care.consultations')),
    );
  },
};
