package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.kit.id.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a publication; in order of time.
@RegisterForReflection
@Schema(type = SchemaType.STRING, format = "uuid")
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
