-- An organization's own profiles: each version as its data file, for good.
create table profile_version (
    id           uuid        primary key,
    organization text        not null,
    profile_id   text        not null,
    version      integer     not null check (version >= 1),
    body         text        not null,
    published_by text        not null,
    published_at timestamptz not null,
    unique (organization, profile_id, version)
);

create trigger profile_version_stays before update or delete on profile_version
    for each row execute function refuse_change();
create trigger profile_version_stays_whole before truncate on profile_version
    for each statement execute function refuse_change();
