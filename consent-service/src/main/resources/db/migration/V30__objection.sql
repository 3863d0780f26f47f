-- A dimension without values means all of it.
create table standing_objection (
    id           uuid        primary key,
    organization text        not null,
    subject_id   uuid        not null,
    actions      text[]      not null,
    likeness     text[]      not null,
    modalities   text[]      not null,
    techniques   text[]      not null,
    purposes     text[]      not null,
    territories  text[]      not null,
    channels     text[]      not null,
    licensees    text[]      not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    reason       text,
    actor_id     text        not null,
    capacity     text        not null,
    raised_at    timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    foreign key (organization, subject_id) references subject (organization, id),
    check (valid_until > valid_from)
);

create index standing_objection_subject on standing_objection (organization, subject_id);

create table objection_lifting (
    objection_id uuid        primary key,
    organization text        not null,
    reason       text,
    actor_id     text        not null,
    capacity     text        not null,
    lifted_at    timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    foreign key (organization, objection_id) references standing_objection (organization, id),
    check (capacity in ('SUBJECT', 'REPRESENTATIVE'))
);

create trigger append_only before update or delete on standing_objection
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on standing_objection
    for each statement execute function refuse_change();
create trigger append_only before update or delete on objection_lifting
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on objection_lifting
    for each statement execute function refuse_change();
