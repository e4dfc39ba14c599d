/**
 * Whom an audience holds: patients who are not blocked, in companies that are active, that row-level security shows to
 * whoever asks (an editor: all of them; a coach: the members of their groups).
 */
import { sql, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import type { Audience, ReachedPerson } from '../contracts/index.ts';
import type { KeptDosage } from './domain/personal-dosage.ts';
import { PublicationOverError } from './errors.ts';

/** The columns of a publication that say whom it is for, and the publication whose place it takes. */
export interface Addressee {
  audience: 'all' | 'some' | 'group' | 'patient';
  company_id: string | null;
  group_id: string | null;
  patient_id: string | null;
  replaces: string | null;
}

/** The groups and the people whom somebody chose by name. */
export interface Named {
  groupIds: readonly string[];
  patientIds: readonly string[];
}

/** Whether the person of the row `p` is named, or in a group that is. */
export const isNamed = ({ groupIds, patientIds }: Named) => sql`(
  p.account_id = any(${patientIds}::text[])
  or p.account_id in (select m.patient_id from care.group_members as m where m.group_id = any(${groupIds}::uuid[])))`;

/** @throws NotFoundError when a group or a patient is not there for whoever asks. */
export async function assertKnown(tx: Transaction, { groupIds, patientIds }: Named): Promise<void> {
  const { rows } = await sql`
    select from unnest(${groupIds}::uuid[]) as asked (id) where not exists (select from care.groups as g where g.id = asked.id)
    union all
    select from unnest(${patientIds}::text[]) as asked (id)
    where not exists (select from care.people as p where p.account_id = asked.id and p.role = 'patient')`.execute(
    tx,
  );
  if (rows.length > 0) throw new NotFoundError();
}

function isMeant(audience: Audience) {
  switch (audience.kind) {
    case 'all':
      return sql`true`;
    case 'some':
      return isNamed(audience);
    case 'group':
      return sql`exists (select from care.group_members as m where m.group_id = ${audience.groupId} and m.patient_id = p.account_id)`;
    case 'patient':
      return sql`p.account_id = ${audience.patientId}`;
    case 'recipients':
      return sql`p.account_id in (select o.patient_id from care.occurrences as o where o.publication_id = ${audience.publicationId})`;
  }
}

/** The recipients of an audience, as rows (account_id, company_id, first_name, last_name, company_name). */
export const recipientsOf = (audience: Audience) => sql`
  select p.account_id, p.company_id, p.first_name, p.last_name, c.name as company_name
  from care.people as p join cms.companies as c on c.document_id = p.company_id
  where p.role = 'patient' and not p.blocked and c.active and ${isMeant(audience)}`;

/** How many recipients are chosen by name and by no group; for the place of another publication, as many as it says. */
export function namedPeople(audience: Audience) {
  switch (audience.kind) {
    case 'some':
      return sql<number>`(
        select count(*) from (${recipientsOf(audience)}) as r
        where not exists (
          select from care.group_members as m where m.group_id = any(${audience.groupIds}::uuid[]) and m.patient_id = r.account_id))`;
    case 'recipients':
      return sql<number>`(select r.named_people from care.publications as r where r.id = ${audience.publicationId})`;
    default:
      return 0;
  }
}

/**
 * What a publication to this audience says of whom it is for.
 *
 * @throws NotFoundError when the group, the patient or the publication is not there for whoever asks; PublicationOverError
 *   for a publication that ended, was withdrawn or replaced.
 */
export async function addresseeOf(tx: Transaction, audience: Audience): Promise<Addressee> {
  switch (audience.kind) {
    case 'all':
      return { audience: 'all', company_id: null, group_id: null, patient_id: null, replaces: null };
    case 'some': {
      const [groupId, ...groups] = audience.groupIds;
      const [patientId, ...patients] = audience.patientIds;
      if (groups.length === 0 && patients.length === 0) {
        if (patientId === undefined && groupId !== undefined)
          return addresseeOf(tx, { kind: 'group', groupId });
        if (groupId === undefined && patientId !== undefined)
          return addresseeOf(tx, { kind: 'patient', patientId });
      }
      await assertKnown(tx, audience);
      return { audience: 'some', company_id: null, group_id: null, patient_id: null, replaces: null };
    }
    case 'group': {
      const found = await tx
        .selectFrom('care.groups')
        .select('company_id')
        .where('id', '=', audience.groupId)
        .executeTakeFirst();
      if (found === undefined) throw new NotFoundError();
      return { audience: 'group', ...found, group_id: audience.groupId, patient_id: null, replaces: null };
    }
    case 'patient': {
      const found = await tx
        .selectFrom('care.people')
        .select('company_id')
        .where('account_id', '=', audience.patientId)
        .where('role', '=', 'patient')
        .executeTakeFirst();
      if (found === undefined) throw new NotFoundError();
      return {
        audience: 'patient',
        ...found,
        group_id: null,
        patient_id: audience.patientId,
        replaces: null,
      };
    }
    case 'recipients': {
      const found = await holdRunning(tx, audience.publicationId);
      const { audience: kind, company_id, group_id, patient_id } = found;
      // A coach who leads the group no more cannot publish to it, nor in the place of what they published to it.
      if (group_id !== null) await addresseeOf(tx, { kind: 'group', groupId: group_id });
      return { audience: kind, company_id, group_id, patient_id, replaces: audience.publicationId };
    }
  }
}

/** Keeps the groups of a publication that is for several: those asked for, or those of the one it replaces. */
export async function insertGroups(
  tx: Transaction,
  publicationId: string,
  { audience, replaces }: Addressee,
  groupIds: readonly string[],
): Promise<void> {
  if (audience !== 'some') return;
  // The keys to the groups hold them: who joins meanwhile waits, and then finds the publication.
  await sql`
    insert into care.publication_groups (publication_id, company_id, group_id)
    select ${publicationId}, g.company_id, g.id from care.groups as g
    where g.id = any(${groupIds}::uuid[])
      or g.id in (select r.group_id from care.publication_groups as r where r.publication_id = ${replaces}::uuid)`.execute(
    tx,
  );
}

/** The name of the group or the patient of the publication `p`, or of its groups; null for all, and for people alone. */
export const audienceName = sql<string | null>`coalesce(
  (select g.name from care.groups as g where g.id = p.group_id),
  (select btrim(w.first_name || ' ' || w.last_name) from care.people as w where w.account_id = p.patient_id),
  (select string_agg(g.name, ', ' order by g.name)
   from care.publication_groups as r join care.groups as g on g.id = r.group_id where r.publication_id = p.id))`;

/** A publication, held against other changes until the transaction ends. @throws NotFoundError */
export async function holdPublication(tx: Transaction, publicationId: string) {
  const { rows } = await sql<
    Omit<Addressee, 'replaces'> & {
      session_id: string;
      dosages: KeptDosage[] | null;
      visible_from: Date;
      ends_at: Date | null;
      is_over: boolean;
    }
  >`
    select session_id, audience, company_id, group_id, patient_id, dosages, visible_from, ends_at,
           archived_at is not null or coalesce(ends_at <= now(), false) as is_over
    from care.publications where id = ${publicationId} for no key update`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  return rows[0];
}

/** A publication that goes on and that nothing replaces, held. @throws NotFoundError, PublicationOverError */
export async function holdRunning(tx: Transaction, publicationId: string) {
  const { is_over: isOver, ...publication } = await holdPublication(tx, publicationId);
  const replaced = await tx
    .selectFrom('care.publications')
    .select('id')
    .where('replaces', '=', publicationId)
    .executeTakeFirst();
  if (isOver || replaced !== undefined) throw new PublicationOverError();
  return publication;
}

interface PersonRow {
  account_id: string;
  first_name: string;
  last_name: string;
  company_name: string | null;
  has_it: boolean;
}

/** One page of recipients, those who have it first, then by name; `hasIt` is a condition on the row `r`. */
export async function readPeople(
  tx: Transaction,
  recipients: ReturnType<typeof sql>,
  hasIt: ReturnType<typeof sql>,
  page: number,
): Promise<ReachedPerson[]> {
  const { rows } = await sql<PersonRow>`
    select r.account_id, r.first_name, r.last_name, r.company_name, (${hasIt}) as has_it from (${recipients}) as r
    order by has_it desc, lower(ext.unaccent(r.last_name)), lower(ext.unaccent(r.first_name)), r.account_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows.map((row) => ({
    id: row.account_id,
    name: `${row.first_name} ${row.last_name}`.trim(),
    companyName: row.company_name ?? '',
    hasIt: row.has_it,
  }));
}
