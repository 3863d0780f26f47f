package dev.candor.transparency;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which columns an entry answers for, table by table: everything that never changes again.
///
/// An entry names its form in the member `form`. A form never changes, since old entries answer
/// in it; columns that come later need another.
public final class RowForm {
    /// The form of entries that are written now. Those before it answer for no rows.
    public static final int CURRENT = 2;

    private static final Map<String, SortedSet<String>> COLUMNS = new TreeMap<>();

    static {
        columns(
                "consent_event",
                "id grant_id version kind from_state to_state at effective_at actor_id capacity"
                        + " method language notice_id evidence_types evidence_sha256 reason"
                        + " suspension_id lifted superseded_by representative_id challenge_id"
                        + " signature_provider signature_reference signed_at captured_by"
                        + " captured_at attestation_sha256 salt");
        columns(
                "consent_grant",
                "id subject_id notice_id licensee requested_at answer_by jurisdictions profiles"
                        + " lawful_basis retention recipients counsel_or_union agreement_id renews"
                        + " ends_at written_evidence_required applied_profiles at_risk");
        columns(
                "scope_line",
                "grant_id position effect actions modalities purposes territories channels"
                        + " valid_from valid_until description likeness techniques projects"
                        + " languages max_uses approval content_limits label_class"
                        + " discloses_provenance discloses_name post_mortem post_mortem_until"
                        + " sublicense");
        columns("suspension", "id grant_id cause actions projects territories since");
        columns(
                "standing_objection",
                "id subject_id actions likeness modalities techniques purposes territories"
                        + " channels licensees valid_from valid_until reason actor_id capacity"
                        + " raised_at salt");
        columns("objection_lifting", "objection_id reason actor_id capacity lifted_at salt");
        columns("registry_event", "id subject_id about_id kind at actor_id details salt");
        columns(
                "notice",
                "id version title language text text_sha256 presentation published_at"
                        + " effective_from effective_until profile");
        columns("notice_translation", "notice_id position language title text text_sha256");
        columns(
                "exemption",
                "id basis subjects actions use_kind use_sha256 content_flags rationale claimant_id"
                        + " claimed_at salt");
        columns(
                "exemption_review",
                "exemption_id position reviewer_id verdict summary valid_until outcome reviewed_at"
                        + " salt");
        columns(
                "use_approval",
                "id grant_id use_kind use_sha256 description actor_id requested_at salt");
        columns(
                "use_approval_decision",
                "approval_id position voice verdict outcome reason actor_id capacity decided_at"
                        + " salt");
        columns("line_consumption", "check_id grant_id position actor_id at");
        columns("policy_document", "id code created_at");
        columns(
                "policy_version",
                "id policy_id code version effective_from acceptance_required digest published_at");
        columns("policy_text", "version_id language position title text plain");
        columns(
                "policy_rule",
                "version_id position code effect role label techniques actions purposes modalities"
                        + " channels territories content_flags licensees languages statements");
        columns("policy_acceptance", "id policy_id version_id account_id accepted_at salt");
        columns(
                "policy_approval",
                "id version_id rule role use_sha256 project approved reason decided_by decided_at"
                        + " valid_until salt");
        columns("tool_card", "id code version body digest published_at");
        columns("erasure_order", "id kind target ground ordered_by ordered_at");
        columns("erasure_confirmation", "order_id confirmed_by confirmed_at");
        columns("rotation_order", "id replaces ordered_by ordered_at");
        columns("rotation_confirmation", "order_id kid confirmed_by confirmed_at");
        columns("past_life", "id subject_id kind majority_date date_of_death ended_at");
    }

    private RowForm() {}

    /// The columns of a table's rows, in the order in which they are written.
    ///
    /// @throws IllegalArgumentException for a table that no entry answers for
    public static SortedSet<String> of(String table) {
        var columns = COLUMNS.get(table);
        if (columns == null) {
            throw new IllegalArgumentException("no entry answers for rows of " + table);
        }
        return columns;
    }

    private static void columns(String table, String names) {
        COLUMNS.put(
                table,
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of(names.split(" ", -1)))));
    }
}
