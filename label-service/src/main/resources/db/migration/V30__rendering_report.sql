-- Where the label stands, how many pictures of an animation were measured, and which crops keep it.
alter table rendering
    add column position text,
    add column frames   integer not null default 1 check (frames >= 1),
    add column kept_in  text[]  not null default '{}';

-- The seconds at which frames of a film were measured.
alter table rendering add column probed_at double precision[] not null default '{}';
