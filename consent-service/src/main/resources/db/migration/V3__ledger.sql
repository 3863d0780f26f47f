-- One row per organization; its lock is what orders the writers.
create table ledger_head (
    organization text   primary key,
    size         bigint not null
);

create table ledger_entry (
    organization text        not null,
    seq          bigint      not null,
    kind         text        not null,
    body         text        not null,
    leaf_hash    text        not null,
    at           timestamptz not null,
    grant_id     uuid,
    primary key (organization, seq),
    check (leaf_hash = encode(sha256('\x00'::bytea || convert_to(body, 'UTF8')), 'hex'))
);

alter table consent_event
    add foreign key (organization, ledger_seq) references ledger_entry (organization, seq);
