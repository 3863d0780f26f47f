package dev.candor.c2pa.certificate;

import dev.candor.c2pa.port.TimeStamper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamping authority for development and tests (RFC 3161). Nobody audits its clock: its
/// anchor belongs in no production trust list. Thread safe.
public final class DevelopmentTimeStamper implements TimeStamper {
    /// The policy it stamps under: none that anybody has written down.
    public static final String POLICY = "2.25.311019487319411420921936498563182834741";

    private static final int SERIAL_BITS = 127;
    private static final Set<ASN1ObjectIdentifier> HASHES =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512);

    private final SigningIdentity identity;
    private final Clock clock;
    private final SecureRandom random;

    /// @param identity with an elliptic curve key and a certificate for time stamps, such as
    /// [DevelopmentAuthority#issueTimeStamper] issues
    /// @param clock the time that is stamped
    public DevelopmentTimeStamper(SigningIdentity identity, Clock clock, SecureRandom random) {
        this.identity = identity;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public byte[] stamp(byte[] request) throws IOException {
        try {
            var responses = new TimeStampResponseGenerator(tokens(), HASHES, Set.of(POLICY));
            return answer(responses, request).getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("no time stamp", e);
        }
    }

    private TimeStampResponse answer(TimeStampResponseGenerator responses, byte[] request)
            throws TSPException {
        try {
            return responses.generate(
                    new TimeStampRequest(request),
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(clock.instant()));
        } catch (IOException | TSPException | RuntimeException e) { // as broken DER may end
            return responses.generateFailResponse(
                    PKIStatus.REJECTION,
                    PKIFailureInfo.badDataFormat,
                    "The request cannot be answered");
        }
    }

    private TimeStampTokenGenerator tokens()
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        var hash = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var generator =
                new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .build("SHA256withECDSA", identity.key(), identity.certificate()),
                        new JcaDigestCalculatorProviderBuilder().build().get(hash),
                        new ASN1ObjectIdentifier(POLICY));
        generator.addCertificates(new JcaCertStore(identity.chain()));
        return generator;
    }
}
