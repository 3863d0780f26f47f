package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.client.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What a person sees of a publication while it is made, and what a script sees of it at its end.
final class PublicationWords {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Bar bar;
    private int stepsTold;

    PublicationWords(CommandLine command, boolean json, boolean terminal) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.json = json;
        this.bar = new Bar(err, terminal);
    }

    void sent(long bytes, long all) {
        bar.sent(bytes, all);
    }

    void queued(String job) {
        bar.clear();
        if (!json) {
            out.printf("Taken in; job %s%n", Plain.of(job));
            out.flush();
        }
    }

    /// A line for each step that is done, and how far the whole is.
    void further(JsonNode job) {
        bar.clear();
        var steps = job.path("steps");
        for (; stepsTold < steps.size(); stepsTold++) {
            step(steps.path(stepsTold));
        }
        bar.draw(
                job.path("progress").asDouble(),
                job.path("step").asText().toLowerCase(Locale.ROOT));
    }

    private void step(JsonNode step) {
        if (!json) {
            out.printf(
                    "  %-8s %-8s %7s  %s%n",
                    Plain.of(step.path("step").asText().toLowerCase(Locale.ROOT)),
                    Plain.of(step.path("state").asText().toLowerCase(Locale.ROOT)),
                    took(step),
                    Plain.of(step.path("summary").asText()));
            out.flush();
        }
    }

    private static String took(JsonNode step) {
        if (!step.hasNonNull("startedAt") || !step.hasNonNull("finishedAt")) {
            return "";
        }
        var time =
                Duration.between(
                        Instant.parse(step.path("startedAt").asText()),
                        Instant.parse(step.path("finishedAt").asText()));
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    void published(JsonNode publication, @Nullable Path savedAs) {
        bar.clear();
        if (json) {
            out.println(publication);
            return;
        }
        out.printf("Published as %s%n", Plain.of(publication.path("id").asText()));
        out.printf("  %s%n", Plain.of(publication.path("verification").path("sentence").asText()));
        if (savedAs != null) {
            out.printf("  saved as %s%n", savedAs);
        }
    }

    /// @return the exit code
    int outlook(JsonNode outlook) {
        bar.clear();
        var good = outlook.path("wouldBePublished").asBoolean();
        if (json) {
            out.println(outlook);
        } else {
            out.println(
                    good
                            ? "Nothing that is known now would refuse it."
                            : "It would be refused" + because(outlook.path("refusal")));
            outlook.path("markets").forEach(this::market);
        }
        return good ? Exit.WELL : Exit.REFUSED;
    }

    private void market(JsonNode market) {
        out.printf(
                "  %-6s %s%n",
                Plain.of(market.path("market").asText()),
                market.hasNonNull("refusal")
                        ? "would be refused" + because(market.path("refusal"))
                        : market.path("disclosureDue").asBoolean()
                                ? "a disclosure goes in"
                                : "no disclosure is due");
        for (var sentence : market.path("explanation")) {
            out.printf("         %s%n", Plain.of(sentence.asText()));
        }
    }

    private static String because(JsonNode refusal) {
        return refusal.isObject()
                ? ": "
                        + Plain.of(
                                refusal.path("title").asText()
                                        + ". "
                                        + refusal.path("detail").asText())
                : ".";
    }

    void cancelled(JsonNode job) {
        bar.clear();
        if (json) {
            out.println(job);
        }
        err.println("candor: Somebody cancelled the job. Nothing was published.");
    }

    /// @return the exit code
    int failed(JsonNode job) {
        bar.clear();
        var document = job.path("problem");
        if (json) {
            out.println(document);
        }
        var problem = new Problem(document.path("status").asInt(500), document, Optional.empty());
        Complaints.problem(problem, err);
        return Complaints.exit(problem);
    }
}
