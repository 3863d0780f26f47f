package dev.candor.consent.exemption;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A claim that one use needs no consent of these people.
///
/// @param useSha256 SHA-256 of the script or the asset, as `useKind` says
/// @param contentFlags what its content is, open codes; an empty list says that it is nothing
/// that needs naming
record ExemptionRequest(
        @NotNull Basis basis,
        @NotEmpty @Size(max = 50) List<@NotNull UUID> subjects,
        @NotEmpty @Size(max = 50) List<@NotNull Action> actions,
        @NotNull UseKind useKind,
        @NotNull @Pattern(regexp = Codes.SHA256, message = Codes.NOT_A_SHA256) String useSha256,
        @NotNull @Size(max = 50)
                List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        contentFlags,
        @NotBlank @Size(max = 5000) String rationale) {
    static final String SEXUAL = "sexual";

    List<SubjectId> people() {
        return subjects.stream().distinct().map(SubjectId::new).toList();
    }

    Exemption.Terms terms(ExemptionId id, String claimant, Instant now) {
        if (contentFlags.contains(SEXUAL)) {
            throw new Declined(
                            ExemptionProblem.EXEMPTION_NOT_FOR_SEXUAL_CONTENT,
                            "Ask for consent, or leave it out.")
                    .at("/contentFlags");
        }
        return new Exemption.Terms(
                id,
                basis,
                people(),
                Set.copyOf(actions),
                useKind,
                useSha256,
                Set.copyOf(contentFlags),
                rationale.strip(),
                claimant,
                now);
    }
}
