package dev.candor.c2pa.certificate;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;

/// A certificate authority for development and tests, with the certificate profiles C2PA asks for
/// (C2PA 2.4, 14.5). Its root belongs in no production trust list.
public final class DevelopmentAuthority {
    private final PrivateKey key;
    private final X509Certificate root;
    private final Clock clock;
    private final SecureRandom random;

    private DevelopmentAuthority(
            PrivateKey key, X509Certificate root, Clock clock, SecureRandom random) {
        this.key = key;
        this.root = root;
        this.clock = clock;
        this.random = random;
    }

    /// A new root, valid ten years from now.
    ///
    /// @param organization whose authority it is
    public static DevelopmentAuthority create(
            String organization, Clock clock, SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    /// The authority of a root kept from before.
    public static DevelopmentAuthority of(
            PrivateKey key, X509Certificate root, Clock clock, SecureRandom random) {
        return new DevelopmentAuthority(key, root, clock, random);
    }

    /// The root: the anchor to trust.
    public X509Certificate root() {
        return root;
    }

    /// The root's key. A secret.
    public PrivateKey key() {
        return key;
    }

    /// A new P-256 key with a certificate for signing claims, valid one year from now.
    ///
    /// @param organization the signer's organization, which validators show to people
    /// @param name the signer's common name
    public SigningIdentity issueClaimSigner(String organization, String name) {
        throw new UnsupportedOperationException(clock + " " + random);
    }
}
