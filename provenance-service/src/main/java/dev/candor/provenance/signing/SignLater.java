package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.Workbench;
import dev.candor.provenance.signing.SignatureRecord.KeyedRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a signature in for later: what could not be signed is refused at once, the media moves
/// into the spool, and whoever asked goes on.
@ApplicationScoped
class SignLater {
    private static final String ANY = "application/octet-stream";

    private final CarryOut carryOut;
    private final SignatureJobs jobs;
    private final SignatureWorker worker;
    private final Spool spool;
    private final Workbench workbench;

    SignLater(
            CarryOut carryOut,
            SignatureJobs jobs,
            SignatureWorker worker,
            Spool spool,
            Workbench workbench) {
        this.carryOut = carryOut;
        this.jobs = jobs;
        this.worker = worker;
        this.spool = spool;
        this.workbench = workbench;
    }

    /// @param key the idempotency key, if the caller sent one
    Uni<SignatureJobView> take(
            Actor actor,
            @Nullable String key,
            Original original,
            @Valid @NotNull SignatureRequest request) {
        var keyed = KeyedRequest.of(original, request);
        return jobs.answered(actor, key, keyed)
                .chain(
                        before ->
                                before.isPresent()
                                        ? jobs.require(actor.organization(), before.get().id())
                                        : anew(actor, key, original, keyed));
    }

    /// The signed media of a signature.
    ///
    /// @return fails with `SIGNATURE_NOT_READY`, `SIGNATURE_FAILED` or `SIGNED_MEDIA_GONE`
    Uni<SignedOutput.Output> output(Organization organization, UUID id) {
        return jobs.require(organization, id)
                .invoke(SignLater::requireSigned)
                .chain(() -> jobs.answer(organization, id))
                .chain(answer -> workbench.run(() -> open(organization, answer.orElseThrow())));
    }

    private Uni<SignatureJobView> anew(
            Actor actor, @Nullable String key, Original original, KeyedRequest keyed) {
        return workbench
                .run(() -> spooled(actor, original, keyed.manifest()))
                .chain(
                        media ->
                                jobs.add(actor, key, keyed, media, original.source().size())
                                        .onFailure()
                                        .call(() -> discard(media)))
                .invoke(worker::nudge);
    }

    private JobMedia spooled(Actor actor, Original original, SignatureRequest request)
            throws IOException {
        carryOut.check(actor, original, request);
        var organization = actor.organization();
        var moved = new ArrayList<SpoolEntry>();
        try {
            var edited = !original.source().equals(original.parent());
            var source = move(organization, original.source(), moved);
            var parent = edited ? move(organization, original.parent(), moved) : null;
            var ingredients = new ArrayList<SpoolReference>();
            for (var ingredient : original.ingredients()) {
                ingredients.add(move(organization, ingredient, moved));
            }
            return new JobMedia(source, parent, List.copyOf(ingredients));
        } catch (IOException | RuntimeException e) {
            moved.forEach(entry -> spool.discard(entry.id()));
            throw e;
        }
    }

    private SpoolReference move(Organization organization, Media media, List<SpoolEntry> moved)
            throws IOException {
        var file = spool.create(organization, ANY);
        try {
            Files.move(media.path(), file.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            spool.discard(file.id());
            throw e;
        }
        var entry = spool.seal(file);
        moved.add(entry);
        return entry.reference();
    }

    private Uni<Void> discard(JobMedia media) {
        return workbench.run(
                () -> {
                    media.all().forEach(entry -> spool.discard(entry.id()));
                    return null;
                });
    }

    private SignedOutput.Output open(Organization organization, SignatureView answer) {
        try {
            return new SignedOutput.Output(
                    spool.open(organization, answer.spool().reference()), answer);
        } catch (Declined e) {
            throw SignedOutput.gone(answer.manifest());
        }
    }

    private static void requireSigned(SignatureJobView job) {
        switch (job.state()) {
            case QUEUED, SIGNING ->
                    throw new Declined(
                            SigningProblem.SIGNATURE_NOT_READY,
                            "Ask again later, or follow its events.");
            case FAILED ->
                    throw new Declined(
                            SigningProblem.SIGNATURE_FAILED, "The signature itself says why.");
            case SIGNED -> {
                // there it is
            }
        }
    }
}
