package dev.candor.c2pa.net;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// Signs with a key that a PKCS#11 module keeps: a hardware module, a card, SoftHSM. The key never
/// leaves it; only hashes, or for Ed25519 what is signed, go in. The PIN is used once, and not
/// kept. Thread safe.
public final class Pkcs11Signer implements Signer, AutoCloseable {
    private static final long ECDSA = 0x1041;
    private static final long RSASSA_PSS = 0x0D;
    private static final long EDDSA = 0x1057;

    private final Pkcs11Key address;
    private final Cryptoki module;
    private final long slot;
    private final long key;
    private final SigningAlgorithm algorithm;
    private final List<X509Certificate> chain;
    private final long first;
    private final Deque<Long> idle = new ConcurrentLinkedDeque<>();

    private Pkcs11Signer(
            Pkcs11Key address,
            Cryptoki module,
            long slot,
            long first,
            long key,
            SigningAlgorithm algorithm,
            List<X509Certificate> chain) {
        this.address = address;
        this.module = module;
        this.slot = slot;
        this.first = first;
        this.key = key;
        this.algorithm = algorithm;
        this.chain = chain;
    }

    /// Opens a key whose certificates lie beside it on the token.
    ///
    /// @throws SigningException if module, token, key or certificate cannot be found or used; the
    /// message names them, and never the PIN
    public static Pkcs11Signer open(Pkcs11Key key, char[] pin) throws SigningException {
        return open(key, pin, List.of(), null);
    }

