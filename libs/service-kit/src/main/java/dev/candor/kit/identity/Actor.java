package dev.candor.kit.identity;

import java.util.Set;

/// Who asks, for which organization. From a verified token, or from the gateway's verified
/// assertion.
///
/// @param id stable subject identifier of the token (`sub`)
/// @param name name for people; not an identifier
/// @param roles realm roles (`publisher`, `consent-officer`, …)
/// @param viaGateway whether the gateway's own service account speaks for this actor: only then
/// are spool ids taken
public record Actor(
        Organization organization, String id, String name, Set<String> roles, boolean viaGateway) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
