import type pg from 'pg';

const serviceRoles = `('care_app', 'care_identity', 'care_jobs', 'care_cms', 'care_backup', 'care_login')`;

/**
 * What every protected table must have, asked of PostgreSQL itself: each table of `care`, and each table of `cms` on
 * which care_app holds any privilege.
 *
 * @returns one sentence per problem; none is good.
 */
export async function findInventoryProblems(client: pg.Pool | pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ problem: string }>(`
    with protected as (
      select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
        and (n.nspname = 'care'
          or n.nspname = 'cms' and (has_any_column_privilege('care_app', c.oid, 'select, insert, update, references')
                                    or has_table_privilege('care_app', c.oid, 'delete, truncate, trigger')))
    )
    select name || ': row-level security is off' as problem from protected where not relrowsecurity
    union all
    select name || ': row-level security is not forced' from protected where not relforcerowsecurity
    union all
    select name || ': no restrictive policy named tenant for care_app' from protected p
    where not exists (
      select from pg_policy y where y.polrelid = p.oid and y.polname = 'tenant' and not y.polpermissive
        and y.polcmd = '*' and 'care_app'::regrole = any (y.polroles)
    )
    union all
    select p.name || ': permissive policy ' || y.polname || ' lets care_app see every row' from protected p
    join pg_policy y on y.polrelid = p.oid
    where y.polpermissive and (0 = any (y.polroles) or 'care_app'::regrole = any (y.polroles))
      and pg_get_expr(y.polqual, y.polrelid) = 'true' and p.name like 'care.%'
    union all
    select p.oid::regprocedure || ': security definer without a fixed search_path' from pg_proc p
    where p.pronamespace in ('care'::regnamespace, 'sec'::regnamespace, 'cms'::regnamespace, 'graphile_worker'::regnamespace)
      and p.prosecdef and not coalesce(exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%'), false)
    union all
    select p.oid::regprocedure || ': everybody may execute a security definer function' from pg_proc p
    where p.pronamespace in ('care'::regnamespace, 'sec'::regnamespace, 'graphile_worker'::regnamespace) and p.prosecdef
      and has_function_privilege('public', p.oid, 'execute')
    union all
    select c.oid::regclass || ': a view that runs as its owner' from pg_class c
    where c.relkind = 'v' and c.relnamespace in ('care'::regnamespace, 'cms'::regnamespace, 'sec'::regnamespace)
      and not coalesce('security_invoker=true' = any (c.reloptions), false)
    union all
    select c.oid::regclass || ': a materialised view has no row-level security' from pg_class c
    where c.relkind = 'm' and c.relnamespace in ('care'::regnamespace, 'cms'::regnamespace, 'sec'::regnamespace)
    union all
    select c.oid::regclass || ': wrapped keys that no rotation and no erasure knows of' from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'share_of'
    where c.relnamespace = 'care'::regnamespace and c.relkind = 'r'
      and not exists (select from care.wrapped_key_kinds k where k.table_name = c.relname)
    union all
    select c.oid::regclass || ': keys are wrapped without the share of anybody' from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'kek_id'
    where c.relnamespace = 'care'::regnamespace and c.relkind = 'r' and c.relname <> 'key_rotations'
      and not exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = 'share_of')
    union all
    select r || ' reads or writes vault.shares' from unnest(array['care_app', 'care_login', 'care_identity', 'care_jobs', 'care_cms']) as r
    where has_any_column_privilege(r, 'vault.shares', 'select, insert, update')
    union all
    select c.oid::regclass || ': no comment' from pg_class c
    where c.relnamespace = 'care'::regnamespace and c.relkind = 'r' and obj_description(c.oid) is null
    union all
    select p.oid::regprocedure || ': no comment' from pg_proc p
    where p.pronamespace in ('care'::regnamespace, 'sec'::regnamespace) and obj_description(p.oid) is null
    order by 1`);
  return rows.map((row) => row.problem);
}

/** Every privilege of our roles on tables and columns of `care`, `sec` and `cms`, one line each, in a fixed order. */
export async function listGrants(client: pg.Pool | pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ line: string }>(`
    with table_grants as (
      select n.nspname || '.' || c.relname as name, c.oid, a.grantee::regrole::text as role, a.privilege_type as privilege
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
      where n.nspname in ('care', 'sec', 'cms') and c.relkind in ('r', 'p', 'v') and a.grantee <> c.relowner and a.grantee <> 0
    ), column_grants as (
      select n.nspname || '.' || c.relname as name, a.grantee::regrole::text as role, a.privilege_type as privilege,
             string_agg(t.attname, ', ' order by t.attname) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
      where n.nspname in ('care', 'sec', 'cms') and a.grantee <> c.relowner and a.grantee <> 0
      group by 1, 2, 3
    )
    select format('%s %s %s', name, role, lower(string_agg(privilege, ', ' order by privilege))) as line
    from table_grants where role in ${serviceRoles} or role = 'care_owner' group by name, role
    union all
    select format('%s %s %s (%s)', name, role, lower(privilege), columns) from column_grants
    order by 1`);
  return `${rows.map((row) => row.line).join('\n')}\n`;
}
