create table subject (
    id              uuid        primary key,
    organization    text        not null,
    kind            text        not null,
    display_name    text        not null,
    jurisdiction    text        not null,
    languages       text[]      not null,
    account_id      text,
    representatives varchar[]   not null,
    created_at      timestamptz not null,
    unique (organization, id)
);

create unique index subject_account on subject (organization, account_id) where account_id is not null;
create index subject_representatives on subject using gin (representatives);

create table notice (
    id           uuid        primary key,
    organization text        not null,
    version      integer     not null,
    title        text        not null,
    language     text        not null,
    text         text        not null,
    text_sha256  text        not null,
    presentation text        not null,
    published_at timestamptz not null,
    unique (organization, id),
    unique (organization, title, language, version)
);
