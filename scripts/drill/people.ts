/** Everybody of the drill, in companies of its own: each role twice where one of the two has no part in anything. */
import pg from 'pg';
import { createCompany, createPerson, newDocumentId } from '../../database/testing/people.ts';
import { hashPassword } from '../../extensions/identity/server/accounts.ts';
import { mustCall } from './client.ts';
import type { DrilledProduct } from './product.ts';

const sitePeople = {
  employee: { role: 'employee', company: 'own' },
  colleague: { role: 'employee', company: 'own' },
  hr: { role: 'hr', company: 'own' },
  foreignEmployee: { role: 'employee', company: 'other' },
  foreignHr: { role: 'hr', company: 'other' },
  practitioner: { role: 'practitioner', company: null },
  otherPractitioner: { role: 'practitioner', company: null },
  patient: { role: 'patient', company: 'own' },
  otherPatient: { role: 'patient', company: 'own' },
  coach: { role: 'coach', company: null },
  otherCoach: { role: 'coach', company: null },
  learner: { role: 'learner', company: 'own' },
  otherLearner: { role: 'learner', company: 'own' },
  candidate: { role: 'candidate', company: 'own' },
  trainer: { role: 'trainer', company: 'own' },
  otherTrainer: { role: 'trainer', company: 'own' },
  // Changes their password, which ends their sign-in.
  newcomer: { role: 'candidate', company: 'own' },
} as const;

const panelPeople = {
  superAdmin: 'strapi-super-admin',
  platformAdmin: 'platform-admin',
  editor: 'editor',
  planner: 'planner',
  accountant: 'accountant',
} as const;

/** Somebody who signs in on the site. */
export type SiteName = keyof typeof sitePeople;

/** Somebody who signs in to the panel. */
export type PanelName = keyof typeof panelPeople;

/** Anybody, a visitor too. */
export type PersonName = SiteName | PanelName | 'visitor';

/** The names of those who sign in on the site. */
export const siteNames = Object.keys(sitePeople) as SiteName[];

/** Those whose sign-in lasts to the end of the drill. */
export const stayingNames = siteNames.filter((name) => name !== 'newcomer');

/** The names of those who sign in to the panel. */
export const panelNames = Object.keys(panelPeople) as PanelName[];

/** Somebody of the drill. */
export interface DrillPerson {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** The people and the companies of a drill. */
export interface DrillPeople {
  readonly site: Readonly<Record<SiteName, DrillPerson>>;
  readonly panel: Readonly<Record<PanelName, DrillPerson>>;
  readonly company: string;
  readonly otherCompany: string;
  readonly school: DrillSchool;
  readonly password: string;
}

async function createPanelPerson(pool: pg.Pool, email: string, code: string, hash: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `with made as (
       insert into cms.admin_users (document_id, firstname, lastname, email, password, is_active, blocked, prefered_language)
       values ($1, 'Drill', $3, $2, $4, true, false, 'fr') returning id, document_id),
     linked as (
       insert into cms.admin_users_roles_lnk (user_id, role_id)
       select made.id, r.id from made, cms.admin_roles r where r.code = $3)
     select document_id as id from made`,
    [newDocumentId(), email, code, hash],
  );
  return rows[0]?.id ?? '';
}

/** What training works with. */
export interface DrillSchool {
  readonly course: string;
  readonly room: string;
  readonly instructorId: string;
  readonly traineeId: string;
}

