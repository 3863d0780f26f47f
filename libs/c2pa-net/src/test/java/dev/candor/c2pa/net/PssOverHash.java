package dev.candor.c2pa.net;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.util.DigestFactory;

/// RSASSA-PSS over a hash that somebody else made, as key services do it.
final class PssOverHash {
    private PssOverHash() {}

    static byte[] sign(PrivateKey key, byte[] hash, PSSParameterSpec how)
            throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateKey rsa)) {
            throw new GeneralSecurityException("no RSA key");
        }
        var signer =
                PSSSigner.createRawSigner(
                        new RSAEngine(), digest(how), digest(how), how.getSaltLength(), (byte) -68);
        BigInteger modulus = rsa.getModulus();
        signer.init(true, new RSAKeyParameters(true, modulus, rsa.getPrivateExponent()));
        signer.update(hash, 0, hash.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Digest digest(PSSParameterSpec how) {
        return switch (how.getDigestAlgorithm()) {
            case "SHA-384" -> DigestFactory.createSHA384();
            case "SHA-512" -> DigestFactory.createSHA512();
            default -> DigestFactory.createSHA256();
        };
    }
}
