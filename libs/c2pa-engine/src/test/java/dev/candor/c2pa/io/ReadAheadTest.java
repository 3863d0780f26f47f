package dev.candor.c2pa.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A long range is read on a thread of its own: what is read is what is there, what fails is told,
/// and the thread ends with the work.
class ReadAheadTest {
    private static final long SIZE = 2 * ReadAhead.WORTHWHILE + 12_345;
    private static final long MIDDLE = SIZE / 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pattern channel = new Pattern();

    @BeforeEach
    void requireAProcessorToSpare() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        for (var thread : channel.readers) {
            if (thread != Thread.currentThread()) {
                assertThat(thread.join(PATIENCE)).isTrue();
            }
        }
    }

    @Test
    void longRangeIsReadOnAnotherThreadAndInOrder() throws Exception {
        // given
        var digest = MessageDigest.getInstance("SHA-256");
        var reader = new ChannelReader(channel);

        // when
        reader.digest(digest, List.of(new Range(3, 5)));

        // then
        assertThat(digest.digest()).isEqualTo(channel.digest(0, 3, 8, SIZE));
        assertThat(reader.position()).isEqualTo(SIZE);
        assertThat(channel.readers).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void shortRangeIsReadInTurn() throws Exception {
        // given
        var reader = new ChannelReader(channel);

        // when
        reader.stream(new Range(1, ReadAhead.WORTHWHILE - 1), piece -> {});

        // then
        assertThat(channel.readers).containsOnly(Thread.currentThread());
    }

    @Test
    void firstSinkHasEachPieceBeforeTheSecondDoes() throws Exception {
        // given
        var first = MessageDigest.getInstance("SHA-256");
        var second = MessageDigest.getInstance("SHA-256");
        var reader = new ChannelReader(channel);
        var takers = ConcurrentHashMap.<Thread>newKeySet();
        var ahead = new AtomicLong();
        var behind = new AtomicLong();

        // when
        reader.stream(
                new Range(0, SIZE),
                piece -> {
                    takers.add(Thread.currentThread());
                    ahead.addAndGet(piece.remaining());
                    first.update(piece);
                },
                piece -> {
                    assertThat(ahead.get())
                            .isGreaterThanOrEqualTo(behind.addAndGet(piece.remaining()));
                    second.update(piece);
                });

        // then
        assertThat(takers).isEqualTo(channel.readers).doesNotContain(Thread.currentThread());
        assertThat(first.digest()).isEqualTo(channel.digest(0, SIZE));
        assertThat(second.digest()).isEqualTo(channel.digest(0, SIZE));
    }

    @Test
    void firstSinkThatFailsEndsTheReading() throws Exception {
        // given
        var full = new IOException("no space left");
        var reader = new ChannelReader(channel);

        // when
        var thrown =
                catchThrowable(
                        () ->
                                reader.stream(
                                        new Range(0, SIZE),
                                        piece -> {
                                            throw full;
                                        },
                                        piece -> {}));

        // then
        assertThat(thrown).isSameAs(full);
        assertThat(channel.furthest).isLessThan(MIDDLE);
    }

    @Test
    void failureInTheMiddleIsTheCallersToSee() throws Exception {
        // given
        var broken = new IOException("the disk is gone");
        var reader = new ChannelReader(channel);
        channel.failure = broken;

        // when
        var thrown =
                catchThrowable(
                        () -> reader.digest(MessageDigest.getInstance("SHA-256"), List.of()));

        // then
        assertThat(thrown).isSameAs(broken);
        assertThat(reader.position()).isPositive().isLessThanOrEqualTo(MIDDLE);
        assertThat(channel.readers).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void uncheckedFailureIsTheCallersToSee() throws Exception {
        // given
        var broken = new IllegalStateException("a channel of someone else's");
        var reader = new ChannelReader(channel);
        channel.failure = broken;

        // when
        var thrown = catchThrowable(() -> reader.stream(new Range(0, SIZE), piece -> {}));

        // then
        assertThat(thrown).isSameAs(broken);
    }

    @Test
    void sinkThatFailsEndsTheReading() throws Exception {
        // given
        var full = new IOException("no space left");
        var reader = new ChannelReader(channel);

        // when
        var thrown =
                catchThrowable(
                        () ->
                                reader.stream(
                                        new Range(0, SIZE),
                                        piece -> {
                                            if (reader.position() > MIDDLE) {
                                                throw full;
                                            }
                                        }));

        // then
        assertThat(thrown).isSameAs(full);
        assertThat(channel.furthest).isLessThan(SIZE);
    }

    @Test
    void assetThatShrinksEndsWhereItEndsNow() throws Exception {
        // given
        var reader = new ChannelReader(channel);
        channel.end = MIDDLE;
        var count = new long[1];

        // when
        reader.stream(new Range(0, SIZE), piece -> count[0] += piece.remaining());

        // then
        assertThat(count[0]).isEqualTo(MIDDLE);
        assertThat(reader.position()).isEqualTo(MIDDLE);
    }

    @Test
    void interruptedCallerStopsTheReading() throws Exception {
        // given
        var reader = new ChannelReader(channel);
        channel.stuck = true;

        // when
        var caller = Thread.currentThread();
        assertThatThrownBy(
                        () ->
                                reader.stream(
                                        new Range(0, SIZE),
                                        piece -> {
                                            if (reader.position() > MIDDLE) {
                                                caller.interrupt();
                                            }
                                        }))
                .isInstanceOf(InterruptedIOException.class);

        // then
        assertThat(Thread.interrupted()).isTrue();
    }

    /// However many fail, the next one may read ahead again.
    @Test
    void failuresUseNothingUp() throws Exception {
        // given
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            var failing = new Pattern();
            failing.failure = new IOException("once more");
            assertThatThrownBy(
                            () ->
                                    new ChannelReader(failing)
                                            .stream(new Range(0, SIZE), piece -> {}))
                    .isSameAs(failing.failure);
        }

        // when
        new ChannelReader(channel).stream(new Range(0, SIZE), piece -> {});

        // then
        assertThat(channel.readers).hasSize(1).doesNotContain(Thread.currentThread());
    }

    /// As many bytes as wanted without a file: each is a function of its place.
    private static final class Pattern implements SeekableByteChannel {
        final Set<Thread> readers = ConcurrentHashMap.newKeySet();
        volatile @Nullable Exception failure;
        volatile boolean stuck;
        volatile long end = SIZE;
        volatile long furthest;
        private volatile long position;

        @Override
        public int read(ByteBuffer target) throws IOException {
            readers.add(Thread.currentThread());
            if (position + target.remaining() > MIDDLE) {
                fail();
            }
            if (position >= end) {
                return -1;
            }
            // as channels do: not always as much as there is room for
            int count = (int) Math.min(Math.min(target.remaining(), 100_000), end - position);
            for (int i = 0; i < count; i++) {
                target.put(at(position + i));
            }
            position += count;
            furthest = Math.max(furthest, position);
            return count;
        }

        private void fail() throws IOException {
            if (failure instanceof IOException checked) {
                throw checked;
            } else if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (stuck && position > MIDDLE + 1_000_000) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("as an interrupted channel");
                }
            }
        }

        private static byte at(long place) {
            return (byte) (place * 31 >> 7 ^ place);
        }

        /// Of the bytes between the first two places, and of those between the last two.
        byte[] digest(long... places) throws Exception {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < places.length; i += 2) {
                for (long at = places[i]; at < places[i + 1]; at++) {
                    digest.update(at(at));
                }
            }
            return digest.digest();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) {
            position = to;
            return this;
        }

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }
    }
}
