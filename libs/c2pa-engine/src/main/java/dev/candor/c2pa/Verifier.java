package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.StoreTrace;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.livevideo.LiveVideoCheck;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.StoreOrigin;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.c2pa.validation.LocatedStore;
import dev.candor.c2pa.validation.StoreLocator;
import dev.candor.c2pa.validation.StoreValidation;
import dev.candor.c2pa.validation.Summaries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges an asset by its Content Credentials (C2PA 2.4, chapter 15). Thread safe.
public final class Verifier {
    private final ValidationPolicy policy;

    /// @param policy whom to believe, and which rules hold
    public Verifier(ValidationPolicy policy) {
        this.policy = policy;
    }

    /// A verifier that fetches nothing.
    ///
    /// @param anchors who is believed
    /// @param clock the time assets are judged at
    public Verifier(TrustAnchors anchors, Clock clock) {
        this(ValidationPolicy.offline(anchors, clock));
    }

    /// Judges an asset that stands for itself; otherwise as [#verify(VerificationRequest)].
    ///
    /// @throws UnreadableAssetException if there are no bytes to judge
    /// @throws IOException if the file cannot be read
    public VerificationReport verify(Path asset) throws UnreadableAssetException, IOException {
        return verify(VerificationRequest.of(asset));
    }

    /// Judges one asset. Streams it: memory does not grow with its size. A bad signature, a
    /// changed byte, a broken manifest or broken media is a finding in the report, not an
    /// exception, and bytes of no known format are a state of their own.
    ///
    /// @throws UnreadableAssetException if there are no bytes to judge
    /// @throws IOException if a file cannot be read
    public VerificationReport verify(VerificationRequest request)
            throws UnreadableAssetException, IOException {
        return examine(request).report();
    }

    /// As [#verify(VerificationRequest)], and keeps what the manifests say.
    ///
    /// @throws UnreadableAssetException if there are no bytes to judge
    /// @throws IOException if a file cannot be read
    public Examination examine(VerificationRequest request)
            throws UnreadableAssetException, IOException {
        var now = policy.clock().instant();
        try (var channel = FileChannel.open(request.asset())) {
            var beside = request.besideAsset();
            var asset =
                    request.sidecar() != null || beside.isPresent()
                            ? OpenAsset.besideStore(channel, request.fragments())
                            : OpenAsset.of(channel, request.fragments());
            var located =
                    new StoreLocator(policy, request.atHand())
                            .locate(asset, request.sidecar(), beside.orElse(null));
            return switch (located) {
                case LocatedStore.Found(var store, var origin) -> judge(asset, store, origin, now);
                case LocatedStore.Elsewhere(var uri, var findings) ->
                        remote(uri, asset.format(), findings.toList(), now);
                case LocatedStore.Refused(var findings) ->
                        without(ValidationState.INVALID, asset.format(), findings.toList(), now);
                case LocatedStore.None _ ->
                        LiveVideoCheck.isSigned(request.fragments())
                                ? judgeSegments(asset, now)
                                : without(
                                        ValidationState.NO_MANIFEST,
                                        asset.format(),
                                        List.of(),
                                        now);
            };
        } catch (UnreadableAssetException.Unsupported e) {
            return without(ValidationState.UNSUPPORTED, AssetFormat.OTHER, List.of(), now);
        } catch (UnreadableAssetException.Malformed e) {
            return broken(request, e, now);
        }
    }

    /// Media that is cut off or broken, so that its store cannot be told from the rest: what looks
    /// like one holds for nothing, and without one there is nothing to judge.
    private Examination broken(
            VerificationRequest request, UnreadableAssetException.Malformed how, Instant now)
            throws IOException {
        var findings = new Findings();
        findings.add(
                StatusCode.GENERAL_ERROR,
                JumbfUri.store(),
                "The media is broken: %s.".formatted(how.getMessage()));
        try (var channel = FileChannel.open(request.asset())) {
            return without(
                    StoreTrace.in(new ChannelReader(channel))
                            ? ValidationState.INVALID
                            : ValidationState.UNSUPPORTED,
                    AssetFormats.detect(channel).orElse(AssetFormat.OTHER),
                    findings.toList(),
                    now);
        }
    }

    private Examination judge(OpenAsset asset, Bytes store, StoreOrigin origin, Instant now)
            throws IOException {
        var at = Clock.fixed(now, ZoneOffset.UTC);
        var outcome = new StoreValidation(asset, policy.with(at)).validate(store);
        return told(asset, outcome, origin, now);
    }

    private Examination told(
            OpenAsset asset, StoreValidation.Outcome outcome, StoreOrigin origin, Instant now) {
        var manifests =
                outcome.store()
                        .map(
                                found ->
                                        Summaries.of(
                                                found,
                                                policy.anchors(),
                                                outcome.signedAt(),
                                                outcome.identities()))
                        .orElse(List.of());
        var report =
                new VerificationReport(
                        outcome.state(),
                        Sentence.of(outcome.state(), manifests, outcome.findings()),
                        asset.format(),
                        origin,
                        null,
                        manifests,
                        outcome.findings(),
                        outcome.deltas(),
                        now);
        return new Examination(report, outcome.store().orElse(null), policy.specification());
    }

    /// A live stream whose segments have manifests of their own needs none in front.
    private Examination judgeSegments(OpenAsset asset, Instant now) throws IOException {
        var at = Clock.fixed(now, ZoneOffset.UTC);
        var outcome = new StoreValidation(asset, policy.with(at)).validateSegments();
        return told(asset, outcome, StoreOrigin.EMBEDDED, now);
    }

    private Examination without(
            ValidationState state, AssetFormat format, List<Finding> findings, Instant now) {
        return without(state, null, format, findings, now);
    }

    private Examination remote(
            String uri, AssetFormat format, List<Finding> findings, Instant now) {
        return without(ValidationState.REMOTE, uri, format, findings, now);
    }

    private Examination without(
            ValidationState state,
            @Nullable String remote,
            AssetFormat format,
            List<Finding> findings,
            Instant now) {
        var report =
                new VerificationReport(
                        state,
                        Sentence.of(state, List.of(), findings),
                        format,
                        StoreOrigin.NOWHERE,
                        remote,
                        List.of(),
                        findings,
                        List.of(),
                        now);
        return new Examination(report, null, policy.specification());
    }
}
