package dev.candor.c2pa.port;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.List;

/// Signs with a key at hand, through the JDK.
public final class KeySigner implements Signer {
    private final SigningAlgorithm algorithm;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private KeySigner(SigningAlgorithm algorithm, PrivateKey key, List<X509Certificate> chain) {
        this.algorithm = algorithm;
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /// A signer for ES256.
    ///
    /// @param key an elliptic curve private key
    /// @param chain the signer's certificate first, then its issuers, without the anchor
    /// @throws IllegalArgumentException if the key is of another kind, or there is no certificate
    public static KeySigner es256(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A signer needs a certificate");
        }
        if (!(key instanceof ECKey)) {
            throw new IllegalArgumentException(
                    "ES256 takes an elliptic curve key, not " + key.getAlgorithm());
        }
        return new KeySigner(SigningAlgorithm.ES256, key, chain);
    }

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
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException("The key could not be used", e);
        }
    }
}
