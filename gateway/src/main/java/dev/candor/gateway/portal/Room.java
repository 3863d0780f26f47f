package dev.candor.gateway.portal;

import dev.candor.kit.identity.Entitlements;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.identity.Scopes;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The rooms of the portal. A person sees those that their role opens.
public enum Room {
    OVERVIEW("/portal", ""),
    OWN("/portal/mine", Scopes.CONSENT_READ),
    PUBLICATIONS("/portal/publications", Scopes.PUBLICATION_READ),
    PUBLISH("/portal/publications/new", Scopes.PUBLICATION_CREATE),
    CONSENT("/portal/consent", Scopes.CONSENT_READ),
    PEOPLE("/portal/people", Scopes.CONSENT_READ),
    PROFILES("/portal/profiles", Scopes.PROFILE_ADMIN),
    LEDGER("/portal/ledger", Scopes.LEDGER_READ),
    WEBHOOKS("/portal/webhooks", Scopes.WEBHOOK_ADMIN);

    /// Whose business is their own likeness, or that of somebody they speak for.
    private static final Set<String> OWN_ROLES = Set.of(Roles.SUBJECT, Roles.REPRESENTATIVE);

    private final String href;
    private final String scope;

    Room(String href, String scope) {
        this.href = href;
        this.scope = scope;
    }

    public String href() {
        return href;
    }

    static List<Room> openTo(SecurityIdentity identity) {
        return Arrays.stream(values()).filter(room -> room.isOpenTo(identity)).toList();
    }

    /// Whether somebody has no business here but their own.
    static boolean isOnlyOneself(List<Room> rooms) {
        return rooms.equals(List.of(OVERVIEW, OWN));
    }

    private boolean isOpenTo(SecurityIdentity identity) {
        return switch (this) {
            case OVERVIEW -> true;
            case OWN -> identity.hasRole(scope) && OWN_ROLES.stream().anyMatch(identity::hasRole);
            case CONSENT, PEOPLE -> identity.hasRole(scope) && isStaff(identity);
            case PUBLICATIONS, PUBLISH, PROFILES, LEDGER, WEBHOOKS -> identity.hasRole(scope);
        };
    }

    /// A person has the registry's scope for themselves; the look-up is for those who have it by
    /// another role.
    private static boolean isStaff(SecurityIdentity identity) {
        return Entitlements.rolesFor(Scopes.CONSENT_READ).stream()
                .filter(role -> !OWN_ROLES.contains(role))
                .anyMatch(identity::hasRole);
    }
}
