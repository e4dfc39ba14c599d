-- Up Migration

-- A message is announced after its commit: whoever dies in between tells nobody. So each node of the chat asks, every few seconds, which
-- of its conversations have more than it has delivered. Only the service asks, before it is anybody; it learns ids it knows already.
set local role care_owner;
create function care.conversations_ahead(consultation_ids uuid[], positions bigint[]) returns setof uuid
  language sql stable security definer set search_path = ''
as $$
  select c.consultation_id
  from unnest(consultation_ids, positions) as seen (consultation_id, position)
  join care.chat_conversations c on c.consultation_id = seen.consultation_id
  where c.last_position > seen.position
$$;
comment on function care.conversations_ahead(uuid[], bigint[]) is
  'Which of these conversations have a message after the position named beside each; for the service itself, not for whoever it acts for.';
grant execute on function care.conversations_ahead(uuid[], bigint[]) to care_login;
reset role;

-- Down Migration

set local role care_owner;
drop function care.conversations_ahead(uuid[], bigint[]);
reset role;
