create table asset_link (
    id             uuid        primary key,
    organization   text        not null,
    publication_id uuid        not null,
    asset_sha256   text        not null,
    manifest       text        not null,
    verdict_id     uuid        not null,
    check_id       uuid,
    grants         uuid[]      not null,
    action         text        not null,
    linked_at      timestamptz not null
);

create index asset_link_grants on asset_link using gin (grants);
create index asset_link_organization on asset_link (organization, id);
