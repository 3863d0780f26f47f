-- What this installation saw of other registries' ledgers, as their witness: the keys it believes, what it cosigned, and
-- what did not fit together.
create table witness_key (
    organization text        not null,
    origin       text        not null,
    public_key   text        not null,
    seen_at      timestamptz not null,
    primary key (organization, origin, public_key)
);

create table witness_checkpoint (
    organization text        not null,
    origin       text        not null,
    size         bigint      not null,
    root         text        not null check (length(root) = 64),
    note         text        not null,
    at           timestamptz not null,
    primary key (organization, origin, size)
);

create table witness_conflict (
    organization text        not null,
    origin       text        not null,
    kept         text        not null,
    shown        text        not null,
    what         text        not null,
    at           timestamptz not null,
    primary key (organization, origin, shown)
);

create trigger append_only before update or delete on witness_key
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on witness_key
    for each statement execute function refuse_change();
create trigger append_only before update or delete on witness_checkpoint
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on witness_checkpoint
    for each statement execute function refuse_change();
create trigger append_only before update or delete on witness_conflict
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on witness_conflict
    for each statement execute function refuse_change();
