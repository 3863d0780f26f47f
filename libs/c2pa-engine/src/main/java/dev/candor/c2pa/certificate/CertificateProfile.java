package dev.candor.c2pa.certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The certificate profile every certificate has to meet (C2PA 2.4, 14.5.1.1). A breach names the
/// rule, the certificate and the value found.
public final class CertificateProfile {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_CERT_SIGN = 5;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 16384;

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
    private final List<Breach> breaches = new ArrayList<>();

    private CertificateProfile(X509Certificate certificate) {
        this.certificate = certificate;
        try {
            this.asn1 = Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate cannot be encoded", e);
        }
    }

    /// The rules that a chain whose first certificate signs claims breaks.
    ///
    /// @param purposes of which the signer's certificate has at least one
    /// @param anchors certificates that are believed as they are
    static List<Breach> breachesAsClaimSigner(
            CertificateChain chain, Set<String> purposes, Collection<X509Certificate> anchors) {
        var breaches = new ArrayList<>(breachesAsClaimSigner(chain.signer(), purposes));
        breaches.addAll(breachesOfIssuers(chain, anchors));
        return List.copyOf(breaches);
    }

    /// The rules that a chain whose first certificate signs time stamps breaks.
    static List<Breach> breachesAsTimeStamper(
            CertificateChain chain, Collection<X509Certificate> anchors) {
        var breaches = new ArrayList<>(breachesAsTimeStamper(chain.signer()));
        breaches.addAll(breachesOfIssuers(chain, anchors));
        return List.copyOf(breaches);
    }

    private static List<Breach> breachesOfIssuers(
            CertificateChain chain, Collection<X509Certificate> anchors) {
        var breaches = new ArrayList<Breach>();
        var linked = chain.linked();
        for (int i = 1; i < linked.size() && !anchors.contains(linked.get(i)); i++) {
            var profile = new CertificateProfile(linked.get(i));
            profile.checkAll();
            profile.checkAuthority();
            profile.checkPathLength(below(linked.subList(1, i)));
            breaches.addAll(profile.breaches);
        }
        return breaches;
    }

    /// How many authorities count against the path length of one above them (RFC 5280, 4.2.1.9).
    private static long below(List<X509Certificate> authorities) {
        return authorities.stream().filter(authority -> !isSelfIssued(authority)).count();
    }

    /// The rules that a certificate which signs claims breaks; none if it is acceptable.
    public static List<Breach> breachesAsClaimSigner(X509Certificate certificate) {
        return breachesAsClaimSigner(certificate, KeyPurpose.FOR_CLAIMS);
    }

