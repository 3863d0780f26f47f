-- Events go when nobody can be sent them any more.
create index inbox_event_age on inbox_event (received_at);

-- Jobs go when they ended long ago, keys when nothing came of them.
create index job_age on job (finished_at) where cleared;
create index publication_key_age on publication_key (reserved_at);
