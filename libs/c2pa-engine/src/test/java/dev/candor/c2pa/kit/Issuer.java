package dev.candor.c2pa.kit;

import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues certificates of any kind, also such as nobody should.
public final class Issuer {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;

    /// @param chain what signers send along: certificates from this issuer's own up to, but
    /// without, the root; none for the root itself
    Issuer(PrivateKey key, X509Certificate certificate, List<X509Certificate> chain) {
        this.key = key;
        this.certificate = certificate;
        this.chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return key;
    }

    /// The certificate and those above it, as they are sent along.
    public List<X509Certificate> chain() {
        return chain;
    }

    /// A signer of claims with what `wishes` did to its certificate.
    public Issuer issue(Consumer<Wish> wishes) {
        var wish = new Wish();
        wishes.accept(wish);
        var own = keys(wish);
        var issued = certificate(wish, own);
        var sent = new ArrayList<X509Certificate>();
        sent.add(issued);
        sent.addAll(chain);
        return new Issuer(own.getPrivate(), issued, sent);
    }

    /// The same name, but the key of another: an impostor.
    public Issuer withKeyOf(Issuer other) {
        return new Issuer(other.key, certificate, chain);
    }

    /// The same, sending other certificates along.
    public Issuer sending(X509Certificate... certificates) {
        return new Issuer(key, certificate, List.of(certificates));
    }

    /// Signs claims with the key.
    public Signer signer(SigningAlgorithm algorithm) {
        return new Signer() {
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
                    var signature = algorithm.signature();
                    signature.initSign(key);
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new SigningException("no signature", e);
                }
            }
        };
    }

    /// What a certificate says.
    public static final class Wish {
        private String subject = "C=XX,O=Test Signer,CN=Signer";
        private String key = "secp256r1";
        private String signature = "";
        private long serial = 4242;
        private Instant from = TestAuthority.NOON.minus(Duration.ofDays(10));
        private Instant until = TestAuthority.NOON.plus(Duration.ofDays(300));
        private List<String> purposes =
                List.of(TestAuthority.CLAIM_SIGNING, TestAuthority.EMAIL_PROTECTION);
        private int usage = KeyUsage.digitalSignature;
        private boolean authority;
        private int pathLength = -1;
        private boolean authorityKey = true;
        private boolean subjectKey = true;
        private boolean first;
        private boolean uniqueIds;
        private String responder = "";

        public Wish subject(String name) {
            subject = "C=XX,O=%s,CN=%s".formatted(name, name);
            return this;
        }

        /// A curve, `Ed25519`, or RSA and its bits, such as `RSA2048`.
        public Wish key(String kind) {
            key = kind;
            return this;
        }

        /// How the issuer signs, as the JDK says it.
        public Wish signature(String algorithm) {
            signature = algorithm;
            return this;
        }

        public Wish serial(long number) {
            serial = number;
            return this;
        }

        public Wish from(Instant time) {
            from = time;
            return this;
        }

        public Wish until(Instant time) {
            until = time;
            return this;
        }

        public Wish purposes(String... oids) {
            purposes = List.of(oids);
            return this;
        }

        public Wish usage(int bits) {
            usage = bits;
            return this;
        }

        public Wish authority() {
            authority = true;
            purposes = List.of();
            usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            until = TestAuthority.NOON.plus(Duration.ofDays(3000));
            return this;
        }

        public Wish noAuthority() {
            authority = false;
            return this;
        }

        public Wish pathLength(int most) {
            pathLength = most;
            return this;
        }

        public Wish withoutAuthorityKey() {
            authorityKey = false;
            return this;
        }

        public Wish withoutSubjectKey() {
            subjectKey = false;
            return this;
        }

        /// A certificate of version 1, which has no extensions.
        public Wish ofFirstVersion() {
            first = true;
            return this;
        }

        public Wish uniqueIds() {
            uniqueIds = true;
            return this;
        }

        /// Where the issuer answers for the certificate.
        public Wish responder(String uri) {
            responder = uri;
            return this;
        }
    }

    private X509Certificate certificate(Wish wish, KeyPair own) {
        try {
            var issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            var signer = new JcaContentSignerBuilder(algorithm(wish)).build(key);
            var spki = SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded());
            var number = BigInteger.valueOf(wish.serial);
            var from = Date.from(wish.from);
            var until = Date.from(wish.until);
            var subject = new X500Name(wish.subject);
            var holder =
                    wish.first
                            ? new X509v1CertificateBuilder(
                                            issuer, number, from, until, subject, spki)
                                    .build(signer)
                            : extended(
                                            new X509v3CertificateBuilder(
                                                    issuer, number, from, until, subject, spki),
                                            wish,
                                            own)
                                    .build(signer);
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String algorithm(Wish wish) {
        if (!wish.signature.isEmpty()) {
            return wish.signature;
        }
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
    }

    private X509v3CertificateBuilder extended(
            X509v3CertificateBuilder builder, Wish wish, KeyPair own)
            throws GeneralSecurityException, IOException {
        builder.addExtension(
                Extension.basicConstraints,
                true,
                wish.pathLength >= 0
                        ? new BasicConstraints(wish.pathLength)
                        : new BasicConstraints(wish.authority));
        if (wish.usage != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage));
        }
        if (!wish.purposes.isEmpty()) {
            builder.addExtension(Extension.extendedKeyUsage, false, purposes(wish));
        }
        var identifiers = new JcaX509ExtensionUtils();
        if (wish.subjectKey) {
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(own.getPublic()));
        }
        if (wish.authorityKey) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        }
        if (!wish.responder.isEmpty()) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(
                                    GeneralName.uniformResourceIdentifier, wish.responder)));
        }
        if (wish.uniqueIds) {
            builder.setIssuerUniqueID(new boolean[] {true});
            builder.setSubjectUniqueID(new boolean[] {true});
        }
        return builder;
    }

    private static ExtendedKeyUsage purposes(Wish wish) {
        return new ExtendedKeyUsage(
                wish.purposes.stream()
                        .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                        .toArray(KeyPurposeId[]::new));
    }

    private static KeyPair keys(Wish wish) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(wish.serial * 31 + wish.key.hashCode());
            if (wish.key.startsWith("RSA")) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(
                        new RSAKeyGenParameterSpec(
                                Integer.parseInt(wish.key.substring(3)), RSAKeyGenParameterSpec.F4),
                        random);
                return generator.generateKeyPair();
            }
            if (wish.key.equals("Ed25519")) {
                var generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(NamedParameterSpec.ED25519, random);
                return generator.generateKeyPair();
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(wish.key), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
