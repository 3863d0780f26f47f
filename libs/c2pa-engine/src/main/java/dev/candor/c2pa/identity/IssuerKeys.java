package dev.candor.c2pa.identity;

import java.security.PublicKey;
import java.util.List;

/// What asking for an issuer's keys came to (CAWG 1.3, 8.1.7.2).
sealed interface IssuerKeys {
    /// The keys the issuer makes assertions with, at least one.
    record Found(List<PublicKey> keys) implements IssuerKeys {
        public Found {
            keys = List.copyOf(keys);
        }
    }

    /// The method of the DID is not known here.
    record UnknownMethod() implements IssuerKeys {}

    /// The DID leads to no document.
    record Unavailable(String reason) implements IssuerKeys {}

    /// A document would have to be fetched, and nothing may be.
    record Blocked() implements IssuerKeys {}

    /// There is a document, but no key in it that can be used.
    record Unusable(String reason) implements IssuerKeys {}
}
