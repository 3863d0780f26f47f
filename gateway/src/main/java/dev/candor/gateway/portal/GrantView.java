package dev.candor.gateway.portal;

import dev.candor.kit.wording.ScopeWords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A grant of consent: the members the portal reads.
///
/// @param possible what can be done to it now, by the last segment of its path
@RegisterForReflection
public record GrantView(
        UUID id,
        UUID subjectId,
        UUID noticeId,
        String licensee,
        String state,
        @Nullable Instant since,
        @Nullable Instant requestedAt,
        @Nullable Instant answerBy,
        @Nullable Instant endsAt,
        List<ScopeLine> scope,
        @Nullable List<Suspended> suspensions,
        @Nullable List<String> possible) {

    /// One line of its scope.
    public record ScopeLine(
            String effect,
            List<String> actions,
            List<String> modalities,
            List<String> purposes,
            List<String> territories,
            List<String> channels,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String description,
            @Nullable List<String> likeness,
            @Nullable List<String> techniques,
            @Nullable List<String> projects,
            @Nullable List<String> languages,
            @Nullable List<String> contentLimits,
            @Nullable Integer maxUses,
            @Nullable String approval,
            @Nullable Disclosure disclosure,
            @Nullable PostMortem postMortem,
            @Nullable Boolean sublicense) {
        public boolean permits() {
            return effect.equals("PERMIT");
        }

        /// The line as it is told.
        ScopeWords told() {
            var telling = Objects.requireNonNullElse(disclosure, Disclosure.NONE);
            return new ScopeWords(
                    permits(),
                    actions,
                    all(likeness),
                    modalities,
                    purposes,
                    territories,
                    channels,
                    from,
                    until,
                    new ScopeWords.Narrower(
                            all(techniques), all(projects), all(languages), all(contentLimits)),
                    new ScopeWords.Conditions(
                            maxUses,
                            "PER_USE".equals(approval),
                            telling.labelClass() != null,
                            Boolean.TRUE.equals(telling.provenance()),
                            Boolean.TRUE.equals(telling.attribution()),
                            Boolean.TRUE.equals(sublicense)),
                    postMortem == null ? null : postMortem.until());
        }

        private static List<String> all(@Nullable List<String> values) {
            return values == null ? List.of() : values;
        }
    }

    /// What a use has to tell.
    public record Disclosure(
            @Nullable String labelClass,
            @Nullable Boolean provenance,
            @Nullable Boolean attribution) {
        static final Disclosure NONE = new Disclosure(null, null, null);
    }

    /// Until when it goes on after death.
    public record PostMortem(@Nullable Instant until) {}

    /// Why it permits nothing for now.
    public record Suspended(String cause) {}

    public boolean isActive() {
        return state.equals("ACTIVE");
    }

    public boolean waits() {
        return state.equals("REQUESTED");
    }

    /// Whether the registry would do this to it now.
    public boolean can(String act) {
        return possible != null && possible.contains(act);
    }

    /// How the state is drawn; its word stands beside it.
    public String tone() {
        return switch (state) {
            case "ACTIVE" -> "good";
            case "REQUESTED" -> "fair";
            default -> "none";
        };
    }
}
