-- Checks that somebody wanted kept, with what was asked and answered. No names in either.
create table consent_check (
    id           uuid        primary key,
    organization text        not null,
    question     text        not null,
    answer       text        not null,
    decision     text        not null,
    actor_id     text        not null,
    checked_at   timestamptz not null
);

create index consent_check_organization on consent_check (organization, id);

-- How often a limited line was used; each use has a row in line_consumption.
create table line_use (
    grant_id     uuid    not null,
    position     integer not null,
    organization text    not null,
    used         bigint  not null,
    primary key (grant_id, position),
    foreign key (grant_id, position) references scope_line (grant_id, position),
    check (used > 0)
);

create table line_consumption (
    check_id     uuid        not null,
    grant_id     uuid        not null,
    position     integer     not null,
    organization text        not null,
    actor_id     text        not null,
    at           timestamptz not null,
    ledger_seq   bigint      not null,
    primary key (check_id, grant_id, position),
    foreign key (grant_id, position) references scope_line (grant_id, position)
);

create index line_consumption_line on line_consumption (grant_id, position, at);

create trigger append_only before update or delete on consent_check
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on consent_check
    for each statement execute function refuse_change();
create trigger append_only before update or delete on line_consumption
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on line_consumption
    for each statement execute function refuse_change();

-- A use counted stays counted, and never beyond what the line permits (invariant 19).
create function refuse_other_counts() returns trigger language plpgsql as $$
begin
    if new.used > (select l.max_uses from scope_line l
                   where l.grant_id = new.grant_id and l.position = new.position) then
        raise exception 'a line is not used more often than it permits' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (new.used <> old.used + 1
            or (new.grant_id, new.position, new.organization) is distinct from (old.grant_id, old.position, old.organization)) then
        raise exception 'uses are counted up by one' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger counts before insert or update on line_use
    for each row execute function refuse_other_counts();
create trigger stays before delete on line_use
    for each row execute function refuse_change();
create trigger stays_truncate before truncate on line_use
    for each statement execute function refuse_change();
