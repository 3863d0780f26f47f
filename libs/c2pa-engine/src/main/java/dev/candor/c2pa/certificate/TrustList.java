package dev.candor.c2pa.certificate;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of anchors for one use, and where it came from. A list with an anchor that a development
/// authority made is one for development, whatever else it says it is.
///
/// @param use whom the anchors vouch for
/// @param kind what sort of list it is
/// @param name what the list calls itself, or a word for it
/// @param source where it was read: a file, an address, or a word
/// @param issued when it was made; null if it does not say
/// @param nextUpdate when a newer one is due; null if it does not say
/// @param signer whose signature over the list held; null if nobody signed it
public record TrustList(
        Use use,
        Kind kind,
        String name,
        String source,
        @Nullable Instant issued,
        @Nullable Instant nextUpdate,
        @Nullable X509Certificate signer,
        List<Anchor> anchors) {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    /// Whom anchors vouch for. An anchor for one use is none for another (C2PA 2.4, 14.4).
    public enum Use {
        /// Those who sign claims.
        CLAIM_SIGNING,
        /// Time-stamping authorities.
        TIME_STAMPING,
        /// Those who sign identity assertions (CAWG).
        IDENTITY
    }

    /// What sort of list it is.
    public enum Kind {
        /// Certificates an operator chose.
        CERTIFICATES,
        /// A list of trusted entities (ETSI TS 119 602), as C2PA publishes it.
        TRUSTED_ENTITIES,
        /// Made for development; nothing to rely on in production.
        DEVELOPMENT
    }

    public TrustList {
        anchors = List.copyOf(anchors);
        if (anchors.stream().map(Anchor::certificate).anyMatch(DevelopmentAuthority::made)) {
            kind = Kind.DEVELOPMENT;
        }
    }

    /// A list of certificates that an operator chose.
    public static TrustList of(Use use, String source, List<X509Certificate> certificates) {
        return new TrustList(
                use,
                Kind.CERTIFICATES,
                source,
                source,
                null,
                null,
                null,
                certificates.stream().map(Anchor::of).toList());
    }

    /// A list from a file: certificates in PEM, or a list of trusted entities (ETSI TS 119 602).
    ///
    /// @param source the file's name
    /// @throws IllegalArgumentException if it is neither, holds what is no certificate, or is a
    /// list for another use
    public static TrustList read(byte[] file, Use use, String source) {
        var text = new String(file, StandardCharsets.UTF_8);
        if (text.contains(PEM)) {
            return of(use, source, Pem.certificates(text));
        }
        try {
            return TrustedEntities.read(Bytes.of(file.clone()), use, source);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "neither certificates in PEM nor a list of trusted entities in JSON: "
                            + e.reason(),
                    e);
        }
    }

    /// Whether a newer list should have been there by `time`.
    public boolean isOverdue(Instant time) {
        return nextUpdate != null && time.isAfter(nextUpdate);
    }
}
