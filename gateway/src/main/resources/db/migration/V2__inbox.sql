-- What services told, once each however often they tell it, in the order in which it came.
create table inbox_event (
    source       text        not null,
    id           uuid        not null,
    position     bigint      generated always as identity,
    organization text        not null,
    type         text        not null,
    subject      text        not null,
    time         timestamptz not null,
    body         text        not null,
    received_at  timestamptz not null,
    primary key (source, id)
);

create unique index inbox_event_position on inbox_event (position);
create index inbox_event_organization on inbox_event (organization, position);
