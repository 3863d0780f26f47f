-- What a publication stands on, as events name it: `grants/{id}`, `verdicts/{id}`; and what it put
-- out: `assets/{sha256}`. Laid before the
-- publication itself is stored, so that nothing that happens meanwhile is missed.
create table publication_ground (
    publication  uuid not null,
    organization text not null,
    subject      text not null,
    primary key (publication, subject)
);

create index publication_ground_subject on publication_ground (organization, subject);

insert into publication_ground (publication, organization, subject)
select id, organization, 'verdicts/' || (document::json #>> '{verdict,id}') from publication
where document::json #>> '{verdict,id}' is not null;

insert into publication_ground (publication, organization, subject)
select id, organization, 'assets/' || (document::json #>> '{asset,sha256}') from publication
where document::json #>> '{asset,sha256}' is not null;

insert into publication_ground (publication, organization, subject)
select p.id, p.organization, 'grants/' || (s.value ->> 'grant')
from publication p, json_array_elements(p.document::json #> '{consent,subjects}') s
where json_typeof(p.document::json #> '{consent,subjects}') = 'array' and s.value ->> 'grant' is not null
on conflict do nothing;

-- What became of publications afterwards. A correction that waits for another person has no
-- made_at yet; nothing else ever changes.
create table publication_adjustment (
    id              uuid primary key,
    publication     uuid        not null,
    organization    text        not null,
    -- where it happened; null if somebody made it here
    ground          text,
    kind            text        not null,
    note            text,
    cause           text,
    label_class     text,
    verdict_version integer,
    correction      uuid,
    actor           text,
    known_since     timestamptz not null,
    made_at         timestamptz,
    -- the event it was learned from
    event           uuid
);

create index publication_adjustment_publication on publication_adjustment (publication, id);
create index publication_adjustment_told on publication_adjustment (organization, id) where made_at is not null;
create unique index publication_adjustment_retraction on publication_adjustment (publication) where kind = 'RETRACTION';
create unique index publication_adjustment_version on publication_adjustment (publication, verdict_version);
create unique index publication_adjustment_correction on publication_adjustment (publication, correction);
create unique index publication_adjustment_event on publication_adjustment (publication, event);
