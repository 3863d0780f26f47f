-- That a party or an account is to be erased, and by whom it was confirmed: two people, two rows. `target` is whose key
-- goes: a party, or the name that an account is written down under.
create table erasure_order (
    id           uuid        primary key,
    organization text        not null,
    kind         text        not null,
    target       uuid        not null,
    ground       text        not null,
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    foreign key (organization, ledger_seq) references ledger_entry (organization, seq),
    check (kind in ('PARTY', 'ACCOUNT')),
    constraint erasure_order_sealed check (ordered_by like 'account:%')
);

create table erasure_confirmation (
    order_id     uuid        primary key,
    organization text        not null,
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    ledger_seq   bigint      not null,
    foreign key (organization, order_id) references erasure_order (organization, id),
    foreign key (organization, ledger_seq) references ledger_entry (organization, seq),
    constraint erasure_confirmation_sealed check (confirmed_by like 'account:%')
);

create trigger append_only before update or delete on erasure_order
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on erasure_order
    for each statement execute function refuse_change();
create trigger append_only before update or delete on erasure_confirmation
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on erasure_confirmation
    for each statement execute function refuse_change();
