package dev.candor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.embedded.DemoIdentities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The main job on one picture, from a declaration to a signed, labelled publication, and then
/// the answer after a person took her consent back. Told through the gateway, with nothing a
/// client could not do.
final class Demo implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PURPOSE = "editorial";
    private static final String CHANNEL = "web";

    private final GatewayClient officer;
    private final GatewayClient publisher;
    private final Progress progress;
    private final Path folder;

    /// @param folder where the results are written
    Demo(String gateway, DemoIdentities identities, Progress progress, Path folder) {
        this.officer = new GatewayClient(gateway, () -> identities.tokenOfUser("olivia.officer"));
        this.publisher =
                new GatewayClient(gateway, () -> identities.tokenOfUser("petra.publisher"));
        this.progress = progress;
        this.folder = folder;
    }

    private record Example(String name, String subject, String grant) {}

    /// Tells the story of one picture.
    ///
    /// @param sourceType how the picture came to be (an IPTC code); absent when nothing is declared
    void tell(Asset asset, @Nullable String sourceType) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        say("");
        say("People (examples: they exist for this demo only, and nobody is seen in the picture)");
        var people = List.of(register("Ann Example"), register("Ben Example"));

        var publication = publish(asset, sourceType, people);
        store(publication);
        refuse(asset, sourceType, people);
        say("");
        say("Written to " + folder.toAbsolutePath());
    }

    private Example register(String name) throws IOException, InterruptedException {
        var subject =
                JSON.createObjectNode()
                        .put("kind", "LIVING_ADULT")
                        .put("displayName", name)
                        .put("jurisdiction", "DE");
        subject.putArray("languages").add("en");
        var subjectId = officer.post("/v1/subjects", subject).good().path("id").asText();

        var notice =
                JSON.createObjectNode()
                        .put("title", "Use of a synthetic likeness (example)")
                        .put("language", "en")
                        .put(
                                "text",
                                "You allow your likeness to be edited and shown for editorial"
                                    + " purposes for a year. You may take this back at any time.")
                        .put("presentation", "SEPARATE_SCREEN");
        var noticeId = officer.post("/v1/notices", notice).good().path("id").asText();

        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var grant =
                JSON.createObjectNode()
                        .put("subjectId", subjectId)
                        .put("noticeId", noticeId)
                        .put("licensee", "Demo Press");
        var line = grant.putArray("scope").addObject().put("effect", "PERMIT");
        line.putArray("actions").add("EDIT").add("DISTRIBUTE");
        line.putArray("modalities").add("IMAGE");
        line.putArray("purposes").add(PURPOSE);
        line.putArray("territories").add("WORLD");
        line.putArray("channels").add("*");
        line.put("from", now.minus(Duration.ofMinutes(1)).toString())
                .put("until", now.plus(Duration.ofDays(365)).toString())
                .put("description", "Editorial use in pictures, worldwide, for a year");
        var grantId = officer.post("/v1/grants", grant).good().path("id").asText();

        var expression = JSON.createObjectNode().put("method", "CLICK").put("language", "en");
        expression
                .putArray("evidence")
                .addObject()
                .put("type", "click-record")
                .put("sha256", sha256("%s agreed at %s".formatted(name, now)));
        var state =
                officer.post("/v1/grants/" + grantId + "/expression", expression)
                        .good()
                        .path("state")
                        .asText();
        say("  %-20s grant %s: %s".formatted(name, grantId, state));
        return new Example(name, subjectId, grantId);
    }

    private JsonNode publish(Asset asset, @Nullable String sourceType, List<Example> people)
            throws IOException, InterruptedException {
        say("");
        say(
                sourceType == null
                        ? "Publishing %s; nothing is declared about how it came to be"
                                .formatted(asset)
                        : "Publishing %s; declared as %s (an example)"
                                .formatted(asset, sourceType));
        var answer = publisher.publish(declaration(asset, sourceType, people), asset);
        if (!answer.isGood()) {
            Files.writeString(folder.resolve("problem.json"), answer.body().toPrettyString());
        }
        var publication = answer.good();
        for (var step : publication.path("steps")) {
            printStep(step);
        }
        var label = publication.path("label");
        say("");
        if (label.path("rendered").asBoolean()) {
            say(
                    "  Label                \"%s\", put into the picture"
                            .formatted(label.path("text").asText()));
        } else {
            say("  No AI label          " + reason(publication));
        }
        say("  Verification         " + publication.path("verification").path("sentence").asText());
        return publication;
    }

    private static ObjectNode declaration(
            Asset asset, @Nullable String sourceType, List<Example> people) {
        var declaration = JSON.createObjectNode().put("title", "Demo: " + asset.name());
        if (sourceType != null) {
            declaration.put("digitalSourceType", sourceType);
        }
        var subjects = declaration.putArray("subjects");
        people.forEach(person -> subjects.add(person.subject()));
        declaration.put("purpose", PURPOSE).put("channel", CHANNEL).put("licensee", "Demo Press");
        declaration.putArray("markets").add("EU");
        declaration.putArray("languages").add("en");
        return declaration;
    }

    private void printStep(JsonNode step) {
        var took =
                step.hasNonNull("startedAt") && step.hasNonNull("finishedAt")
                        ? Progress.seconds(
                                Duration.between(
                                        Instant.parse(step.path("startedAt").asText()),
                                        Instant.parse(step.path("finishedAt").asText())))
                        : "";
        say(
                "  %-8s %-8s %-6s %s"
                        .formatted(
                                step.path("step").asText().toLowerCase(Locale.ROOT),
                                step.path("state").asText().toLowerCase(Locale.ROOT),
                                took,
                                step.path("summary").asText()));
    }

    private static String reason(JsonNode publication) {
        var label = publication.path("label").path("reason").asText();
        return label.isEmpty()
                ? publication.path("plan").path("visible").path("reason").asText()
                : label;
    }

    private void store(JsonNode publication) throws IOException, InterruptedException {
        var path = "/v1/publications/" + publication.path("id").asText();
        var png = publication.path("asset").path("mediaType").asText().equals("image/png");
        publisher.download(
                path + "/asset", folder.resolve(png ? "publication.png" : "publication.jpg"));
        write("verification.json", publisher.get(path + "/verification").good());
        var lists = publisher.get("/v1/trust-lists").good().path("items");
        for (var list : lists) {
            if (list.path("id").asText().equals("development")) {
                Files.writeString(
                        folder.resolve("trust-anchor.pem"), list.path("anchorsPem").asText());
            }
        }
    }

    private void refuse(Asset asset, @Nullable String sourceType, List<Example> people)
            throws IOException, InterruptedException {
        var ben = people.getLast();
        say("");
        say(
                "%s takes the consent back, and the same picture is published again"
                        .formatted(ben.name()));
        var reason = JSON.createObjectNode().put("reason", "Changed my mind (example)");
        officer.post("/v1/grants/" + ben.grant() + "/withdrawal", reason).good();
        var answer = publisher.publish(declaration(asset, sourceType, people), asset);
        write("refusal.json", answer.body());
        if (answer.status() != 409) {
            throw new IllegalStateException(
                    "A withdrawn grant should be refused with 409, not answered with "
                            + answer.status());
        }
        say(
                "  refused  409 at step %s: %s"
                        .formatted(
                                answer.body().path("step").asText().toLowerCase(Locale.ROOT),
                                answer.body().path("title").asText()));
        for (var subject : answer.body().path("subjects")) {
            say("  %-20s %s".formatted(name(subject, people), reasons(subject)));
        }
    }

    private static String name(JsonNode subject, List<Example> people) {
        var id = subject.path("subject").asText();
        return people.stream()
                .filter(person -> person.subject().equals(id))
                .map(Example::name)
                .findFirst()
                .orElse(id);
    }

    private static String reasons(JsonNode subject) {
        var reasons = new StringJoiner(", ");
        subject.path("reasons").forEach(code -> reasons.add(code.asText()));
        return reasons.toString();
    }

    private void write(String name, JsonNode content) throws IOException {
        Files.writeString(folder.resolve(name), content.toPrettyString() + "\n");
    }

    private void say(String text) {
        progress.say(text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        officer.close();
        publisher.close();
    }
}
