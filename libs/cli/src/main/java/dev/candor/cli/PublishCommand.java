package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.client.Asset;
import dev.candor.client.CandorClient;
import dev.candor.client.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor publish FILE`
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Publishes a file: consent is checked, the label decided and put in, the result"
                        + " signed and proved. What is refused leaves nothing behind.",
        footer = {
            "",
            "  ./candor publish sea.jpg --source-type trainedAlgorithmicMedia --market EU --out"
                    + " sea.published.jpg",
            "  ./candor publish film.mp4 --declaration film.json --subject 0199c0de-…",
            "  ./candor publish film.mp4 --market EU,US --dry-run",
            "",
            "The server goes on when this command is cut off: the job it named can be followed with"
                    + " GET /v1/jobs/ID. The same --key never publishes twice.",
            Exit.TABLE
        })
final class PublishCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private Access access;
    @Mixin private DeclarationOptions declared = new DeclarationOptions();

    @Parameters(paramLabel = "FILE", description = "What is published.")
    private Path file = Path.of("");

    @Option(
            names = "--media-type",
            paramLabel = "TYPE",
            description = "What the file is, where its name does not say so.")
    private @Nullable String mediaType;

    @Option(
            names = "--dry-run",
            description = "Says what would come of it, for each market; publishes nothing.")
    private boolean dryRun;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Idempotency key: a request that is made again has its effect once.")
    private String key = UUID.randomUUID().toString();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the published file is saved.")
    private @Nullable Path saveAs;

    @Option(names = "--json", description = "The server's answer on one line, nothing else.")
    private boolean json;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    PublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.access = new Access(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var asset = asset();
        var declaration = declared.declaration(file);
        var words = new PublicationWords(spec.commandLine(), json, surroundings.terminal());
        try (var client = access.client()) {
            if (dryRun) {
                return words.outlook(client.foresee(declaration, asset, words::sent));
            }
            return switch (client.publishLater(declaration, asset, key, words::sent)) {
                case Taken.Published(var publication) -> published(client, publication, words);
                case Taken.Queued(var job, _) -> followed(client, job, words);
            };
        }
    }

    private Asset asset() {
        if (!Files.isRegularFile(file)) {
            throw wrong(file + ": there is no such file");
        }
        if (mediaType != null) {
            return new Asset(file, mediaType);
        }
        return new Asset(
                file,
                Asset.mediaTypeOf(file)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                "%s: its name does not say what it is; --media-type"
                                                                .formatted(file)
                                                        + " image/jpeg does, for instance")));
    }

    private int followed(CandorClient client, String job, PublicationWords words)
            throws IOException, InterruptedException {
        words.queued(job);
        var ended = client.follow(job, words::further);
        return switch (ended.path("state").asText()) {
            case "DONE" ->
                    published(
                            client, client.get(ended.path("result").path("href").asText()), words);
            case "CANCELLED" -> {
                words.cancelled(ended);
                yield Exit.REFUSED;
            }
            default -> words.failed(ended);
        };
    }

    private int published(CandorClient client, JsonNode publication, PublicationWords words)
            throws IOException, InterruptedException {
        if (saveAs != null) {
            client.download(
                    "/v1/publications/%s/asset".formatted(publication.path("id").asText()), saveAs);
        }
        words.published(publication, saveAs);
        return Exit.WELL;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
