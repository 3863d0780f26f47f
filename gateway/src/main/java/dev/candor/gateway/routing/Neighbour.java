package dev.candor.gateway.routing;

/// A service behind the gateway.
public enum Neighbour {
    CONSENT("consent-service"),
    PROVENANCE("provenance-service"),
    LABEL("label-service");

    private final String title;

    Neighbour(String title) {
        this.title = title;
    }

    /// What problems and pages call it.
    public String title() {
        return title;
    }
}
