package dev.candor.c2pa.port;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
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
        ECDSA("an elliptic curve key"),
        RSASSA_PSS("an RSA key of at least 2048 bits"),
        EDDSA("an Ed25519 key");

        private final String words;

        Family(String words) {
            this.words = words;
        }

        /// The kind of key in words.
        public String words() {
            return words;
        }
    }

    /// The least size of an RSA key, in bits.
    public static final int LEAST_RSA_BITS = 2048;

    private static final int P256_BITS = 256;
    private static final int P384_BITS = 384;

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

    /// The algorithm that C2PA recommends for a key (C2PA 2.4, 13.2.1): the hash as long as the
    /// curve's numbers; SHA-256 for RSA. None if the key is of no kind that C2PA allows.
    public static Optional<SigningAlgorithm> recommendedFor(Key key) {
        return switch (key) {
            case ECKey ec -> Optional.of(ofBits(ec.getParams().getOrder().bitLength()));
            case RSAKey _ -> Optional.of(PS256);
            case Key other when ED25519.fits(other) -> Optional.of(ED25519);
            case Key _ -> Optional.empty();
        };
    }

    private static SigningAlgorithm ofBits(int bits) {
        if (bits <= P256_BITS) {
            return ES256;
        }
        return bits <= P384_BITS ? ES384 : ES512;
    }

    /// Whether a key may be used with the algorithm (C2PA 2.4, 13.2.1).
    public boolean fits(Key key) {
        return switch (family) {
            case ECDSA -> key instanceof ECKey;
            case RSASSA_PSS ->
                    key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case EDDSA ->
                    key instanceof EdECKey ed
                            && ed.getParams()
                                    .getName()
                                    .equals(NamedParameterSpec.ED25519.getName());
        };
    }

    /// The JDK's signature that makes and reads the algorithm's raw values.
    public Signature signature() throws GeneralSecurityException {
        return switch (family) {
            case ECDSA -> Signature.getInstance(digest.replace("-", "") + "withECDSAinP1363Format");
            case RSASSA_PSS -> pss();
            case EDDSA -> Signature.getInstance("Ed25519");
        };
    }

    private Signature pss() throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
                new PSSParameterSpec(
                        digest,
                        "MGF1",
                        new MGF1ParameterSpec(digest),
                        saltLength(),
                        PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    /// The length of the salt of RSASSA-PSS: that of the hash (RFC 8230, 2).
    public int saltLength() {
        return Integer.parseInt(digest.substring("SHA-".length())) / Byte.SIZE;
    }
}
