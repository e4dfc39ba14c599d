-- No row: every reminder went out before its consultation began; portals can neither read nor write what was sent.
select 'reminder of ' || r.consultation_id || ' was sent after the start' as problem
from care.consultation_reminders as r where r.sent_at >= r.starts_at
union all
select 'care_app may use care.consultation_reminders'
where has_table_privilege('care_app', 'care.consultation_reminders', 'select, insert, update, delete')
union all
select 'care_app may set the revision of a consultation'
where has_column_privilege('care_app', 'care.consultations', 'revision', 'insert, update');
