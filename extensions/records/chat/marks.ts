/** What the two people of a conversation have received and read, as rows of care.chat_reads. */
import { sql, type Transaction } from '@huntzen/database';
import type { ChatMessage, ChatRead, UnreadConversation } from '../contracts/chat.ts';

/** The marks of both people. */
export async function selectReads(tx: Transaction, consultationId: string): Promise<ChatRead[]> {
  const rows = await tx
    .selectFrom('care.chat_reads as r')
    .select(['r.account_id', 'r.position', 'r.read_at', 'r.delivered_position'])
    .where('r.consultation_id', '=', consultationId)
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    position: row.position,
    readAt: row.read_at?.toISOString() ?? null,
    deliveredPosition: row.delivered_position,
  }));
}

/** Moves the marks of a person, never backwards and never beyond the last message; 0 leaves one where it is. */
export async function mark(
  tx: Transaction,
  accountId: string,
  consultationId: string,
  { read, delivered }: { read: number; delivered: number },
): Promise<void> {
  await sql`
    insert into care.chat_reads as r
      (company_id, consultation_id, employee_id, practitioner_id, account_id, position, read_at, delivered_position)
    select v.company_id, v.consultation_id, v.employee_id, v.practitioner_id, ${accountId},
           least(${read}::bigint, v.last_position), case when ${read}::bigint > 0 then now() end,
           least(${delivered}::bigint, v.last_position)
    from care.chat_conversations as v
    where v.consultation_id = ${consultationId} and v.last_position > 0
    on conflict (consultation_id, account_id) do update
      set position = greatest(r.position, excluded.position),
          read_at = case when r.position < excluded.position then now() else r.read_at end,
          delivered_position = greatest(r.delivered_position, excluded.delivered_position)
      where r.position < excluded.position or r.delivered_position < excluded.delivered_position`.execute(tx);
}

/** Messages of the other person that are given to somebody have arrived. */
export async function noteDelivery(
  tx: Transaction,
  accountId: string,
  consultationId: string,
  { messages, reads }: { messages: readonly ChatMessage[]; reads: readonly ChatRead[] },
): Promise<void> {
  const given = messages.findLast(({ senderId }) => senderId !== accountId)?.position ?? 0;
  const known = reads.find((read) => read.accountId === accountId)?.deliveredPosition ?? 0;
  if (given > known) await mark(tx, accountId, consultationId, { read: 0, delivered: given });
}

/** What a person has not read, in the conversations that have such messages; the newest consultations first. */
export async function selectUnread(tx: Transaction, accountId: string): Promise<UnreadConversation[]> {
  const { rows } = await sql<UnreadConversation>`
    select v.consultation_id as "consultationId", n.count
    from care.chat_conversations as v
    left join care.chat_reads as r on r.consultation_id = v.consultation_id and r.account_id = ${accountId}
    cross join lateral (
      select count(*) as count from care.chat_messages as m
      where m.consultation_id = v.consultation_id and m.position > coalesce(r.position, 0)
        and m.sender_id <> ${accountId}) as n
    where ${accountId} in (v.employee_id, v.practitioner_id)
      and v.last_position > coalesce(r.position, 0) and n.count > 0
    order by v.consultation_id desc limit 500`.execute(tx);
  return rows;
}
