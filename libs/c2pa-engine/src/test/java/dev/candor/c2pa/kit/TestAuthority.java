package dev.candor.c2pa.kit;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.port.KeySigner;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that also issues what no authority should. The same seed gives the same keys.
public final class TestAuthority {
    /// The time everything is judged at.
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    public static final String CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1";
    public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    public static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    public static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    private final SecureRandom random;
    private final KeyPair keys;
    private final X500Name name;
    private final X509Certificate root;

    private TestAuthority(long seed) {
        this.random = seeded(seed);
        this.keys = keys("secp256r1", random);
        this.name = new X500Name("C=XX,O=Test Authority " + seed + ",CN=Root " + seed);
        this.root =
                certificate(
                        name,
                        keys,
                        new Leaf().authority().from(NOON.minus(Duration.ofDays(1000))),
                        keys);
    }

    /// The authority most tests trust.
    public static TestAuthority trusted() {
        return new TestAuthority(1);
    }

    /// An authority nobody trusts.
    public static TestAuthority stranger() {
        return new TestAuthority(2);
    }

    /// The authority that vouches for actors in most tests.
    public static TestAuthority identities() {
        return new TestAuthority(5);
    }

    public X509Certificate root() {
        return root;
    }

    /// Issues certificates below the root.
    public Issuer issuer() {
        return new Issuer(keys.getPrivate(), root, List.of());
    }

    public TrustAnchors anchors() {
        return new TrustAnchors(List.of(root), List.of());
    }

    /// A signer with nothing wrong.
    public KeySigner signer() {
        return signer(leaf -> {});
    }

    /// A signer whose certificate has what `defect` did to it.
    public KeySigner signer(Consumer<Leaf> defect) {
        var leaf = new Leaf();
        defect.accept(leaf);
        var own = keys(leaf.curve, seeded(leaf.serial + 1000));
        return KeySigner.es256(
                own.getPrivate(),
                List.of(certificate(new X500Name(leaf.subject), own, leaf, keys)));
    }

    /// A time-stamping authority whose certificate has what `defect` did to it.
    public TestStamps stamps(Consumer<Leaf> defect) {
        var leaf = new Leaf().purposes(TIME_STAMPING).critical();
        leaf.subject = "C=XX,O=Test Stamps,CN=Stamps";
        leaf.serial = 43;
        defect.accept(leaf);
        var own = keys("secp256r1", seeded(43));
        return new TestStamps(
                own.getPrivate(),
                List.of(certificate(new X500Name(leaf.subject), own, leaf, keys)));
    }

    /// A certificate whose issuer is not the root but a certificate of `issuer`.
    public KeySigner signerBelow(Consumer<Leaf> intermediate) {
        var middle = new Leaf().authority();
        middle.subject = "C=XX,O=Test Intermediate,CN=Intermediate";
        middle.serial = 77;
        intermediate.accept(middle);
        var middleKeys = keys("secp256r1", seeded(77));
        var issuer = certificate(new X500Name(middle.subject), middleKeys, middle, keys);
        var leaf = new Leaf();
        leaf.issuer = middle.subject;
        var own = keys("secp256r1", seeded(78));
        var signer = certificate(new X500Name(leaf.subject), own, leaf, middleKeys);
        return KeySigner.es256(own.getPrivate(), List.of(signer, issuer));
    }

    /// What a certificate says.
    public static final class Leaf {
        private String subject = "C=XX,O=Test Signer,CN=Signer";
        private String issuer = "";
        private String curve = "secp256r1";
        private long serial = 42;
        private Instant from = NOON.minus(Duration.ofDays(10));
        private Instant until = NOON.plus(Duration.ofDays(300));
        private List<String> purposes = List.of(CLAIM_SIGNING, EMAIL_PROTECTION);
        private List<String> policies = List.of();
        private int usage = KeyUsage.digitalSignature;
        private boolean purposesAreCritical;
        private boolean isAuthority;
        private boolean keyIdentifiers = true;

        public Leaf authority() {
            isAuthority = true;
            purposes = List.of();
            usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            until = NOON.plus(Duration.ofDays(3000));
            return this;
        }

        public Leaf purposes(String... oids) {
            purposes = List.of(oids);
            return this;
        }

        /// How the holder was validated, by object identifier.
        public Leaf policies(String... oids) {
            policies = List.of(oids);
            return this;
        }

        public Leaf serial(long number) {
            serial = number;
            return this;
        }

        public Leaf subject(String name) {
            subject = name;
            return this;
        }

        /// Time-stamping authorities have nothing but their purpose, and say so (RFC 3161, 2.3).
        public Leaf critical() {
            purposesAreCritical = true;
            return this;
        }

        public Leaf usage(int bits) {
            usage = bits;
            return this;
        }

        public Leaf curve(String name) {
            curve = name;
            return this;
        }

        public Leaf from(Instant at) {
            from = at;
            return this;
        }

        public Leaf until(Instant at) {
            until = at;
            return this;
        }

        public Leaf withoutKeyIdentifiers() {
            keyIdentifiers = false;
            return this;
        }

        public Leaf mayIssue() {
            isAuthority = true;
            usage |= KeyUsage.keyCertSign;
            return this;
        }
    }

    private X509Certificate certificate(X500Name subject, KeyPair own, Leaf leaf, KeyPair issuer) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            leaf.issuer.isEmpty() ? name : new X500Name(leaf.issuer),
                            BigInteger.valueOf(leaf.serial),
                            Date.from(leaf.from),
                            Date.from(leaf.until),
                            subject,
                            own.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(leaf.isAuthority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(leaf.usage));
            if (!leaf.purposes.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, leaf.purposesAreCritical, purposes(leaf));
            }
            if (!leaf.policies.isEmpty()) {
                builder.addExtension(Extension.certificatePolicies, false, policies(leaf));
            }
            if (leaf.keyIdentifiers) {
                var identifiers = new JcaX509ExtensionUtils();
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        identifiers.createSubjectKeyIdentifier(own.getPublic()));
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(issuer.getPublic()));
            }
            var signer =
                    new JcaContentSignerBuilder("SHA256withECDSA")
                            .setSecureRandom(random)
                            .build(issuer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CertificatePolicies policies(Leaf leaf) {
        return new CertificatePolicies(
                leaf.policies.stream()
                        .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                        .toArray(PolicyInformation[]::new));
    }

    private static ExtendedKeyUsage purposes(Leaf leaf) {
        var ids = new ArrayList<KeyPurposeId>();
        leaf.purposes.forEach(
                oid -> ids.add(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid))));
        return new ExtendedKeyUsage(ids.toArray(KeyPurposeId[]::new));
    }

    private static KeyPair keys(String curve, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecureRandom seeded(long seed) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
