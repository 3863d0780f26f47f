-- The registry's public keys. The one with the highest number signs; those before it stay published, so that what they
-- signed can be verified for ever. Private keys are not here.
create table registry_key (
    organization text        not null,
    number       integer     not null check (number > 0),
    kid          text        not null unique,
    public_key   text        not null,
    made_at      timestamptz not null,
    endorsement  text,
    primary key (organization, number),
    check (number = 1 or endorsement is not null)
);

create trigger append_only before update or delete on registry_key
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on registry_key
    for each statement execute function refuse_change();
