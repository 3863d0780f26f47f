package dev.candor.kit.identity;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The organization that a door without a token shows: the one its address names, or the
/// installation's own.
///
/// Only organizations that the operator opened to the public are shown; any other does not exist
/// here, whether it is anybody's or nobody's.
///
/// ```java
/// @GET
/// @PermitAll
/// public Uni<View> read(@RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
///     return views.of(publicOrganization.named(organization)); }
/// ```
@ApplicationScoped
public class PublicOrganization {
    /// The query parameter that names it.
    public static final String PARAMETER = "organization";

    private final Optional<Organization> standard;
    private final Set<Organization> open;

    PublicOrganization(PublicConfig config) {
        standard = config.standard().map(Organization::new);
        var all = new HashSet<Organization>();
        standard.ifPresent(all::add);
        config.open().orElse(Set.of()).stream().map(Organization::new).forEach(all::add);
        open = Set.copyOf(all);
    }

    /// @param slug value of [#PARAMETER]; without one it is the installation's own
    /// @throws Declined when it is no slug, is not open to the public, or has to be named
    public Organization named(@Nullable String slug) {
        if (slug == null) {
            return standard.orElseThrow(() -> refused("Name the organization."));
        }
        if (!Organization.isSlug(slug)) {
            throw refused("An organization is 1 to 63 characters of a-z, 0-9 and hyphens.");
        }
        var organization = new Organization(slug);
        if (!open.contains(organization)) {
            throw new Declined(
                            CommonProblem.UNKNOWN_ORGANIZATION,
                            "No organization of this name shows anything here.")
                    .at("?" + PARAMETER);
        }
        return organization;
    }

    private static Declined refused(String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at("?" + PARAMETER);
    }
}
