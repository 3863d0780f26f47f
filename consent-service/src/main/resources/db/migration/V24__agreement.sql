-- What is agreed on once; a version's words never change, its status moves one way.
create table agreement (
    id           uuid        primary key,
    organization text        not null,
    version      integer     not null,
    title        text        not null,
    status       text        not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    template     text        not null,
    compensation text,
    created_at   timestamptz not null,
    published_at timestamptz,
    retired_at   timestamptz,
    unique (organization, id),
    unique (organization, title, version),
    check ((status = 'DRAFT') = (published_at is null)),
    check ((status = 'RETIRED') = (retired_at is not null))
);

create function refuse_rewording() returns trigger language plpgsql as $$
begin
    if (new.id, new.organization, new.version, new.title, new.template, new.compensation, new.created_at)
            is distinct from
       (old.id, old.organization, old.version, old.title, old.template, old.compensation, old.created_at)
            or (old.status, new.status) not in (('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'RETIRED')) then
        raise exception 'an agreement is published, then retired, and never reworded'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger stays_worded before update on agreement
    for each row execute function refuse_rewording();
create trigger append_only before delete on agreement
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on agreement
    for each statement execute function refuse_change();

alter table consent_grant
    add foreign key (organization, agreement_id) references agreement (organization, id) not valid;

-- Who comes of age by the clock.
create index subject_minor on subject (majority_date) where kind = 'MINOR';
