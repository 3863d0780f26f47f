package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Stage.Admitted;
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

    Uni<Publication> publish(Admitted admitted) {
        return inspect.of(admitted)
                .chain(checkConsent::of)
                .chain(decide::of)
                .chain(render::of)
                .chain(bind::of)
                .chain(sign::of)
                .chain(prove::of)
                .chain(release::of);
    }
}
