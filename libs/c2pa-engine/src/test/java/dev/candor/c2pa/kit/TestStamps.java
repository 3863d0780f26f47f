package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamping authority for tests: stamps whatever it is given, with whatever time.
public final class TestStamps {
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /// @param chain the authority's certificate first
    public TestStamps(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /// A bare token over `stamped`.
    public byte[] token(byte[] stamped, Instant at) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator =
                    new TimeStampTokenGenerator(
                            new JcaSimpleSignerInfoGeneratorBuilder()
                                    .build("SHA256withECDSA", key, chain.getFirst()),
                            digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                            POLICY);
            generator.addCertificates(new JcaCertStore(chain));
            var requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            var request =
                    requests.generate(
                            NISTObjectIdentifiers.id_sha256,
                            MessageDigest.getInstance("SHA-256").digest(stamped));
            return generator.generate(request, BigInteger.ONE, Date.from(at)).getEncoded();
        } catch (GeneralSecurityException
                | IOException
                | OperatorCreationException
                | TSPException e) {
            throw new IllegalStateException(e);
        }
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

    private static CoseSign1 read(byte[] cose) {
        try {
            return CoseSign1.read(Bytes.of(cose));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
