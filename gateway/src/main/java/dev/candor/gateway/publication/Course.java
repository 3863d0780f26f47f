package dev.candor.gateway.publication;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// How the steps of a publication are gone through: at once while its caller waits, or in a job
/// that may be cut off and taken up again.
interface Course {
    /// The key under which a service is asked, so that asking again does nothing twice; none where
    /// nobody will ask again.
    Optional<String> keyFor(String path);

    /// Hides grant ids where the registry brings no salt. The same however often a step is done.
    GrantSalt salt();

    /// Whether somebody else may go on with it: then nobody clears up in the middle.
    boolean mayBeTakenUp();

    /// A step is done and need not be done again.
    Uni<Void> reached(Stage stage);

    /// The publication comes to be, in the transaction that this is called in.
    Uni<Void> published(Publication publication);

    /// While the caller waits; what fails is over.
    static Course atOnce() {
        return new AtOnce(GrantSalt.next());
    }

    /// While the caller waits; what fails is over.
    record AtOnce(GrantSalt salt) implements Course {
        @Override
        public Optional<String> keyFor(String path) {
            return Optional.empty();
        }

        @Override
        public boolean mayBeTakenUp() {
            return false;
        }

        @Override
        public Uni<Void> reached(Stage stage) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> published(Publication publication) {
            return Uni.createFrom().voidItem();
        }
    }
}
