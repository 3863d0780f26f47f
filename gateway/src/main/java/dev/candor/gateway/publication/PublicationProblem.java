package dev.candor.gateway.publication;

import dev.candor.kit.problem.ProblemType;

/// Every way a publication is refused here; refusals of the steps' services are passed on as they
/// are.
public enum PublicationProblem implements ProblemType {
    UNKNOWN_DIGITAL_SOURCE_TYPE(422, "There is no such digital source type"),
    MEDIA_TYPE_MISMATCH(422, "The asset is not what its Content-Type says"),
    UNKNOWN_MARKET(422, "No such market"),
    UNKNOWN_SUBJECT(422, "There is no such subject"),
    CONSENT_DENIED(409, "Consent does not cover this publication"),
    LABEL_NOT_RENDERED(422, "The label that is required could not be put into the asset"),
    NOT_PROVEN(502, "The signed asset did not verify and is not released"),
    UNKNOWN_PUBLICATION(404, "No such publication"),
    ASSET_GONE(410, "The asset's retention time is over");

    private final int status;
    private final String title;

    PublicationProblem(int status, String title) {
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
