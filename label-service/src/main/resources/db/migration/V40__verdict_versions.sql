-- A correction is the next version of a verdict, beside the ones before it.
alter table plan drop constraint plan_verdict_id_fkey;
alter table verdict drop constraint verdict_pkey;
alter table verdict add primary key (id, version);

-- The evidence as it was sent, so that other rules can judge it again; verdicts from before have none. The rules'
-- version is 0 for those that are shipped.
alter table verdict add column evidence text;
alter table verdict add column rules_version integer not null default 0;
alter table verdict add column reason text;
alter table plan add column verdict_version integer;

create index verdict_organization on verdict (organization, id);

-- What an editor decided; it takes effect at once, or when a second person agrees.
create table verdict_correction (
    id           uuid        primary key,
    organization text        not null,
    verdict_id   uuid        not null,
    base_version integer     not null,
    class        text        not null,
    source_type  text,
    reason       text        not null,
    proposed_by  text        not null,
    proposer     text        not null,
    proposed_at  timestamptz not null,
    foreign key (verdict_id, base_version) references verdict (id, version)
);

create table verdict_correction_applied (
    correction_id uuid        primary key references verdict_correction,
    organization  text        not null,
    version       integer     not null,
    applied_by    text        not null,
    applied_at    timestamptz not null
);

-- The figures of the decision table, as an organization sets them, for good.
create table decision_rules (
    organization               text             not null,
    version                    integer          not null check (version >= 1),
    watermark_false_positives  double precision not null,
    detector_score             double precision not null,
    detector_false_positives   double precision not null,
    fill_share                 double precision not null,
    reporters                  integer          not null,
    published_by               text             not null,
    published_at               timestamptz      not null,
    primary key (organization, version)
);

-- Judging again what is there, by other rules: how far it is.
create table rejudgement (
    id            uuid        primary key,
    organization  text        not null,
    rules_version integer     not null,
    total         integer     not null,
    judged        integer     not null,
    changed       integer     not null,
    last_id       uuid,
    finished_at   timestamptz,
    started_at    timestamptz not null,
    unique (organization, rules_version),
    check (judged >= changed)
);

create index rejudgement_open on rejudgement (started_at) where finished_at is null;

create trigger verdict_correction_stays before update or delete on verdict_correction
    for each row execute function refuse_change();
create trigger verdict_correction_applied_stays before update or delete on verdict_correction_applied
    for each row execute function refuse_change();
create trigger decision_rules_stay before update or delete on decision_rules
    for each row execute function refuse_change();
