package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.c2pa.Examination;
import dev.candor.c2pa.SigningResult;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.provenance.consent.ToolCards;
import dev.candor.provenance.identity.Keyring.KeyInUse;
import dev.candor.provenance.key.Attesting;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.manifest.SignedManifest;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.verification.Submission;
import dev.candor.provenance.verification.VerificationView;
import dev.candor.provenance.verification.Verify;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Signs into the spool, and looks at its own work before anybody else does. Everything here
/// blocks.
@ApplicationScoped
class SigningDesk {
    static final String STORE = "application/c2pa";

    private static final Logger LOG = Logger.getLogger(SigningDesk.class);

    private final Verify verify;
    private final Spool spool;
    private final Attesting attesting;
    private final ObjectMapper json;
    private final ToolCards toolCards;
    private final ClaimGenerator generator;

    SigningDesk(
            Verify verify,
            Spool spool,
            Attesting attesting,
            ObjectMapper json,
            ToolCards toolCards,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.verify = verify;
        this.spool = spool;
        this.attesting = attesting;
        this.json = json;
        this.toolCards = toolCards;
        this.generator = new ClaimGenerator("Candor", version);
    }

    /// What was signed: the media, or its sidecar; its manifest; and who signed.
    record Signed(SpoolEntry media, SignedManifest manifest, String signedBy) {}

    /// Refuses what could not be signed later. Blocks.
    ///
    /// @throws Declined what is wrong with media or request
    void check(Original original, SignatureRequest request) throws IOException {
        requireFormat(original.source(), request);
        if (request.isSidecar() && !original.source().equals(original.parent())) {
            throw new Declined(
                            SigningProblem.NOT_SIGNABLE,
                            "A sidecar stands beside media as it is; it has no other parent.")
                    .at("/output");
        }
        define(original, request, List.of());
    }

    /// A place for the signed media.
    SpoolFile target(Organization organization, Original original, SignatureRequest request)
            throws IOException {
        return spool.create(
                organization,
                request.isSidecar() ? STORE : requireFormat(original.source(), request));
    }

    /// Signs media for an organization. What does not verify is destroyed.
    ///
    /// @throws Declined `SIGNING_NOT_VERIFIED`, or what is wrong with media or request
    Signed sign(
            Organization organization,
            Original original,
            SignatureRequest request,
            Keys keys,
            SpoolFile target)
            throws IOException {
        try {
            keys.claim().tool().ifPresent(tool -> toolCards.require(organization, tool.card()));
            var asked =
                    keys.claim().tool().map(tool -> ToolRule.apply(request, tool)).orElse(request);
            return proven(organization, original, asked, keys, target);
        } catch (SigningException e) {
            spool.discard(target.id());
            throw SigningProblem.declined(e);
        } catch (UnreadableAssetException e) {
            spool.discard(target.id());
            throw MediaProblem.declined(e);
        } catch (IOException | RuntimeException e) {
            spool.discard(target.id());
            throw e;
        }
    }

    private Signed proven(
            Organization organization,
            Original original,
            SignatureRequest request,
            Keys keys,
            SpoolFile target)
            throws IOException, SigningException, UnreadableAssetException {
        var mediaType = requireFormat(original.source(), request);
        var definition = define(original, request, actors(request, keys));
        var identity = keys.claim().identity();
        var result = written(original, request, target, definition, keys.claim());
        var media = spool.seal(target);
        var submission =
                request.isSidecar()
                        ? Submission.of(original.source(), Media.of(media))
                        : Submission.of(Media.of(media));
        var examination = verify.examine(submission);
        requireVerified(examination.report(), result);
        var manifest =
                new SignedManifest(
                        result.manifest(),
                        organization,
                        request.title(),
                        mediaType,
                        original.source().sha256(),
                        request.isSidecar() ? original.source().sha256() : media.sha256(),
                        identity.id(),
                        keys.claim().identityId(),
                        result.signedAt(),
                        Bytes.of(store(media.path(), request)),
                        proof(examination, submission));
        return new Signed(media, manifest, identity.subject());
    }

