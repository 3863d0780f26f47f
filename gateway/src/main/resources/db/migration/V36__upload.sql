-- Bytes that come in pieces. Who holds an upload appends to it, for as long as he gives signs of
-- life; `received` says how many bytes are on the disk for good.
create table upload (
    id            uuid        primary key,
    organization  text        not null,
    actor_id      text        not null,
    media_type    text        not null,
    -- OPEN, COMPLETE, SPENT (published; the bytes are gone), GONE (everything goes)
    state         text        not null,
    received      bigint      not null,
    -- of the whole, once it is said
    length        bigint,
    -- what the whole must be, if that was said; and what it is
    stated_sha256 text,
    sha256        text,
    holder        uuid,
    held_until    timestamptz,
    -- somebody asks the holder to let go
    wanted        boolean     not null default false,
    expires_at    timestamptz not null
);

create index upload_kept on upload (organization) where state in ('OPEN', 'COMPLETE');
create index upload_age on upload (expires_at);
