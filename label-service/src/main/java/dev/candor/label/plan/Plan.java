package dev.candor.label.plan;

import dev.candor.label.verdict.VerdictId;
import dev.candor.label.vocabulary.DigitalSourceType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to show on one piece of media, and why. Never edited.
///
/// @param profiles the rules that were applied, a market each
/// @param level how near the audience the disclosure stands
/// @param visible the label in the picture, of the first variant
/// @param variants a file each; one, unless the markets' rules do not go together
/// @param forced which profile forced which choice, in the order of the choices
/// @param sourceType the term to write into the media's metadata, if one is known
/// @param explanation all of it for people, a sentence each
public record Plan(
        PlanId id,
        VerdictId verdict,
        List<Applied> profiles,
        Level level,
        Visible visible,
        List<Variant> variants,
        List<Forced> forced,
        @Nullable DigitalSourceType sourceType,
        List<String> explanation,
        Instant createdAt) {
    public Plan {
        profiles = List.copyOf(profiles);
        variants = List.copyOf(variants);
        forced = List.copyOf(forced);
        explanation = List.copyOf(explanation);
    }

    /// The rules that hold in a market.
    ///
    /// @param version of the profile
    @RegisterForReflection
    public record Applied(String market, String profile, int version, LocalDate effective) {}

    /// A choice and the profile that left no other.
    @RegisterForReflection
    public record Forced(String choice, String value, String profile) {}

    Optional<DigitalSourceType> knownSourceType() {
        return Optional.ofNullable(sourceType);
    }
}
