-- What a tool can do, cannot do and may do wrong, as its builder says it; version by version.
create table tool_card (
    id           uuid        primary key,
    organization text        not null,
    code         text        not null,
    version      integer     not null,
    body         text        not null,
    digest       text        not null,
    published_at timestamptz not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    unique (organization, code, version)
);

create trigger append_only before update or delete on tool_card
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on tool_card
    for each statement execute function refuse_change();
