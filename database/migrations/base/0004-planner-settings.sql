-- Up Migration

-- How the planner judges what the services ask. Their queries are short: compiling one (jit) costs more than it saves, and row-level
-- security makes its cost look high enough for it. What they read is in memory or on a disk that reads any page as fast as the next;
-- with the default of old disks, a coach with 200 patients reads every group there is.
do $$
declare
  service text;
begin
  foreach service in array array['care_login', 'care_identity', 'care_jobs'] loop
    execute format('alter role %I set random_page_cost = 1.1', service);
    execute format('alter role %I set jit = off', service);
  end loop;
end
$$;

-- Down Migration

do $$
declare
  service text;
begin
  foreach service in array array['care_login', 'care_identity', 'care_jobs'] loop
    execute format('alter role %I reset random_page_cost', service);
    execute format('alter role %I reset jit', service);
  end loop;
end
$$;
