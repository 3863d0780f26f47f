package dev.candor.c2pa.port;

import dev.candor.c2pa.curve.CurveScalar;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Signs with a key at hand. Thread safe.
public final class KeySigner implements Signer {
    private final SigningAlgorithm algorithm;
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final @Nullable CurveScalar scalar;

    private KeySigner(SigningAlgorithm algorithm, PrivateKey key, List<X509Certificate> chain) {
        this.algorithm = algorithm;
        this.key = key;
        this.chain = chain;
        this.scalar =
                key instanceof ECPrivateKey elliptic ? CurveScalar.of(elliptic).orElse(null) : null;
    }

    /// A signer for ES256.
    ///
    /// @param key an elliptic curve private key
    /// @param chain the signer's certificate first, then its issuers, without the anchor
    /// @throws IllegalArgumentException if the key is of another kind, or there is no certificate
    public static KeySigner es256(PrivateKey key, List<X509Certificate> chain) {
        return of(SigningAlgorithm.ES256, key, chain);
    }

    /// A signer for the algorithm that C2PA recommends for the key.
    ///
    /// @param chain the signer's certificate first, then its issuers, without the anchor
    /// @throws IllegalArgumentException if the key is of no kind that C2PA allows, or there is no
    /// certificate
    public static KeySigner of(PrivateKey key, List<X509Certificate> chain) {
        var algorithm =
                SigningAlgorithm.recommendedFor(key)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "C2PA has no algorithm for a key of the kind "
                                                        + key.getAlgorithm()));
        return of(algorithm, key, chain);
    }

    /// A signer for one algorithm.
    ///
    /// @param chain the signer's certificate first, then its issuers, without the anchor
    /// @throws IllegalArgumentException if the key does not fit the algorithm, or there is no
    /// certificate
    public static KeySigner of(
            SigningAlgorithm algorithm, PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A signer needs a certificate");
        }
        if (!algorithm.fits(key)) {
            throw new IllegalArgumentException(
                    "%s takes %s, not %s"
                            .formatted(algorithm, algorithm.family().words(), Keys.kind(key)));
        }
        return new KeySigner(algorithm, key, List.copyOf(chain));
    }

    @Override
    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] message) throws SigningException {
        try {
            if (scalar != null) {
                return scalar.sign(MessageDigest.getInstance(algorithm.digest()).digest(message));
            }
            var signature = algorithm.signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException(
                    SigningException.Reason.SIGNER, "The key could not be used", e);
        }
    }

    /// Whether the other signs with this very key, by the same algorithm and certificates.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeySigner signer
                && signer.key == key
                && signer.algorithm == algorithm
                && signer.chain.equals(chain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, chain.getFirst().getSerialNumber());
    }

    @Override
    public String toString() {
        return "KeySigner[%s, %s]".formatted(algorithm, chain.getFirst().getSubjectX500Principal());
    }
}
