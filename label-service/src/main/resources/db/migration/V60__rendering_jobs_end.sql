-- Finished jobs are forgotten after a time.
create index rendering_job_finished on rendering_job (finished_at) where finished_at is not null;
