-- No row: portals write the two rules of booking, and nothing else of a practitioner.
select 'care_app may write care.practitioners.' || a.attname as problem
from pg_attribute a
where a.attrelid = 'care.practitioners'::regclass and a.attnum > 0 and not a.attisdropped
  and a.attname not in ('cancellation_window_minutes', 'auto_confirm')
  and has_column_privilege('care_app', a.attrelid, a.attnum, 'insert, update');
