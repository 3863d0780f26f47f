-- A tool that always says what it is: its identity signs nothing that says otherwise.
alter table signing_identity add column tool_card text;
alter table signing_identity add column tool_model text;
alter table signing_identity add column tool_source_type text;
alter table signing_identity add constraint signing_identity_tool
    check ((tool_card is null) = (tool_model is null) and (tool_card is null) = (tool_source_type is null));
create unique index signing_identity_of_tool on signing_identity (organization, tool_card)
    where tool_card is not null and state = 'ACTIVE';

alter table key_use drop constraint key_use_purpose_check;
alter table key_use add constraint key_use_purpose_check
    check (purpose in ('PROOF_OF_POSSESSION', 'CERTIFICATE_REQUEST', 'MANIFEST', 'IDENTITY_ASSERTION'));

-- What was found when a manifest was proven, before its media was given out.
alter table signed_manifest add column signing_identity text;
alter table signed_manifest add column title text;
alter table signed_manifest add column report text;
alter table signed_manifest add column crjson text;
create index signed_manifest_in_order on signed_manifest (organization, label);

-- Signatures that are asked for now and made later. One that is finished stays so.
create table signature (
    id           uuid        primary key,
    organization text        not null,
    actor_id     text        not null,
    actor_name   text        not null,
    state        text        not null,
    request      text        not null,
    media        text        not null,
    size         bigint      not null,
    written      bigint      not null,
    attempts     integer     not null,
    worker       uuid,
    lease_until  timestamptz,
    answer       text,
    problem      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    expires_at   timestamptz,
    check (state in ('QUEUED', 'SIGNING', 'SIGNED', 'FAILED')),
    check ((state = 'SIGNING') = (worker is not null)),
    check ((state = 'SIGNED') = (answer is not null)),
    check ((state = 'FAILED') = (problem is not null)),
    check ((state in ('SIGNED', 'FAILED')) = (finished_at is not null))
);

create index signature_in_order on signature (organization, id);
create index signature_waiting on signature (id) where state in ('QUEUED', 'SIGNING');
