package dev.candor.c2pa.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that holds keys and their certificates under a password (PKCS#12, RFC 7292).
public final class Pkcs12 {
    private Pkcs12() {}

    /// The key of an alias and its certificates, without the anchor.
    ///
    /// @param file the whole file
    /// @param alias of the key; null if the file has only one
    /// @throws IllegalArgumentException if the file cannot be read, the password is wrong, or there
    /// is not the one key asked for
    public static SigningIdentity read(byte[] file, char[] password, @Nullable String alias) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            var name = alias(store, alias);
            return identity(store.getKey(name, password), store.getCertificateChain(name), name);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "The password does not open the PKCS#12 file"
                            : "It is no PKCS#12 file that can be read",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The PKCS#12 file's key cannot be read", e);
        }
    }

    private static String alias(KeyStore store, @Nullable String wanted)
            throws GeneralSecurityException {
        var keys = new ArrayList<String>();
        for (var name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name)) {
                keys.add(name);
            }
        }
        if (wanted == null && keys.size() == 1) {
            return keys.getFirst();
        }
        return keys.stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        wanted == null
                                                ? "Say which of the keys is meant: " + keys
                                                : "No key has the alias %s; there are %s"
                                                        .formatted(wanted, keys)));
    }

    private static SigningIdentity identity(
            Key key, Certificate @Nullable [] certificates, String alias) {
        if (!(key instanceof PrivateKey secret)
                || certificates == null
                || certificates.length == 0) {
            throw new IllegalArgumentException(
                    "The alias %s has no private key with a certificate".formatted(alias));
        }
        List<X509Certificate> chain =
                Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
        return new SigningIdentity(secret, SignerCheck.withoutAnchor(chain));
    }
}
