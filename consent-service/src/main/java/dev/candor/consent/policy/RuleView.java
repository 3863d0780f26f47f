package dev.candor.consent.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.candor.consent.policy.Demand.Effect;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.CountryCode;
import dev.candor.consent.subject.LanguageTag;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A rule as requests and answers carry it. A condition that is absent speaks of every use.
///
/// @param role with `REQUIRES_APPROVAL` and with it alone
/// @param label with `REQUIRES_LABEL` and with it alone
@RegisterForReflection
record RuleView(
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String code,
        @NotNull Effect effect,
        @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                @Nullable String role,
        @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                @Nullable String label,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = TECHNIQUE, message = NOT_A_TECHNIQUE) String>
                        techniques,
        @Size(max = 50) @Nullable List<@NotNull Action> actions,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        purposes,
        @Size(max = 50) @Nullable List<@NotNull Modality> modalities,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        channels,
        @Size(max = 250)
                @Nullable List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        contentFlags,
        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 200) String> licensees,
        @NotEmpty @Size(max = 50)
                Map<@NotNull @LanguageTag String, @NotBlank @Size(max = 2000) String> statements) {
    /// One of the six techniques of the Framework, or an open code.
    static final String TECHNIQUE = "T[1-6]|" + Codes.CODE;

    static final String NOT_A_TECHNIQUE = "not T1 to T6, and " + Codes.NOT_A_CODE;

    static RuleView of(PolicyRule rule) {
        var conditions = rule.conditions();
        var named = conditions.named();
        return new RuleView(
                rule.code(),
                rule.demand().effect(),
                rule.demand() instanceof Demand.Approval(var role) ? role : null,
                rule.demand() instanceof Demand.Label(var label) ? label : null,
                said(named, "techniques", Function.identity()),
                said(named, "actions", Action::valueOf),
                said(named, "purposes", Function.identity()),
                said(named, "modalities", Modality::valueOf),
                said(named, "channels", Function.identity()),
                said(named, "territories", Function.identity()),
                said(named, "contentFlags", Function.identity()),
                said(named, "licensees", Function.identity()),
                new TreeMap<>(rule.statements()));
    }

    /// The rule.
    ///
    /// @throws Declined at a member below `pointer` that contradicts the others
    PolicyRule toRule(String pointer) {
        return new PolicyRule(code, demand(pointer), conditions(), statements);
    }

    private Demand demand(String pointer) {
        if (role != null && effect != Effect.REQUIRES_APPROVAL) {
            throw refused("Only a rule that requires approval names a role.", pointer + "/role");
        }
        if (label != null && effect != Effect.REQUIRES_LABEL) {
            throw refused("Only a rule that requires a label names one.", pointer + "/label");
        }
        return switch (effect) {
            case PROHIBITED -> new Demand.Prohibited();
            case REQUIRES_APPROVAL -> new Demand.Approval(named(role, pointer + "/role"));
            case REQUIRES_LABEL -> new Demand.Label(named(label, pointer + "/label"));
        };
    }

    private Conditions conditions() {
        return new Conditions(
                set(techniques, Function.identity()),
                set(actions, Function.identity()),
                set(purposes, Function.identity()),
                set(modalities, Function.identity()),
                set(channels, Function.identity()),
                set(territories, Territory::new),
                set(contentFlags, Function.identity()),
                set(licensees, String::strip));
    }

    private static String named(@Nullable String code, String pointer) {
        if (code == null) {
            throw refused("A rule with this effect names it.", pointer);
        }
        return code;
    }

    private static <T> @Nullable List<T> said(
            Map<String, List<String>> named, String condition, Function<String, T> value) {
        var values = Objects.requireNonNull(named.get(condition));
        return values.isEmpty() ? null : values.stream().map(value).toList();
    }

    private static <T, R> Set<R> set(@Nullable List<T> values, Function<T, R> value) {
        return values == null ? Set.of() : values.stream().map(value).collect(toUnmodifiableSet());
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
