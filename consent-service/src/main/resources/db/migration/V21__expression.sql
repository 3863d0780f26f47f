-- Words to be said aloud; used once.
create table challenge (
    id           uuid        primary key,
    organization text        not null,
    grant_id     uuid        not null,
    speaker_id   uuid        not null,
    language     text        not null,
    phrase       text        not null,
    issued_at    timestamptz not null,
    used_at      timestamptz,
    foreign key (organization, grant_id) references consent_grant (organization, id)
);

-- Who of several has said yes to a grant that waits for more; and whether it asks for a document.
alter table consent_grant
    add column voices                    uuid[]  not null default '{}',
    add column written_evidence_required boolean not null default false;

alter table consent_event
    add column representative_id    uuid,
    add column challenge_id         uuid,
    add column signature_provider   text,
    add column signature_reference  text,
    add column signed_at            timestamptz,
    add column captured_by          text,
    add column captured_at          timestamptz,
    add column attestation_sha256   text,
    add constraint consent_event_signature
        check (num_nulls(signature_provider, signature_reference, signed_at) in (0, 3)),
    add constraint consent_event_capture
        check (num_nulls(captured_by, captured_at, attestation_sha256) in (0, 3));
