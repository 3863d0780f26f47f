package dev.candor.consent.vault;

import dev.candor.kit.identity.Organization;
import java.time.Instant;
import java.util.UUID;

/// That a person's key is destroyed.
///
/// @param ground on what ground, a code
/// @param by the account that ordered it
public record Destruction(
        Organization organization, UUID person, String ground, String by, Instant at) {}
