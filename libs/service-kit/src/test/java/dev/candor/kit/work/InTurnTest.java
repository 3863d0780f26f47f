package dev.candor.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private final List<String> begun = new ArrayList<>();

    @Test
    void nextIsBegunWhenTheOneBeforeIsDone() {
        // given
        var held = new ArrayList<UniEmitter<? super String>>();

        // when
        var all =
                InTurn.each(
                                List.of("a", "b"),
                                thing -> {
                                    begun.add(thing);
                                    return Uni.createFrom().<String>emitter(held::add);
                                })
                        .subscribeAsCompletionStage();

        // then
        assertThat(begun).containsExactly("a");
        held.getFirst().complete("done");
        assertThat(begun).containsExactly("a", "b");
        assertThat(all).isNotDone();
        held.getLast().complete("done");
        assertThat(all).isCompleted();
    }

    @Test
    void noneIsBegunAfterOneThatFailed() {
        assertThatThrownBy(
                        () ->
                                InTurn.each(
                                                List.of("a", "b"),
                                                thing -> {
                                                    begun.add(thing);
                                                    return Uni.createFrom()
                                                            .failure(new IllegalStateException());
                                                })
                                        .await()
                                        .indefinitely())
                .isInstanceOf(IllegalStateException.class);
        assertThat(begun).containsExactly("a");
    }

    @Test
    void nothingIsDoneAtOnce() {
        InTurn.each(List.of(), _ -> Uni.createFrom().nothing()).await().indefinitely();
    }
}
