package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is declared of an asset: a file, options, or a file and what options change in it.
final class DeclarationOptions {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--declaration",
            paramLabel = "FILE",
            description = "The declaration as JSON; options below replace its members.")
    private @Nullable Path file;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "What people call it (the file's name).")
    private @Nullable String title;

    @Option(
            names = "--source-type",
            paramLabel = "CODE",
            description = "How it came to be, an IPTC code such as trainedAlgorithmicMedia.")
    private @Nullable String sourceType;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            split = ",",
            description = "Who is seen or heard in it; several with commas.")
    private List<UUID> subjects = new ArrayList<>();

    @Option(
            names = "--purpose",
            paramLabel = "WORD",
            description = "Such as awareness-campaign (editorial).")
    private @Nullable String purpose;

    @Option(names = "--channel", paramLabel = "WORD", description = "Where it appears (web).")
    private @Nullable String channel;

    @Option(
            names = "--licensee",
            paramLabel = "NAME",
            description = "Who uses it, when it is not you.")
    private @Nullable String licensee;

    @Option(
            names = "--market",
            paramLabel = "CODE",
            split = ",",
            description = "EU, WORLD or ISO 3166-1 alpha-2; several with commas.")
    private List<String> markets = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            split = ",",
            description = "BCP 47, the label's first; several with commas (en).")
    private List<String> languages = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    DeclarationOptions() {}

    /// @param asset the file that is published
    ObjectNode declaration(Path asset) throws IOException {
        var declaration = file == null ? JsonNodeFactory.instance.objectNode() : read(file);
        put(declaration, "title", title, String.valueOf(asset.getFileName()));
        put(declaration, "digitalSourceType", sourceType, null);
        put(declaration, "purpose", purpose, "editorial");
        put(declaration, "channel", channel, "web");
        put(declaration, "licensee", licensee, null);
        put(declaration, "subjects", subjects.stream().map(UUID::toString).toList());
        put(declaration, "markets", markets);
        put(declaration, "languages", languages.isEmpty() ? List.of("en") : languages);
        if (declaration.path("markets").isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Say where it is to be shown: --market EU, for instance");
        }
        return declaration;
    }

    private ObjectNode read(Path from) throws IOException {
        try {
            if (JSON.readTree(from.toFile()) instanceof ObjectNode object) {
                return object;
            }
            throw new ParameterException(spec.commandLine(), from + " holds no JSON object");
        } catch (JsonProcessingException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s, line %d: %s"
                            .formatted(from, e.getLocation().getLineNr(), e.getOriginalMessage()));
        }
    }

    private static void put(
            ObjectNode declaration, String member, @Nullable String said, @Nullable String usual) {
        if (said != null) {
            declaration.put(member, said);
        } else if (usual != null && !declaration.has(member)) {
            declaration.put(member, usual);
        }
    }

    private void put(ObjectNode declaration, String member, List<String> said) {
        var isUsual = member.equals("languages") && languages.isEmpty();
        if (!declaration.has(member) || !said.isEmpty() && !isUsual) {
            var values = declaration.putArray(member);
            said.forEach(values::add);
        }
    }
}
