import { sql } from '@huntzen/database';
import { apiRouter, careDatabase, erasureSteps, jobRegistry } from '@huntzen/kernel/server';
import type { KeyRing } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { DocumentVault } from './document-vault.ts';
import { DocumentService } from './documents.ts';
import { documentExpiringMail, verificationDecidedMail } from './mail.ts';
import { LibraryProfileFiles } from './profile-files.ts';
import { leaveVerificationOut } from './panel-form.ts';
import { ProfileService } from './profiles.ts';
import { onboardingEndpoints, type OnboardingServices } from './routes.ts';
import { VerificationService } from './verifications.ts';

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: object[]) => Promise<void> };
}

/** Who a person of the panel is, for the history. */
async function nameOfPanelPerson(strapi: Core.Strapi, accountId: string): Promise<string> {
  const user = (await strapi.db
    .query('admin::user')
    .findOne({ where: { documentId: accountId }, select: ['firstname', 'lastname'] })) as {
    firstname: string | null;
    lastname: string | null;
  } | null;
  return [user?.firstname, user?.lastname].filter(Boolean).join(' ').slice(0, 200);
}

/** Registers how practitioners come to the platform: documents, own profile, verification. */
export async function registerOnboarding(strapi: Core.Strapi, keys: KeyRing): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  await actionProvider.registerMany([
    { section: 'plugins', displayName: 'Verify practitioners', uid: 'verify', pluginName: 'consultations' },
  ]);
  leaveVerificationOut(strapi);
  const database = careDatabase(strapi);
  const documents = new DocumentService({
    database,
    vault: new DocumentVault(keys),
    onUnreadable: ({ code, recordId }) => strapi.log.error(`${code}: practitioner document ${recordId}`),
  });
  const profiles = new ProfileService(database, new LibraryProfileFiles(strapi));
  erasureSteps(strapi).register((person) => profiles.removeFiles(person));
  strapi.add('care.onboarding', {
    documents,
    profiles,
    verifications: new VerificationService({
      database,
      documents,
      nameOf: (accountId) => nameOfPanelPerson(strapi, accountId),
    }),
  } satisfies OnboardingServices);
  apiRouter(strapi).add(onboardingEndpoints(() => strapi.get<OnboardingServices>('care.onboarding')));
  const jobs = jobRegistry(strapi);
  // No topic: they are about the person's own work here.
  jobs.registerMailTemplate('verification-decided', verificationDecidedMail);
  jobs.registerMailTemplate('document-expiring', documentExpiringMail);
  jobs.registerTask('practitioners.remind-expiry', async (_payload, jobsDatabase) => {
    await sql`select care.remind_of_expiring_documents()`.execute(jobsDatabase);
  });
  jobs.registerSchedule('17 * * * *', 'practitioners.remind-expiry');
}
