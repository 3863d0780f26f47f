-- How the publication of signed media stands, as the gateway told it: every change, the newest counts.
create table manifest_standing (
    manifest     text        not null references signed_manifest,
    revision     bigint      not null check (revision >= 1),
    organization text        not null,
    standing     text        not null
        check (standing in ('PUBLISHED', 'CONSENT_SUSPENDED', 'CONSENT_ENDED', 'RETRACTED')),
    since        timestamptz not null,
    told_at      timestamptz not null,
    primary key (manifest, revision)
);

create trigger manifest_standing_stays before update or delete on manifest_standing
    for each row execute function refuse_change();
