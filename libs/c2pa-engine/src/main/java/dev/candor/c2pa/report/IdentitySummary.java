package dev.candor.c2pa.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an identity assertion says, and how far it is believed.
///
/// @param assertion its label, such as `cawg.identity__1`
/// @param state how far it is believed; in any other state than trusted, all that follows is only
/// what the assertion says of itself
/// @param signatureType such as `cawg.x509.cose`; null if it could not be read
/// @param roles what the actor says to be to the asset, such as `cawg.creator`
/// @param name the actor's name; null if none could be read
/// @param issuer who vouches for the actor: the issuer of a certificate, or an aggregator's DID;
/// null if none could be read
/// @param identities verified identities, if an aggregator vouches
/// @param referenced labels of the assertions the actor stands behind
/// @param time when the actor signed, if a trusted time stamp says so
public record IdentitySummary(
        String assertion,
        IdentityState state,
        @Nullable String signatureType,
        List<String> roles,
        @Nullable String name,
        @Nullable String issuer,
        List<VerifiedIdentity> identities,
        List<String> referenced,
        @Nullable Instant time) {
    public IdentitySummary {
        roles = List.copyOf(roles);
        identities = List.copyOf(identities);
        referenced = List.copyOf(referenced);
    }
}
