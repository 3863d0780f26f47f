package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/// A job, as its events tell of it.
final class JobFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "CANCELLED");
    private static final int MOST_CUTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CandorClient client;
    private final String path;
    private String lastSeen = "";
    private int cuts;

    JobFeed(CandorClient client, String job) {
        this.client = client;
        this.path = "/v1/jobs/%s/events".formatted(job);
    }

    /// @throws IOException when ten connections in a row brought nothing new
    JsonNode toItsEnd(Consumer<JsonNode> told) throws IOException, InterruptedException {
        while (true) {
            var last = listen(told);
            if (ENDS.contains(last.path("state").asText())) {
                return last;
            }
            Thread.sleep(PAUSE.multipliedBy(cuts));
        }
    }

    /// What was told last before the connection ended; a missing node when that was nothing.
    private JsonNode listen(Consumer<JsonNode> told) throws IOException, InterruptedException {
        JsonNode job = JSON.missingNode();
        var cause = new IOException("%s ends before the job does".formatted(path));
        try (var events = client.events(path, lastSeen)) {
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                lastSeen = event.get().id();
                cuts = 0;
                job = JSON.readTree(event.get().data());
                told.accept(job);
            }
        } catch (IOException e) {
            cause = e;
        } catch (ProblemException e) {
            if (e.problem().status() < 502) {
                throw e;
            }
            cause = new IOException(e.getMessage(), e); // a door that is just being opened again
        }
        if (++cuts > MOST_CUTS) {
            throw cause;
        }
        return job;
    }
}
