package dev.candor.c2pa.port;

import java.util.Arrays;
import java.util.Optional;

/// The signature algorithms C2PA allows (C2PA 2.4, 13.2.1), by their COSE numbers (RFC 9053).
public enum SigningAlgorithm {
    /// ECDSA with SHA-256, on any of the curves P-256, P-384 and P-521.
    ES256(-7, "SHA-256", Family.ECDSA),
    /// ECDSA with SHA-384.
    ES384(-35, "SHA-384", Family.ECDSA),
    /// ECDSA with SHA-512.
    ES512(-36, "SHA-512", Family.ECDSA),
    /// RSASSA-PSS with SHA-256.
    PS256(-37, "SHA-256", Family.RSASSA_PSS),
    /// RSASSA-PSS with SHA-384.
    PS384(-38, "SHA-384", Family.RSASSA_PSS),
    /// RSASSA-PSS with SHA-512.
    PS512(-39, "SHA-512", Family.RSASSA_PSS),
    /// EdDSA over Ed25519.
    ED25519(-8, "SHA-512", Family.EDDSA);

    /// What kind of key an algorithm takes.
    public enum Family {
        ECDSA,
        RSASSA_PSS,
        EDDSA
    }

    private final int coseNumber;
    private final String digest;
    private final Family family;

    SigningAlgorithm(int coseNumber, String digest, Family family) {
        this.coseNumber = coseNumber;
        this.digest = digest;
        this.family = family;
    }

    /// The number in the COSE header `alg`.
    public int coseNumber() {
        return coseNumber;
    }

    /// The JDK's name of the hash it uses.
    public String digest() {
        return digest;
    }

    public Family family() {
        return family;
    }

    /// The algorithm of a COSE number, if C2PA allows it.
    public static Optional<SigningAlgorithm> ofCoseNumber(long number) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.coseNumber == number)
                .findFirst();
    }
}
