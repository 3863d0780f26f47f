package dev.candor.provenance.identity;

import dev.candor.kit.problem.ProblemType;

/// Why an identity is not made, not changed or does not sign.
enum IdentityProblem implements ProblemType {
    UNKNOWN_SIGNING_IDENTITY(404, "No such signing identity"),
    IDENTITY_NOT_ACTIVE(409, "This identity does not sign"),
    IDENTITY_NOT_REQUESTED(409, "This identity waits for no certificate"),
    IDENTITY_RETIRED(409, "This identity is retired"),
    IDENTITY_SET_BY_OPERATOR(409, "This identity is the operator's"),
    DEVELOPMENT_NOT_ALLOWED(409, "No development authority is in use here"),
    ROTATION_NEEDS_A_KEY(409, "The key of this identity was made elsewhere"),
    KEY_STORE_CLOSED(409, "This installation keeps no keys"),
    KEY_NOT_IN_STORE(503, "The key cannot be taken from its store"),
    UNKNOWN_KEY_REFERENCE(422, "The operator named no such key"),
    UNKNOWN_DIGITAL_SOURCE_TYPE(422, "This digital source type is not known"),
    UNKNOWN_TOOL(422, "No identity signs for this tool"),
    TOOL_HAS_ITS_IDENTITY(422, "Another identity signs for this tool"),
    TOOL_TAKEN(409, "An identity signs for this tool already"),
    UNREADABLE_KEY(422, "The private key cannot be read"),
    UNREADABLE_CERTIFICATES(422, "The certificates cannot be read"),
    /// The extension member `breaches` has rule, certificate and value found, one by one.
    CREDENTIAL_REFUSED(422, "A signature by this identity would not be accepted"),
    SIGNER_UNAVAILABLE(503, "The key cannot be reached or used");

    private final int status;
    private final String title;

    IdentityProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
