-- No row: the totals are what a recount gives, and nobody may write them.
with recounted as (
  select company_id, patient_id, session_key, count(*) as reports, count(*) filter (where outcome = 'done') as done,
         count(*) filter (where outcome = 'partial') as partial, count(*) filter (where outcome = 'skipped') as skipped,
         sum(minutes) as minutes, max(performed_on) as last_on
  from care.panel_reports group by company_id, patient_id, session_key
)
select 'the totals of patient ' || coalesce(t.patient_id, r.patient_id) || ' differ from a recount' as problem
from care.panel_patient_totals t full join (
  select company_id, patient_id, count(*) as sessions, sum(reports) as reports, sum(done) as done, sum(partial) as partial,
         sum(skipped) as skipped, sum(minutes) as minutes, max(last_on) as last_on
  from recounted group by company_id, patient_id
) r on r.company_id = t.company_id and r.patient_id = t.patient_id
where (t.sessions, t.reports, t.done, t.partial, t.skipped, t.minutes, t.last_on)
  is distinct from (r.sessions, r.reports, r.done, r.partial, r.skipped, r.minutes, r.last_on)
union all
select 'the totals of session ' || coalesce(t.session_key, r.session_key) || ' differ from a recount'
from care.panel_session_totals t full join (
  select company_id, session_key, count(*) as patients, sum(reports) as reports, sum(done) as done, sum(partial) as partial,
         sum(skipped) as skipped, sum(minutes) as minutes
  from recounted group by company_id, session_key
) r on r.company_id = t.company_id and r.session_key = t.session_key
where (t.patients, t.reports, t.done, t.partial, t.skipped, t.minutes)
  is distinct from (r.patients, r.reports, r.done, r.partial, r.skipped, r.minutes)
union all
select 'patient ' || coalesce(t.patient_id, r.patient_id) || ' reported session ' || coalesce(t.session_key, r.session_key) || ' another number of times'
from care.panel_patient_sessions t full join recounted r
  on r.company_id = t.company_id and r.patient_id = t.patient_id and r.session_key = t.session_key
where t.reports is distinct from r.reports
union all
select 'care_app may write care.' || name
from unnest(array['panel_patient_totals', 'panel_session_totals', 'panel_patient_sessions']) as name
where has_any_column_privilege('care_app', 'care.' || name, 'insert, update') or has_table_privilege('care_app', 'care.' || name, 'delete');
