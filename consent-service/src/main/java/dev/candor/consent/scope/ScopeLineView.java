package dev.candor.consent.scope;

import dev.candor.consent.subject.CountryCode;
import dev.candor.consent.subject.LanguageTag;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scope line as requests and answers carry it. Without `from` it begins when it is asked for.
/// What it does not narrow (likeness, techniques, projects, languages) is meant in full.
///
/// Lists, not sets: a set of constants has another order in every process, and a repeated request
/// would then not be known again by its digest.
public record ScopeLineView(
        @NotNull Effect effect,
        @NotEmpty @Size(max = 50) List<@NotNull Action> actions,
        @NotEmpty @Size(max = 50) List<@NotNull Modality> modalities,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE_OR_ANY, message = Codes.NOT_A_CODE)
                                String>
                        purposes,
        @NotEmpty @Size(max = 250)
                List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE_OR_ANY, message = Codes.NOT_A_CODE)
                                String>
                        channels,
        @Moment @Nullable Instant from,
        @Moment @Nullable Instant until,
        @Size(max = 2000) @Nullable String description,
        @Size(min = 1, max = 6) @Nullable List<@NotNull Likeness> likeness,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        techniques,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        projects,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @LanguageTag String> languages,
        @Min(1) @Max(1_000_000_000) @Nullable Integer maxUses,
        @Nullable Approval approval,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        contentLimits,
        @Valid @Nullable DisclosureView disclosure,
        @Valid @Nullable PostMortemView postMortem,
        @Nullable Boolean sublicense) {
    /// What a use has to tell.
    record DisclosureView(
            @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                    @Nullable String labelClass,
            @Nullable Boolean provenance,
            @Nullable Boolean attribution) {
        static @Nullable DisclosureView of(Disclosure disclosure) {
            return disclosure.equals(Disclosure.NONE)
                    ? null
                    : new DisclosureView(
                            disclosure.labelClass(),
                            presentIf(disclosure.provenance()),
                            presentIf(disclosure.attribution()));
        }

        Disclosure toDisclosure() {
            return new Disclosure(
                    labelClass, Boolean.TRUE.equals(provenance), Boolean.TRUE.equals(attribution));
        }
    }

    /// What becomes of a permission when the person dies.
    record PostMortemView(@NotNull PostMortem mode, @Moment @Nullable Instant until) {
        static @Nullable PostMortemView of(Conditions conditions) {
            return conditions.postMortem() == PostMortem.END
                    ? null
                    : new PostMortemView(conditions.postMortem(), conditions.postMortemUntil());
        }
    }

    public static ScopeLineView of(ScopeLine line) {
        var narrowing = line.narrowing();
        var conditions = line.conditions();
        return new ScopeLineView(
                line.effect(),
                List.copyOf(line.actions()),
                List.copyOf(line.modalities()),
                List.copyOf(line.purposes()),
                line.territories().stream().map(Territory::code).toList(),
                List.copyOf(line.channels()),
                line.period().from(),
                line.period().until(),
                line.description(),
                presentIfAny(narrowing.likeness()),
                presentIfAny(narrowing.techniques()),
                presentIfAny(narrowing.projects()),
                presentIfAny(narrowing.languages()),
                conditions.maxUses(),
                conditions.approval() == Approval.BLANKET ? null : conditions.approval(),
                presentIfAny(conditions.contentLimits()),
                DisclosureView.of(conditions.disclosure()),
                PostMortemView.of(conditions),
                presentIf(conditions.sublicense()));
    }

    /// All lines of a request's member `scope`, in their order.
    public static List<ScopeLine> toScope(List<ScopeLineView> lines, Instant now) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).toScopeLine(now, "/scope/" + i))
                .toList();
    }

    /// The line, beginning `now` unless it says otherwise.
    ///
    /// @throws Declined at a member below `pointer` that contradicts the others
    ScopeLine toScopeLine(Instant now, String pointer) {
        var words = description == null ? "" : description.strip();
        if (effect == Effect.PERMIT && words.isEmpty()) {
            throw refused("A permission describes the use it is for.", pointer + "/description");
        }
        if (effect == Effect.PERMIT && purposes.contains(ScopeLine.ANY)) {
            throw refused("A permission names its purposes one by one.", pointer + "/purposes");
        }
        return new ScopeLine(
                effect,
                Set.copyOf(actions),
                Set.copyOf(modalities),
                Set.copyOf(purposes),
                territories.stream().map(Territory::new).collect(Collectors.toSet()),
                Set.copyOf(channels),
                period(now, pointer),
                words,
                narrowing(),
                conditions(pointer));
    }

    private Narrowing narrowing() {
        return new Narrowing(
                setOf(likeness),
                setOf(techniques),
                setOf(projects),
                setOf(languages).stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private Conditions conditions(String pointer) {
        if (effect == Effect.PROHIBIT && saysConditions()) {
            throw refused("A prohibition has no conditions.", pointer + "/effect");
        }
        var afterDeath = postMortem == null ? PostMortem.END : postMortem.mode();
        var afterDeathUntil = postMortem == null ? null : postMortem.until();
        if ((afterDeath == PostMortem.CONTINUE_UNTIL) != (afterDeathUntil != null)) {
            throw refused(
                    "CONTINUE_UNTIL, and it alone, names an instant.",
                    pointer + "/postMortem/until");
        }
        return new Conditions(
                maxUses,
                approval == null ? Approval.BLANKET : approval,
                setOf(contentLimits),
                disclosure == null ? Disclosure.NONE : disclosure.toDisclosure(),
                afterDeath,
                afterDeathUntil == null ? null : afterDeathUntil.truncatedTo(ChronoUnit.MICROS),
                Boolean.TRUE.equals(sublicense));
    }

    private boolean saysConditions() {
        return maxUses != null
                || approval != null
                || contentLimits != null
                || disclosure != null
                || postMortem != null
                || sublicense != null;
    }

    private Period period(Instant now, String pointer) {
        var start = from == null ? now : from;
        if (until != null && !until.isAfter(start)) {
            throw refused("A line ends after it begins.", pointer + "/until");
        }
        return new Period(start, until);
    }

    private static <T> Set<T> setOf(@Nullable List<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private static <T> @Nullable List<T> presentIfAny(Collection<T> values) {
        return values.isEmpty() ? null : List.copyOf(values);
    }

    private static @Nullable Boolean presentIf(boolean said) {
        return said ? Boolean.TRUE : null;
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
