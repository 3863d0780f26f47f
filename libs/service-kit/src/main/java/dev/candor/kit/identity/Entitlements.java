package dev.candor.kit.identity;

import static dev.candor.kit.identity.Roles.*;
import static dev.candor.kit.identity.Scopes.*;
import static java.util.Map.entry;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which roles may use which scope. A caller needs both: the scope in the token and a role that
/// is entitled to it.
///
/// This table is the one place where that is said; `docs/access.md` and the access tests are
/// generated from it.
public final class Entitlements {
    private static final Set<String> EVERY_ROLE =
            Set.of(
                    CONSENT_OFFICER,
                    POLICY_EDITOR,
                    STANDARDS_OFFICE,
                    PUBLISHER,
                    EDITOR,
                    MODERATOR,
                    SENIOR_MODERATOR,
                    CHILD_SAFETY,
                    AUDITOR,
                    ADMIN,
                    INTEGRATOR,
                    SUBJECT,
                    REPRESENTATIVE);

    private static final Map<String, Set<String>> ROLES_BY_SCOPE =
            Map.ofEntries(
                    entry(
                            CONSENT_CHECK,
                            Set.of(INTEGRATOR, PUBLISHER, EDITOR, CONSENT_OFFICER, GATEWAY)),
                    entry(
                            CONSENT_READ,
                            Set.of(
                                    CONSENT_OFFICER,
                                    AUDITOR,
                                    ADMIN,
                                    INTEGRATOR,
                                    PUBLISHER,
                                    SUBJECT,
                                    REPRESENTATIVE)),
                    entry(
                            CONSENT_WRITE,
                            Set.of(CONSENT_OFFICER, INTEGRATOR, SUBJECT, REPRESENTATIVE, GATEWAY)),
                    entry(EVIDENCE_WRITE, Set.of(CONSENT_OFFICER, INTEGRATOR)),
                    entry(POLICY_READ, EVERY_ROLE),
                    entry(POLICY_WRITE, Set.of(POLICY_EDITOR, ADMIN)),
                    // Which of them approves a use is what the rule says that asks for it.
                    entry(POLICY_APPROVE, EVERY_ROLE),
                    entry(LEDGER_READ, Set.of(AUDITOR, CONSENT_OFFICER, ADMIN)),
                    entry(
                            PROVENANCE_READ,
                            Set.of(INTEGRATOR, PUBLISHER, EDITOR, AUDITOR, ADMIN, GATEWAY)),
                    entry(PROVENANCE_SIGN, Set.of(INTEGRATOR, PUBLISHER, GATEWAY)),
                    entry(TRUST_READ, Set.of(AUDITOR, ADMIN, PUBLISHER, INTEGRATOR, EDITOR)),
                    entry(TRUST_ADMIN, Set.of(ADMIN)),
                    entry(
                            LABEL_READ,
                            Set.of(
                                    INTEGRATOR,
                                    EDITOR,
                                    PUBLISHER,
                                    AUDITOR,
                                    MODERATOR,
                                    SENIOR_MODERATOR,
                                    ADMIN,
                                    GATEWAY)),
                    entry(LABEL_DECIDE, Set.of(INTEGRATOR, EDITOR, PUBLISHER, GATEWAY)),
                    entry(LABEL_RENDER, Set.of(INTEGRATOR, EDITOR, PUBLISHER, GATEWAY)),
                    entry(LABEL_OVERRIDE, Set.of(EDITOR, SENIOR_MODERATOR)),
                    entry(PROFILE_ADMIN, Set.of(ADMIN, POLICY_EDITOR)),
                    entry(REPORT_CREATE, EVERY_ROLE),
                    entry(CASE_READ, Set.of(MODERATOR, SENIOR_MODERATOR, CHILD_SAFETY, AUDITOR)),
                    entry(CASE_DECIDE, Set.of(MODERATOR, SENIOR_MODERATOR, CHILD_SAFETY)),
                    entry(
                            HASH_MATCH,
                            Set.of(INTEGRATOR, MODERATOR, SENIOR_MODERATOR, CHILD_SAFETY)),
                    entry(HASH_WRITE, Set.of(SENIOR_MODERATOR, CHILD_SAFETY)),
                    entry(PUBLICATION_CREATE, Set.of(INTEGRATOR, PUBLISHER)),
                    entry(
                            PUBLICATION_READ,
                            Set.of(
                                    INTEGRATOR,
                                    PUBLISHER,
                                    EDITOR,
                                    AUDITOR,
                                    MODERATOR,
                                    SENIOR_MODERATOR,
                                    CONSENT_OFFICER,
                                    ADMIN)),
                    entry(WEBHOOK_ADMIN, Set.of(ADMIN, INTEGRATOR)),
                    entry(FETCH_MANIFESTS, Set.of(INTEGRATOR, PUBLISHER, AUDITOR)),
                    entry(STORE_MANIFESTS, Set.of(INTEGRATOR, PUBLISHER)),
                    entry(STORE_BINDINGS, Set.of(INTEGRATOR, PUBLISHER)),
                    entry(EVENT_DELIVER, Set.of(SERVICE)));

    private Entitlements() {}

    /// Every scope there is, in alphabetical order.
    public static Set<String> scopes() {
        return new TreeSet<>(ROLES_BY_SCOPE.keySet());
    }

    /// The roles that may use a scope, in alphabetical order; none for an unknown scope.
    public static Set<String> rolesFor(String scope) {
        return new TreeSet<>(ROLES_BY_SCOPE.getOrDefault(scope, Set.of()));
    }

    /// Of the scopes a token carries, those that its bearer's roles are entitled to.
    static Set<String> effective(Collection<String> scopesOfToken, Collection<String> roles) {
        return scopesOfToken.stream()
                .filter(scope -> isEntitled(roles, scope))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEntitled(Collection<String> roles, String scope) {
        return !Collections.disjoint(ROLES_BY_SCOPE.getOrDefault(scope, Set.of()), roles);
    }
}
