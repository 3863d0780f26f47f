-- Who is behind the name that an account is written down under, encrypted under the installation's secret. Nothing but this
-- row says it; once it is let go, what the account did stays, and nobody can say any more whose it was.
create table account_name (
    account      uuid        primary key,
    organization text        not null,
    sealed       bytea,
    made_at      timestamptz not null,
    destroyed_at timestamptz,
    check ((sealed is null) = (destroyed_at is not null))
);

create function refuse_remembering() returns trigger language plpgsql as $$
begin
    if old.destroyed_at is not null then
        raise exception 'who was behind % is forgotten', old.account
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger stays_forgotten before update on account_name
    for each row execute function refuse_remembering();
