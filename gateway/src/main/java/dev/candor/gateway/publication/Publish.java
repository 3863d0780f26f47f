package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Stage.Inspected;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.gateway.publication.Stage.Rendered;
import dev.candor.gateway.publication.Stage.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The main job: eight steps in one direction. A step that fails ends it, says which it was, and
/// leaves nothing behind.
@ApplicationScoped
class Publish {
    private final Inspect inspect;
    private final CheckConsent checkConsent;
    private final Decide decide;
    private final Render render;
    private final Bind bind;
    private final Sign sign;
    private final Prove prove;
    private final Release release;

    Publish(
            Inspect inspect,
            CheckConsent checkConsent,
            Decide decide,
            Render render,
            Bind bind,
            Sign sign,
            Prove prove,
            Release release) {
        this.inspect = inspect;
        this.checkConsent = checkConsent;
        this.decide = decide;
        this.render = render;
        this.bind = bind;
        this.sign = sign;
        this.prove = prove;
        this.release = release;
    }

    /// @param stage from which it goes on: `Admitted` for a new one
    Uni<Publication> publish(Stage stage) {
        return stage instanceof Proven proven
                ? release.of(proven)
                : next(stage)
                        .call(reached -> reached.admitted().course().reached(reached))
                        .chain(this::publish);
    }

    private Uni<? extends Stage> next(Stage stage) {
        return switch (stage) {
            case Admitted admitted -> inspect.of(admitted);
            case Inspected inspected -> checkConsent.of(inspected);
            case Consented consented -> decide.of(consented);
            case Decided decided -> render.of(decided);
            case Rendered rendered -> bind.of(rendered);
            case Bound bound -> sign.of(bound);
            case Signed signed -> prove.of(signed);
            case Proven _ -> throw new IllegalStateException("only the release is left");
        };
    }
}
