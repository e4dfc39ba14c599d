-- No row: every document has its bytes, and nobody of the portal may write what was read.
select 'document ' || d.id || ' has no bytes' as problem
from care.practitioner_documents as d
where not exists (select from care.practitioner_document_contents as c where c.document_id = d.id)
union all
select 'care_app may write care.practitioner_document_reads'
where has_any_column_privilege('care_app', 'care.practitioner_document_reads', 'insert, update')
   or has_table_privilege('care_app', 'care.practitioner_document_reads', 'delete');
