import type pg from 'pg';
import { people } from './content/people.ts';
import type { DemoAccounts } from './accounts.ts';

/** The one patient whose programme reminds them: everybody else's mailbox stays quiet while the demonstration is tried. */
const reminded = 'mireille.astier@horizon.example';

/** Who is reminded; and of all that loading the data told people, what they would find after some days. */
export async function loadMessages(client: pg.Client, { accountIds }: DemoAccounts): Promise<void> {
  const silent = people
    .filter(({ role, email }) => role === 'patient' && email !== reminded)
    .map(({ email }) => accountIds.get(email));
  await client.query(
    `insert into care.message_preferences (account_id, muted, reminder_at, quiet_from, quiet_to)
     select id, '{reminders.app,reminders.mail}', '08:00', '21:00', '08:00' from unnest($1::text[]) as id`,
    [silent],
  );
  await client.query(
    `with placed as (
       select account_id, id, row_number() over (partition by account_id order by id desc) as place from care.notifications
     )
     delete from care.notifications as n using placed as p
     where p.account_id = n.account_id and p.id = n.id and p.place > 5`,
  );
  await client.query(
    `with placed as (
       select account_id, id, row_number() over (partition by account_id order by id desc) as place from care.notifications
     )
     update care.notifications as n
     set created_at = now() - make_interval(hours => 20 * (p.place - 1)::int, mins => 10),
         read_at = case when p.place > 2 then now() - make_interval(hours => 20 * (p.place - 2)::int) end
     from placed as p where p.account_id = n.account_id and p.id = n.id`,
  );
}
