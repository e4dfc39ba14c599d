import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { GroupInput } from '../contracts/index.ts';
import { GroupInUseError, GroupNameTakenError, LastGroupError } from './errors.ts';

const uniqueViolation = '23505';
const restrictViolation = '23001';

/** What the database refused, as its error says. */
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/** Groups of patients and the coach who leads each. */
export class Groups {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Makes a group of patients of one company; only administrators of the platform may. Returns its id. */
  create(
    caller: Caller,
    group: { companyId: string; name: string; coachId: string; patientIds: readonly string[] },
  ): Promise<string> {
    return this.#database.as(caller, async (tx) => {
      const { id } = await tx
        .insertInto('care.groups')
        .values({ company_id: group.companyId, name: group.name, coach_id: group.coachId })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (group.patientIds.length > 0) {
        await tx
          .insertInto('care.group_members')
          .values(
            group.patientIds.map((patient_id) => ({ company_id: group.companyId, group_id: id, patient_id })),
          )
          .execute();
      }
      return id;
    });
  }

  /**
   * Makes a group of patients whom the coach follows already.
   *
   * @returns its id.
   * @throws NotFoundError for a patient they do not follow, InvalidInputError for two organisations, GroupNameTakenError
   */
  createOwn(caller: Caller, { name, patientIds }: GroupInput): Promise<string> {
    return this.#database
      .as(caller, async (tx) => {
        const companyId = await companyOf(tx, patientIds);
        const { id } = await tx
          .insertInto('care.groups')
          .values({ company_id: companyId, name, coach_id: caller.accountId })
          .returning('id')
          .executeTakeFirstOrThrow();
        await setMembers(tx, companyId, id, patientIds);
        return id;
      })
      .catch(refuseTakenName);
  }

  /**
   * Names a group of the coach and says who is in it.
   *
   * @throws NotFoundError, InvalidInputError, GroupNameTakenError, LastGroupError
   */
  change(caller: Caller, id: string, { name, patientIds }: GroupInput): Promise<void> {
    return this.#database
      .as(caller, async (tx) => {
        const companyId = await lockGroup(tx, caller, id);
        if ((await companyOf(tx, patientIds)) !== companyId) refuseOtherCompany();
        await tx
          .updateTable('care.groups')
          .set({ name })
          .where('company_id', '=', companyId)
          .where('id', '=', id)
          .execute();
        await setMembers(tx, companyId, id, patientIds);
        await keepInAGroup(tx, caller, companyId, id, patientIds);
      })
      .catch(refuseTakenName);
  }

  /** Takes a group of the coach away. @throws NotFoundError, LastGroupError, GroupInUseError */
  remove(caller: Caller, id: string): Promise<void> {
    return this.#database
      .as(caller, async (tx) => {
        const companyId = await lockGroup(tx, caller, id);
        await keepInAGroup(tx, caller, companyId, id, []);
        await tx.deleteFrom('care.groups').where('company_id', '=', companyId).where('id', '=', id).execute();
      })
      .catch((error: unknown) => {
        throw codeOf(error) === restrictViolation ? new GroupInUseError() : error;
      });
  }

  /** The groups a coach leads, with the patients in them. */
  list(caller: Caller) {
    return this.#database.as(caller, async (tx) => {
      const rows = await tx
        .selectFrom('care.groups as g')
        .innerJoin('cms.companies as c', 'c.document_id', 'g.company_id')
        .leftJoin('care.group_members as m', 'm.group_id', 'g.id')
        .leftJoin('care.people as p', 'p.account_id', 'm.patient_id')
        .select(['g.id', 'g.name', 'c.name as company_name', 'p.account_id', 'p.first_name', 'p.last_name'])
        .where('g.coach_id', '=', caller.accountId)
        .orderBy('g.name')
        .orderBy('g.id')
        .orderBy('p.last_name')
        .orderBy('p.first_name')
        .execute();
      const groups = new Map<
        string,
        { id: string; name: string; companyName: string; patients: { id: string; name: string }[] }
      >();
      for (const row of rows) {
        const group = groups.get(row.id) ?? {
          id: row.id,
          name: row.name,
          companyName: row.company_name ?? '',
          patients: [],
        };
        groups.set(row.id, group);
        if (row.account_id !== null) {
          const name = `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim();
          group.patients.push({ id: row.account_id, name });
        }
      }
      return [...groups.values()];
    });
  }
}

function refuseTakenName(error: unknown): never {
  throw codeOf(error) === uniqueViolation ? new GroupNameTakenError() : error;
}

function refuseOtherCompany(): never {
  throw new InvalidInputError([
    {
      path: 'patientIds',
      text: {
        fr: 'Choisissez des personnes d’une même organisation.',
        en: 'Choose people of one organisation.',
      },
    },
  ]);
}

/** The organisation of followed patients. Row-level security shows a coach nobody else. */
async function companyOf(tx: Transaction, patientIds: readonly string[]): Promise<string> {
  const { rows } = await sql<{ company_id: string; known: number }>`
    select p.company_id, count(*) as known from care.people as p
    where p.account_id = any(${patientIds}::text[]) and p.role = 'patient' group by p.company_id`.execute(tx);
  const known = rows.reduce((sum, row) => sum + row.known, 0);
  if (rows[0] === undefined || known !== new Set(patientIds).size) throw new NotFoundError();
  if (rows.length > 1) refuseOtherCompany();
  return rows[0].company_id;
}

/** Holds a group of the coach until the transaction ends; answers its organisation. */
async function lockGroup(tx: Transaction, caller: Caller, id: string): Promise<string> {
  // All of the coach's groups, in one order: who is in the last of them is counted without a race.
  const { rows } = await sql<{ id: string; company_id: string }>`
    select id, company_id from care.groups where coach_id = ${caller.accountId} order by company_id, id for update`.execute(
    tx,
  );
  const group = rows.find((row) => row.id === id.toLowerCase());
  if (group === undefined) throw new NotFoundError();
  return group.company_id;
}

async function setMembers(
  tx: Transaction,
  companyId: string,
  id: string,
  patientIds: readonly string[],
): Promise<void> {
  await sql`
    insert into care.group_members (company_id, group_id, patient_id)
    select ${companyId}, ${id}, p.id from unnest(${patientIds}::text[]) as p (id)
    on conflict do nothing`.execute(tx);
}

/** Takes out of the group who is not named, each of whom must be in another group of the coach. */
async function keepInAGroup(
  tx: Transaction,
  caller: Caller,
  companyId: string,
  id: string,
  patientIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ patient_id: string }>`
    select m.patient_id from care.group_members as m
    where m.company_id = ${companyId} and m.group_id = ${id} and not m.patient_id = any(${patientIds}::text[])
      and not exists (
        select from care.groups as g join care.group_members as o on o.company_id = g.company_id and o.group_id = g.id
        where g.coach_id = ${caller.accountId} and g.id <> ${id} and o.patient_id = m.patient_id)`.execute(
    tx,
  );
  if (rows.length > 0) throw new LastGroupError();
  await sql`
    delete from care.group_members as m
    where m.company_id = ${companyId} and m.group_id = ${id} and not m.patient_id = any(${patientIds}::text[])`.execute(
    tx,
  );
}
