package dev.candor.label.plan;

import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Market;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What to plan for.
///
/// @param markets `EU`, `WORLD` or ISO 3166-1 alpha-2 codes
/// @param languages BCP 47 tags of the audience, best first
record PlanRequest(
        @NotNull UUID verdictId,
        @NotEmpty @Size(max = 250) List<@NotNull @Size(max = 10) String> markets,
        @Nullable @Size(max = 50)
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "[A-Za-z0-9-]{2,35}",
                                        message = "is not a language tag")
                                String>
                        languages,
        @Valid @NotNull MediaFacts media) {

    List<Market> knownMarkets() {
        return IntStream.range(0, markets.size()).mapToObj(this::market).distinct().toList();
    }

    private Market market(int index) {
        return Market.of(markets.get(index))
                .orElseThrow(
                        () ->
                                new Declined(
                                                PlanProblem.UNKNOWN_MARKET,
                                                "A market is EU, WORLD or an ISO 3166-1 alpha-2"
                                                        + " code in capitals.")
                                        .at("/markets/" + index));
    }

    List<String> wishedLanguages() {
        return languages == null ? List.of() : languages;
    }
}
