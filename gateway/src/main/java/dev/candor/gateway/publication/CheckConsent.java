package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Inspected;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Second step: whether the people depicted may be shown so, for this purpose, here, now.
/// Anything but yes ends it.
@ApplicationScoped
class CheckConsent {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Request(
            List<UUID> subjects,
            Declaration.Action action,
            String modality,
            String purpose,
            List<String> territories,
            String channel,
            @Nullable String licensee,
            @Nullable List<Declaration.Likeness> likeness,
            @Nullable String technique,
            @Nullable List<String> contentFlags,
            boolean token) {}

    private final Steps steps;

    CheckConsent(Steps steps) {
        this.steps = steps;
    }

    Uni<Consented> of(Inspected inspected) {
        if (inspected.declaration().subjects().isEmpty()) {
            var skipped = steps.skipped(Step.CONSENT, "Nobody is declared to be depicted.");
            return Uni.createFrom()
                    .item(new Consented(inspected, Optional.empty(), inspected.and(skipped)));
        }
        var call =
                steps.post(
                                CONSENT,
                                "/v1/consent-checks",
                                inspected,
                                request(inspected),
                                ConsentCheck.class)
                        .invoke(check -> judge(inspected.declaration(), check));
        return steps.timed(Step.CONSENT, call).map(timed -> consented(inspected, timed));
    }

    private static Consented consented(Inspected inspected, Timed<ConsentCheck> timed) {
        var check = timed.value();
        var summary =
                "People depicted who agreed to this use: %d of %d"
                        .formatted(check.subjects().size(), check.subjects().size());
        return new Consented(inspected, Optional.of(check), inspected.and(timed.done(summary)));
    }

    private static Request request(Inspected inspected) {
        var declaration = inspected.declaration();
        return new Request(
                declaration.subjects(),
                declaration.action(),
                Modality.of(inspected.inspection().mediaType()).name(),
                declaration.purpose(),
                declaration.markets(),
                declaration.channel(),
                declaration.licensee(),
                declaration.likeness().isEmpty() ? null : declaration.likeness(),
                declaration.technique(),
                declaration.contentFlags(),
                true);
    }

    /// Why not: the reasons of those who did not allow it.
    private static List<String> against(ConsentCheck check) {
        return check.subjects().stream()
                .filter(subject -> !subject.decision().lets())
                .map(subject -> Objects.requireNonNullElse(subject.reasons(), List.<String>of()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /// Allowed only by an answer that lets it happen for exactly the people who were asked about.
    static void judge(Declaration declaration, ConsentCheck check) {
        for (var subject : check.subjects()) {
            if (subject.isUnknown()) {
                var index = declaration.subjects().indexOf(subject.subject());
                throw new Declined(
                                PublicationProblem.UNKNOWN_SUBJECT,
                                "Register the person first; this organization knows no subject"
                                        + " with this id.")
                        .at("/subjects/" + Math.max(index, 0));
            }
        }
        var everybody =
                declaration.subjects().stream()
                        .allMatch(
                                asked ->
                                        check.subjects().stream()
                                                .anyMatch(
                                                        it ->
                                                                it.subject().equals(asked)
                                                                        && it.decision().lets()));
        if (!check.decision().lets() || !everybody) {
            throw new Declined(
                            PublicationProblem.CONSENT_DENIED,
                            "At least one person depicted has not agreed to this use, or no longer"
                                    + " does; reasons says why.")
                    .with("reasons", against(check))
                    .with("subjects", check.subjects());
        }
    }
}
