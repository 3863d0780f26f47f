-- How the publication behind a verdict stands, as the gateway told it: every change, the newest counts.
create table verdict_standing (
    verdict_id   uuid        not null,
    revision     bigint      not null check (revision >= 1),
    organization text        not null,
    standing     text        not null
        check (standing in ('PUBLISHED', 'CONSENT_SUSPENDED', 'CONSENT_ENDED', 'RETRACTED')),
    since        timestamptz not null,
    told_at      timestamptz not null,
    primary key (verdict_id, revision)
);

create trigger verdict_standing_stays before update or delete on verdict_standing
    for each row execute function refuse_change();
