import { sql } from '@huntzen/database';
import type { QuerySource } from '@huntzen/kernel/server';

/** Lists that a query gives: nothing in them is sealed by the server. */
export const sourcesOfRecords: readonly QuerySource[] = [
  {
    name: 'accesses',
    covers: ['access_ledger'],
    meaning: {
      fr: 'Qui a ouvert ou écrit un contenu protégé vous concernant, vous compris.',
      en: 'Who opened or wrote protected content about you, yourself included.',
    },
    columns: ['number', 'at', 'actor_id', 'actor_role', 'kind', 'record_id', 'action'],
    query: sql`
      select l.seq as key, l.seq as number, l.at, l.actor_id, l.actor_role, l.kind, l.record_id, l.action
      from care.access_ledger as l where l.owner_id = (select sec.actor())`,
  },
  {
    name: 'exports',
    covers: ['data_exports'],
    meaning: { fr: 'Les exports que vous avez demandés.', en: 'The exports that you asked for.' },
    columns: ['id', 'state', 'language', 'asked_at', 'ready_at', 'expires_at', 'byte_size'],
    query: sql`
      select e.id as key, e.id, e.state, e.language, e.asked_at, e.ready_at, e.expires_at, e.byte_size
      from care.data_exports as e where e.person_id = (select sec.actor())`,
  },
  {
    name: 'message-marks',
    roles: ['employee', 'practitioner'],
    covers: ['chat_reads'],
    meaning: {
      fr: 'Jusqu’où vous avez reçu et lu les messages de chaque consultation.',
      en: 'How far you have received and read the messages of each consultation.',
    },
    columns: ['consultation_id', 'delivered_position', 'position', 'read_at'],
    query: sql`
      select r.consultation_id as key, r.consultation_id, r.delivered_position, r.position, r.read_at
      from care.chat_reads as r where r.account_id = (select sec.actor())`,
  },
  {
    name: 'clinical-note-shares',
    roles: ['practitioner'],
    covers: ['clinical_note_shares'],
    meaning: {
      fr: 'Les notes cliniques que vous avez partagées avec vos patients.',
      en: 'The clinical notes that you shared with your patients.',
    },
    columns: ['consultation_id', 'revision', 'shared_at', 'withdrawn_at'],
    query: sql`
      select s.id as key, s.consultation_id, s.revision, s.shared_at, s.withdrawn_at
      from care.clinical_note_shares as s where s.practitioner_id = (select sec.actor())`,
  },
  {
    name: 'journal-share-keys',
    roles: ['practitioner'],
    covers: ['practitioner_share_keys'],
    meaning: {
      fr: 'Vos clés pour les journaux partagés avec vous, scellées dans votre navigateur.',
      en: 'Your keys for journals that are shared with you, sealed in your browser.',
    },
    columns: [
      'id',
      'public_key',
      'private_key_sealed',
      'revision',
      'created_at',
      'updated_at',
      'replaced_at',
    ],
    query: sql`
      select k.id as key, k.id, encode(k.public_key, 'base64') as public_key,
             encode(k.private_key_iv || k.private_key_encrypted || k.private_key_tag, 'base64') as private_key_sealed, k.revision,
             k.created_at, k.updated_at, k.replaced_at
      from care.practitioner_share_keys as k where k.practitioner_id = (select sec.actor())`,
  },
];
