package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// label-service's plan: which label the markets need.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        UUID id,
        UUID verdictId,
        @Nullable List<AppliedProfile> profiles,
        Visible visible,
        @Nullable String digitalSourceType,
        @Nullable List<String> explanation) {

    /// The rules that were applied for a market.
    public record AppliedProfile(String market, String profile, @Nullable String effective) {}

    /// The visible label, or why there is none.
    ///
    /// @param reason why it is or is not required
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visible(
            boolean required,
            @Nullable String reason,
            @Nullable String key,
            @Nullable String text,
            @Nullable String language,
            @Nullable String position,
            @Nullable Double minHeightRatio) {}

    List<String> profileNames() {
        return profiles == null
                ? List.of()
                : profiles.stream().map(AppliedProfile::profile).distinct().toList();
    }
}
