package dev.candor.c2pa.kit;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// An OCSP responder for tests: says whatever it is told of any certificate.
public final class TestResponder {
    public static final CertificateStatus GOOD = CertificateStatus.GOOD;
    public static final CertificateStatus UNKNOWN = new UnknownStatus();

    private final Issuer responder;
    private final X509Certificate issuer;
    private final String algorithm;
    private Instant since = TestAuthority.NOON.minus(Duration.ofHours(30));
    private @Nullable Instant until = TestAuthority.NOON.plus(Duration.ofHours(12));
    private Instant produced = TestAuthority.NOON.minus(Duration.ofHours(30));
    private @Nullable X509Certificate instead;
    private byte @Nullable [] nonce;

    private TestResponder(Issuer responder, X509Certificate issuer, String algorithm) {
        this.responder = responder;
        this.issuer = issuer;
        this.algorithm = algorithm;
    }

    /// A responder that answers for certificates of `issuer`.
    public static TestResponder of(Issuer responder, X509Certificate issuer) {
        return new TestResponder(responder, issuer, "SHA256withECDSA");
    }

    /// The same, signing with another algorithm.
    public static TestResponder of(Issuer responder, X509Certificate issuer, String algorithm) {
        return new TestResponder(responder, issuer, algorithm);
    }

    public static CertificateStatus revoked(Instant at, int reason) {
        return new RevokedStatus(Date.from(at), reason);
    }

    /// For how long an answer holds; null leaves the end out.
    public TestResponder between(Instant from, @Nullable Instant to) {
        since = from;
        until = to;
        produced = from;
        return this;
    }

    /// Answers as if the certificate had been issued by another.
    public TestResponder naming(X509Certificate other) {
        instead = other;
        return this;
    }

    public TestResponder nonce(byte[] value) {
        nonce = value.clone();
        return this;
    }

    /// The DER answer about a certificate.
    public byte[] answer(X509Certificate about, CertificateStatus status) {
        return answer(id(about, instead == null ? issuer : instead), status);
    }

    /// The DER answer about what was asked.
    public byte[] answer(CertificateID id, CertificateStatus status) {
        try {
            var subject =
                    X500Name.getInstance(
                            responder.certificate().getSubjectX500Principal().getEncoded());
            var builder = new BasicOCSPRespBuilder(new RespID(subject));
            builder.addResponse(
                    id, status, Date.from(since), until == null ? null : Date.from(until));
            if (nonce != null) {
                builder.setResponseExtensions(
                        new Extensions(
                                new Extension(
                                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)));
            }
            var chain = new ArrayList<X509CertificateHolder>();
            for (var certificate : List.of(responder.certificate())) {
                chain.add(new JcaX509CertificateHolder(certificate));
            }
            var basic =
                    builder.build(
                            new JcaContentSignerBuilder(algorithm).build(responder.key()),
                            chain.toArray(X509CertificateHolder[]::new),
                            Date.from(produced));
            return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, basic).getEncoded();
        } catch (OCSPException
                | OperatorCreationException
                | IOException
                | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A response without an answer, such as "try later".
    public static byte[] refusal(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CertificateID id(X509Certificate about, X509Certificate issuer) {
        return new CertificateID(
                new CertID(
                        new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1),
                        new DEROctetString(sha1(issuer.getSubjectX500Principal().getEncoded())),
                        new DEROctetString(
                                sha1(
                                        SubjectPublicKeyInfo.getInstance(
                                                        issuer.getPublicKey().getEncoded())
                                                .getPublicKeyData()
                                                .getBytes())),
                        new ASN1Integer(about.getSerialNumber())));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
