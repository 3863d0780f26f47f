package dev.candor.kit.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.function.Function;

/// Work on several things, one after the other: the next is begun when the one before is done, and
/// none after one that failed.
public final class InTurn {
    private InTurn() {}

    /// @param work begun when it is the thing's turn
    public static <T> Uni<Void> each(
            Collection<T> things, Function<? super T, ? extends Uni<?>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
