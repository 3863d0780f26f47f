package dev.candor.consent;

import dev.candor.kit.identity.Entitlements;
import dev.candor.kit.identity.Roles;
import dev.candor.testkit.AccessMatrix;

/// Who may pass where in this service.
final class Doors {
    private static final String[] NO_STAFF = {Roles.SUBJECT, Roles.REPRESENTATIVE};

    /// A machine writes down what people told it, and vouches for nobody.
    private static final String[] NO_VOUCHER = {
        Roles.SUBJECT, Roles.REPRESENTATIVE, Roles.INTEGRATOR
    };

    private Doors() {}

    /// People who are no staff change what is about them, and neither register people nor publish
    /// notices nor link assets.
    static AccessMatrix matrix() {
        return AccessMatrix.of("consent-service", "dev.candor.consent", Entitlements::rolesFor)
                .except("POST /v1/subjects", NO_STAFF)
                .except("POST /v1/notices", NO_STAFF)
                .except("POST /v1/parties", NO_STAFF)
                .except("GET /v1/parties", NO_STAFF)
                .except("GET /v1/parties/{id}", NO_STAFF)
                .except("POST /v1/subjects/{id}/death-notice", NO_STAFF)
                .except("POST /v1/subjects/{id}/majority", NO_STAFF)
                .except("POST /v1/subjects/{id}/correction", NO_VOUCHER)
                .except("POST /v1/subjects/{id}/quorum", NO_VOUCHER)
                .except("POST /v1/subjects/{subject}/verifications", NO_STAFF)
                .except("POST /v1/subjects/{subject}/erasure", NO_VOUCHER)
                .except("POST /v1/subjects/{subject}/holds", NO_VOUCHER)
                .except("DELETE /v1/subjects/{subject}/holds/{id}", NO_VOUCHER)
                .except("POST /v1/erasures", NO_VOUCHER)
                .except("POST /v1/ledger/keys/rotations", NO_VOUCHER)
                .except("POST /v1/replicas", NO_STAFF)
                .except("POST /v1/replicas/{id}/status", NO_STAFF)
                .except("POST /v1/representatives", NO_STAFF)
                .except("POST /v1/representatives/{id}/verification", NO_VOUCHER)
                .except("POST /v1/asset-links", NO_STAFF)
                .except("POST /v1/imports", NO_STAFF)
                .except("GET /v1/imports/{id}", NO_STAFF)
                .except("GET /v1/imports/{id}/problems", NO_STAFF)
                .except("POST /v1/agreements", NO_STAFF)
                .except("POST /v1/agreements/{id}/publication", NO_STAFF)
                .except("POST /v1/agreements/{id}/retirement", NO_STAFF)
                .except("POST /v1/grants/suspensions", NO_STAFF)
                .except("POST /v1/grants/resumptions", NO_STAFF)
                .except("POST /v1/grants/{id}/revocation", NO_STAFF)
                .except("POST /v1/grants/{id}/suspension", NO_STAFF)
                .except("POST /v1/grants/{id}/resumption", NO_STAFF)
                .except("POST /v1/grants/{id}/invalidation", NO_STAFF);
    }
}
