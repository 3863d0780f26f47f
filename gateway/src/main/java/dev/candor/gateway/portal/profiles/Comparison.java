package dev.candor.gateway.portal.profiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs between two versions of a profile.
@RegisterForReflection
record Comparison(List<Difference> differences) {
    /// @param pointer of the member (RFC 6901)
    /// @param before absent where there was none
    /// @param after absent where there is none any more
    @RegisterForReflection
    record Difference(String pointer, @Nullable String before, @Nullable String after) {}

    /// What is to be compared.
    ///
    /// @param before a version
    /// @param after another version; absent with a candidate
    /// @param candidate a profile that is nowhere yet
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Asked(
            String profile, int before, @Nullable Integer after, @Nullable JsonNode candidate) {}
}
