package dev.candor.consent.key;

import dev.candor.kit.identity.Organization;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public key of a registry.
///
/// @param number place in the row of the organization's keys, from 1
/// @param kid its thumbprint (RFC 7638), Base64url
/// @param x the key as a JWK has it (RFC 8037): 32 bytes, Base64url
/// @param endorsement compact JWS by the key before it over this one; null for the first
public record RegistryKey(
        Organization organization,
        int number,
        String kid,
        String x,
        Instant madeAt,
        @Nullable String endorsement) {}
