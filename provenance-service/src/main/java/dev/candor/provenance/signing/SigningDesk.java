package dev.candor.provenance.signing;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.SigningResult;
import dev.candor.c2pa.asset.AssetFacts;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.manifest.SignedManifest;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.verification.Verify;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Signs into the spool, and looks at its own work before anybody else does. Everything here
/// blocks.
@ApplicationScoped
class SigningDesk {
    private static final Logger LOG = Logger.getLogger(SigningDesk.class);

    private final Verify verify;
    private final Spool spool;
    private final Signing signing;
    private final ClaimGenerator generator;

    SigningDesk(
            Verify verify,
            Spool spool,
            Signing signing,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.verify = verify;
        this.spool = spool;
        this.signing = signing;
        this.generator = new ClaimGenerator("Candor", version);
    }

    /// What was signed: the media, its manifest, and who signed.
    record Signed(SpoolEntry media, SignedManifest manifest, String signedBy) {}

    /// Signs media for an organization. What does not verify is destroyed.
    ///
    /// @throws Declined `SIGNING_NOT_VERIFIED`, or what is wrong with media or request
    Signed sign(
            Organization organization,
            Original original,
            SignatureRequest request,
            Identity identity)
            throws IOException {
        var facts = read(original.source());
        var target = spool.create(organization, facts.format().mediaType());
        try {
            return sign(organization, original, request, identity, target);
        } catch (SigningException e) {
            spool.discard(target.id());
            throw SigningProblem.declined(e);
        } catch (IOException | RuntimeException e) {
            spool.discard(target.id());
            throw e;
        }
    }

    private Signed sign(
            Organization organization,
            Original original,
            SignatureRequest request,
            Identity identity,
            SpoolFile target)
            throws IOException, SigningException {
        var definition =
                RequestedManifest.define(
                        request, read(original.parent()).hasManifestStore(), generator);
        SigningResult result;
        try {
            result =
                    signing.sign(
                            original.source().path(),
                            original.parent().path(),
                            target.path(),
                            definition,
                            identity.signer());
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
        var media = spool.seal(target);
        requireVerified(verify.verify(Media.of(media)), result);
        return new Signed(
                media,
                manifest(organization, original.source(), media, identity, result),
                identity.subject());
    }

    /// Only formats that can be written are taken; most are read alone.
    private static AssetFacts read(Media source) throws IOException {
        try {
            var facts = AssetFormats.inspect(source.path());
            if (facts.format().writable().isEmpty()) {
                throw new Declined(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "%s can be read, but not signed yet."
                                .formatted(facts.format().mediaType()));
            }
            return facts;
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

    private static SignedManifest manifest(
            Organization organization,
            Media source,
            SpoolEntry media,
            Identity identity,
            SigningResult result)
            throws IOException {
        return new SignedManifest(
                result.manifest(),
                organization,
                media.mediaType(),
                source.sha256(),
                media.sha256(),
                identity.id(),
                result.signedAt(),
                store(media.path()));
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
