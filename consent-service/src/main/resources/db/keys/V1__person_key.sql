-- One key a person, each encrypted under the installation's secret. Without its key nothing that
-- was sealed for the person can be read again; a destroyed key leaves its name, so that none is
-- made in its place.
create table person_key (
    person       uuid        primary key,
    organization text        not null,
    sealed       bytea,
    made_at      timestamptz not null,
    destroyed_at timestamptz,
    check ((sealed is null) = (destroyed_at is not null))
);

-- A key that is destroyed stays destroyed.
create function refuse_revival() returns trigger language plpgsql as $$
begin
    if old.destroyed_at is not null then
        raise exception 'the key of % is destroyed', old.person
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger stays_destroyed before update on person_key
    for each row execute function refuse_revival();
