-- Where an organization wants to be told what happened. Secrets are sealed; what opens them is not in this database.
create table webhook (
    id            uuid        primary key,
    organization  text        not null,
    url           text        not null,
    types         text        not null,
    description   text        not null,
    state         text        not null check (state in ('ENABLED', 'SUSPENDED', 'DISABLED')),
    because       text,
    secret        bytea       not null,
    former_secret bytea,
    former_until  timestamptz,
    failing_since timestamptz,
    created_at    timestamptz not null,
    changed_at    timestamptz not null
);

create index webhook_by_organization on webhook (organization, id);

-- One event for one webhook. Of one subject only the oldest that waits is sent: a replica holds it for as long as its
-- lease runs, and the next has its turn when this one arrived or is given up.
create table webhook_delivery (
    id           uuid        primary key,
    webhook      uuid        not null references webhook on delete cascade,
    position     bigint      not null,
    subject      text        not null,
    type         text        not null,
    event        uuid        not null,
    state        text        not null check (state in ('WAITING', 'DELIVERED', 'DEAD')),
    attempts     integer     not null,
    not_before   timestamptz not null,
    holder       uuid,
    leased_until timestamptz,
    status       integer,
    failure      text,
    tried_at     timestamptz,
    created_at   timestamptz not null,
    unique (webhook, position)
);

create index webhook_delivery_due on webhook_delivery (webhook, subject, position) where state = 'WAITING';
create index webhook_delivery_log on webhook_delivery (webhook, id desc);
create index webhook_delivery_age on webhook_delivery (created_at);
