-- Work that was taken in and is done meanwhile. A replica that works on a job holds a lease on it;
-- when the lease runs out, another one goes on from the checkpoint.
create table job (
    id           uuid        primary key,
    kind         text        not null,
    organization text        not null,
    actor_id     text        not null,
    actor_name   text        not null,
    actor_roles  text        not null,
    state        text        not null,
    task         text        not null,
    checkpoint   text,
    trail        text        not null,
    step         text        not null,
    progress     double precision not null,
    attempts     integer     not null,
    version      bigint      not null,
    worker       uuid,
    lease_until  timestamptz,
    not_before   timestamptz not null,
    result       text,
    problem      text,
    slot         text        unique,
    cleared      boolean     not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    finished_at  timestamptz
);

create index job_by_organization on job (organization, id);
create index job_open on job (id) where not cleared;
