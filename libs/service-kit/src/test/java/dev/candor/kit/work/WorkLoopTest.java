package dev.candor.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.candor.kit.work.WorkLoop.Pace;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {
    private static final Logger LOG = Logger.getLogger(WorkLoopTest.class);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void oneNudgeWorksOffAllThatWaits() {
        // given
        waiting.addAll(List.of("a", "b", "c"));
        var loop = loop(1, SELDOM, this::doOne);

        // when
        loop.nudge();

        // then
        await().atMost(SOON).until(() -> done.equals(List.of("a", "b", "c")));
    }

    @Test
    void neverDoesMoreThanAFewAtATime() {
        // given
        var held = new ConcurrentLinkedQueue<UniEmitter<? super Boolean>>();
        var loop = loop(2, SELDOM, () -> Uni.createFrom().emitter(one -> held.add(one)));

        // when
        for (int i = 0; i < 50; i++) {
            loop.nudge();
        }

        // then
        await().atMost(SOON).until(() -> held.size() == 2);
        held.remove().complete(true);
        await().atMost(SOON).until(() -> held.size() == 2); // the next one, and no third
        held.remove().complete(false);
        held.remove().complete(false);
        loop.nudge();
        await().atMost(SOON).until(() -> held.size() == 1);
    }

    @Test
    void looksByItselfAndGoesOnAfterFailures() {
        // given: the first looks find no database, one of them not even a Uni
        var looks = new AtomicInteger();
        var loop =
                loop(
                        1,
                        OFTEN,
                        () ->
                                switch (looks.incrementAndGet()) {
                                    case 1 -> throw new IllegalStateException("thrown");
                                    case 2 ->
                                            Uni.createFrom()
                                                    .failure(new IllegalStateException("failed"));
                                    default -> doOne();
                                });
        waiting.add("a");

        // when
        loop.start();

        // then
        await().atMost(SOON).until(() -> done.equals(List.of("a")));
        loop.stop();
    }

    @Test
    void takesNothingMoreOnceItStops() {
        // given
        var loop = loop(1, OFTEN, this::doOne);
        loop.start();
        waiting.add("a");
        await().atMost(SOON).until(() -> done.size() == 1);

        // when
        loop.stop();
        await().pollDelay(Duration.ofMillis(100)).until(() -> true); // a look may be under way
        waiting.add("b");
        loop.nudge();

        // then
        assertThat(loop.isStopping()).isTrue();
        await().during(Duration.ofMillis(200)).until(() -> done.size() == 1);
        loop.start();
        await().atMost(SOON).until(() -> done.size() == 2);
    }

    /// A look that was asked for, and had not begun.
    @Test
    void looksNoMoreOnceItStops() throws InterruptedException {
        // given
        var looks = new AtomicInteger();
        var free = new CountDownLatch(1);
        var context = vertx.getOrCreateContext();
        var loop =
                loop(
                        1,
                        SELDOM,
                        () -> {
                            looks.incrementAndGet();
                            return Uni.createFrom().item(false);
                        });

        // when
        context.runOnContext(
                _ -> {
                    loop.nudge(); // begins behind this
                    loop.stop();
                    free.countDown();
                });

        // then
        assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
        await().during(Duration.ofMillis(100)).until(() -> looks.get() == 0);
    }

    @Test
    void givesSignsOfLifeWhileAPieceIsDoneAndNoneAfter() {
        // given
        var signs = new AtomicInteger();
        var loop = loop(1, SELDOM, this::doOne);
        var held = new ConcurrentLinkedQueue<UniEmitter<? super String>>();

        // when
        var piece =
                loop.alive(
                                OFTEN,
                                () -> {
                                    signs.incrementAndGet();
                                    return Uni.createFrom().voidItem();
                                },
                                () -> Uni.createFrom().<String>emitter(one -> held.add(one)))
                        .subscribeAsCompletionStage();

        // then
        await().atMost(SOON).until(() -> signs.get() >= 3);
        held.remove().complete("done");
        assertThat(piece.join()).isEqualTo("done");
        int last = signs.get() + 1; // one may have been under way
        await().during(Duration.ofMillis(200)).until(() -> signs.get() <= last);
    }

    /// What is thrown before there is a Uni must not leave its signs of life behind.
    @Test
    void givesNoMoreSignsOfLifeOfAPieceThatCouldNotBegin() {
        // given
        var signs = new AtomicInteger();
        var loop = loop(1, SELDOM, this::doOne);

        // when
        var piece =
                loop.<String>alive(
                                OFTEN,
                                () -> {
                                    signs.incrementAndGet();
                                    return Uni.createFrom().voidItem();
                                },
                                () -> {
                                    throw new IllegalStateException("thrown");
                                })
                        .subscribeAsCompletionStage();

        // then
        await().atMost(SOON).until(piece::isCompletedExceptionally);
        int last = signs.get() + 1;
        await().during(Duration.ofMillis(200)).until(() -> signs.get() <= last);
    }

    private WorkLoop loop(int atATime, Duration lookEvery, WorkLoop.Work work) {
        return new WorkLoop(vertx, LOG, "things", new Pace(atATime, lookEvery), work);
    }

    private Uni<Boolean> doOne() {
        var one = waiting.poll();
        if (one != null) {
            done.add(one);
        }
        return Uni.createFrom().item(one != null);
    }
}
