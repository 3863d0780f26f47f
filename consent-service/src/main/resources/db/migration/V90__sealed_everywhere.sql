-- What names people is sealed or a pseudonym, in every row from now on. The constraints are not valid yet for rows from
-- before: those are sealed when the service starts next, which needs the keys, and the constraints are validated then.
alter table subject
    add constraint subject_sealed check (
        display_name is null
        and account_id is null
        and representatives = '{}'
        and external_schemes = '{}'
        and external_values = '{}'
        and (sealed is null or sealed like 'sealed:%')) not valid;

alter table registry_event
    add constraint registry_event_sealed check (
        (actor_id like 'sealed:%' or actor_id like 'account:%')
        and (details like 'sealed:%' or details = '{}')
        and (salt like 'sealed:%' or kind = 'SUBJECT_ERASED')) not valid;

alter table representative
    add constraint representative_sealed check (
        (account_id is null or account_id = '' or account_id like 'sealed:%')
        and added_by like 'account:%'
        and (verified_by is null or verified_by like 'account:%')
        and (ended_by is null or ended_by like 'account:%')) not valid;

alter table identity_verification
    add constraint identity_verification_sealed check (
        provider like 'sealed:%') not valid;

alter table replica
    add constraint replica_sealed check (
        tool like 'sealed:%'
        and custodian like 'sealed:%') not valid;

alter table retention_hold
    add constraint retention_hold_sealed check (
        rule like 'sealed:%'
        and placed_by like 'account:%'
        and (lifted_by is null or lifted_by like 'account:%')) not valid;

alter table scope_line
    add constraint scope_line_sealed check (
        description like 'sealed:%') not valid;

alter table consent_grant
    add constraint consent_grant_sealed check (
        (retention is null or retention like 'sealed:%')
        and array_to_string(recipients, ' ') ~ '^(sealed:[0-9]:[A-Za-z0-9_-]*( |$))*$') not valid;

alter table consent_event
    add constraint consent_event_sealed check (
        actor_id like 'sealed:%'
        and (reason is null or reason like 'sealed:%')
        and (signature_provider is null or signature_provider like 'sealed:%')
        and (signature_reference is null or signature_reference like 'sealed:%')
        and (captured_by is null or captured_by like 'sealed:%')
        and salt like 'sealed:%') not valid;

alter table challenge
    add constraint challenge_sealed check (
        phrase like 'sealed:%') not valid;

alter table standing_objection
    add constraint standing_objection_sealed check (
        actor_id like 'sealed:%'
        and (reason is null or reason like 'sealed:%')
        and salt like 'sealed:%') not valid;

alter table objection_lifting
    add constraint objection_lifting_sealed check (
        actor_id like 'sealed:%'
        and (reason is null or reason like 'sealed:%')
        and salt like 'sealed:%') not valid;

alter table exemption
    add constraint exemption_sealed check (
        rationale like 'sealed:%'
        and claimant_id like 'account:%'
        and salt like 'sealed:%') not valid;

alter table exemption_review
    add constraint exemption_review_sealed check (
        summary like 'sealed:%'
        and reviewer_id like 'account:%'
        and salt like 'sealed:%') not valid;

alter table use_approval
    add constraint use_approval_sealed check (
        actor_id like 'sealed:%'
        and description like 'sealed:%'
        and salt like 'sealed:%') not valid;

alter table use_approval_decision
    add constraint use_approval_decision_sealed check (
        actor_id like 'sealed:%'
        and (reason is null or reason like 'sealed:%')
        and salt like 'sealed:%') not valid;

alter table policy_acceptance
    add constraint policy_acceptance_sealed check (
        account_id like 'account:%'
        and salt like 'sealed:%') not valid;

alter table policy_approval
    add constraint policy_approval_sealed check (
        decided_by like 'account:%'
        and (reason is null or reason like 'sealed:%')
        and salt like 'sealed:%') not valid;

alter table legal_profile_choice
    add constraint legal_profile_choice_sealed check (
        chosen_by like 'account:%') not valid;

alter table consent_check
    add constraint consent_check_sealed check (
        actor_id like 'account:%') not valid;

alter table line_consumption
    add constraint line_consumption_sealed check (
        actor_id like 'account:%') not valid;

alter table party
    add constraint party_sealed check (
        name like 'sealed:%'
        and address like 'sealed:%'
        and contact like 'sealed:%'
        and (email is null or email like 'sealed:%')
        and (url is null or url like 'sealed:%')
        and (phone is null or phone like 'sealed:%')) not valid;

alter table transfer_import
    add constraint transfer_import_sealed check (
        account_id like 'account:%'
        and account_name = '') not valid;

alter table transfer_row
    add constraint transfer_row_sealed check (
        (body = '' or body like 'sealed:%')
        and (problem is null or problem like 'sealed:%')) not valid;

alter table idempotency_record
    add constraint idempotency_record_sealed check (
        answer like 'sealed:%') not valid;
