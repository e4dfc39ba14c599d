-- No row: every key of clinical notes that takes a share takes the patient's.
select 'the key of clinical notes ' || id || ' takes the share of somebody else' as problem
from care.clinical_note_keys where share_of <> employee_id;
