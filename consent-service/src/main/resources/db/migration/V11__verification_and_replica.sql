-- The strongest of a person's verifications, 0 when there is none.
alter table subject
    add column verification_level integer not null default 0,
    add check (verification_level between 0 and 4);

create table identity_verification (
    id              uuid        primary key,
    organization    text        not null,
    subject_id      uuid        not null,
    method          text        not null,
    provider        text        not null,
    level           integer     not null,
    evidence_types  text[]      not null,
    evidence_sha256 text[]      not null,
    at              timestamptz not null,
    recorded_at     timestamptz not null,
    foreign key (organization, subject_id) references subject (organization, id),
    check (level between 1 and 4),
    check (cardinality(evidence_types) = cardinality(evidence_sha256))
);

create index identity_verification_subject on identity_verification (organization, subject_id);

create trigger append_only before update or delete on identity_verification
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on identity_verification
    for each statement execute function refuse_change();

create table replica (
    id            uuid        primary key,
    organization  text        not null,
    subject_id    uuid        not null,
    kind          text        not null,
    modalities    text[]      not null,
    source_sha256 text[]      not null,
    tool          text        not null,
    custodian     text        not null,
    status        text        not null,
    since         timestamptz not null,
    proof_type    text,
    proof_sha256  text,
    created_at    timestamptz not null,
    unique (organization, id),
    foreign key (organization, subject_id) references subject (organization, id),
    check ((status = 'DESTROYED') = (proof_sha256 is not null)),
    check ((proof_type is null) = (proof_sha256 is null))
);

create index replica_subject on replica (organization, subject_id);
