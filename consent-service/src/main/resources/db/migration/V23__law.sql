-- What legal profiles made of a grant when it was asked for: which held, by code and version, and whether one doubts
-- that it can be enforced.
alter table consent_grant
    add column applied_profiles text[]  not null default '{}',
    add column at_risk          boolean not null default false;

-- Which profiles an organization has asked to hold for everything it asks people for; the latest row of a profile counts.
create table legal_profile_choice (
    id           uuid        primary key,
    organization text        not null,
    profile      text        not null,
    applies      boolean     not null,
    chosen_by    text        not null,
    chosen_at    timestamptz not null
);

create index legal_profile_choice_profile on legal_profile_choice (organization, profile, id);

create trigger append_only before update or delete on legal_profile_choice
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on legal_profile_choice
    for each statement execute function refuse_change();
