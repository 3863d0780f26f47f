package dev.candor.c2pa.port;

/// Someone who gathered who an actor is, and vouches for it from outside (CAWG Identity Assertion
/// 1.3, 8.1): a service that answers with a signed credential.
@FunctionalInterface
public interface IdentityAggregator {
    /// The identity claims aggregation over what the actor stands behind.
    ///
    /// @param signerPayload the `signer_payload` in CBOR; the credential's `c2paAsset` is the same
    /// in JSON
    /// @return a `COSE_Sign1` that carries the credential
    /// @throws SigningException if the aggregator does not vouch, or cannot be reached
    byte[] vouch(byte[] signerPayload) throws SigningException;
}
