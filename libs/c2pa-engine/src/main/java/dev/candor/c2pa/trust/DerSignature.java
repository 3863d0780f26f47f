package dev.candor.c2pa.trust;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The signature algorithms of time stamps and OCSP answers over the JDK's: those a certificate may
/// be signed with (C2PA 2.4, 14.5.1.1), as the authorities on C2PA's own lists use them.
///
/// @param name the JDK's name
/// @param parameters of RSASSA-PSS; nothing for the others
record DerSignature(String name, Optional<PSSParameterSpec> parameters) {
    private static final Map<ASN1ObjectIdentifier, String> HASHES =
            Map.of(
                    NISTObjectIdentifiers.id_sha256, "SHA256",
                    NISTObjectIdentifiers.id_sha384, "SHA384",
                    NISTObjectIdentifiers.id_sha512, "SHA512");
    private static final Map<ASN1ObjectIdentifier, String> WHOLE =
            Map.of(
                    X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
                    X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
                    X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA",
                    PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
                    PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
                    PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
                    EdECObjectIdentifiers.id_Ed25519, "Ed25519");
    private static final Map<ASN1ObjectIdentifier, String> WITHOUT_HASH =
            Map.of(
                    PKCSObjectIdentifiers.rsaEncryption, "withRSA",
                    X9ObjectIdentifiers.id_ecPublicKey, "withECDSA");
    private static final Set<Integer> SALTS = Set.of(32, 48, 64);

    /// The algorithm of an identifier that says all, if it is allowed.
    static Optional<DerSignature> of(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return pss(RSASSAPSSparams.getInstance(algorithm.getParameters()));
        }
        return Optional.ofNullable(WHOLE.get(algorithm.getAlgorithm())).map(DerSignature::plain);
    }

    /// The algorithm that CMS says in two parts, if it is allowed (RFC 5652, 5.3).
    static Optional<DerSignature> of(AlgorithmIdentifier digest, AlgorithmIdentifier algorithm) {
        var hash = HASHES.get(digest.getAlgorithm());
        if (hash == null) {
            return Optional.empty();
        }
        var rest = WITHOUT_HASH.get(algorithm.getAlgorithm());
        return rest == null ? of(algorithm) : Optional.of(plain(hash + rest));
    }

    /// The JDK's name of a hash algorithm, if it is allowed.
    static Optional<String> digest(ASN1ObjectIdentifier hash) {
        return Optional.ofNullable(HASHES.get(hash)).map(name -> name.replace("SHA", "SHA-"));
    }

    private static DerSignature plain(String name) {
        return new DerSignature(name, Optional.empty());
    }

    private static Optional<DerSignature> pss(RSASSAPSSparams parameters) {
        var hash = parameters.getHashAlgorithm().getAlgorithm();
        var mask =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        int salt = parameters.getSaltLength().intValueExact();
        if (!mask.getAlgorithm().equals(hash) || !SALTS.contains(salt)) {
            return Optional.empty();
        }
        return digest(hash)
                .map(
                        name ->
                                new PSSParameterSpec(
                                        name,
                                        "MGF1",
                                        new MGF1ParameterSpec(name),
                                        salt,
                                        PSSParameterSpec.TRAILER_FIELD_BC))
                .map(spec -> new DerSignature("RSASSA-PSS", Optional.of(spec)));
    }

    /// Whether `signature` over `message` is the key's.
    boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(name);
            if (parameters.isPresent()) {
                verifier.setParameter(parameters.get());
            }
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the value is no signature at all, or the key is of another kind
        }
    }
}
