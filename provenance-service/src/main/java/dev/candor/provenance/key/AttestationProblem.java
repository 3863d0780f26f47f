package dev.candor.provenance.key;

import dev.candor.kit.problem.ProblemType;

/// Why nobody is asked about the signatures of an identity that wants it.
enum AttestationProblem implements ProblemType {
    STAMP_AUTHORITY_NOT_ALLOWED(409, "The operator allows no such time-stamping authority"),
    STAPLING_NOT_ALLOWED(409, "The operator allows nobody to be asked about certificates"),
    NO_RESPONDER(422, "The certificate names no OCSP responder that may be asked");

    private final int status;
    private final String title;

    AttestationProblem(int status, String title) {
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