async function createSchool(pool: pg.Pool, trainer: string, learner: string): Promise<DrillSchool> {
  const [course, room] = [newDocumentId(), newDocumentId()];
  await pool.query(
    `insert into cms.courses (document_id, code, title, category, hours, active, published_at)
     values ($1::text, upper($1::text), 'Sertissage', 'short', 40, true, now())`,
    [course],
  );
  await pool.query(
    `insert into cms.rooms (document_id, code, name, capacity, any_course, weekend, evening, opens_at, closes_at, time_zone,
                            address, active, published_at)
     values ($1::text, upper($1::text), 'Atelier', 20, true, true, true, '08:00', '21:00', 'Europe/Paris', 'Lyon', true, now())`,
    [room],
  );
  const { rows } = await pool.query<{ instructor: string; trainee: string }>(
    `with skilled as (
       insert into care.instructor_skills (instructor_id, course_id)
       select id, $2 from care.instructors where account_id = $1)
     select (select id from care.instructors where account_id = $1) as instructor,
            (select id from care.trainees where account_id = $3) as trainee`,
    [trainer, course, learner],
  );
  return { course, room, instructorId: rows[0]?.instructor ?? '', traineeId: rows[0]?.trainee ?? '' };
}

async function createGroup(pool: pg.Pool, company: string, coach: string, patient: string): Promise<void> {
  await pool.query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, $2, $2) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, id, $3 from made`,
    [company, coach, patient],
  );
}

async function createSitePeople(
  pool: pg.Pool,
  companies: Readonly<Record<'own' | 'other', string>>,
  firstName: string,
  passwordHash: string,
): Promise<Record<SiteName, { id: string; email: string }>> {
  const people: Partial<Record<SiteName, { id: string; email: string }>> = {};
  for (const name of siteNames) {
    const { role, company } = sitePeople[name];
    const email = `${name.toLowerCase()}-${companies.own}@drill.example`;
    const { accountId: id } = await createPerson(pool, {
      role,
      email,
      passwordHash,
      firstName,
      lastName: name,
      department: 'Drill',
      ...(company === null ? {} : { company: companies[company] }),
    });
    people[name] = { id, email };
  }
  return people as Record<SiteName, { id: string; email: string }>;
}

/** Signs in on the site. */
export async function signIn({ cmsUrl }: DrilledProduct, email: string, password: string): Promise<string> {
  const body = { email, password };
  const { accessToken } = await mustCall<{ accessToken: string }>(cmsUrl, 'POST', '/api/auth/login', {
    body,
  });
  return accessToken;
}

async function signInToPanel({ cmsUrl }: DrilledProduct, email: string, password: string): Promise<string> {
  const body = { email, password };
  return (await mustCall<{ token: string }>(cmsUrl, 'POST', '/admin/login', { body })).token;
}

const fromNames = async <Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Promise<Value>,
): Promise<Record<Name, Value>> => {
  const made: Partial<Record<Name, Value>> = {};
  for (const name of names) made[name] = await make(name);
  return made as Record<Name, Value>;
};

/** Makes everybody and signs them in. @param firstName what everybody is called: a public word. */
export async function createPeople(product: DrilledProduct, firstName: string): Promise<DrillPeople> {
  const pool = new pg.Pool({ connectionString: product.adminUrl, max: 1 });
  try {
    const password = `drill-${newDocumentId()}`;
    const hash = await hashPassword(password);
    const company = await createCompany(pool, { name: 'Drill SA' });
    const otherCompany = await createCompany(pool, { name: 'Drill GmbH' });
    const made = await createSitePeople(pool, { own: company, other: otherCompany }, firstName, hash);
    const site = await fromNames(siteNames, async (name) => ({
      ...made[name],
      token: await signIn(product, made[name].email, password),
    }));
    const panel = await fromNames(panelNames, async (name) => {
      const email = `${name.toLowerCase()}-${company}@drill.example`;
      const id = await createPanelPerson(pool, email, panelPeople[name], hash);
      return { id, email, token: await signInToPanel(product, email, password) };
    });
    await createGroup(pool, company, site.coach.id, site.patient.id);
    await createGroup(pool, company, site.otherCoach.id, site.otherPatient.id);
    const school = await createSchool(pool, site.trainer.id, site.learner.id);
    return { site, panel, company, otherCompany, school, password };
  } finally {
    await pool.end();
  }
}
