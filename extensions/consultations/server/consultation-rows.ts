/** Consultations as they are read, with the names of their people, and the mails that tell those two. */
import { sql, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { MailName } from './mail.ts';
import type { ConsultationRow } from './present.ts';

/** The columns of ConsultationRow, with the joins that they need. An employee's own name is not read: it is not shown to them. */
export function columnsFor(caller: Caller) {
  const employee =
    caller.role === 'practitioner'
      ? {
          columns: sql`e.first_name, e.last_name, e.time_zone as employee_time_zone`,
          join: sql`left join care.people e on e.account_id = c.employee_id`,
        }
      : { columns: sql`null as first_name, null as last_name, null as employee_time_zone`, join: sql`` };
  return {
    columns: sql`c.id, c.status, c.type, c.starts_at, c.ends_at, c.started_at, c.ended_at, c.duration_seconds, c.cancelled_by,
      c.late_cancellation, c.employee_id, c.practitioner_id, c.buffer_before_minutes, c.buffer_after_minutes,
      p.display_name, p.title, p.photo_url, p.city, p.time_zone as practitioner_time_zone,
      case when c.status in ('scheduled', 'confirmed') then care.cancellation_window(c.company_id, c.practitioner_id)
        end as cancellation_window_minutes, ${employee.columns}`,
    joins: sql`left join care.practitioners p on p.account_id = c.practitioner_id ${employee.join}`,
  };
}

/** The question of `getRow`. */
export function rowQuery(caller: Caller, id: string) {
  const { columns, joins } = columnsFor(caller);
  return sql<ConsultationRow>`select ${columns} from care.consultations c ${joins} where c.id = ${id}`;
}

/** @throws NotFoundError when there is no row. */
export function foundRow([row]: readonly ConsultationRow[]): ConsultationRow {
  if (row === undefined) throw new NotFoundError();
  return row;
}

/**
 * A consultation with the names of its people, as the caller may see it.
 *
 * @throws NotFoundError when there is none, or it is not the caller's.
 */
export async function getRow(tx: Transaction, caller: Caller, id: string): Promise<ConsultationRow> {
  const { rows } = await rowQuery(caller, id).execute(tx);
  return foundRow(rows);
}

/** Has both people of a consultation told, once the transaction commits. */
export async function enqueueMails(
  tx: Transaction,
  template: MailName,
  row: Pick<ConsultationRow, 'id' | 'employee_id' | 'practitioner_id'>,
) {
  await sql`
    select graphile_worker.care_enqueue_all('mail.send', array_agg(json_build_object(
      'template', ${template}::text, 'accountId', account_id, 'consultationId', ${row.id}::text)))
    from unnest(array[${row.employee_id}, ${row.practitioner_id}]::text[]) as account_id`.execute(tx);
}
