import type { Core } from '@strapi/strapi';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';
import { companies, panelPeople, people } from './content/people.ts';
import { everyPractitioner } from './content/practitioners.ts';
import { demoPassword, documentIdFor } from './deterministic.ts';
import type { MediaIds } from './media.ts';

/** Ids that later steps point at. */
export interface DemoAccounts {
  /** Company documentId by key. */
  companyIds: ReadonlyMap<string, string>;
  /** Account documentId by e-mail. */
  accountIds: ReadonlyMap<string, string>;
}

/** The id that the demonstration gave to what a key names. */
export function getId(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demonstration knows nobody as ${key}`);
  return id;
}

interface NewAccount {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  companyKey: string | null;
  department?: string | undefined;
  position?: string | undefined;
  timeZone?: string | undefined;
}

/** Creates the companies, everyone who signs in on the site, the practitioners' profiles and the panel's people. */
export async function loadAccounts(strapi: Core.Strapi, media: MediaIds): Promise<DemoAccounts> {
  const companyIds = new Map<string, string>();
  const companyRows = new Map<string, number>();
  for (const company of companies) {
    const documentId = documentIdFor(`company ${company.key}`);
    const created = (await strapi.db.query('api::company.company').create({
      data: {
        documentId,
        name: company.name,
        slug: company.slug,
        emailDomains: [company.emailDomain],
        timeZone: company.timeZone,
        city: company.city,
        country: 'France',
        contactEmail: `contact@${company.emailDomain}`,
        anonymiseUsage: company.anonymisation,
        active: true,
        logo: media.get(company.logoKey),
        publishedAt: new Date(),
      },
    })) as { id: number };
    companyIds.set(company.key, documentId);
    companyRows.set(company.key, created.id);
  }

  const roles = (await strapi.db.query('plugin::users-permissions.role').findMany()) as {
    id: number;
    type: string;
  }[];
  const roleRows = new Map(roles.map((role) => [role.type, role.id]));
  const password = await hashPassword(demoPassword);
  const accountIds = new Map<string, string>();
  const accountRows = new Map<string, number>();
  const accounts: NewAccount[] = [
    ...people.map((person) => ({
      ...person,
      companyKey: person.role === 'coach' ? null : person.companyKey,
    })),
    ...everyPractitioner.map((practitioner) => ({
      email: practitioner.email,
      firstName: practitioner.firstName,
      lastName: practitioner.lastName,
      role: 'practitioner',
      companyKey: null,
      timeZone: practitioner.timeZone,
    })),
  ];
  for (const account of accounts) {
    const documentId = documentIdFor(`account ${account.email}`);
    const created = (await strapi.db.query('plugin::users-permissions.user').create({
      data: {
        documentId,
        username: account.email,
        email: account.email,
        provider: 'local',
        password,
        confirmed: true,
        blocked: false,
        firstName: account.firstName,
        lastName: account.lastName,
        department: account.department,
        position: account.position,
        language: 'fr',
        timeZone: account.timeZone ?? 'Europe/Paris',
        role: roleRows.get(account.role),
        company: account.companyKey === null ? null : companyRows.get(account.companyKey),
        publishedAt: new Date(),
      },
    })) as { id: number };
    accountIds.set(account.email, documentId);
    accountRows.set(account.email, created.id);
  }

  for (const practitioner of everyPractitioner) {
    await strapi.db.query('api::practitioner.practitioner').create({
      data: {
        documentId: documentIdFor(`practitioner ${practitioner.email}`),
        account: accountRows.get(practitioner.email),
        displayName: practitioner.displayName,
        title: practitioner.title,
        gender: practitioner.gender,
        specialities: practitioner.specialities,
        languages: practitioner.languages,
        modes: practitioner.modes,
        city: practitioner.city,
        timeZone: practitioner.timeZone,
        experienceYears: practitioner.experienceYears,
        bio: practitioner.bio,
        diplomas: practitioner.diplomas.join('\n'),
        publishedAt: new Date(),
      },
    });
  }

  const users = strapi.service('admin::user') as unknown as { create: (user: unknown) => Promise<unknown> };
  const panelRoles = (await strapi.db.query('admin::role').findMany()) as { id: number; code: string }[];
  for (const person of panelPeople) {
    const code = person.role === 'super-admin' ? 'strapi-super-admin' : person.role;
    await users.create({
      email: person.email,
      firstname: person.firstName,
      lastname: person.lastName,
      password: demoPassword,
      isActive: true,
      preferedLanguage: 'fr',
      roles: panelRoles.filter((role) => role.code === code).map((role) => role.id),
    });
  }
  return { companyIds, accountIds };
}
