import type { CareDatabase } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';

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
