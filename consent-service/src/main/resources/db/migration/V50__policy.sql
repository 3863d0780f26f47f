-- What an organization rules, whoever consents: documents, their versions, and the rules in them.
create table policy_document (
    id           uuid        primary key,
    organization text        not null,
    code         text        not null,
    created_at   timestamptz not null,
    unique (organization, id),
    unique (organization, code)
);

-- In force from effective_from (inclusive) to effective_until (exclusive). A version that takes another's place,
-- and a retirement, write the end of what was open; ranges of one document never overlap.
create table policy_version (
    id                  uuid        primary key,
    organization        text        not null,
    policy_id           uuid        not null,
    code                text        not null, -- of the document, so that a check reads it here
    version             integer     not null,
    effective_from      timestamptz not null,
    effective_until     timestamptz,
    acceptance_required boolean     not null,
    digest              text        not null,
    published_at        timestamptz not null,
    ledger_seq          bigint      not null,
    unique (organization, id),
    unique (policy_id, version),
    foreign key (organization, policy_id) references policy_document (organization, id),
    check (effective_until >= effective_from)
);

create index policy_version_range on policy_version (organization, effective_from, effective_until);

create table policy_text (
    version_id   uuid not null,
    language     text not null,
    organization text not null,
    position     integer not null,
    title        text not null,
    text         text not null,
    plain        text not null,
    primary key (version_id, language),
    foreign key (organization, version_id) references policy_version (organization, id)
);

-- A rule speaks of a use when each of its conditions does; a condition without values speaks of every use.
-- effect: PROHIBITED; REQUIRES_APPROVAL by a role; REQUIRES_LABEL, a duty such as before-exposure.
create table policy_rule (
    version_id    uuid    not null,
    position      integer not null,
    organization  text    not null,
    code          text    not null,
    effect        text    not null,
    role          text,
    label         text,
    techniques    text[]  not null,
    actions       text[]  not null,
    purposes      text[]  not null,
    modalities    text[]  not null,
    channels      text[]  not null,
    territories   text[]  not null,
    content_flags text[]  not null,
    licensees     text[]  not null,
    languages     text[]  not null,
    statements    text[]  not null,
    primary key (version_id, position),
    unique (version_id, code),
    foreign key (organization, version_id) references policy_version (organization, id),
    check ((effect = 'REQUIRES_APPROVAL') = (role is not null)),
    check ((effect = 'REQUIRES_LABEL') = (label is not null)),
    check (effect in ('PROHIBITED', 'REQUIRES_APPROVAL', 'REQUIRES_LABEL')),
    check (cardinality(languages) = cardinality(statements))
);

-- An account took note of one version, and goes by it.
create table policy_acceptance (
    id           uuid        primary key,
    organization text        not null,
    policy_id    uuid        not null,
    version_id   uuid        not null,
    account_id   text        not null,
    accepted_at  timestamptz not null,
    salt         text        not null,
    ledger_seq   bigint      not null,
    unique (organization, version_id, account_id),
    foreign key (organization, version_id) references policy_version (organization, id)
);

-- Somebody in the role that a rule names decided on one use, by the hash of its script or asset or by the code of
-- its project. The latest decision on a use counts, until it ends.
create table policy_approval (
    id           uuid        primary key,
    organization text        not null,
    version_id   uuid        not null,
    rule         text        not null,
    role         text        not null,
    use_sha256   text,
    project      text,
    approved     boolean     not null,
    reason       text,
    decided_by   text        not null,
    decided_at   timestamptz not null,
    valid_until  timestamptz,
    salt         text        not null,
    ledger_seq   bigint      not null,
    foreign key (organization, version_id) references policy_version (organization, id),
    foreign key (version_id, rule) references policy_rule (version_id, code),
    check (num_nonnulls(use_sha256, project) = 1),
    check (valid_until > decided_at)
);

create index policy_approval_use on policy_approval (organization, version_id, rule, use_sha256, project);

-- An end may be set, or brought forward as long as it lies ahead; nothing else of a version ever changes.
create function refuse_all_but_an_end() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'effective_until' <> to_jsonb(old) - 'effective_until'
            or new.effective_until is null
            or new.effective_until > coalesce(old.effective_until, 'infinity')
            or new.effective_until < now() - interval '1 minute' and new.effective_until > new.effective_from then
        raise exception 'of a policy version only an end ahead can be set'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger keeps before update on policy_version
    for each row execute function refuse_all_but_an_end();
create trigger append_only before delete on policy_version
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_version
    for each statement execute function refuse_change();

create trigger append_only before update or delete on policy_document
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_document
    for each statement execute function refuse_change();

create trigger append_only before update or delete on policy_text
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_text
    for each statement execute function refuse_change();

create trigger append_only before update or delete on policy_rule
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_rule
    for each statement execute function refuse_change();

create trigger append_only before update or delete on policy_acceptance
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_acceptance
    for each statement execute function refuse_change();

create trigger append_only before update or delete on policy_approval
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on policy_approval
    for each statement execute function refuse_change();
