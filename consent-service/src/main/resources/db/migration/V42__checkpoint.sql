-- What the registry signed of its ledgers: at most one checkpoint for each size.
create table ledger_checkpoint (
    organization text        not null,
    size         bigint      not null check (size > 0),
    root         text        not null check (length(root) = 64),
    at           timestamptz not null,
    kid          text        not null,
    note         text        not null,
    primary key (organization, size),
    foreign key (organization, size) references ledger_entry (organization, seq)
);

create trigger append_only before update or delete on ledger_checkpoint
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on ledger_checkpoint
    for each statement execute function refuse_change();
