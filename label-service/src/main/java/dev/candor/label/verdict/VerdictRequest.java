package dev.candor.label.verdict;

import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Evidence to judge. What is left out is not known.
///
/// @param verification outcome of verifying the content credentials
/// @param marks terms found in the file's own information
/// @param declaration what the uploader says
record VerdictRequest(
        @Valid @Nullable CredentialsFound verification,
        @Nullable @Size(max = 100) List<@Valid @NotNull MarkFound> marks,
        @Valid @Nullable Declared declaration) {

    /// Terms come out of files; those we do not know say nothing.
    ///
    /// @param state as the verification answered
    record CredentialsFound(
            @NotNull State state,
            @Nullable @Size(max = 1000) List<@NotNull @Size(max = 500) String> digitalSourceTypes,
            @Nullable @Size(max = 1000) List<@NotNull @Size(max = 200) String> actions) {

        Evidence.Credentials evidence() {
            return new Evidence.Credentials(
                    state.credentialState,
                    listed(digitalSourceTypes)
                            .map(DigitalSourceType::of)
                            .flatMap(Optional::stream)
                            .toList(),
                    listed(actions).toList());
        }
    }

    /// What a verification found.
    enum State {
        Trusted(CredentialState.VALID_TRUSTED),
        Valid(CredentialState.VALID_UNTRUSTED),
        Invalid(CredentialState.INVALID),
        NoManifest(CredentialState.NONE),
        Unavailable(CredentialState.UNAVAILABLE);

        private final CredentialState credentialState;

        State(CredentialState credentialState) {
            this.credentialState = credentialState;
        }
    }

    /// @param kind where the mark was found, such as `xmp`
    record MarkFound(
            @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9._-]{1,40}",
                            message = "is not the name of a kind of mark")
                    String kind,
            @Nullable @Size(max = 500) String digitalSourceType) {

        Stream<Evidence> evidence() {
            return Stream.ofNullable(digitalSourceType)
                    .map(DigitalSourceType::of)
                    .flatMap(Optional::stream)
                    .map(type -> new Evidence.Mark(kind, type));
        }
    }

    /// A person means what they say: a term that does not exist is refused, not ignored.
    ///
    /// @param declaredBy who says so, a name for people
    record Declared(
            @Nullable @Size(max = 500) String digitalSourceType,
            @NotBlank
                    @Pattern(
                            regexp = "[^\\p{Cntrl}]{1,200}",
                            message = "must be 1 to 200 printable characters")
                    String declaredBy) {

        Stream<Evidence> evidence() {
            return Stream.ofNullable(digitalSourceType)
                    .map(term -> new Evidence.Declaration(known(term), declaredBy));
        }

        private static DigitalSourceType known(String term) {
            return DigitalSourceType.of(term)
                    .orElseThrow(
                            () ->
                                    new Declined(
                                                    VerdictProblem.UNKNOWN_SOURCE_TYPE,
                                                    "Use a term of the IPTC vocabulary;"
                                                            + " /v1/vocabulary lists them.")
                                            .at("/declaration/digitalSourceType"));
        }
    }

    /// The evidence, strongest tier first.
    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        if (verification != null) {
            evidence.add(verification.evidence());
        }
        listed(marks).flatMap(MarkFound::evidence).forEach(evidence::add);
        if (declaration != null) {
            declaration.evidence().forEach(evidence::add);
        }
        return evidence;
    }

    private static <T> Stream<T> listed(@Nullable List<T> values) {
        return Stream.ofNullable(values).flatMap(List::stream);
    }
}
