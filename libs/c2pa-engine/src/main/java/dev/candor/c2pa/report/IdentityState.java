package dev.candor.c2pa.report;

/// How far an identity assertion is believed. Says nothing of the asset.
public enum IdentityState {
    /// The actor signed what the assertion refers to, and someone trusted vouches for the actor.
    TRUSTED,
    /// The actor signed what the assertion refers to, but nobody trusted vouches for the actor.
    WELL_FORMED,
    /// Something is broken, altered or not allowed: the assertion names nobody.
    INVALID,
    /// The actor's credential was taken back.
    REVOKED,
    /// What is needed to judge is of a kind not known here, or could not be fetched.
    UNRESOLVED,
    /// The manifest is not well-formed, so nothing in it is judged (CAWG 1.3, 7.1).
    NOT_JUDGED
}
