package dev.candor.c2pa.certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The certificate profile every certificate has to meet (C2PA 2.4, 14.5.1.1). A breach names the
/// rule and the value found.
public final class CertificateProfile {
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int LEAST_RSA_BITS = 2048;

    private static final Set<ASN1ObjectIdentifier> SIGNATURES =
            Set.of(
                    X9ObjectIdentifiers.ecdsa_with_SHA256,
                    X9ObjectIdentifiers.ecdsa_with_SHA384,
                    X9ObjectIdentifiers.ecdsa_with_SHA512,
                    PKCSObjectIdentifiers.sha256WithRSAEncryption,
                    PKCSObjectIdentifiers.sha384WithRSAEncryption,
                    PKCSObjectIdentifiers.sha512WithRSAEncryption,
                    PKCSObjectIdentifiers.id_RSASSA_PSS,
                    EdECObjectIdentifiers.id_Ed25519);
    private static final Set<ASN1ObjectIdentifier> HASHES =
            Set.of(
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512);
    private static final Set<ASN1Encodable> CURVES =
            Set.of(
                    SECObjectIdentifiers.secp256r1,
                    SECObjectIdentifiers.secp384r1,
                    SECObjectIdentifiers.secp521r1);

    private final X509Certificate certificate;
    private final Certificate asn1;
    private final List<String> breaches = new ArrayList<>();

    private CertificateProfile(X509Certificate certificate) {
        this.certificate = certificate;
        try {
            this.asn1 = Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate cannot be encoded", e);
        }
    }

    /// The rules that a certificate which signs claims breaks; none if it is acceptable.
    public static List<String> breachesAsClaimSigner(X509Certificate certificate) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.checkClaimSigner();
        return List.copyOf(profile.breaches);
    }

    /// The rules that a certificate which signs time stamps breaks.
    public static List<String> breachesAsTimeStamper(X509Certificate certificate) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.require(
                !profile.isAuthority(), "is an authority (cA): it may not sign time stamps");
        var purposes = profile.purposes();
        profile.require(
                purposes.equals(List.of(KeyPurpose.TIME_STAMPING)),
                "is not for time stamps alone: extended key usage %s",
                purposes);
        return List.copyOf(profile.breaches);
    }

    /// The rules that a certificate which signs certificates breaks.
    public static List<String> breachesAsAuthority(X509Certificate certificate) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.checkAuthority();
        return List.copyOf(profile.breaches);
    }

    /// Whether the certificate is for a purpose that anchors for claim signers vouch for (C2PA 2.4,
    /// 14.4.1).
    public static boolean isForClaims(X509Certificate certificate) {
        return new CertificateProfile(certificate)
                .purposes().stream().anyMatch(KeyPurpose.FOR_CLAIMS::contains);
    }

    private void checkAll() {
        require(certificate.getVersion() == 3, "version is %d, not 3", certificate.getVersion());
        require(certificate.getIssuerUniqueID() == null, "has an issuerUniqueID");
        require(certificate.getSubjectUniqueID() == null, "has a subjectUniqueID");
        checkSignatureAlgorithm();
        checkKey(asn1.getSubjectPublicKeyInfo());
        require(isSelfIssued() || has(AUTHORITY_KEY), "has no authority key identifier");
        require(certificate.getKeyUsage() != null, "has no key usage");
        require(
                isAuthority() || !mayUseKeyFor(KEY_CERT_SIGN),
                "may sign certificates (keyCertSign) but is no authority (cA)");
    }

    private void checkClaimSigner() {
        require(!isAuthority(), "is an authority (cA): it may not sign claims");
        require(mayUseKeyFor(DIGITAL_SIGNATURE), "may not be used for digitalSignature");
        var purposes = purposes();
        require(!purposes.isEmpty(), "has no extended key usage");
        require(
                purposes.stream().anyMatch(KeyPurpose.FOR_CLAIMS::contains),
                "is not for signing claims: extended key usage %s",
                purposes);
        checkPurposes(purposes);
    }

    private void checkPurposes(List<String> purposes) {
        require(!purposes.contains(KeyPurpose.ANY), "is for any purpose");
        require(
                !purposes.contains(KeyPurpose.TIME_STAMPING)
                        && !purposes.contains(KeyPurpose.OCSP_SIGNING),
                "is for time stamps or OCSP answers beside other purposes");
    }

    private void checkAuthority() {
        require(isAuthority(), "is no authority (cA) but issued a certificate");
        require(mayUseKeyFor(KEY_CERT_SIGN), "may not be used for keyCertSign");
        require(has(SUBJECT_KEY), "has no subject key identifier");
    }

    private void checkSignatureAlgorithm() {
        var algorithm = asn1.getSignatureAlgorithm();
        require(
                SIGNATURES.contains(algorithm.getAlgorithm()),
                "is signed with %s, which is not allowed",
                certificate.getSigAlgName());
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            checkPss(algorithm.getParameters());
        }
    }

    /// Both the hash and the mask generator's hash are said, allowed and the same.
    private void checkPss(ASN1Encodable parameters) {
        Optional<ASN1ObjectIdentifier> hash = Optional.empty();
        Optional<ASN1ObjectIdentifier> mask = Optional.empty();
        try {
            for (var element : ASN1Sequence.getInstance(parameters)) {
                var tagged = ASN1TaggedObject.getInstance(element);
                if (tagged.getTagNo() <= 1) {
                    var said = AlgorithmIdentifier.getInstance(tagged.getExplicitBaseObject());
                    if (tagged.getTagNo() == 0) {
                        hash = Optional.of(said.getAlgorithm());
                    } else {
                        mask =
                                Optional.of(
                                        AlgorithmIdentifier.getInstance(said.getParameters())
                                                .getAlgorithm());
                    }
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            hash = Optional.empty();
        }
        require(
                hash.filter(HASHES::contains).isPresent() && hash.equals(mask),
                "is signed with RSASSA-PSS whose parameters are not allowed");
    }

    private void checkKey(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            require(
                    CURVES.contains(key.getAlgorithm().getParameters()),
                    "has a key on the curve %s, which is not allowed",
                    key.getAlgorithm().getParameters());
        } else if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            int bits = modulusBits(key);
            require(bits >= LEAST_RSA_BITS, "has an RSA key of %d bits", bits);
        } else {
            require(
                    algorithm.equals(EdECObjectIdentifiers.id_Ed25519),
                    "has a key of the kind %s, which is not allowed",
                    algorithm);
        }
    }

    private static int modulusBits(SubjectPublicKeyInfo key) {
        try {
            return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    private boolean isAuthority() {
        return certificate.getBasicConstraints() >= 0;
    }

    private boolean isSelfIssued() {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private boolean has(String extension) {
        var value = certificate.getExtensionValue(extension);
        try {
            return value != null && ASN1Primitive.fromByteArray(value) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean mayUseKeyFor(int bit) {
        var usage = certificate.getKeyUsage();
        return usage != null && usage.length > bit && usage[bit];
    }

    private List<String> purposes() {
        try {
            return Objects.requireNonNullElse(certificate.getExtendedKeyUsage(), List.of());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private void require(boolean holds, String breach, Object... values) {
        if (!holds) {
            breaches.add(breach.formatted(values));
        }
    }
}
