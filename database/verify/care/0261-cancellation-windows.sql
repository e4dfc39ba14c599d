-- No row: a window is at most two weeks, and nobody but the portals asks for it.
select 'company ' || document_id || ' has a window of ' || cancellation_window_minutes || ' minutes' as problem
from cms.companies where cancellation_window_minutes not between 0 and 20160
union all
select 'care.cancellation_window() is for everybody'
where has_function_privilege('public', 'care.cancellation_window(text, text)', 'execute');
