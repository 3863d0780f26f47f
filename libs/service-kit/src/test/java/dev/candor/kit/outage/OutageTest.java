package dev.candor.kit.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final java.util.logging.Logger LOG =
            java.util.logging.Logger.getLogger(OutageTest.class.getName());

    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Listener();
    private final Outage outage = new Outage(Logger.getLogger(OutageTest.class), "webhooks");

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(listener);
    }

    @Test
    void isSaidOnceHoweverOftenItIsTried() {
        // when
        for (int attempt = 0; attempt < 100; attempt++) {
            outage.failed(new IllegalStateException("no database"));
        }

        // then
        assertThat(said)
                .containsExactly("webhooks wait: java.lang.IllegalStateException: no database");
    }

    @Test
    void endIsSaidOnceAndTheNextOneAgain() {
        // when
        outage.succeeded();
        outage.failed(new IllegalStateException("one"));
        outage.succeeded();
        outage.succeeded();
        outage.failed(new IllegalStateException("two"));

        // then
        assertThat(said)
                .containsExactly(
                        "webhooks wait: java.lang.IllegalStateException: one",
                        "webhooks go on",
                        "webhooks wait: java.lang.IllegalStateException: two");
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord entry) {
            var arguments = entry.getParameters();
            said.add(
                    arguments == null
                            ? entry.getMessage()
                            : entry.getMessage().formatted(arguments));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
