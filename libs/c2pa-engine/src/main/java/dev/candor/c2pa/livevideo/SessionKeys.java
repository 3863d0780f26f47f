package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.SessionKey;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The session keys that manifests of a stream have brought so far (C2PA 2.4, 19.7.3). Those that
/// are no good are left out: the assertion's own rule has said so.
final class SessionKeys {
    /// How many keys a stream may have.
    private static final int MOST = 4096;

    private final Instant now;
    private final Findings findings;
    private final Map<Bytes, SessionKey> keys = new HashMap<>();

    SessionKeys(Instant now, Findings findings) {
        this.now = now;
        this.findings = findings;
    }

    /// The key of a name, if some manifest vouches for it.
    Optional<SessionKey> find(Bytes id) {
        return Optional.ofNullable(keys.get(id));
    }

    /// Takes the keys of a manifest that holds.
    ///
    /// @param current number of the segment that brings it: no key may be for what is past
    void take(LiveStream said, long current) {
        var context = said.context();
        var assertion = said.sessionKeys();
        if (context == null || assertion.isEmpty()) {
            return;
        }
        var certificate = certificate(context);
        if (certificate.isEmpty()) {
            return;
        }
        if (certificate.get().getNotAfter().toInstant().isBefore(now)) {
            reject(assertion.get(), "The certificate that vouches for a session key has expired.");
            return;
        }
        for (var value : SessionKey.in(assertion.get())) {
            try {
                var key = SessionKey.of(value);
                if (isBound(key, certificate.get())) {
                    take(assertion.get(), key, current);
                }
            } catch (MalformedException e) {
                // found where the assertion itself is judged
            }
        }
    }

    private void take(Assertion assertion, SessionKey key, long current) {
        var known = keys.get(key.key().id());
        if (known != null) {
            if (!known.key().equals(key.key())) {
                reject(assertion, "A new session key goes by the name of another.");
            }
        } else if (key.leastSequenceNumber() < current) {
            reject(
                    assertion,
                    "A new session key is for segments before %d, which are past."
                            .formatted(current));
        } else if (keys.size() < MOST) {
            keys.put(key.key().id(), key);
        }
    }

    private static boolean isBound(SessionKey key, X509Certificate certificate) {
        try {
            return key.isBoundTo(Bytes.of(certificate.getEncoded()));
        } catch (CertificateException e) {
            return false;
        }
    }

    private static Optional<X509Certificate> certificate(ManifestContext context) {
        var box = context.manifest().signature().flatMap(one -> one.payload("cbor"));
        try {
            var der = CoseSign1.read(box.orElse(Bytes.EMPTY)).chain().getFirst();
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(der.toArray()))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (MalformedException | CertificateException e) {
            return Optional.empty();
        }
    }

    private void reject(Assertion assertion, String why) {
        findings.add(StatusCode.LIVEVIDEO_SESSIONKEY_INVALID, assertion.uri(), why);
    }
}
