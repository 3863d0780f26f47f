package dev.candor.consent.row;

import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Takes rows of one kind over, by the same road as a request.
public interface RowTaker {
    RowKind kind();

    /// What a row asks for.
    ///
    /// @param body a JSON text, perhaps
    /// @throws Misunderstood when it is not what this kind looks like
    Understood understand(String body) throws Misunderstood;

    /// A row that was understood, and not yet taken.
    @FunctionalInterface
    interface Understood {
        /// Takes it in the caller's transaction; gives the id of what it became. A refusal is a
        /// `Declined` in the Uni.
        Uni<UUID> take(Actor actor);
    }
}
