package dev.candor.c2pa.report;

import org.jspecify.annotations.Nullable;

/// One identity of an actor, as an aggregator says it was verified (CAWG 1.3, 8.1.2.5).
///
/// @param type such as `cawg.social_media`
/// @param name the actor's name as the provider knows it; null if not said
/// @param username the actor's account; null if not said
/// @param uri where the actor is met; null if not said
/// @param provider name of who verified it; null if not said
/// @param verifiedAt when, as written (RFC 3339); null if not said
public record VerifiedIdentity(
        String type,
        @Nullable String name,
        @Nullable String username,
        @Nullable String uri,
        @Nullable String provider,
        @Nullable String verifiedAt) {}
