package dev.candor.c2pa.trust;

import dev.candor.c2pa.io.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// A time-stamp token as it can be read, not yet believed (RFC 3161, 2.4.2).
final class StampToken {
    private static final int MOST_CERTIFICATES = 16;

    private final TimeStampToken token;
    private final SignerInformation signer;

    private StampToken(TimeStampToken token, SignerInformation signer) {
        this.token = token;
        this.signer = signer;
    }

    /// Reads a bare token, as it belongs in the second version (VAL-CRYP-0020), or one in the
    /// authority's response. Claim generators put either under either label.
    static StampToken read(Bytes bytes) throws TSPException, CMSException, IOException {
        var der = bytes.toArray();
        var token = isResponse(der) ? granted(der) : new TimeStampToken(new CMSSignedData(der));
        return new StampToken(
                token, token.toCMSSignedData().getSignerInfos().getSigners().iterator().next());
    }

    /// A response begins with its status, a sequence; a bare token with the identifier of CMS.
    private static boolean isResponse(byte[] der) {
        return ASN1Sequence.getInstance(der).getObjectAt(0) instanceof ASN1Sequence;
    }

    private static TimeStampToken granted(byte[] der) throws TSPException, IOException {
        var response = new TimeStampResponse(der);
        var token = response.getTimeStampToken();
        if (token == null || response.getStatus() < 0 || response.getStatus() > 1) {
            throw new TSPException("not granted");
        }
        return token;
    }

    /// When the authority says it stamped.
    Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /// How the authority signed, if that is allowed.
    Optional<DerSignature> algorithm() {
        return DerSignature.of(
                signer.getDigestAlgorithmID(),
                signer.toASN1Structure().getDigestEncryptionAlgorithm());
    }

    /// The certificate of who signed the token, if it came along.
    Optional<X509CertificateHolder> authority() {
        return token.getCertificates().getMatches(null).stream()
                .filter(certificate -> token.getSID().match(certificate))
                .findFirst();
    }

    /// Whether the signature is that of an authority over the token's own content.
    boolean holds(DerSignature algorithm, X509CertificateHolder authority) throws IOException {
        var attributes = signer.getSignedAttributes();
        var digest = DerSignature.digest(signer.getDigestAlgorithmID().getAlgorithm());
        if (attributes == null || digest.isEmpty()) {
            return false;
        }
        var said = attributes.get(CMSAttributes.messageDigest);
        var content = (byte[]) token.toCMSSignedData().getSignedContent().getContent();
        return said != null
                && said.getAttrValues().size() == 1
                && MessageDigest.isEqual(
                        ASN1OctetString.getInstance(said.getAttributeValues()[0]).getOctets(),
                        digest(digest.get(), content))
                && algorithm.verifies(
                        key(authority), signer.getEncodedSignedAttributes(), signer.getSignature());
    }

    /// Whether the hash of what was stamped is one that C2PA allows.
    boolean hasKnownHash() {
        return DerSignature.digest(imprintAlgorithm()).isPresent();
    }

    /// Whether the token is over a message.
    boolean isOver(byte[] message) {
        return DerSignature.digest(imprintAlgorithm())
                .filter(
                        name ->
                                MessageDigest.isEqual(
                                        token.getTimeStampInfo().getMessageImprintDigest(),
                                        digest(name, message)))
                .isPresent();
    }

    private ASN1ObjectIdentifier imprintAlgorithm() {
        return token.getTimeStampInfo().getMessageImprintAlgOID();
    }

    /// Whether the token, in what is signed, names this certificate as its authority's (RFC 3161,
    /// 2.4.2; RFC 5816): else another certificate of the same key could take its place.
    boolean names(X509CertificateHolder authority) throws IOException {
        var der = authority.getEncoded();
        var second = attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second.isPresent()) {
            var id = SigningCertificateV2.getInstance(second.get()).getCerts()[0];
            return DerSignature.digest(id.getHashAlgorithm().getAlgorithm())
                    .filter(name -> MessageDigest.isEqual(id.getCertHash(), digest(name, der)))
                    .isPresent();
        }
        return attribute(PKCSObjectIdentifiers.id_aa_signingCertificate)
                .map(value -> SigningCertificate.getInstance(value).getCerts()[0].getCertHash())
                .filter(hash -> MessageDigest.isEqual(hash, digest("SHA-1", der)))
                .isPresent();
    }

    private Optional<ASN1Encodable> attribute(ASN1ObjectIdentifier type) {
        return Optional.ofNullable(signer.getSignedAttributes())
                .flatMap(attributes -> Optional.ofNullable(attributes.get(type)))
                .map(attribute -> attribute.getAttributeValues()[0]);
    }

    /// The authority's certificate and its issuers among those in the token, in the order of the
    /// path, in DER.
    List<Bytes> chain(X509CertificateHolder authority) throws IOException {
        var others = new ArrayList<>(token.getCertificates().getMatches(null));
        var path = new ArrayList<Bytes>();
        Optional<X509CertificateHolder> next = Optional.of(authority);
        while (next.isPresent() && path.size() < MOST_CERTIFICATES) {
            var certificate = next.get();
            path.add(Bytes.of(certificate.getEncoded()));
            others.remove(certificate);
            next =
                    others.stream()
                            .filter(other -> other.getSubject().equals(certificate.getIssuer()))
                            .findFirst();
        }
        return path;
    }

    private static PublicKey key(X509CertificateHolder certificate) throws IOException {
        try {
            // By the key alone: whether the certificate was in force is a finding of its own.
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()))
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new IOException("not X.509", e);
        }
    }

    private static byte[] digest(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no " + algorithm, e);
        }
    }
}
