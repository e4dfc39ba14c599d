-- No row: requests can add a job, and cannot read one.
select r || ' reads the queue' as problem from unnest(array['care_app', 'care_identity', 'care_cms', 'care_login']) as r
where has_table_privilege(r, 'graphile_worker._private_jobs', 'select')
union all
select 'care_cms can add jobs' where has_function_privilege('care_cms', 'graphile_worker.care_enqueue(text, json, text, timestamptz)', 'execute');
