package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.binding.SegmentHash;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the media segments of a live stream in the order they are given (C2PA 2.4, 19.7). Used
/// once.
public final class LiveVideoCheck {
    private final LiveStream stream;
    private final SegmentManifests manifests;
    private final Instant now;
    private final Findings findings;
    private final Map<Bytes, SessionKey> keys = new HashMap<>();
    private @Nullable SegmentClaim last;
    private String lastManifest = "";
    private long lastNumber = Long.MIN_VALUE;
    private boolean trusted = true;
    private int number;

    /// @param now the time the stream is judged at; a segment that says when it was signed is
    /// judged at that time
    public LiveVideoCheck(
            LiveStream stream, SegmentManifests manifests, Instant now, Findings findings) {
        this.stream = stream;
        this.manifests = manifests;
        this.now = now;
        this.findings = findings;
    }

    /// Whether some segment says who vouches for it.
    public static boolean isSigned(List<Path> segments) throws IOException {
        for (var segment : segments) {
            if (isSigned(segment)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSigned(Path segment) throws IOException {
        try (var channel = FileChannel.open(segment)) {
            var opened = OpenAsset.of(channel);
            return opened.layout().store() != null || !EventMessage.in(opened.reader()).isEmpty();
        } catch (UnreadableAssetException | MalformedException e) {
            return false; // it says nothing
        }
    }

    /// Judges the stream.
    ///
    /// @param init the initialization segment
    /// @return whether every segment was vouched for by someone who is trusted; what is wrong is
    /// among the findings
    public boolean check(OpenAsset init, List<Path> segments) throws IOException {
        checkInit(init);
        var assertion = stream.sessionKeys();
        if (stream.context() != null && assertion.isPresent()) {
            readKeys(stream.context(), assertion.get());
        }
        for (var segment : segments) {
            number++;
            try (var channel = FileChannel.open(segment)) {
                check(OpenAsset.of(channel));
            } catch (UnreadableAssetException e) {
                reject("is no media segment: %s".formatted(e.getMessage()));
            } catch (MalformedException e) {
                reject("cannot be read: %s".formatted(e.getMessage()));
            }
        }
        return trusted;
    }

    /// The initialization segment says what comes, and holds nothing of it (19.7.1).
    private void checkInit(OpenAsset init) throws IOException {
        try {
            var boxes = BoxCursor.root(init.reader(), new BoxBudget());
            for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
                if (box.get().type().equals("mdat")) {
                    findings.add(
                            StatusCode.LIVEVIDEO_INIT_INVALID,
                            JumbfUri.store(),
                            "The initialization segment holds content at offset %d."
                                    .formatted(box.get().start()));
                    return;
                }
            }
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.LIVEVIDEO_INIT_INVALID,
                    JumbfUri.store(),
                    "The initialization segment is damaged: %s.".formatted(e.getMessage()));
        }
    }

    private void readKeys(ManifestContext context, Assertion assertion) {
        var certificate = certificate(context);
        List<CborValue> values;
        try {
            values = assertion.content().asMap().map(map -> map.array("keys")).orElse(List.of());
        } catch (MalformedException e) {
            values = List.of();
        }
        if (values.isEmpty()) {
            rejectKey(assertion, null, "There are no session keys.");
        }
        for (var value : values) {
            try {
                readKey(assertion, SessionKey.of(value), certificate);
            } catch (MalformedException e) {
                rejectKey(assertion, null, "A session key is none: %s.".formatted(e.reason()));
            }
        }
    }

    private void readKey(
            Assertion assertion, SessionKey key, Optional<X509Certificate> certificate) {
        if (certificate.isEmpty() || !isBound(key, certificate.get())) {
            rejectKey(
                    assertion,
                    Rule.CRYP_0039,
                    "The owner of a session key did not sign the signer's certificate with it.");
        } else if (certificate.get().getNotAfter().toInstant().isBefore(now)) {
            rejectKey(
                    assertion, null, "The certificate that vouches for a session key has expired.");
        } else if (keys.putIfAbsent(key.key().id(), key) != null) {
            rejectKey(assertion, null, "Two session keys go by the same name.");
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
        var signature = context.manifest().signature().flatMap(box -> box.payload("cbor"));
        if (signature.isEmpty()) {
            return Optional.empty();
        }
        try {
            var der = CoseSign1.read(signature.get()).chain().getFirst();
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(der.toArray()))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (MalformedException | CertificateException e) {
            return Optional.empty();
        }
    }

    /// A segment has a manifest of its own, or is signed with a session key (19.7.1).
    private void check(OpenAsset segment) throws MalformedException, IOException {
        var messages = EventMessage.in(segment.reader());
        var store = segment.layout().store();
        if (messages.size() > 1) {
            reject("says more than once who signed it");
        } else if (messages.size() == 1) {
            checkSigned(segment, messages.getFirst());
        } else if (store != null) {
            checkManifest(segment, store);
        } else {
            reject("has neither a manifest nor the signature of a session key");
        }
    }

    private void checkManifest(OpenAsset segment, Bytes store) throws IOException {
        var judged = manifests.judge(segment, store);
        judged.findings().stream()
                .filter(finding -> finding instanceof Finding.Failed)
                .forEach(findings::add);
        if (judged.state() == ValidationState.INVALID) {
            findings.add(
                    StatusCode.LIVEVIDEO_MANIFEST_INVALID,
                    uri(judged.manifest()),
                    "The manifest of segment %d does not hold.".formatted(number));
            return;
        }
        if (judged.state() != ValidationState.TRUSTED) {
            trusted = false;
        }
        checkPlace(judged);
        lastManifest = judged.manifest();
    }

    private void checkPlace(SegmentManifests.Judged judged) {
        if (judged.place().isEmpty()) {
            rejectPlace(uri(judged.manifest()), "does not say where in the stream it belongs");
            return;
        }
        var about = judged.place().get().uri();
        try {
            var claim = SegmentClaim.of(judged.place().get().content());
            checkOrder(about, claim);
            checkContinuity(about, claim);
            last = claim;
        } catch (MalformedException e) {
            rejectPlace(about, "says wrongly where it belongs: %s".formatted(e.reason()));
        }
    }

    private void checkOrder(JumbfUri about, SegmentClaim claim) {
        if (last == null) {
            return;
        }
        if (claim.sequenceNumber() <= last.sequenceNumber()) {
            rejectPlace(
                    about,
                    "has the number %d, which does not follow %d"
                            .formatted(claim.sequenceNumber(), last.sequenceNumber()));
        }
        if (!claim.stream().equals(last.stream())) {
            rejectPlace(about, "belongs to another stream");
        }
    }

    private void checkContinuity(JumbfUri about, SegmentClaim claim) {
        if (!SegmentClaim.BY_MANIFEST.equals(claim.method())) {
            rejectMethod(about, "leads to the one before it in no way that is known");
        } else if (last != null && claim.previous() == null) {
            rejectMethod(about, "does not name the manifest of the one before it");
        } else if (last != null && !lastManifest.equals(claim.previous())) {
            findings.add(
                    StatusCode.LIVEVIDEO_SEGMENT_INVALID,
                    about,
                    "Segment %d does not follow the one before it.".formatted(number));
        }
    }

    /// A segment that a session key signed (19.7.3).
    private void checkSigned(OpenAsset segment, Bytes message)
            throws MalformedException, IOException {
        var info = SegmentInfo.read(message);
        var context = stream.context();
        var key = info.keyId().map(keys::get);
        if (context == null || key.isEmpty()) {
            reject("is signed with no session key that the manifest vouches for");
            return;
        }
        var fault = fault(info, key.get(), context);
        if (fault.isEmpty()) {
            fault =
                    SegmentHash.fault(
                            segment.reader(),
                            info.hash(),
                            EventMessage.SCHEME,
                            context.claim().algorithm());
        }
        if (fault.isPresent()) {
            reject("does not hold: %s".formatted(fault.get()));
        } else if (info.sequenceNumber() <= lastNumber) {
            rejectPlace(
                    context.manifest().uri(""),
                    "has the number %d, which does not follow %d"
                            .formatted(info.sequenceNumber(), lastNumber));
        }
        lastNumber = Math.max(lastNumber, info.sequenceNumber());
    }

    private Optional<String> fault(SegmentInfo info, SessionKey key, ManifestContext context) {
        var time = info.issuedAt() == null ? now : info.issuedAt();
        var signature = info.signature();
        if (signature
                .algorithm()
                .filter(by -> signature.verifiesAttached(by, key.key().key()))
                .isEmpty()) {
            return Optional.of("the signature is not the session key's");
        } else if (!info.manifest().equals(context.manifest().label())) {
            return Optional.of("it belongs to another manifest");
        } else if (info.sequenceNumber() < key.leastSequenceNumber()) {
            return Optional.of("its number is none that the session key may sign");
        } else if (!key.isGoodAt(time)) {
            return Optional.of("the session key was not in force at %s".formatted(time));
        }
        return Optional.empty();
    }

    private static JumbfUri uri(String manifest) {
        return manifest.isEmpty() ? JumbfUri.store() : JumbfUri.absolute(manifest);
    }

    private void reject(String why) {
        findings.add(
                StatusCode.LIVEVIDEO_SEGMENT_INVALID,
                JumbfUri.store(),
                "Segment %d %s.".formatted(number, why));
    }

    private void rejectPlace(JumbfUri about, String why) {
        findings.add(
                StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                about,
                "Segment %d %s.".formatted(number, why));
    }

    private void rejectMethod(JumbfUri about, String why) {
        findings.add(
                StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID,
                about,
                "Segment %d %s.".formatted(number, why));
    }

    private void rejectKey(Assertion assertion, @Nullable Rule rule, String why) {
        if (rule == null) {
            findings.add(StatusCode.LIVEVIDEO_SESSIONKEY_INVALID, assertion.uri(), why);
        } else {
            findings.add(StatusCode.LIVEVIDEO_SESSIONKEY_INVALID, rule, assertion.uri(), why);
        }
    }
}
