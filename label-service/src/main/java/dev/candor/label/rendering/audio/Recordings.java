package dev.candor.label.rendering.audio;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Phrase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Words that an operator had spoken, in a folder with a list of them, `recordings.json`. A file is
/// taken when it is the one its list names, by its hash, each time anew. Immutable.
public final class Recordings {
    private static final long LARGEST = 16 << 20;
    private static final int LONGEST_LIST = 1 << 20;

    private final Path folder;
    private final List<Entry> entries;

    private Recordings(Path folder, List<Entry> entries) {
        this.folder = folder;
        this.entries = List.copyOf(entries);
    }

    /// @param file name of a WAV file in the folder
    /// @param sha256 hexadecimal, lower case
    @RegisterForReflection
    record Entry(String language, Phrase phrase, String file, String sha256) {
        Entry {
            if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
                    || !sha256.matches("[0-9a-f]{64}")
                    || language.isBlank()) {
                throw new IllegalArgumentException("No recording: %s, %s".formatted(file, sha256));
            }
        }
    }

    public static Recordings none() {
        return new Recordings(Path.of(""), List.of());
    }

    /// @throws UncheckedIOException when the list cannot be read, or is longer than 1 MB
    public static Recordings in(Path folder) {
        try (var in = Files.newInputStream(folder.resolve("recordings.json"))) {
            var list = in.readNBytes(LONGEST_LIST + 1);
            if (list.length > LONGEST_LIST) {
                throw new IOException(
                        "recordings.json is longer than %d bytes".formatted(LONGEST_LIST));
            }
            return new Recordings(
                    folder, new ObjectMapper().readValue(list, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of recordings in " + folder, e);
        }
    }

    /// @throws MediaException.OtherRecording when the file is not the one that the list names
    Optional<Path> find(String language, Phrase phrase)
            throws IOException, MediaException.OtherRecording {
        var entry =
                entries.stream()
                        .filter(it -> it.language().equals(language) && it.phrase() == phrase)
                        .findFirst();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        var file = folder.resolve(entry.get().file());
        if (!Files.isRegularFile(file)
                || Files.size(file) > LARGEST
                || !Digests.sha256Hex(file).equals(entry.get().sha256())) {
            throw new MediaException.OtherRecording(
                    "%s is not the recording that the operator's list names for %s in %s"
                            .formatted(entry.get().file(), phrase, language));
        }
        return Optional.of(file);
    }
}
