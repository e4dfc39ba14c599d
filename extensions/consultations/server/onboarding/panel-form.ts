import type { Core } from '@strapi/strapi';

const decided = new Set(['verification', 'verificationReason', 'verifiedAt']);

/**
 * What the panel's form sends of the verification is left out, such as what it showed before somebody decided; the database
 * would refuse the whole profile for it.
 */
export function leaveVerificationOut(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.uid === 'api::practitioner.practitioner' && 'data' in context.params) {
      const entries = Object.entries(context.params.data as object);
      context.params.data = Object.fromEntries(entries.filter(([field]) => !decided.has(field)));
    }
    return next();
  });
}
