package dev.candor.gateway.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.job.Job;
import dev.candor.gateway.job.JobWork;
import dev.candor.gateway.job.Jobs;
import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.gateway.upload.resumable.CompleteUploads;
import dev.candor.gateway.upload.resumable.UploadId;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Publishes in a job. A step that was cut off is asked for once more under its key; if what the
/// steps before it made is not there any more, or consent was given for a time that is over, the
/// publication begins anew.
@ApplicationScoped
class PublicationWork implements JobWork {
    static final String KIND = "publication";

    private final Publish publish;
    private final Checkpoints checkpoints;
    private final PublicationKeys keys;
    private final Jobs jobs;
    private final CompleteUploads uploads;
    private final MediaStore media;
    private final Spool spool;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Clock clock;

    PublicationWork(
            Publish publish,
            Checkpoints checkpoints,
            PublicationKeys keys,
            Jobs jobs,
            CompleteUploads uploads,
            MediaStore media,
            Spool spool,
            ObjectMapper json,
            Vertx vertx,
            Clock clock) {
        this.publish = publish;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.jobs = jobs;
        this.uploads = uploads;
        this.media = media;
        this.spool = spool;
        this.json = json;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> carryOut(Job job) {
        return vertx.executeBlocking(() -> whereItStands(job))
                .call(this::beginsAnew)
                .chain(publish::publish)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> clear(Job job) {
        var slot = order(job).slot();
        var upload = order(job).upload();
        return vertx.executeBlocking(() -> thrownAway(job))
                .call(
                        () ->
                                upload == null || !job.succeeded()
                                        ? Uni.createFrom().voidItem()
                                        : uploads.spend(new UploadId(upload)))
                .chain(
                        () ->
                                slot == null || job.succeeded()
                                        ? Uni.createFrom().voidItem()
                                        : keys.release(slot));
    }

    /// One that begins anew says so first: its keys are other ones from here on.
    private Uni<Void> beginsAnew(Stage stage) {
        var course = (JobCourse) stage.admitted().course();
        return stage instanceof Admitted
                        && course.run() > checkpoints.run(course.job().checkpoint())
                ? course.reached(stage)
                : Uni.createFrom().voidItem();
    }

    private Stage whereItStands(Job job) {
        int run = checkpoints.run(job.checkpoint());
        var stage = checkpoints.read(admitted(job, run), job.checkpoint());
        return stillHolds(stage) ? stage : admitted(job, run + 1);
    }

    private Admitted admitted(Job job, int run) {
        var order = order(job);
        var asset = spool.open(job.actor().organization(), order.asset());
        var course = new JobCourse(job, run, new GrantSalt(order.salt()), jobs, checkpoints, json);
        return new Admitted(
                order.id(),
                job.actor(),
                order.declaration(),
                asset,
                order.slot(),
                new Workbench(spool, order.asset()),
                course);
    }

    private boolean stillHolds(Stage stage) {
        return switch (stage) {
            case Stage.Inspected _, Admitted _ -> true;
            case Consented consented -> isInForce(consented);
            case Stage.Decided decided -> isInForce(decided.consented());
            case Stage.Rendered rendered ->
                    isInForce(rendered.decided().consented()) && lies(stage, rendered.asset());
            case Stage.Bound bound ->
                    isInForce(bound.rendered().decided().consented()) && lies(stage, bound.asset());
            case Stage.Signed signed ->
                    isInForce(signed.decided().consented()) && lies(stage, signed.asset());
            case Proven proven ->
                    isInForce(proven.signed().decided().consented())
                            && (isKept(proven) || lies(stage, proven.signed().asset()));
        };
    }

    private boolean isInForce(Consented consented) {
        return consented
                .check()
                .map(ConsentCheck::validUntil)
                .map(until -> clock.instant().isBefore(until))
                .orElse(true);
    }

    private boolean isKept(Proven proven) {
        return media.isKept(
                proven.actor().organization(), proven.admitted().id(), proven.signed().asset());
    }

    private boolean lies(Stage stage, SpoolReference file) {
        try {
            spool.open(stage.actor().organization(), file);
            return true;
        } catch (Declined e) {
            return false;
        }
    }

    private Job thrownAway(Job job) {
        var order = order(job);
        if (!job.succeeded()) {
            media.discard(job.actor().organization(), order.id());
        }
        checkpoints.files(job.checkpoint()).forEach(file -> spool.discard(file.id()));
        spool.discard(order.asset().id());
        return job;
    }

    private PublicationOrder order(Job job) {
        try {
            return json.readValue(job.task(), PublicationOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored order cannot be read", e);
        }
    }
}
