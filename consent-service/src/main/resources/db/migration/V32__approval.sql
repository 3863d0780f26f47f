create table use_approval (
    id           uuid        primary key,
    organization text        not null,
    grant_id     uuid        not null,
    use_kind     text        not null,
    use_sha256   text        not null,
    description  text        not null,
    actor_id     text        not null,
    requested_at timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    unique (organization, id),
    foreign key (organization, grant_id) references consent_grant (organization, id)
);

create index use_approval_grant on use_approval (organization, grant_id, use_sha256);

-- `voice` is whose word this is: the subject's id or a representative's. `outcome` is what the
-- approval is after it.
create table use_approval_decision (
    approval_id  uuid        not null,
    position     integer     not null,
    organization text        not null,
    voice        uuid        not null,
    verdict      text        not null,
    outcome      text        not null,
    reason       text,
    actor_id     text        not null,
    capacity     text        not null,
    decided_at   timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    primary key (approval_id, position),
    foreign key (organization, approval_id) references use_approval (organization, id)
);

create trigger append_only before update or delete on use_approval
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on use_approval
    for each statement execute function refuse_change();
create trigger append_only before update or delete on use_approval_decision
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on use_approval_decision
    for each statement execute function refuse_change();
