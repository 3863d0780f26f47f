package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.c2pa.SigningResult;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.provenance.consent.ToolCards;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.manifest.SignedManifest;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.signing.Placing.Placed;
import dev.candor.provenance.verification.VerificationView;
import dev.candor.provenance.verification.Verify;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Signs into the spool, and looks at its own work before anybody else does. Everything here
/// blocks.
@ApplicationScoped
class SigningDesk {
    private static final Logger LOG = Logger.getLogger(SigningDesk.class);

    private final Verify verify;
    private final Spool spool;
    private final Placing placing;
    private final ObjectMapper json;
    private final ToolCards toolCards;
    private final ClaimGenerator generator;

    SigningDesk(
            Verify verify,
            Spool spool,
            Placing placing,
            ObjectMapper json,
            ToolCards toolCards,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.verify = verify;
        this.spool = spool;
        this.placing = placing;
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
        placing.check(original, request.destination());
        define(original, request, List.of());
    }

    /// A place for the signed media.
    SpoolFile target(Organization organization, Original original, SignatureRequest request)
            throws IOException {
        return spool.create(organization, placing.mediaType(original, request.destination()));
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
        var mediaType = placing.requireFormat(original.source(), request.destination());
        var definition = define(original, request, actors(request, keys));
        var identity = keys.claim().identity();
        var placed =
                placing.place(original, request.destination(), definition, keys.claim(), target);
        requireVerified(placed.examination().report(), placed.result());
        var manifest =
                new SignedManifest(
                        placed.result().manifest(),
                        organization,
                        request.title(),
                        mediaType,
                        original.source().sha256(),
                        placed.signedSha256(),
                        identity.id(),
                        keys.claim().identityId(),
                        placed.result().signedAt(),
                        placed.store(),
                        placed.storeId(),
                        proof(placed));
        return new Signed(placed.output(), manifest, identity.subject());
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

    private SignedManifest.Proof proof(Placed placed) {
        var examination = placed.examination();
        var view = VerificationView.of(examination.report(), placed.submission(), verify.trust());
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
}
