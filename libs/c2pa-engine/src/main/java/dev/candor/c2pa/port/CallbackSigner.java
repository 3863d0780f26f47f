package dev.candor.c2pa.port;

import java.security.cert.X509Certificate;
import java.util.List;

/// Signs by asking the caller's own code: a key service, a smart card, a person. As thread safe as
/// what it asks.
///
/// @param algorithm what the callback signs with
/// @param chain the signer's certificate first, then its issuers, without the anchor
/// @param callback gives the raw signature over a message (ECDSA: `r || s`)
public record CallbackSigner(
        SigningAlgorithm algorithm, List<X509Certificate> chain, Callback callback)
        implements Signer {
    public CallbackSigner {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A signer needs a certificate");
        }
    }

    /// Signs a message.
    @FunctionalInterface
    public interface Callback {
        /// @throws SigningException if the key could not be used
        byte[] sign(byte[] message) throws SigningException;
    }

    /// The same for a callback that gives ECDSA signatures in DER, as most key services do (RFC
    /// 3279, 2.2.3); those of other algorithms are taken as they are.
    public static CallbackSigner ofDer(
            SigningAlgorithm algorithm, List<X509Certificate> chain, Callback callback) {
        return algorithm.family() == SigningAlgorithm.Family.ECDSA
                ? new CallbackSigner(
                        algorithm,
                        chain,
                        message ->
                                EcdsaValue.raw(
                                        callback.sign(message), chain.getFirst().getPublicKey()))
                : new CallbackSigner(algorithm, chain, callback);
    }

    @Override
    public byte[] sign(byte[] message) throws SigningException {
        return callback.sign(message);
    }
}
