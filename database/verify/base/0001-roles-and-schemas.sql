-- No row: every login role is without inheritance, and Strapi's role reaches neither care nor sec.
select rolname as problem from pg_roles where rolname in ('care_cms', 'care_login', 'care_identity', 'care_jobs') and (rolinherit or rolsuper or rolbypassrls)
union all
select 'care_cms can use schema ' || schema from unnest(array['care', 'sec', 'graphile_worker']) as schema where has_schema_privilege('care_cms', schema, 'usage')
union all
select 'care_cms is a member of ' || r.rolname from pg_roles r where r.rolname like 'care\_%' and r.rolname <> 'care_cms' and pg_has_role('care_cms', r.oid, 'member');
