-- No row: every file that a session was sent with is one of its names, and no file waits for the earlier provider.
select 'publication ' || p.id || ' does not name its cover' as problem
from care.publications as p
where p.cover is not null and not care.media_names(p.cover) <@ p.media
union all
select 'file ' || f.id || ' is of a provider that nobody serves' from cms.files as f where f.provider = 'local';
