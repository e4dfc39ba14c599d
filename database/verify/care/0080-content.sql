-- No row: news has the instants of its state and a first change, and every published article has its day.
select format('news %s: state %s does not fit its instants', id, state) as problem
from care.news
where (state = 'published') is distinct from (published_at is not null and archived_at is null)
union all
select format('news %s has no record of its making', n.id)
from care.news n
where not exists (select from care.news_changes c where c.company_id = n.company_id and c.news_id = n.id and c.change = 'created')
union all
select format('article %s is published without a day', document_id)
from cms.articles
where published_at is not null and published_on is null;
