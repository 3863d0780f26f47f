package dev.candor.gateway.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The steps of a publication, in their order.
@RegisterForReflection
public enum Step {
    INSPECT("Inspect", "What the incoming file says about itself"),
    CONSENT("Consent", "Whether the people in it may be shown so"),
    DECIDE("Decide", "What it is, and which label the markets need"),
    RENDER("Render", "The visible label is put into it"),
    BIND("Bind", "Marks that survive when metadata is stripped"),
    SIGN("Sign", "Content Credentials are signed"),
    PROVE("Prove", "The signed file is verified once more"),
    RECORD("Record", "Asset, consent, label and manifest are tied together");

    private final String title;
    private final String purpose;

    Step(String title, String purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    public String title() {
        return title;
    }

    public String purpose() {
        return purpose;
    }
}
