import { sql, type CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource, type QuerySource } from '@huntzen/kernel/server';

const sources: readonly QuerySource[] = [
  {
    name: 'notifications',
    covers: ['notifications'],
    meaning: { fr: 'Ce que l’application vous a signalé.', en: 'What the product told you.' },
    columns: ['id', 'kind', 'parameters', 'link', 'created_at', 'read_at'],
    query: sql`
      select n.id as key, n.id, n.kind, n.parameters, n.link, n.created_at, n.read_at
      from care.notifications as n where n.account_id = (select sec.actor())`,
  },
  {
    name: 'message-preferences',
    covers: ['message_preferences'],
    meaning: {
      fr: 'Vos choix de messages ; sans ligne, ce sont les réglages habituels.',
      en: 'Your choices about messages; without a line, they are the usual ones.',
    },
    columns: ['muted', 'reminder_at', 'quiet_from', 'quiet_to', 'updated_at'],
    query: sql`
      select p.account_id as key, p.muted, p.reminder_at, p.quiet_from, p.quiet_to, p.updated_at
      from care.message_preferences as p where p.account_id = (select sec.actor())`,
  },
  {
    name: 'calendar-addresses',
    covers: ['calendar_feeds'],
    meaning: {
      fr: 'Les adresses privées de calendrier que vous avez créées, sans l’adresse elle-même.',
      en: 'The private calendar addresses that you made, without the address itself.',
    },
    columns: ['id', 'created_at', 'revoked_at'],
    query: sql`
      select f.id as key, f.id, f.created_at, f.revoked_at from care.calendar_feeds as f where f.account_id = (select sec.actor())`,
  },
];

/** What delivery holds of a person. */
export const deliverySources = (database: () => CareDatabase): readonly PersonalSource[] =>
  querySources(database, sources);