    /// The rules that a certificate which signs claims breaks, where these purposes are accepted.
    public static List<Breach> breachesAsClaimSigner(
            X509Certificate certificate, Set<String> purposes) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.checkEndEntity("claims");
        profile.require(
                ProfileRule.KEY_USAGE,
                profile.mayUseKeyFor(DIGITAL_SIGNATURE),
                "may not be used for digitalSignature");
        profile.checkPurposes(purposes);
        return List.copyOf(profile.breaches);
    }

    /// The rules that a certificate which signs time stamps breaks.
    public static List<Breach> breachesAsTimeStamper(X509Certificate certificate) {
        return breachesInTrade(certificate, "time stamps", KeyPurpose.TIME_STAMPING);
    }

    /// The rules that a certificate which signs OCSP answers for its issuer breaks.
    public static List<Breach> breachesAsResponder(X509Certificate certificate) {
        return breachesInTrade(certificate, "OCSP answers", KeyPurpose.OCSP_SIGNING);
    }

    private static List<Breach> breachesInTrade(
            X509Certificate certificate, String works, String purpose) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.checkEndEntity(works);
        profile.require(
                ProfileRule.KEY_USAGE,
                profile.mayUseKeyFor(DIGITAL_SIGNATURE) || profile.mayUseKeyFor(NON_REPUDIATION),
                "may not be used for signatures");
        var purposes = purposes(certificate);
        profile.require(
                purposes.contains(purpose) ? ProfileRule.ONE_TRADE : ProfileRule.EXTENDED_KEY_USAGE,
                purposes.equals(List.of(purpose)),
                "is not for %s alone: extended key usage %s",
                works,
                purposes);
        return List.copyOf(profile.breaches);
    }

    /// The rules that a certificate which signs certificates breaks.
    public static List<Breach> breachesAsAuthority(X509Certificate certificate) {
        var profile = new CertificateProfile(certificate);
        profile.checkAll();
        profile.checkAuthority();
        return List.copyOf(profile.breaches);
    }

    /// The purposes of a certificate, by object identifier; none if it does not say, or if what it
    /// says cannot be read.
    public static List<String> purposes(X509Certificate certificate) {
        try {
            return Optional.ofNullable(
                            certificate.getExtensionValue(Extension.extendedKeyUsage.getId()))
                    .map(value -> ASN1OctetString.getInstance(value).getOctets())
                    .map(ExtendedKeyUsage::getInstance)
                    .map(
                            usage ->
                                    Arrays.stream(usage.getUsages())
                                            .map(KeyPurposeId::getId)
                                            .toList())
                    .orElse(List.of());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    private void checkAll() {
        checkSignatureAlgorithm();
        checkKey(asn1.getSubjectPublicKeyInfo());
        require(
                ProfileRule.VERSION,
                certificate.getVersion() == 3,
                "is of version %d, not 3",
                certificate.getVersion());
        require(
                ProfileRule.UNIQUE_IDENTIFIERS,
                certificate.getIssuerUniqueID() == null,
                "has an issuerUniqueID");
        require(
                ProfileRule.UNIQUE_IDENTIFIERS,
                certificate.getSubjectUniqueID() == null,
                "has a subjectUniqueID");
        require(
                ProfileRule.AUTHORITY_KEY_IDENTIFIER,
                isSelfIssued(certificate) || has(Extension.authorityKeyIdentifier),
                "has no authority key identifier");
        require(ProfileRule.KEY_USAGE, certificate.getKeyUsage() != null, "has no key usage");
        require(
                ProfileRule.BASIC_CONSTRAINTS,
                isAuthority() || !mayUseKeyFor(KEY_CERT_SIGN),
                "may sign certificates (keyCertSign) but is no authority (cA)");
    }

    private void checkEndEntity(String works) {
        require(
                ProfileRule.BASIC_CONSTRAINTS,
                !isAuthority(),
                "is an authority (cA): it may not sign %s",
                works);
        require(
                ProfileRule.EXTENDED_KEY_USAGE,
                !purposes(certificate).isEmpty(),
                "has no extended key usage");
    }

    private void checkPurposes(Set<String> accepted) {
        var purposes = purposes(certificate);
        require(
                ProfileRule.EXTENDED_KEY_USAGE,
                purposes.isEmpty() || purposes.stream().anyMatch(accepted::contains),
                "is not for signing claims: extended key usage %s",
                purposes);
        require(
                ProfileRule.ANY_PURPOSE,
                !purposes.contains(KeyPurpose.ANY),
                "is for any purpose: extended key usage %s",
                purposes);
        require(
                ProfileRule.ONE_TRADE,
                !purposes.contains(KeyPurpose.TIME_STAMPING)
                        && !purposes.contains(KeyPurpose.OCSP_SIGNING),
                "is for time stamps or OCSP answers beside other purposes: extended key usage %s",
                purposes);
    }

    private void checkAuthority() {
        require(
                ProfileRule.BASIC_CONSTRAINTS,
                isAuthority(),
                "is no authority (cA) but issued a certificate");
        require(
                ProfileRule.KEY_USAGE,
                mayUseKeyFor(KEY_CERT_SIGN),
                "may not be used for keyCertSign");
        require(
                ProfileRule.SUBJECT_KEY_IDENTIFIER,
                has(Extension.subjectKeyIdentifier),
                "has no subject key identifier");
    }

    private void checkPathLength(long below) {
        int most = certificate.getBasicConstraints(); // without a constraint the largest number
        require(
                ProfileRule.PATH_LENGTH,
                !isAuthority() || below <= most,
                "has %d authorities below it, but allows %d",
                below,
                most);
    }

    private void checkSignatureAlgorithm() {
        var algorithm = asn1.getSignatureAlgorithm();
        require(
                ProfileRule.SIGNATURE_ALGORITHM,
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
                ProfileRule.PSS_PARAMETERS,
                hash.filter(HASHES::contains).isPresent() && hash.equals(mask),
                "is signed with RSASSA-PSS over the hash %s with the mask's hash %s",
                said(hash),
                said(mask));
    }

    private static String said(Optional<ASN1ObjectIdentifier> oid) {
        return oid.map(ASN1ObjectIdentifier::getId).orElse("(not said)");
    }

    private void checkKey(SubjectPublicKeyInfo key) {
        keyFault(key).ifPresent(fault -> require(ProfileRule.PUBLIC_KEY, false, "%s", fault));
    }

    /// What is wrong with a key, to be read behind the certificate's name.
    static Optional<String> keyFault(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            var curve = Objects.requireNonNullElse(key.getAlgorithm().getParameters(), "none");
            return CURVES.contains(curve)
                    ? Optional.empty()
                    : Optional.of(
                            "has a key on the curve %s, which is not allowed".formatted(curve));
        }
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            int bits = modulusBits(key);
            return bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS
                    ? Optional.empty()
                    : Optional.of("has an RSA key of %d bits".formatted(bits));
        }
        return algorithm.equals(EdECObjectIdentifiers.id_Ed25519)
                ? Optional.empty()
                : Optional.of(
                        "has a key of the kind %s, which is not allowed".formatted(algorithm));
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

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private boolean has(ASN1ObjectIdentifier extension) {
        return certificate.getExtensionValue(extension.getId()) != null;
    }

    private boolean mayUseKeyFor(int bit) {
        var usage = certificate.getKeyUsage();
        return usage != null && usage.length > bit && usage[bit];
    }

    private void require(ProfileRule rule, boolean holds, String found, Object... values) {
        if (!holds) {
            breaches.add(new Breach(rule, certificate, found.formatted(values)));
        }
    }
}
