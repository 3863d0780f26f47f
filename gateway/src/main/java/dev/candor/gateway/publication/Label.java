package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The visible label in the asset, or why it has none.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Label.Rendered.class, name = "RENDERED"),
    @JsonSubTypes.Type(value = Label.None.class, name = "NONE")
})
public sealed interface Label {
    /// @param contrastRatio between the label's words and their ground, as measured
    @RegisterForReflection
    record Rendered(String text, @Nullable Double contrastRatio) implements Label {}

    @RegisterForReflection
    record None(String reason) implements Label {}
}
