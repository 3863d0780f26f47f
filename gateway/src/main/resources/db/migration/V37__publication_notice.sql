-- How publications stand, to be told to the services that show it: one row for each publication and
-- service, due while less was told than there is. It names no standing: that is read when it is
-- told, so that what is told is always the newest.
create table publication_notice (
    publication  uuid        not null,
    neighbour    text        not null check (neighbour in ('LABEL', 'PROVENANCE')),
    organization text        not null,
    revision     bigint      not null check (revision >= 1),
    told         bigint      not null default 0 check (told <= revision),
    attempts     integer     not null default 0,
    not_before   timestamptz not null,
    holder       uuid,
    leased_until timestamptz,
    primary key (publication, neighbour)
);

create index publication_notice_due on publication_notice (not_before) where told < revision;

-- What became of publications before anybody was told.
insert into publication_notice (publication, neighbour, organization, revision, not_before)
select distinct a.publication, n.neighbour, a.organization, 1, now()
from publication_adjustment a, (values ('LABEL'), ('PROVENANCE')) n (neighbour)
where a.made_at is not null and a.kind <> 'CORRECTION';
