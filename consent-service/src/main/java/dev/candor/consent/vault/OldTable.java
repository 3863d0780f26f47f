package dev.candor.consent.vault;

import java.util.ArrayList;
import java.util.List;

/// A table that held people's data in the clear once, and how its columns are sealed.
///
/// @param organization SQL expression over a row `t`
/// @param owners SQL expression of an array: whose keys seal it; none for the organization's own
record OldTable(String name, String organization, String owners, List<Column> columns) {
    private static final String OWN = "t.organization";
    private static final String NOBODY = "null::uuid[]";
    private static final String SUBJECT = "array[t.subject_id]";
    private static final String SUBJECT_OF_GRANT =
            "(select array[g.subject_id] from consent_grant g where g.id = t.grant_id)";

    OldTable {
        columns = List.copyOf(columns);
    }

    /// Every table but `subject` and `idempotency_record`, whose rows are sealed as wholes.
    static final List<OldTable> ALL =
            List.of(
                    table("registry_event", OWN, SUBJECT)
                            .with(Manner.ACCOUNT_AND_SEALED, "registry_event", "actor_id")
                            .with(Manner.SEALED, "registry_event", "details", "salt"),
                    table("representative", OWN, SUBJECT)
                            .with(Manner.SEALED, "representative", "account_id")
                            .accounts("added_by", "verified_by", "ended_by"),
                    table("identity_verification", OWN, SUBJECT).sealed("provider"),
                    table("replica", OWN, SUBJECT).sealed("tool", "custodian"),
                    table("retention_hold", OWN, SUBJECT)
                            .sealed("rule")
                            .accounts("placed_by", "lifted_by"),
                    table("scope_line", OWN, SUBJECT_OF_GRANT).sealed("description"),
                    table("consent_grant", OWN, SUBJECT)
                            .sealed("retention")
                            .with(Manner.SEALED_EACH, "consent_grant.recipients", "recipients"),
                    table("consent_event", OWN, SUBJECT_OF_GRANT)
                            .actor()
                            .sealed(
                                    "reason",
                                    "signature_provider",
                                    "signature_reference",
                                    "captured_by",
                                    "salt"),
                    table("challenge", OWN, SUBJECT_OF_GRANT).sealed("phrase"),
                    table("standing_objection", OWN, SUBJECT).actor().sealed("reason", "salt"),
                    table(
                                    "objection_lifting",
                                    OWN,
                                    "(select array[o.subject_id] from standing_objection o where"
                                            + " o.id = t.objection_id)")
                            .actor()
                            .sealed("reason", "salt"),
                    table("exemption", OWN, "t.subjects")
                            .accounts("claimant_id")
                            .sealed("rationale", "salt"),
                    table("exemption_review", OWN, NOBODY)
                            .accounts("reviewer_id")
                            .sealed("summary", "salt"),
                    table("use_approval", OWN, SUBJECT_OF_GRANT)
                            .actor()
                            .sealed("description", "salt"),
                    table(
                                    "use_approval_decision",
                                    OWN,
                                    "(select array[g.subject_id] from use_approval a join"
                                            + " consent_grant g on g.id = a.grant_id where a.id ="
                                            + " t.approval_id)")
                            .actor()
                            .sealed("reason", "salt"),
                    table("policy_acceptance", OWN, NOBODY).accounts("account_id").sealed("salt"),
                    table("policy_approval", OWN, NOBODY)
                            .accounts("decided_by")
                            .sealed("reason", "salt"),
                    table("legal_profile_choice", OWN, NOBODY).accounts("chosen_by"),
                    table("consent_check", OWN, NOBODY).accounts("actor_id"),
                    table("line_consumption", OWN, NOBODY).accounts("actor_id"),
                    table("party", OWN, "array[t.id]")
                            .sealed("name", "address", "contact", "email", "url", "phone"),
                    table("transfer_import", OWN, NOBODY)
                            .accounts("account_id")
                            .with(Manner.EMPTIED, "", "account_name"),
                    table(
                                    "transfer_row",
                                    "(select i.organization from transfer_import i where i.id ="
                                            + " t.import_id)",
                                    NOBODY)
                            .sealed("body", "problem"));

    /// What becomes of a column.
    enum Manner {
        SEALED,
        SEALED_EACH,
        ACCOUNT,
        ACCOUNT_AND_SEALED,
        EMPTIED
    }

    record Column(String name, String field, Manner manner) {}

    private static OldTable table(String name, String organization, String owners) {
        return new OldTable(name, organization, owners, List.of());
    }

    private OldTable with(Manner manner, String field, String... names) {
        var more = new ArrayList<>(columns);
        for (var column : names) {
            more.add(new Column(column, field, manner));
        }
        return new OldTable(name, organization, owners, more);
    }

    private OldTable sealed(String... names) {
        var next = this;
        for (var column : names) {
            next = next.with(Manner.SEALED, name + "." + column, column);
        }
        return next;
    }

    private OldTable accounts(String... names) {
        return with(Manner.ACCOUNT, "", names);
    }

    private OldTable actor() {
        return with(Manner.ACCOUNT_AND_SEALED, name + ".actor_id", "actor_id");
    }
}
