package dev.candor.c2pa.cli;

import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The files that a definition names, by paths from its own folder.
///
/// @param folder where the definition is, or its `base_path`
record DefinedFiles(Path folder) {
    Path file(String path) {
        return folder.resolve(path);
    }

    /// The picture that a field such as `thumbnail` names: `{"format": …, "identifier": …}`.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    Optional<Thumbnail> picture(Fields fields, String name) {
        return fields.object(name).map(this::picture);
    }

    private Thumbnail picture(Fields resource) {
        var format =
                resource.text("format").orElseThrow(() -> resource.wrong("format", "is missing"));
        var identifier =
                resource.text("identifier")
                        .orElseThrow(() -> resource.wrong("identifier", "is missing"));
        resource.close();
        try {
            return new Thumbnail(format, Bytes.of(SmallFile.bytes(file(identifier))));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + e.getMessage(), e);
        }
    }
}
