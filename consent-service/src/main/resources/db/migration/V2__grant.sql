create table consent_grant (
    id           uuid        primary key,
    organization text        not null,
    subject_id   uuid        not null,
    notice_id    uuid        not null,
    licensee     text        not null,
    state        text        not null,
    version      integer     not null,
    since        timestamptz not null,
    requested_at timestamptz not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    foreign key (organization, subject_id) references subject (organization, id),
    foreign key (organization, notice_id) references notice (organization, id)
);

create index consent_grant_subject on consent_grant (organization, subject_id);

create table scope_line (
    grant_id     uuid        not null,
    position     integer     not null,
    organization text        not null,
    effect       text        not null,
    actions      text[]      not null,
    modalities   text[]      not null,
    purposes     text[]      not null,
    territories  text[]      not null,
    channels     text[]      not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    description  text        not null,
    primary key (grant_id, position),
    foreign key (organization, grant_id) references consent_grant (organization, id),
    check (valid_until > valid_from)
);

create table consent_event (
    id              uuid        primary key,
    organization    text        not null,
    grant_id        uuid        not null,
    version         integer     not null,
    kind            text        not null,
    from_state      text,
    to_state        text        not null,
    at              timestamptz not null,
    actor_id        text        not null,
    capacity        text        not null,
    method          text,
    language        text,
    notice_id       uuid        not null,
    evidence_types  text[]      not null,
    evidence_sha256 text[]      not null,
    reason          text,
    salt            text        not null,
    ledger_seq      bigint      not null,
    unique (grant_id, version),
    unique (organization, ledger_seq),
    foreign key (organization, grant_id) references consent_grant (organization, id) deferrable initially deferred,
    check (cardinality(evidence_types) = cardinality(evidence_sha256)),
    check (to_state <> 'ACTIVE' or method is not null and language is not null)
);
