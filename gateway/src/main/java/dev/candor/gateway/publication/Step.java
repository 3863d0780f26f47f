package dev.candor.gateway.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The steps of a publication, in their order.
@RegisterForReflection
public enum Step {
    /// What the incoming file says about itself.
    INSPECT,
    /// Whether the people in it may be shown so.
    CONSENT,
    /// What it is, and which label the markets need.
    DECIDE,
    /// The visible label is put into it.
    RENDER,
    /// Marks that survive when metadata is stripped.
    BIND,
    /// Content Credentials are signed.
    SIGN,
    /// The signed file is verified once more.
    PROVE,
    /// Asset, consent, label and manifest are tied together.
    RECORD
}
