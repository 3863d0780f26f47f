package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor consent check SUBJECT…`
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "May these people be shown so, for this purpose, here and now? What is not said is"
                        + " asked for in full: without --likeness all of a person, without"
                        + " --licensee everybody.",
        footer = {
            "",
            "  ./candor consent check 0199c0de-0001-7000-8000-000000000001 --purpose editorial"
                    + " --territory DE --channel web --likeness FACE",
            "",
            "Exits with 0 for ALLOW and ALLOW_EXEMPT, with 1 for DENY, REVIEW and UNKNOWN.",
            Exit.TABLE
        })
final class ConsentCheckCommand implements Callable<Integer> {
    private static final Set<String> ALLOWED = Set.of("ALLOW", "ALLOW_EXEMPT");

    @Mixin private Access access;

    @Parameters(
            arity = "1..50",
            paramLabel = "SUBJECT",
            description = "Ids of the people depicted.")
    private List<UUID> subjects = new ArrayList<>();

    @Option(
            names = "--action",
            paramLabel = "WORD",
            description = "CAPTURE, TRAIN, GENERATE, EDIT, DISTRIBUTE (the default), INFER, MINE.")
    private String action = "DISTRIBUTE";

    @Option(
            names = "--modality",
            paramLabel = "WORD",
            description = "IMAGE (the default), VIDEO, AUDIO, TEXT and so on.")
    private String modality = "IMAGE";

    @Option(
            names = "--purpose",
            paramLabel = "WORD",
            required = true,
            description = "Such as awareness-campaign.")
    private String purpose = "";

    @Option(
            names = "--territory",
            paramLabel = "CODE",
            required = true,
            split = ",",
            description = "ISO 3166-1 alpha-2 or WORLD; several with commas.")
    private List<String> territories = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "WORD", required = true, description = "Such as web.")
    private String channel = "";

    @Option(names = "--licensee", paramLabel = "NAME", description = "Who uses it.")
    private @Nullable String licensee;

    @Option(
            names = "--likeness",
            paramLabel = "WORD",
            split = ",",
            description = "FACE, BODY, VOICE, MOTION, NAME, SIGNATURE; several with commas.")
    private List<String> likeness = new ArrayList<>();

    @Option(
            names = "--technique",
            paramLabel = "WORD",
            description = "T1 to T6, or a word such as voice-conversion.")
    private @Nullable String technique;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language it is in (BCP 47).")
    private @Nullable String language;

    @Option(
            names = "--explain",
            description = "Say which grants were weighed and what each of them misses.")
    private boolean explain;

    @Option(names = "--json", description = "The answer as the server gave it, on one line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    ConsentCheckCommand(Surroundings surroundings) {
        this.access = new Access(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        try (var client = access.client()) {
            var answer =
                    client.post("/v1/consent-checks", question(), UUID.randomUUID().toString());
            if (json) {
                out.println(answer);
            } else {
                print(answer, out);
            }
            return ALLOWED.contains(answer.path("decision").asText()) ? Exit.WELL : Exit.REFUSED;
        }
    }

    private ObjectNode question() {
        var question = JsonNodeFactory.instance.objectNode();
        var people = question.putArray("subjects");
        subjects.forEach(subject -> people.add(subject.toString()));
        question.put("action", action.toUpperCase(Locale.ROOT))
                .put("modality", modality.toUpperCase(Locale.ROOT))
                .put("purpose", purpose)
                .put("channel", channel);
        territories.forEach(question.putArray("territories")::add);
        put(question, "licensee", licensee);
        put(question, "technique", technique);
        put(question, "language", language);
        if (!likeness.isEmpty()) {
            ArrayNode uses = question.putArray("likeness");
            likeness.forEach(use -> uses.add(use.toUpperCase(Locale.ROOT)));
        }
        if (explain) {
            question.put("explain", true);
        }
        return question;
    }

    private static void put(ObjectNode question, String member, @Nullable String value) {
        if (value != null) {
            question.put(member, value);
        }
    }

    private static void print(JsonNode answer, PrintWriter out) {
        out.println(Plain.of(answer.path("decision").asText()));
        for (var person : answer.path("subjects")) {
            out.printf(
                    "  %s  %s  %s%n",
                    Plain.of(person.path("subject").asText()),
                    Plain.of(person.path("decision").asText()),
                    Plain.of(words(person.path("reasons"))));
            for (var line : person.path("weighed")) {
                out.printf(
                        "    grant %s  misses %s%n",
                        Plain.of(line.path("grant").asText()),
                        Plain.of(words(line.path("misses"))));
            }
        }
        for (var duty : answer.path("duties")) {
            out.printf("  duty: %s%n", Plain.of(duty.path("kind").asText()));
        }
        if (answer.hasNonNull("validUntil")) {
            out.printf("  until %s%n", Plain.of(answer.path("validUntil").asText()));
        }
    }

    private static String words(JsonNode list) {
        var words = new StringJoiner(", ");
        list.forEach(word -> words.add(word.asText()));
        return words.toString();
    }
}
