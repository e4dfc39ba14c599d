-- No row: the panel's rows are those of the completions, the panel reads no completion itself, and nobody writes its rows.
select 'completion ' || c.id || ' differs from what the panel knows of it' as problem
from care.completions as c left join care.panel_reports as f on f.company_id = c.company_id and f.completion_id = c.id
where (f.patient_id, f.session_title, f.outcome, f.performed_on, f.minutes, f.effort)
  is distinct from (c.patient_id, c.session_title, c.outcome, c.performed_on, c.minutes, c.effort)
union all
select 'care_app may write care.panel_reports'
where has_any_column_privilege('care_app', 'care.panel_reports', 'insert, update') or has_table_privilege('care_app', 'care.panel_reports', 'delete')
union all
select 'care.completions has the policy ' || polname || ' for the panel'
from pg_policy where polrelid = 'care.completions'::regclass and polpermissive
  and pg_get_expr(polqual, polrelid) ~ '(editor|super-admin|platform-admin|is_panel)'
union all
select 'care.panel_reports has the column ' || attname from pg_attribute
where attrelid = 'care.panel_reports'::regclass and attname in ('pain', 'seen', 'note');
