-- Who people were until somebody noted that they live otherwise: a question about the past is answered of them as they were.
create table past_life (
    id            uuid        primary key,
    organization  text        not null,
    subject_id    uuid        not null,
    kind          text        not null,
    majority_date date,
    date_of_death date,
    ended_at      timestamptz not null,
    foreign key (organization, subject_id) references subject (organization, id)
);

create index past_life_subject on past_life (organization, subject_id, ended_at);

create trigger append_only before update or delete on past_life
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on past_life
    for each statement execute function refuse_change();

-- The ledger says what people were before; their dates it has under a digest only. Without them a child was one until it was
-- noted that it had come of age, and who was dead had been so for long: both are closed.
insert into past_life (id, organization, subject_id, kind, majority_date, date_of_death, ended_at)
select gen_random_uuid(), e.organization, r.subject_id, e.body::jsonb ->> 'from',
       case when e.kind = 'SUBJECT_CAME_OF_AGE' then (e.at at time zone 'UTC')::date end,
       case e.body::jsonb ->> 'from' when 'DECEASED' then date '1970-01-01' end,
       e.at
from registry_event r
join ledger_entry e on e.organization = r.organization and e.seq = r.ledger_seq
where r.kind in ('SUBJECT_DIED', 'SUBJECT_CAME_OF_AGE', 'SUBJECT_CORRECTED') and e.body::jsonb ? 'from';
