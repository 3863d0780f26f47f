create table idempotency_record (
    slot           text        primary key,
    request_digest text        not null,
    answer         text        not null,
    created_at     timestamptz not null
);

create index idempotency_record_age on idempotency_record (created_at);
