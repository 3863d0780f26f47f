-- Who a person is in law, and how many of those who speak for them have to agree.
alter table subject
    add column majority_date    date,
    add column date_of_death    date,
    add column quorum           text   not null default 'ANY',
    add column external_schemes text[] not null default '{}',
    add column external_values  text[] not null default '{}',
    add check (cardinality(external_schemes) = cardinality(external_values));

create table party (
    id           uuid        primary key,
    organization text        not null,
    name         text        not null,
    type         text        not null,
    roles        text[]      not null,
    address      text        not null,
    contact      text        not null,
    email        text,
    url          text,
    phone        text,
    created_at   timestamptz not null,
    unique (organization, id)
);

create table representative (
    id              uuid        primary key,
    organization    text        not null,
    subject_id      uuid        not null,
    kind            text        not null,
    party_id        uuid,
    account_id      text,
    scope           text[]      not null,
    evidence_types  text[]      not null,
    evidence_sha256 text[]      not null,
    valid_from      timestamptz not null,
    valid_until     timestamptz,
    added_by        text        not null,
    added_at        timestamptz not null,
    verified_by     text,
    verified_at     timestamptz,
    ended_by        text,
    ended_at        timestamptz,
    unique (organization, id),
    foreign key (organization, subject_id) references subject (organization, id),
    foreign key (organization, party_id) references party (organization, id),
    check (party_id is not null or account_id is not null),
    check (cardinality(evidence_types) = cardinality(evidence_sha256)),
    check (valid_until > valid_from),
    check (verified_by <> added_by),
    check ((verified_by is null) = (verified_at is null)),
    check ((ended_by is null) = (ended_at is null))
);

create index representative_subject on representative (organization, subject_id);
create index representative_account on representative (organization, account_id) where account_id is not null;

-- What was done to the people of the registry and to who speaks for them; grants have their own.
create table registry_event (
    id           uuid        primary key,
    organization text        not null,
    subject_id   uuid        not null,
    about_id     uuid        not null,
    kind         text        not null,
    at           timestamptz not null,
    actor_id     text        not null,
    details      text        not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    unique (organization, ledger_seq),
    foreign key (organization, subject_id) references subject (organization, id),
    foreign key (organization, ledger_seq) references ledger_entry (organization, seq)
);

create index registry_event_subject on registry_event (organization, subject_id);

create trigger append_only before update or delete on registry_event
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on registry_event
    for each statement execute function refuse_change();
