package dev.candor.label.plan;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Addressee;
import dev.candor.label.profile.Circumstance;
import dev.candor.label.profile.Market;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What to plan for.
///
/// @param markets `EU`, `WORLD`, ISO 3166-1 alpha-2 codes, or parts of countries such as `US-CA`
/// @param languages BCP 47 tags of the audience, best first
/// @param circumstances facts that rules turn on
/// @param roles what the publisher is; without it all that show media to people
/// @param prominence how much the label is to be noticed; it is never below what a profile asks
/// @param context what the audience has to know; needed where harm is reported on, or for advocacy
/// @param generator the AI system, for the file's metadata
/// @param withoutEncoding true where a film has to stay as it is encoded
/// @param on the day whose rules count; today without it
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
        @Valid @NotNull MediaFacts media,
        @Nullable @Size(max = 50) Set<@NotNull Circumstance> circumstances,
        @Nullable @Size(max = 10) Set<@NotNull Addressee> roles,
        @Nullable Prominence prominence,
        @Valid @Nullable ContextRequest context,
        @Valid @Nullable GeneratorRequest generator,
        @Nullable Boolean withoutEncoding,
        @Nullable LocalDate on) {

    private static final String LINE = "[^\\p{Cntrl}]*";

    /// @param note what is known of the event or the harm
    /// @param source address of the true event's source
    record ContextRequest(
            @NotBlank @Size(max = 1000) @Pattern(regexp = LINE, message = "has control characters")
                    String note,
            @NotNull
                    @Size(max = 2000)
                    @Pattern(
                            regexp = "https?://[!-~]+",
                            message = "is not an http or https address")
                    String source) {}

    /// @param provider who offers the system
    record GeneratorRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = "has control characters")
                    String provider,
            @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = "has control characters")
                    String system,
            @Nullable @Size(max = 200) @Pattern(regexp = LINE, message = "has control characters")
                    String version) {}

    /// @throws Declined `UNKNOWN_MARKET`, `UNKNOWN_MODALITY` or `INVALID_REQUEST`, with the member
    PlanOrder order(Organization organization, LocalDate today) {
        return new PlanOrder(
                organization,
                knownMarkets(),
                languages == null ? List.of() : languages,
                media,
                modality(),
                circumstances == null ? Set.of() : circumstances,
                roles == null || roles.isEmpty() ? Addressee.whoShowsMedia() : roles,
                prominence == null ? Prominence.STANDARD : prominence,
                context == null ? null : new PlanOrder.Context(context.note(), context.source()),
                generator == null
                        ? null
                        : new PlanOrder.Generator(
                                generator.provider(), generator.system(), generator.version()),
                Boolean.TRUE.equals(withoutEncoding),
                on == null ? today : on);
    }

    private Modality modality() {
        var modality =
                Modality.of(media.mediaType())
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        PlanProblem.UNKNOWN_MODALITY,
                                                        "Labels are planned for images, video,"
                                                                + " audio, text and PDF.")
                                                .at("/media/mediaType"));
        if (modality.seen() && media.width() == null) {
            throw missing("/media/width");
        }
        if (modality.seen() && media.height() == null) {
            throw missing("/media/height");
        }
        return modality;
    }

    private static Declined missing(String pointer) {
        return new Declined(
                        CommonProblem.INVALID_REQUEST, "Of an image or a film it has to be known.")
                .at(pointer);
    }

    private List<Market> knownMarkets() {
        return IntStream.range(0, markets.size()).mapToObj(this::market).distinct().toList();
    }

    private Market market(int index) {
        return Market.of(markets.get(index))
                .orElseThrow(
                        () ->
                                new Declined(
                                                PlanProblem.UNKNOWN_MARKET,
                                                "A market is EU, WORLD, an ISO 3166-1 alpha-2"
                                                        + " code in capitals, or a part of such a"
                                                        + " country, as US-CA.")
                                        .at("/markets/" + index));
    }
}