    /// Opens a key.
    ///
    /// @param chain the signer's certificate first, then its issuers, without the anchor; those on
    /// the token if empty
    /// @param algorithm what to sign with; the one C2PA recommends for the key if null
    /// @throws SigningException if module, token, key or certificate cannot be found or used; the
    /// message names them, and never the PIN
    public static Pkcs11Signer open(
            Pkcs11Key key,
            char[] pin,
            List<X509Certificate> chain,
            @Nullable SigningAlgorithm algorithm)
            throws SigningException {
        try {
            var module = Cryptoki.of(key.module());
            long slot = slot(module, key);
            long session = module.open(slot);
            boolean opened = false;
            try {
                module.login(session, pin);
                long handle = handle(module, session, key);
                var certificates =
                        chain.isEmpty()
                                ? SignerCheck.withoutAnchor(chain(module, session, handle, key))
                                : List.copyOf(chain);
                var signer =
                        new Pkcs11Signer(
                                key,
                                module,
                                slot,
                                session,
                                handle,
                                algorithm == null ? recommended(certificates) : algorithm,
                                certificates);
                opened = true;
                return signer;
            } finally {
                if (!opened) {
                    module.close(session);
                }
            }
        } catch (CryptokiException e) {
            throw refused("The %s cannot be used: %s".formatted(key.words(), e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static SigningAlgorithm recommended(List<X509Certificate> chain)
            throws SigningException {
        var key = chain.getFirst().getPublicKey();
        return SigningAlgorithm.recommendedFor(key)
                .orElseThrow(
                        () ->
                                refused(
                                        "C2PA has no algorithm for a key of the kind "
                                                + key.getAlgorithm(),
                                        null));
    }

    private static long slot(Cryptoki module, Pkcs11Key key)
            throws CryptokiException, SigningException {
        return switch (key.token()) {
            case Pkcs11Key.Token.InSlot(var slot) -> slot;
            case Pkcs11Key.Token.Labelled(var label) -> {
                var there = new ArrayList<String>();
                for (long slot : module.slots()) {
                    var found = module.tokenLabel(slot);
                    if (found.equals(label)) {
                        yield slot;
                    }
                    there.add(found);
                }
                throw refused(
                        "The module has no token %s; there are %s".formatted(label, there), null);
            }
        };
    }

    private static long handle(Cryptoki module, long session, Pkcs11Key key)
            throws CryptokiException, SigningException {
        var wanted =
                switch (key.key()) {
                    case Pkcs11Key.Name.Labelled(var label) ->
                            new Cryptoki.Attribute(
                                    Cryptoki.LABEL, label.getBytes(StandardCharsets.UTF_8));
                    case Pkcs11Key.Name.Identified(var id) ->
                            new Cryptoki.Attribute(
                                    Cryptoki.ID, id.getBytes(StandardCharsets.ISO_8859_1));
                };
        var found = module.find(session, Cryptoki.PRIVATE_KEY, wanted);
        if (found.size() != 1) {
            throw refused(
                    found.isEmpty()
                            ? "There is no private " + key.words()
                            : "There are %d private keys by the name %s"
                                    .formatted(found.size(), key.words()),
                    null);
        }
        return found.getFirst();
    }

    /// The certificate that has the key's identifier, then its issuers among those on the token.
    private static List<X509Certificate> chain(
            Cryptoki module, long session, long handle, Pkcs11Key key)
            throws CryptokiException, SigningException {
        var id = module.attribute(session, handle, Cryptoki.ID).orElse(new byte[0]);
        var own =
                id.length == 0
                        ? List.<Long>of()
                        : module.find(
                                session,
                                Cryptoki.CERTIFICATE,
                                new Cryptoki.Attribute(Cryptoki.ID, id));
        if (own.isEmpty()) {
            throw refused(
                    "The token has no certificate for the %s: give the chain in a file"
                            .formatted(key.words()),
                    null);
        }
        var others = new ArrayList<X509Certificate>();
        for (long object : module.find(session, Cryptoki.CERTIFICATE, null)) {
            others.add(certificate(module, session, object));
        }
        var chain = new ArrayList<X509Certificate>();
        Optional<X509Certificate> next = Optional.of(certificate(module, session, own.getFirst()));
        while (next.isPresent()) {
            var last = next.get();
            chain.add(last);
            others.remove(last);
            next =
                    others.stream()
                            .filter(
                                    other ->
                                            other.getSubjectX500Principal()
                                                    .equals(last.getIssuerX500Principal()))
                            .findFirst();
        }
        return chain;
    }

    private static X509Certificate certificate(Cryptoki module, long session, long object)
            throws CryptokiException, SigningException {
        var der = module.attribute(session, object, Cryptoki.VALUE).orElse(new byte[0]);
        try {
            return CertificateChain.read(List.of(Bytes.of(der))).signer();
        } catch (MalformedException e) {
            throw refused("A certificate on the token cannot be read: " + e.reason(), e);
        }
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
            var waiting = idle.poll();
            long session = waiting == null ? module.open(slot) : waiting;
            boolean well = false;
            try {
                var value = sign(session, message);
                well = true;
                return value;
            } finally {
                if (well) {
                    idle.push(session);
                } else {
                    module.close(session);
                }
            }
        } catch (CryptokiException e) {
            throw refused(
                    "The %s does not sign with %s: %s"
                            .formatted(address.words(), algorithm, e.getMessage()),
                    e);
        }
    }

    private byte[] sign(long session, byte[] message) throws CryptokiException {
        return switch (algorithm.family()) {
            case ECDSA -> module.sign(session, key, ECDSA, new long[0], digest(message));
            case RSASSA_PSS -> module.sign(session, key, RSASSA_PSS, pss(), digest(message));
            case EDDSA -> module.sign(session, key, EDDSA, new long[0], message);
        };
    }

    /// `CK_RSA_PKCS_PSS_PARAMS`: hash, mask generator, length of the salt.
    private long[] pss() {
        return switch (algorithm) {
            case PS256 -> new long[] {0x250, 2, algorithm.saltLength()};
            case PS384 -> new long[] {0x260, 3, algorithm.saltLength()};
            case PS512 -> new long[] {0x270, 4, algorithm.saltLength()};
            case ES256, ES384, ES512, ED25519 -> new long[0];
        };
    }

    private byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm.digest()).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no " + algorithm.digest(), e);
        }
    }

    /// Ends the sessions; the token stays logged in for others in this process.
    @Override
    public void close() {
        var waiting = idle.poll();
        while (waiting != null) {
            end(waiting);
            waiting = idle.poll();
        }
        end(first);
    }

    private void end(long session) {
        try {
            module.close(session);
        } catch (CryptokiException e) {
            // the token may be gone, and its sessions with it
        }
    }

    @Override
    public String toString() {
        return "Pkcs11Signer[%s, %s]".formatted(address.words(), algorithm);
    }

    private static SigningException refused(String message, @Nullable Exception cause) {
        return cause == null
                ? new SigningException(SigningException.Reason.SIGNER, message)
                : new SigningException(SigningException.Reason.SIGNER, message, cause);
    }
}
