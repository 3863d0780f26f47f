-- Who signs for an organization. Keys are never here: they are in their store, by the identity's id.
create table signing_identity (
    id           uuid        primary key,
    organization text        not null,
    name         text        not null,
    origin       text        not null,
    state        text        not null,
    algorithm    text        not null,
    reference    text,
    preferred    boolean     not null,
    replaces     uuid,
    request_pem  text,
    chain_pem    text,
    created_at   timestamptz not null,
    active_since timestamptz,
    retired_at   timestamptz,
    unique (organization, id),
    foreign key (organization, replaces) references signing_identity (organization, id),
    check (origin in ('DEVELOPMENT', 'CERTIFICATE_REQUEST', 'IMPORT', 'REFERENCE')),
    check (state in ('REQUESTED', 'ACTIVE', 'RETIRED')),
    check (state <> 'ACTIVE' or chain_pem is not null and active_since is not null),
    check (state <> 'REQUESTED' or request_pem is not null),
    check ((state = 'RETIRED') = (retired_at is not null)),
    check ((origin = 'REFERENCE') = (reference is not null))
);

-- Whoever names no identity signs with this one.
create unique index signing_identity_preferred on signing_identity (organization)
    where preferred and state = 'ACTIVE';

-- What was done with a key, by whom and for what. Every use has an entry before the key is touched.
create table key_use (
    id                 uuid        primary key,
    organization       text        not null,
    use_id             uuid        not null,
    identity           text        not null,
    certificate_sha256 text,
    purpose            text        not null,
    outcome            text        not null,
    actor_id           text        not null,
    asset_sha256       text,
    manifest           text,
    reason             text,
    at                 timestamptz not null,
    check (purpose in ('PROOF_OF_POSSESSION', 'CERTIFICATE_REQUEST', 'MANIFEST')),
    check (outcome in ('ATTEMPTED', 'DONE', 'FAILED')),
    check (purpose <> 'MANIFEST' or asset_sha256 is not null)
);

create index key_use_identity on key_use (organization, identity, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: the table is append only', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on key_use
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on key_use
    for each statement execute function refuse_change();

-- An identity that was retired stays so, and none is forgotten.
create function refuse_revival() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.state = 'RETIRED' then
        raise exception '% of a % signing identity is refused', tg_op, old.state
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger stays_retired before update or delete on signing_identity
    for each row execute function refuse_revival();
