-- No row: the table is there, and the services cannot touch it.
select r.rolname || ' reads migrations.state' as problem from pg_roles r
where r.rolname in ('care_cms', 'care_app', 'care_login', 'care_identity', 'care_jobs')
  and has_table_privilege(r.oid, 'migrations.state', 'select');
