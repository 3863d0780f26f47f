-- That a registry is to sign with another key, and by whom it was confirmed: two people, two rows.
create table rotation_order (
    id           uuid        primary key,
    organization text        not null,
    replaces     text        not null references registry_key (kid),
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    foreign key (organization, ledger_seq) references ledger_entry (organization, seq),
    constraint rotation_order_sealed check (ordered_by like 'account:%')
);

create table rotation_confirmation (
    order_id     uuid        primary key,
    organization text        not null,
    kid          text        not null unique references registry_key (kid),
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    ledger_seq   bigint      not null,
    foreign key (organization, order_id) references rotation_order (organization, id),
    foreign key (organization, ledger_seq) references ledger_entry (organization, seq),
    constraint rotation_confirmation_sealed check (confirmed_by like 'account:%')
);

create trigger append_only before update or delete on rotation_order
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on rotation_order
    for each statement execute function refuse_change();
create trigger append_only before update or delete on rotation_confirmation
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on rotation_confirmation
    for each statement execute function refuse_change();

-- Lives that ended from now on are told by the entry of the change. Those from before have no entry that answers for them.
alter table past_life add column ledger_seq bigint;
alter table past_life add foreign key (organization, ledger_seq) references ledger_entry (organization, seq);
