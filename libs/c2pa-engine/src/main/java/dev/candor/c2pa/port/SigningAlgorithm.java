package dev.candor.c2pa.port;

/// The signature algorithms C2PA allows (C2PA 2.4, 13.2.1), by their COSE numbers (RFC 9053).
public enum SigningAlgorithm {
    /// ECDSA over P-256 with SHA-256.
    ES256(-7),
    /// ECDSA over P-384 with SHA-384.
    ES384(-35),
    /// ECDSA over P-521 with SHA-512.
    ES512(-36),
    /// RSASSA-PSS with SHA-256.
    PS256(-37),
    /// RSASSA-PSS with SHA-384.
    PS384(-38),
    /// RSASSA-PSS with SHA-512.
    PS512(-39),
    /// EdDSA over Ed25519.
    ED25519(-8);

    private final int coseNumber;

    SigningAlgorithm(int coseNumber) {
        this.coseNumber = coseNumber;
    }

    /// The number in the COSE header `alg`.
    public int coseNumber() {
        return coseNumber;
    }
}
