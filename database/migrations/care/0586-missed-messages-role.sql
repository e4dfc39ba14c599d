-- Up Migration

-- Missed messages are looked for as the role that checks the tickets of the chat: care_login, before it is anybody, may do nothing in
-- schema care, so that it could not ask what 0567 let it ask.
set local role care_owner;
revoke execute on function care.conversations_ahead(uuid[], bigint[]) from care_login;
grant execute on function care.conversations_ahead(uuid[], bigint[]) to care_identity;
reset role;

-- Down Migration

set local role care_owner;
revoke execute on function care.conversations_ahead(uuid[], bigint[]) from care_identity;
grant execute on function care.conversations_ahead(uuid[], bigint[]) to care_login;
reset role;
