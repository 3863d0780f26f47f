package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.SessionKey;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `c2pa.session-keys`: the keys that will sign the segments of a live stream, each of an owner who
/// knows the signer (C2PA 2.4, 15.10.3.2.5 and 18.25.2).
final class SessionKeysRule implements AssertionRule {
    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(SessionKey.ASSERTION);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        if (concerned.size() > 1) {
            findings.add(
                    StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                    concerned.get(1).uri(),
                    "A manifest has session keys once at most.");
        }
        for (var assertion : concerned) {
            check(assertion, signer(context), findings);
        }
    }

    private static void check(Assertion assertion, Optional<Bytes> signer, Findings findings) {
        var values = SessionKey.in(assertion);
        if (values.isEmpty()) {
            findings.add(
                    StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                    assertion.uri(),
                    "There are no session keys, or more than there may be.");
        }
        var names = new HashSet<Bytes>();
        for (var value : values) {
            try {
                check(assertion, SessionKey.of(value), names, signer, findings);
            } catch (MalformedException e) {
                findings.addOnce(
                        StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                        assertion.uri(),
                        "A session key is none: %s.".formatted(e.reason()));
            }
        }
    }

    private static void check(
            Assertion assertion,
            SessionKey key,
            Set<Bytes> names,
            Optional<Bytes> signer,
            Findings findings) {
        if (signer.filter(key::isBoundTo).isEmpty()) {
            findings.addOnce(
                    StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                    Rule.CRYP_0039,
                    assertion.uri(),
                    "The owner of a session key did not sign the signer's certificate with it.");
        }
        if (!names.add(key.key().id())) {
            findings.addOnce(
                    StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                    assertion.uri(),
                    "Two session keys go by the same name.");
        }
    }

    /// The certificate of who signed the claim, in DER.
    private static Optional<Bytes> signer(AssertionContext context) {
        var box = context.manifest().manifest().signature();
        try {
            var signature =
                    CoseSign1.read(box.flatMap(one -> one.payload("cbor")).orElse(Bytes.EMPTY));
            return Optional.of(signature.chain().getFirst());
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
