package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.kit.id.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// Names a publication; in order of time.
@RegisterForReflection
public record PublicationId(@JsonValue UUID value) {
    @JsonCreator
    public PublicationId {}

    static PublicationId next() {
        return new PublicationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
