import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { getId, type DemoAccounts } from './accounts.ts';

const leaveDays = 7;
const timeZone = 'Europe/Paris';

/**
 * A practitioner on leave for a week, and an employee who waits for a time with them in it: taking a day of the leave back has
 * the first free time of it offered. Nobody is offered anything before, so nothing is kept from others.
 */
export async function loadWait(client: pg.Client, { accountIds, companyIds }: DemoAccounts): Promise<void> {
  const practitionerId = getId(accountIds, 'olivier.lacombe@huntzen.example');
  const today = Temporal.Now.plainDateISO(timeZone);
  const days = Array.from({ length: leaveDays }, (_day, offset) => today.add({ days: offset }).toString());
  await client.query(
    `insert into care.availability_exceptions (practitioner_id, kind, day, time_zone)
     select $1, 'closed', day, $3 from unnest($2::date[]) as day`,
    [practitionerId, days, timeZone],
  );
  await client.query(
    `insert into care.earlier_waits (company_id, employee_id, practitioner_id, modes, until_day, time_zone)
     values ($1, $2, $3, '{video,in_person}', $4, $5)`,
    [
      getId(companyIds, 'techcorp'),
      getId(accountIds, 'marc.dupont@techcorp.example'),
      practitionerId,
      days.at(-1),
      timeZone,
    ],
  );
}
