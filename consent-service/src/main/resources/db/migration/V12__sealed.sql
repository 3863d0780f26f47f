-- What names people is sealed under their keys; accounts are found by keyed digests. A row from
-- before has its columns as they were, until its person is erased.
alter table subject
    alter column display_name drop not null,
    add column sealed          text,
    add column account_digest  text,
    add column speaker_digests varchar[] not null default '{}',
    add column erased_at       timestamptz,
    add check (erased_at is not null or sealed is not null or display_name is not null),
    add check (erased_at is null or display_name is null and account_id is null and sealed is null
        and account_digest is null);

create unique index subject_account_digest on subject (organization, account_digest)
    where account_digest is not null;
create index subject_speaker_digests on subject using gin (speaker_digests);

alter table representative
    add column account_digest text;

create index representative_account_digest on representative (organization, account_digest)
    where account_digest is not null;

-- What has to be kept although somebody wants it gone, and until when.
create table retention_hold (
    id           uuid        primary key,
    organization text        not null,
    subject_id   uuid        not null,
    rule         text        not null,
    until        timestamptz not null,
    placed_by    text        not null,
    placed_at    timestamptz not null,
    lifted_by    text,
    lifted_at    timestamptz,
    unique (organization, id),
    foreign key (organization, subject_id) references subject (organization, id),
    check (until > placed_at),
    check ((lifted_by is null) = (lifted_at is null))
);

create index retention_hold_subject on retention_hold (organization, subject_id);
