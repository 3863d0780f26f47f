-- Renderings that are asked for now and made later. One that is finished stays so.
create table rendering_job (
    id           uuid             primary key,
    organization text             not null,
    actor_id     text             not null,
    actor_name   text             not null,
    state        text             not null,
    asked        text             not null,
    progress     double precision not null,
    attempts     integer          not null,
    worker       uuid,
    lease_until  timestamptz,
    rendering_id uuid             references rendering,
    media        text,
    problem      text,
    created_at   timestamptz      not null,
    finished_at  timestamptz,
    expires_at   timestamptz,
    check (state in ('QUEUED', 'RENDERING', 'RENDERED', 'FAILED', 'CANCELLED')),
    check (progress between 0 and 1),
    check ((state = 'RENDERING') = (worker is not null)),
    check ((state = 'RENDERED') = (media is not null)),
    check ((state = 'RENDERED') = (rendering_id is not null)),
    check ((state = 'FAILED') = (problem is not null)),
    check ((state in ('RENDERED', 'FAILED', 'CANCELLED')) = (finished_at is not null))
);

create index rendering_job_in_order on rendering_job (organization, id);
create index rendering_job_waiting on rendering_job (id) where state in ('QUEUED', 'RENDERING');
