package dev.candor.c2pa.cli;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the manifest says: a file, or a word or two on the command line.
final class Definitions {
    private static final ClaimGenerator GENERATOR = new ClaimGenerator("Candor", "0.1.0");

    @Option(
            names = "--definition",
            paramLabel = "JSON",
            description =
                    "What the manifest says, in the form of c2patool: claim_generator_info, title,"
                        + " thumbnail, ingredients, assertions, redactions. It begins with"
                        + " c2pa.created or c2pa.opened, as its first action says, or is an update"
                        + " (\"intent\": \"update\").")
    private @Nullable Path file;

    @Option(
            names = "--source-type",
            paramLabel = "CODE",
            description =
                    "How new media came to be: an IPTC digital source type, such as "
                            + "trainedAlgorithmicMedia. Without it, and without a definition, the "
                            + "file was opened (c2pa.opened).")
    private @Nullable String sourceType;

    @Option(names = "--title", paramLabel = "WORDS", description = "The asset's title.")
    private @Nullable String title;

    @Option(
            names = "--ingredient",
            paramLabel = "FILE",
            description =
                    "What was placed into the asset (c2pa.placed), of any format, with the "
                            + "credentials it has; may be given several times.")
    private List<Path> ingredients = new ArrayList<>();

    @Option(
            names = "--binding",
            paramLabel = "KIND",
            description =
                    "How the content is bound: whole (one hash), merkle (blocks and fragments of a"
                        + " film can be checked one by one), chunks (the same, by blocks that begin"
                        + " where chunks of samples do) or boxes (a hash for each piece of a"
                        + " picture). Goes before the definition's \"binding\"; whole if neither"
                        + " says.")
    private @Nullable String binding;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    Definitions() {}

    /// The definition. What of the file it does not have is said on the error output.
    ///
    /// @param actors who stands behind the manifest beside who signs it
    ManifestDefinition definition(List<NamedActor> actors) {
        var type = sourceType == null ? null : sourceType(sourceType);
        if (file == null) {
            var builder =
                    type == null ? ManifestDefinition.opened() : ManifestDefinition.created(type);
            if (title != null) {
                builder.title(title);
            }
            ingredients.forEach(one -> builder.component(Component.placed(one)));
            actors.forEach(builder::actor);
            bindingKind().ifPresent(builder::bound);
            return builder.by(GENERATOR);
        }
        return read(file, type, actors);
    }

    private ManifestDefinition read(
            Path path, @Nullable DigitalSourceType type, List<NamedActor> actors) {
        try {
            var folder = path.toAbsolutePath().getParent();
            var read =
                    DefinitionFile.read(
                            SmallFile.bytes(path),
                            new DefinitionFile.Wanted(
                                    folder == null ? path : folder,
                                    type,
                                    title,
                                    ingredients,
                                    actors,
                                    bindingKind().orElse(null)));
            for (var part : read.leftOut()) {
                say(path, "not written: " + part);
            }
            read.notes().forEach(note -> say(path, note));
            return read.definition();
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(path, String.valueOf(e.getMessage()), e);
        }
    }

    private void say(Path path, String words) {
        spec.commandLine().getErr().printf("%s: %s%n", path, Plain.of(words));
    }

    private ParameterException unusable(Path path, String reason, Exception cause) {
        return new ParameterException(
                spec.commandLine(),
                "Cannot use the definition %s: %s".formatted(path, reason),
                cause);
    }

    private DigitalSourceType sourceType(String code) {
        return DigitalSourceType.ofCode(code)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(), "No digital source type: " + code));
    }

    private Optional<BindingKind> bindingKind() {
        try {
            return Optional.ofNullable(binding).map(DefinitionFile::bindingKind);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--binding: " + e.getMessage(), e);
        }
    }
}
