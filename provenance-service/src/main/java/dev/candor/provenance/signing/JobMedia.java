package dev.candor.provenance.signing;

import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The media of a signature that is made later, by their names in the spool.
@RegisterForReflection
record JobMedia(
        SpoolReference source, @Nullable SpoolReference parent, List<SpoolReference> ingredients) {
    JobMedia {
        ingredients = List.copyOf(ingredients);
    }

    Stream<SpoolReference> all() {
        return Stream.concat(Stream.of(source, parent), ingredients.stream())
                .filter(Objects::nonNull);
    }
}