    private SigningResult written(
            Original original,
            SignatureRequest request,
            SpoolFile target,
            ManifestDefinition definition,
            KeyInUse key)
            throws IOException, SigningException, UnreadableAssetException {
        var signing = attesting.by(key.attested());
        var signer = key.identity().signer();
        return request.isSidecar()
                ? signing.signBeside(
                        original.source().path(), target.path(), definition, signer)
                : signing.sign(
                        original.source().path(),
                        original.parent().path(),
                        target.path(),
                        definition,
                        signer);
    }

    private ManifestDefinition define(
            Original original, SignatureRequest request, List<NamedActor> actors)
            throws IOException {
        return RequestedManifest.define(
                request,
                hasCredentials(original.parent()),
                original.ingredients().stream().map(Media::path).toList(),
                actors,
                generator);
    }

    private static List<NamedActor> actors(SignatureRequest request, Keys keys) {
        return IntStream.range(0, keys.actors().size())
                .mapToObj(i -> actor(request, i, keys.actors().get(i).identity()))
                .toList();
    }

    private static NamedActor actor(SignatureRequest request, int i, Identity identity) {
        var roles = request.actors().get(i).roles().toArray(String[]::new);
        try {
            return NamedActor.certified(identity.signer()).as(roles);
        } catch (IllegalArgumentException e) {
            throw new Declined(SigningProblem.UNKNOWN_ACTOR_ROLE, e.getMessage() + ".")
                    .at("/actors/%d/roles".formatted(i));
        }
    }

    private SignedManifest.Proof proof(Examination examination, Submission submission) {
        var view = VerificationView.of(examination.report(), submission, verify.trust());
        try {
            return new SignedManifest.Proof(json.writeValueAsString(view), examination.crJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasCredentials(Media parent) throws IOException {
        try {
            return AssetFormats.inspect(parent.path()).hasManifestStore();
        } catch (UnreadableAssetException.Unsupported e) {
            return false; // of a format nobody knows, and so signed beside
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    /// Most formats are written into; beside anything there can be a store.
    ///
    /// @return the media type
    private static String requireFormat(Media source, SignatureRequest request) throws IOException {
        try {
            var facts = AssetFormats.inspect(source.path());
            if (facts.format().writable().isEmpty() && !request.isSidecar()) {
                throw new Declined(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "%s can be read, but not written into yet: ask for a sidecar."
                                .formatted(facts.format().mediaType()));
            }
            return facts.format().mediaType();
        } catch (UnreadableAssetException.Unsupported e) {
            if (request.isSidecar()) {
                return "application/octet-stream";
            }
            throw MediaProblem.declined(e);
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    private static void requireVerified(VerificationReport report, SigningResult result) {
        var speaks = report.activeManifest().map(ManifestSummary::label);
        var holds =
                switch (report.state()) {
                    case TRUSTED, VALID -> speaks.filter(result.manifest()::equals).isPresent();
                    case INVALID, NO_MANIFEST, REMOTE, UNSUPPORTED -> false;
                };
        if (!holds) {
            LOG.errorf("signed media does not verify: %s", report.findings());
            throw new Declined(
                    SigningProblem.SIGNING_NOT_VERIFIED,
                    "The signed media did not verify, so it was not given out: "
                            + report.sentence());
        }
    }

    private static byte[] store(Path signed, SignatureRequest request) throws IOException {
        return request.isSidecar() ? Files.readAllBytes(signed) : store(signed);
    }

    private static byte[] store(Path signed) throws IOException {
        try {
            return AssetFormats.manifestStore(signed)
                    .orElseThrow(() -> new IllegalStateException("signed, but without a store"));
        } catch (UnreadableAssetException e) {
            throw new IllegalStateException("verified, but not readable", e);
        }
    }
}
