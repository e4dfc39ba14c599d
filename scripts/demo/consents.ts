import type pg from 'pg';
import { getId, type DemoAccounts } from './accounts.ts';

/** Who has an older version of the terms, and has withdrawn an agreement once. */
const hesitant = 'marc.dupont@techcorp.example';

/** Everybody agreed when they came; one person to older terms, with an agreement that they took back and gave again. */
export async function loadConsents(client: pg.Client, { accountIds }: DemoAccounts): Promise<void> {
  await client.query(
    `insert into care.consents (account_id, document, version, accepted_at)
     select p.account_id, d.document,
            case when p.account_id = $1 and d.document = 'terms' then '2026-04' else d.version end,
            now() - interval '170 days'
     from care.people as p cross join care.consent_documents as d
     where d.document <> 'health-data' or p.role = 'employee'`,
    [getId(accountIds, hesitant)],
  );
  await client.query(
    `insert into care.consents (account_id, document, version, accepted_at, withdrawn_at)
     values ($1, 'health-data', '2026-04', now() - interval '220 days', now() - interval '190 days')`,
    [getId(accountIds, hesitant)],
  );
}
