-- No row: a share that ended holds nothing for its practitioner, and no role but the portal's reads a journal.
select 'share ' || s.id || ' ended and still has copies' as problem
from care.journal_shares as s
where s.revoked_at is not null and exists (select from care.journal_share_entries as e where e.share_id = s.id)
union all
select r.rolname || ' may read ' || t.name
from (values ('care.journals'), ('care.journal_entries'), ('care.journal_shares'), ('care.journal_share_entries'),
        ('care.practitioner_share_keys')) as t (name),
  pg_roles as r
where r.rolname in ('care_jobs', 'care_identity', 'care_cms') and has_any_column_privilege(r.oid, t.name::regclass, 'select');
