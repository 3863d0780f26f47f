-- What is still to be told. Rows leave in the order of their positions once the gateway has them. Runs after all
-- numbered migrations, and may run again.
create table if not exists outbox_event (
    position   bigint generated always as identity primary key,
    id         uuid        not null unique,
    body       text        not null,
    created_at timestamptz not null
);

-- Who delivers: one process at a time, for as long as it renews.
create table if not exists outbox_lease (
    name   text        primary key,
    holder uuid        not null,
    until  timestamptz not null
);
