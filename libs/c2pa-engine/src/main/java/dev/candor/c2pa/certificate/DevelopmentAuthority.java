package dev.candor.c2pa.certificate;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority for development and tests, with the certificate profiles C2PA asks for
/// (C2PA 2.4, 14.5.1.1). Its root belongs in no production trust list.
public final class DevelopmentAuthority {
    private static final Duration ROOT_LIFE = Duration.ofDays(3650);
    private static final Duration SIGNER_LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;
    private static final String COUNTRY = "XX"; // no country: ISO 3166 leaves it to users
    private static final String ROOT_NAME = " Development Root";

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

    /// A new root with a P-384 key, valid ten years from now.
    ///
    /// @param organization whose authority it is
    public static DevelopmentAuthority create(
            String organization, Clock clock, SecureRandom random) {
        try {
            var keys = KeyPairs.onCurve("secp384r1", random);
            var name = name(organization, organization + ROOT_NAME);
            var certificate = certificate(name, keys.getPublic(), name, ROOT_LIFE, clock, random);
            var identifiers = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(1))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(keys.getPublic()))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(keys.getPublic()));
            var root = sign(certificate, keys.getPrivate(), random);
            return new DevelopmentAuthority(keys.getPrivate(), root, clock, random);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK cannot make a root", e);
        }
    }

    /// The authority of a root kept from before.
    public static DevelopmentAuthority of(
            PrivateKey key, X509Certificate root, Clock clock, SecureRandom random) {
        return new DevelopmentAuthority(key, root, clock, random);
    }

    /// Whether a certificate is the root of a development authority, or was issued by one. Told by
    /// the issuer's name, which is that of no country, so of no authority to rely on.
    public static boolean made(X509Certificate certificate) {
        var issuer = certificate.getIssuerX500Principal();
        return Names.part(issuer, BCStyle.C).filter(COUNTRY::equals).isPresent()
                && Names.part(issuer, BCStyle.CN).filter(cn -> cn.endsWith(ROOT_NAME)).isPresent();
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
        return issueClaimSigner(organization, name, SigningAlgorithm.ES256);
    }

    /// A new key for an algorithm with a certificate for signing claims, valid one year from now.
    ///
    /// @param organization the signer's organization, which validators show to people
    /// @param name the signer's common name
    public SigningIdentity issueClaimSigner(
            String organization, String name, SigningAlgorithm algorithm) {
        var keys = KeyPairs.make(algorithm, random);
        return new SigningIdentity(
                keys.getPrivate(),
                List.of(certifyClaimSigner(organization, name, keys.getPublic())));
    }

    /// A certificate for signing claims with a key that is kept elsewhere, valid one year from now.
    ///
    /// @param organization the signer's organization, which validators show to people
    /// @param name the signer's common name
    public X509Certificate certifyClaimSigner(String organization, String name, PublicKey holder) {
        return certify(
                name(organization, name),
                holder,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
                purposes(),
                false);
    }

    /// A new P-256 key with a certificate for signing time stamps, valid one year from now.
    public SigningIdentity issueTimeStamper(String organization, String name) {
        try {
            var keys = KeyPairs.onCurve("secp256r1", random);
            var certificate =
                    certify(
                            name(organization, name),
                            keys.getPublic(),
                            new KeyUsage(KeyUsage.digitalSignature),
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping),
                            true); // RFC 3161, 2.3
            return new SigningIdentity(keys.getPrivate(), List.of(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot make a key", e);
        }
    }

    private X509Certificate certify(
            X500Name subject,
            PublicKey holder,
            KeyUsage usage,
            ExtendedKeyUsage purposes,
            boolean purposesAreCritical) {
        try {
            var issuer = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
            var certificate = certificate(issuer, holder, subject, SIGNER_LIFE, clock, random);
            var identifiers = new JcaX509ExtensionUtils();
            certificate
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, usage)
                    .addExtension(Extension.extendedKeyUsage, purposesAreCritical, purposes)
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(holder))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(root.getPublicKey()));
            return sign(certificate, key, random);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK cannot make a certificate", e);
        }
    }

    /// The claim signing purpose, and the two that older validators look for.
    private static ExtendedKeyUsage purposes() {
        return new ExtendedKeyUsage(
                new KeyPurposeId[] {
                    KeyPurposeId.getInstance(new ASN1ObjectIdentifier(KeyPurpose.CLAIM_SIGNING)),
                    KeyPurposeId.getInstance(new ASN1ObjectIdentifier(KeyPurpose.DOCUMENT_SIGNING)),
                    KeyPurposeId.id_kp_emailProtection
                });
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer,
            PublicKey holder,
            X500Name subject,
            Duration life,
            Clock clock,
            SecureRandom random) {
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(CLOCK_SKEW);
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                Date.from(from),
                Date.from(from.plus(life)),
                subject,
                holder);
    }

    private static X509Certificate sign(
            X509v3CertificateBuilder certificate, PrivateKey issuer, SecureRandom random)
            throws CertificateException {
        try {
            var signer =
                    new JcaContentSignerBuilder("SHA384withECDSA")
                            .setSecureRandom(random)
                            .build(issuer);
            return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
        } catch (OperatorCreationException e) {
            throw new CertificateException("The issuer's key cannot sign", e);
        }
    }

    private static X500Name name(String organization, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, COUNTRY)
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
