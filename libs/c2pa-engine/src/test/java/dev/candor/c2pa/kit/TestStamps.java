package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jspecify.annotations.Nullable;

/// A time-stamping authority for tests: stamps whatever it is given, with whatever time.
public class TestStamps {
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final String algorithm;
    private final ASN1ObjectIdentifier imprint;

    /// @param chain the authority's certificate first
    public TestStamps(PrivateKey key, List<X509Certificate> chain) {
        this(key, chain, "SHA256withECDSA", NISTObjectIdentifiers.id_sha256);
    }

    private TestStamps(
            PrivateKey key,
            List<X509Certificate> chain,
            String algorithm,
            ASN1ObjectIdentifier imprint) {
        this.key = key;
        this.chain = chain;
        this.algorithm = algorithm;
        this.imprint = imprint;
    }

    /// Stamps of an authority that signs as the JDK says it.
    public static TestStamps of(Issuer authority, String algorithm) {
        return new TestStamps(
                authority.key(), authority.chain(), algorithm, NISTObjectIdentifiers.id_sha256);
    }

    /// The same, over another hash.
    public TestStamps over(ASN1ObjectIdentifier hash) {
        return new TestStamps(key, chain, algorithm, hash);
    }

    /// The same, without any certificate in the token but these.
    public TestStamps sending(List<X509Certificate> certificates) {
        var first = chain.getFirst();
        return new TestStamps(key, List.of(first), algorithm, imprint) {
            @Override
            List<X509Certificate> sent() {
                return certificates;
            }
        };
    }

    /// The authority's certificate first.
    public List<X509Certificate> certificates() {
        return chain;
    }

    /// The certificates that go into a token.
    List<X509Certificate> sent() {
        return chain;
    }

    /// The authority's response to a request, granted, with whatever time.
    public byte[] answer(byte[] request, Instant at) {
        try {
            var asked = new TimeStampRequest(request);
            var nonce = asked.getNonce();
            var info =
                    info(
                            asked.getMessageImprintDigest(),
                            at,
                            nonce == null ? null : new ASN1Integer(nonce));
            return response(signed(info), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A bare token over `stamped`. Made by hand: an authority may be what it should not be.
    public byte[] token(byte[] stamped, Instant at) {
        try {
            var hash = MessageDigest.getInstance(imprint.getId()).digest(stamped);
            return signed(info(hash, at, null));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TSTInfo info(byte[] hash, Instant at, @Nullable ASN1Integer nonce) {
        return new TSTInfo(
                POLICY,
                new MessageImprint(new AlgorithmIdentifier(imprint), hash),
                new ASN1Integer(1),
                new ASN1GeneralizedTime(Date.from(at)),
                null,
                null,
                nonce,
                null,
                null);
    }

    private byte[] signed(TSTInfo info) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(
                                            new AttributeTable(named(chain.getFirst()))))
                            .build(algorithm, key, chain.getFirst()));
            generator.addCertificates(new JcaCertStore(sent()));
            return generator
                    .generate(
                            new CMSProcessableByteArray(
                                    PKCSObjectIdentifiers.id_ct_TSTInfo,
                                    info.getEncoded(ASN1Encoding.DER)),
                            true)
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException
                | IOException
                | OperatorCreationException
                | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The attribute that says which certificate the authority signs with.
    private static Attribute named(X509Certificate certificate) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        var id = new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash);
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(id)));
    }

    /// Stamps a finished claim signature (second version).
    public UnaryOperator<byte[]> stampAt(Instant at) {
        return cose ->
                with(
                        cose,
                        token(
                                new TimeStampHeader(List.of(), false)
                                        .stamped(read(cose), new byte[0]),
                                at));
    }

    /// Puts tokens, whatever they are, into a finished claim signature.
    public static byte[] with(byte[] cose, byte[]... tokens) {
        var values = new ArrayList<CborValue>();
        for (var token : tokens) {
            values.add(new CborMapBuilder().put("val", CborValue.of(token)).build());
        }
        var headers =
                new CborMapBuilder()
                        .put(
                                "sigTst2",
                                new CborMapBuilder()
                                        .put("tstTokens", new CborValue.Array(values))
                                        .build())
                        .build();
        var signature = read(cose);
        return CborWriter.write(
                new CborValue.Tag(
                        18,
                        new CborValue.Array(
                                List.of(
                                        new CborValue.ByteString(signature.protectedBytes()),
                                        headers,
                                        new CborValue.Null(),
                                        new CborValue.ByteString(signature.signature())))));
    }

    /// A token in the authority's response, as the first version has it.
    public byte[] response(byte[] stamped, Instant at, int status) {
        return response(token(stamped, at), status);
    }

    private static byte[] response(byte[] bare, int status) {
        try {
            var token = ASN1Primitive.fromByteArray(bare);
            var info = new DERSequence(new ASN1Integer(status));
            return new DERSequence(new ASN1Encodable[] {info, token}).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CoseSign1 read(byte[] cose) {
        try {
            return CoseSign1.read(Bytes.of(cose));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
