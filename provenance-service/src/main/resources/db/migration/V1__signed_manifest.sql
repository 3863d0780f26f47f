create table signed_manifest (
    label         text        primary key,
    organization  text        not null,
    media_type    text        not null,
    source_sha256 text        not null,
    signed_sha256 text        not null,
    identity      text        not null,
    signed_at     timestamptz not null,
    store         bytea       not null
);

create index signed_manifest_by_signed on signed_manifest (organization, signed_sha256);
create index signed_manifest_by_source on signed_manifest (organization, source_sha256);
