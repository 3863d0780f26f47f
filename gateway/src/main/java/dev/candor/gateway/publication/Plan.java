package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// label-service's plan: which label the markets need.
///
/// @param level how much is said where people look, as label-service decided
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Plan(
        UUID id,
        UUID verdictId,
        @Nullable List<AppliedProfile> profiles,
        @Nullable String level,
        Visible visible,
        @Nullable String digitalSourceType,
        @Nullable List<String> explanation,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable List<Variant> variants) {

    /// One file of the plan. What is to be rendered stays the label-service's matter.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Variant(List<Instruction> instructions) {}

    /// One thing to do; here only marks are read, and whether it goes into the media.
    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Instruction(
            String kind,
            @Nullable String standard,
            @Nullable Map<String, String> fields,
            @Nullable List<String> places) {
        private static final Set<String> BESIDE = Set.of("MENU", "CREDITS");

        boolean goesInto(Modality modality) {
            return switch (modality) {
                case IMAGE -> kind.equals("IMAGE_LABEL");
                case VIDEO -> kind.equals("VIDEO_OVERLAY");
                case AUDIO -> kind.equals("SPOKEN_DISCLOSURE");
                case DOCUMENT -> kind.equals("PDF_STAMP");
                case TEXT -> kind.equals("TEXT_LINE") && isInText();
            };
        }

        /// Lines for a menu or for credits stand beside a text, not in it.
        private boolean isInText() {
            return places == null
                    || places.isEmpty()
                    || places.stream().anyMatch(place -> !BESIDE.contains(place));
        }
    }

    /// The rules that were applied for a market.
    @RegisterForReflection
    public record AppliedProfile(String market, String profile, @Nullable String effective) {}

    /// The visible label, or why there is none.
    ///
    /// @param reason why it is or is not required
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Visible(
            boolean required,
            @Nullable String reason,
            @Nullable String key,
            @Nullable String text,
            @Nullable String language,
            @Nullable String position,
            @Nullable Double minHeightRatio) {}

    /// Whether something has to go into the media that people see, hear or read: a plan for sound,
    /// text or pages says so by its instructions alone.
    boolean asksForDisclosure(Modality modality) {
        return visible.required()
                || (variants != null
                        && !variants.isEmpty()
                        && variants.getFirst().instructions().stream()
                                .anyMatch(it -> it.goesInto(modality)));
    }

    /// How many files it takes to meet every market.
    int files() {
        return variants == null ? 1 : variants.size();
    }

    /// What the first file's metadata are to say.
    List<Bind.Mark> marks() {
        return variants == null || variants.isEmpty()
                ? List.of()
                : variants.getFirst().instructions().stream()
                        .filter(it -> it.kind().equals("EMBEDDED_MARKS"))
                        .filter(it -> it.standard() != null && it.fields() != null)
                        .map(
                                it ->
                                        new Bind.Mark(
                                                Objects.requireNonNull(it.standard()),
                                                Objects.requireNonNull(it.fields())))
                        .toList();
    }

    List<String> profileNames() {
        return profiles == null
                ? List.of()
                : profiles.stream().map(AppliedProfile::profile).distinct().toList();
    }
}
