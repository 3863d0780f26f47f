package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;

/// An identity that somebody else issued, read from PEM files.
final class ImportedKeys {
    private static final int P_256 = 256;

    private ImportedKeys() {}

    /// Reads an identity and tries its key.
    ///
    /// @throws IllegalStateException when the key is not P-256 or not the certificate's
    static SigningIdentity read(Path chain, Path key) {
        try {
            var identity =
                    new SigningIdentity(
                            Pem.privateKey(Files.readString(key)),
                            Pem.certificates(Files.readString(chain)));
            check(identity, chain);
            return identity;
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.key", e);
        }
    }

    private static void check(SigningIdentity identity, Path chain) {
        if (identity.chain().isEmpty()) {
            throw new IllegalStateException(chain + " has no certificate");
        }
        if (!(identity.certificate().getPublicKey() instanceof ECPublicKey curve)
                || curve.getParams().getCurve().getField().getFieldSize() != P_256) {
            throw new IllegalStateException(
                    "The certificate in %s is not for a P-256 key".formatted(chain));
        }
        if (!belongTogether(identity)) {
            throw new IllegalStateException(
                    "The private key is not that of the first certificate in " + chain);
        }
    }

    private static boolean belongTogether(SigningIdentity identity) {
        var probe = "candor".getBytes(StandardCharsets.US_ASCII);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(identity.key());
            signature.update(probe);
            var signed = signature.sign();
            signature.initVerify(identity.certificate());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
