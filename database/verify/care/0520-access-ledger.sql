-- No row: nobody but the table's owner may write the ledger, and every chain ends where its last row does.
select role || ' may ' || privilege || ' care.' || name as problem
from unnest(array['care_app', 'care_jobs', 'care_identity', 'care_cms', 'care_login']) as role,
     unnest(array['insert', 'update', 'delete', 'truncate']) as privilege,
     unnest(array['access_ledger', 'access_chains', 'access_seals', 'access_seal_ends']) as name
where has_table_privilege(role, 'care.' || name, privilege)
union all
select 'the chain of ' || c.owner_id || ' does not end where its last row does'
from care.access_chains c
left join lateral (select l.seq, l.hash from care.access_ledger l where l.owner_id = c.owner_id order by l.seq desc limit 1) l on true
where c.seq > 0 and (l.seq is distinct from c.seq or l.hash is distinct from c.hash);
