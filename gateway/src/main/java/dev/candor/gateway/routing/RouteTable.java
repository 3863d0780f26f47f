package dev.candor.gateway.routing;

import static dev.candor.gateway.routing.Neighbour.CONSENT;
import static dev.candor.gateway.routing.Neighbour.LABEL;
import static dev.candor.gateway.routing.Neighbour.PROVENANCE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which service answers for which resource, and which doors are open without a token.
final class RouteTable {
    /// @param prefix first segments of the path; the resource itself and everything below it
    /// @param carries what its bodies may be
    /// @param openTo methods that need no token
    record Route(String prefix, Neighbour to, Carries carries, Set<String> openTo) {
        private boolean leads(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    /// Media streams and may be long; JSON is read whole by a service and may not.
    enum Carries {
        JSON,
        MEDIA
    }

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final List<Route> ROUTES =
            List.of(
                    route("/v1/me", CONSENT),
                    route("/v1/subjects", CONSENT),
                    route("/v1/parties", CONSENT),
                    route("/v1/erasures", CONSENT),
                    route("/v1/representatives", CONSENT),
                    route("/v1/replicas", CONSENT),
                    route("/v1/notices", CONSENT),
                    route("/v1/grants", CONSENT),
                    route("/v1/agreements", CONSENT),
                    route("/v1/legal-profiles", CONSENT, READING),
                    route("/v1/consent-checks", CONSENT),
                    route("/v1/exemptions", CONSENT),
                    route("/v1/objections", CONSENT),
                    route("/v1/asset-links", CONSENT),
                    route("/v1/assets", CONSENT, READING),
                    media("/v1/imports", CONSENT, Set.of()),
                    route("/v1/exports", CONSENT),
                    route("/v1/ledger/keys/rotations", CONSENT), // before the keys, which are open
                    route("/v1/ledger/keys", CONSENT, READING),
                    route("/v1/ledger/checkpoint", CONSENT, READING),
                    route("/v1/ledger/inclusion", CONSENT, READING),
                    route("/v1/ledger/cosignatures", CONSENT, READING),
                    route("/v1/ledger/consistency", CONSENT, READING),
                    route("/v1/ledger", CONSENT),
                    route("/v1/policies", CONSENT, READING),
                    route("/v1/policy-acceptances", CONSENT),
                    route("/v1/policy-approvals", CONSENT),
                    route("/v1/tool-cards", CONSENT, READING),
                    media("/v1/verifications", PROVENANCE, Set.of("POST")),
                    media("/v1/inspections", PROVENANCE, Set.of()),
                    media("/v1/signatures", PROVENANCE, Set.of()),
                    route("/v1/manifests/stores", PROVENANCE, READING),
                    route("/v1/manifests", PROVENANCE),
                    route("/v1/signing-identities", PROVENANCE),
                    route("/v1/trust-lists", PROVENANCE),
                    route("/v1/verdicts", LABEL),
                    route("/v1/decision-rules", LABEL),
                    route("/v1/profiles", LABEL, READING),
                    route("/v1/vocabulary", LABEL, READING),
                    route("/v1/plans", LABEL),
                    media("/v1/renderings", LABEL, Set.of()),
                    route("/v1/badges", LABEL, READING),
                    route("/v1/embeds", LABEL, READING),
                    route("/v1/icon-packs", LABEL, READING));

    private RouteTable() {}

    static List<Route> routes() {
        return ROUTES;
    }

    static Optional<Route> find(String path) {
        return ROUTES.stream().filter(route -> route.leads(path)).findFirst();
    }

    private static Route route(String prefix, Neighbour to) {
        return route(prefix, to, Set.of());
    }

    private static Route route(String prefix, Neighbour to, Set<String> openTo) {
        return new Route(prefix, to, Carries.JSON, openTo);
    }

    private static Route media(String prefix, Neighbour to, Set<String> openTo) {
        return new Route(prefix, to, Carries.MEDIA, openTo);
    }
}
