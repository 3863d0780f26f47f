create table exemption (
    id            uuid        primary key,
    organization  text        not null,
    basis         text        not null,
    subjects      uuid[]      not null,
    actions       text[]      not null,
    use_kind      text        not null,
    use_sha256    text        not null,
    content_flags text[]      not null,
    rationale     text        not null,
    claimant_id   text        not null,
    claimed_at    timestamptz not null,
    salt          text        not null,
    ledger_seq    bigint      not null,
    unique (organization, id),
    check (not 'sexual' = any (content_flags))
);

create index exemption_use on exemption (organization, use_sha256);

-- `outcome` is what the exemption is after this review.
create table exemption_review (
    exemption_id uuid        not null,
    position     integer     not null,
    organization text        not null,
    reviewer_id  text        not null,
    verdict      text        not null,
    summary      text        not null,
    valid_until  timestamptz,
    outcome      text        not null,
    reviewed_at  timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    primary key (exemption_id, position),
    foreign key (organization, exemption_id) references exemption (organization, id)
);

create trigger append_only before update or delete on exemption
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on exemption
    for each statement execute function refuse_change();
create trigger append_only before update or delete on exemption_review
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on exemption_review
    for each statement execute function refuse_change();
