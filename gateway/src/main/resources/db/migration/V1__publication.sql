-- A published asset and how it came to be published. Rows are added, never changed.
create table publication (
    id             uuid primary key,
    organization   text not null,
    actor_id       text not null,
    title          text not null,
    created_at     timestamptz not null,
    retained_until timestamptz not null,
    document       text not null,
    report         text not null,
    slot           text unique
);

create index publication_by_organization on publication (organization, id desc);
create index publication_by_retention on publication (retained_until);

-- Idempotency keys: reserved before the work, kept with what the request was.
create table publication_key (
    slot        text primary key,
    fingerprint text not null,
    reserved_at timestamptz not null
);
