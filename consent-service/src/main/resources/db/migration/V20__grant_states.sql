-- What a grant may say of itself, and when the clock ends it.
alter table consent_grant
    add column answer_by        timestamptz,
    add column jurisdictions    text[] not null default '{}',
    add column profiles         text[] not null default '{}',
    add column lawful_basis     text,
    add column retention        text,
    add column recipients       text[] not null default '{}',
    add column counsel_or_union text,
    add column agreement_id     uuid,
    add column renews           uuid,
    add column ends_at          timestamptz,
    add foreign key (organization, renews) references consent_grant (organization, id),
    add check (state in ('DRAFT', 'REQUESTED', 'DEFERRED', 'REFUSED', 'LAPSED', 'ACTIVE', 'SUSPENDED', 'WITHDRAWN',
                         'REVOKED', 'EXPIRED', 'EXHAUSTED', 'INVALIDATED', 'SUPERSEDED'));

-- When the last permission ends, or the last line where there is no permission; null where one is open-ended.
update consent_grant g
set ends_at = (select case when bool_and(l.valid_until is not null) then max(l.valid_until) end
               from scope_line l
               where l.grant_id = g.id
                 and (l.effect = 'PERMIT'
                      or not exists (select from scope_line p where p.grant_id = g.id and p.effect = 'PERMIT')));

create index consent_grant_ends on consent_grant (ends_at) where state in ('ACTIVE', 'SUSPENDED') and ends_at is not null;
create index consent_grant_answer_by on consent_grant (answer_by)
    where state in ('REQUESTED', 'DEFERRED') and answer_by is not null;
create index consent_grant_renews on consent_grant (organization, renews) where renews is not null;

-- An empty array narrows nothing.
alter table scope_line
    add column likeness             text[]  not null default '{}',
    add column techniques           text[]  not null default '{}',
    add column projects             text[]  not null default '{}',
    add column languages            text[]  not null default '{}',
    add column max_uses             integer,
    add column approval             text    not null default 'BLANKET',
    add column content_limits       text[]  not null default '{}',
    add column label_class          text,
    add column discloses_provenance boolean not null default false,
    add column discloses_name       boolean not null default false,
    add column post_mortem          text    not null default 'END',
    add column post_mortem_until    timestamptz,
    add column sublicense           boolean not null default false,
    add check (max_uses > 0),
    add check ((post_mortem = 'CONTINUE_UNTIL') = (post_mortem_until is not null));

-- effective_at: when the state began, where that is not when it was written down.
alter table consent_event
    add column effective_at  timestamptz,
    add column suspension_id uuid,
    add column lifted        uuid[] not null default '{}',
    add column superseded_by uuid,
    drop constraint consent_event_check1,
    add constraint consent_event_expressed
        check (kind <> 'GRANT_EXPRESSED' or method is not null and language is not null),
    add constraint consent_event_activates
        check (to_state <> 'ACTIVE' or kind in ('GRANT_EXPRESSED', 'GRANT_SUSPENDED', 'GRANT_RESUMED'));

-- An empty array suspends all of it. Rows stay; the one thing that is ever written to them is that they were lifted.
create table suspension (
    id           uuid        primary key,
    organization text        not null,
    grant_id     uuid        not null,
    cause        text        not null,
    actions      text[]      not null,
    projects     text[]      not null,
    territories  text[]      not null,
    since        timestamptz not null,
    lifted_at    timestamptz,
    foreign key (organization, grant_id) references consent_grant (organization, id),
    check (cause in ('DISPUTE', 'STRIKE', 'COURT', 'SAFETY', 'DEATH_NOTICE', 'MAJORITY_REACHED', 'PAYMENT'))
);

create index suspension_open on suspension (organization, grant_id) where lifted_at is null;
create index suspension_grant on suspension (grant_id);

create function refuse_all_but_lifting() returns trigger language plpgsql as $$
begin
    if old.lifted_at is not null or new.lifted_at is null
            or (new.id, new.organization, new.grant_id, new.cause, new.actions, new.projects, new.territories, new.since)
                is distinct from
               (old.id, old.organization, old.grant_id, old.cause, old.actions, old.projects, old.territories, old.since) then
        raise exception 'a suspension is lifted once, and not changed'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger only_lifted before update on suspension
    for each row execute function refuse_all_but_lifting();
create trigger append_only before delete on suspension
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on suspension
    for each statement execute function refuse_change();
