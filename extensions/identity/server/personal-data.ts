import { sql, type CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource, type QuerySource } from '@huntzen/kernel/server';

const sources: readonly QuerySource[] = [
  {
    name: 'account',
    covers: ['people'],
    meaning: { fr: 'Votre compte.', en: 'Your account.' },
    columns: [
      ...['account_id', 'role', 'email', 'first_name', 'last_name', 'language', 'time_zone', 'company_id'],
      ...['company_name', 'department', 'position', 'updated_at'],
    ],
    query: sql`
      select a.account_id as key, a.account_id, a.role, a.email, a.first_name, a.last_name, a.language, a.time_zone, a.company_id,
             c.name as company_name, a.department, a.position_name as position, a.updated_at
      from care.own_account() as a left join cms.companies as c on c.document_id = a.company_id`,
  },
  {
    name: 'consents',
    covers: ['consents'],
    meaning: {
      fr: 'Ce que vous avez accepté, dans quelle version, et ce que vous avez retiré.',
      en: 'What you agreed to, in which version, and what you withdrew.',
    },
    columns: ['document', 'version', 'accepted_at', 'withdrawn_at', 'details'],
    query: sql`
      select concat_ws(' ', c ->> 'document', c ->> 'version', c ->> 'accepted_at', c ->> 'id') as key, c ->> 'document' as document,
             c ->> 'version' as version, (c ->> 'accepted_at')::timestamptz as accepted_at,
             (c ->> 'withdrawn_at')::timestamptz as withdrawn_at,
             c - 'document' - 'version' - 'accepted_at' - 'withdrawn_at' as details
      from care.own_consents() as c`,
  },
  {
    name: 'erasures',
    covers: ['erasures'],
    meaning: {
      fr: 'Vos demandes d’effacement de votre compte.',
      en: 'Your requests to have your account erased.',
    },
    columns: ['id', 'asked_at', 'due_at', 'cancelled_at', 'begun_at', 'done_at'],
    query: sql`
      select e.id as key, e.id, e.asked_at, e.due_at, e.cancelled_at, e.begun_at, e.done_at
      from care.erasures as e where e.account_id = sec.actor()`,
  },
  {
    name: 'sign-ins',
    covers: ['sessions'],
    meaning: {
      fr: 'Vos connexions : une ligne par appareil et par connexion.',
      en: 'Your sign-ins: one line for each device and sign-in.',
    },
    columns: ['id', 'role', 'created_at', 'ended_at', 'end_reason'],
    query: sql`select s.id as key, s.* from care.own_sign_ins() as s`,
  },
  {
    name: 'security-events',
    covers: ['security_events'],
    meaning: {
      fr: 'Les événements de sécurité de votre compte, avec l’adresse réseau d’où ils venaient.',
      en: 'The security events of your account, with the network address they came from.',
    },
    columns: ['id', 'occurred_at', 'kind', 'severity', 'address'],
    query: sql`select e.id as key, e.* from care.own_security_events() as e`,
  },
  {
    name: 'account-links',
    covers: ['account_tokens'],
    meaning: {
      fr: 'Les liens à usage unique envoyés par courriel (invitation, mot de passe), sans ce qui les ouvre.',
      en: 'The one-use links that were mailed to you (invitation, password), without what opens them.',
    },
    columns: ['created_at', 'purpose', 'email', 'expires_at', 'used_at'],
    query: sql`
      select to_char(l.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || l.purpose as key, l.* from care.own_account_links() as l`,
  },
];

/** What identity holds of a person. */
export const identitySources = (database: () => CareDatabase): readonly PersonalSource[] =>
  querySources(database, sources);
