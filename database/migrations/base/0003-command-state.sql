-- Up Migration

-- What the commands remember between runs: whether the demonstration data was loaded, what Strapi's tables were made from.
create table if not exists migrations.state (name text primary key, value text not null);
comment on table migrations.state is 'What the commands remember between runs; part of every backup.';

-- Down Migration

drop table migrations.state;
