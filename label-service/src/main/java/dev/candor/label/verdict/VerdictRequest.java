package dev.candor.label.verdict;

import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
/// @param watermarks watermarks that were found
/// @param detectors what detectors make of it; never enough by itself
/// @param reports what people reported
/// @param edits what a generative tool did, for its weight
/// @param subject what the media is about; grey edits count where it matters
/// @param sensitive whether topic or reach make a mistake harmful
/// @param forbidden why it must not be shown at all
/// @param humanReview of text: who answers for it, where no AI touched it since
/// @param evidentArt the editor who found that it is evidently art, satire or fiction
/// @param misleading staged, old or mis-captioned, without AI
record VerdictRequest(
        @Valid @Nullable CredentialsFound verification,
        @Nullable @Size(max = 100) List<@Valid @NotNull MarkFound> marks,
        @Valid @Nullable Declared declaration,
        @Nullable @Size(max = 20) List<@Valid @NotNull WatermarkFound> watermarks,
        @Nullable @Size(max = 20) List<@Valid @NotNull DetectorSays> detectors,
        @Valid @Nullable Reported reports,
        @Nullable @Size(max = 100) List<@Valid @NotNull EditDone> edits,
        @Nullable Subject subject,
        @Nullable Boolean sensitive,
        Evidence.Forbidden.@Nullable Kind forbidden,
        @Nullable @Pattern(regexp = NAME, message = NAME_MESSAGE) String humanReview,
        @Nullable @Pattern(regexp = NAME, message = NAME_MESSAGE) String evidentArt,
        @Nullable Boolean misleading) {

    private static final String NAME = "[^\\p{Cntrl}]{1,200}";
    private static final String NAME_MESSAGE = "must be 1 to 200 printable characters";
    private static final String KIND = "[A-Za-z0-9._-]{1,40}";

    /// @param digitalSourceType what its payload stands for; a term we do not know says nothing
    /// @param falsePositiveRate what the scheme declares, 0 to 1
    record WatermarkFound(
            @NotNull @Pattern(regexp = KIND, message = "is not the name of a scheme") String scheme,
            @Nullable @Size(max = 500) String digitalSourceType,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double falsePositiveRate) {
        Stream<Evidence> evidence() {
            var type =
                    digitalSourceType == null
                            ? Optional.of(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                            : DigitalSourceType.of(digitalSourceType);
            return type.stream()
                    .map(known -> new Evidence.Watermark(scheme, known, falsePositiveRate));
        }
    }

    /// @param score calibrated, 0 to 1; it is kept and never shown
    /// @param falsePositiveRate what the detector declares at this score, 0 to 1
    record DetectorSays(
            @NotNull @Pattern(regexp = KIND, message = "is not the name of a detector")
                    String detector,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double score,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double falsePositiveRate) {
        Evidence evidence() {
            return new Evidence.Detector(detector, score, falsePositiveRate);
        }
    }

    /// @param trustedReporters distinct ones
    /// @param concerned whether a depicted person or a rights holder reported it
    /// @param claimsAi whether they say that it is AI
    record Reported(
            @Min(0) @Max(1_000_000) int trustedReporters,
            @Nullable Boolean concerned,
            @NotNull Boolean claimsAi) {
        Evidence evidence() {
            return new Evidence.Reports(trustedReporters, Boolean.TRUE.equals(concerned), claimsAi);
        }
    }

    /// @param share of the frame or the duration, 0 to 1
    record EditDone(
            @NotNull Edit.Kind kind, @Nullable @DecimalMin("0") @DecimalMax("1") Double share) {
        Edit edit() {
            return new Edit(kind, share);
        }
    }

    /// Terms come out of files; those we do not know say nothing.
    ///
    /// @param state as the verification answered
    record CredentialsFound(
            @NotNull State state,
            @Nullable @Size(max = 1000) List<@NotNull @Size(max = 500) String> digitalSourceTypes,
            @Nullable @Size(max = 1000) List<@NotNull @Size(max = 200) String> actions,
            @Nullable Boolean recovered,
            @Nullable Boolean unrecordedEdits) {

        Evidence.Credentials evidence() {
            return new Evidence.Credentials(
                    state.credentialState,
                    listed(digitalSourceTypes)
                            .map(DigitalSourceType::of)
                            .flatMap(Optional::stream)
                            .toList(),
                    listed(actions).toList(),
                    Boolean.TRUE.equals(recovered),
                    Boolean.TRUE.equals(unrecordedEdits));
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
            @NotNull @Pattern(regexp = KIND, message = "is not the name of a kind of mark")
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
            @NotBlank @Pattern(regexp = NAME, message = NAME_MESSAGE) String declaredBy) {

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
        listed(watermarks).flatMap(WatermarkFound::evidence).forEach(evidence::add);
        if (declaration != null) {
            declaration.evidence().forEach(evidence::add);
        }
        listed(detectors).map(DetectorSays::evidence).forEach(evidence::add);
        if (reports != null) {
            evidence.add(reports.evidence());
        }
        if (edits != null && !edits.isEmpty()) {
            evidence.add(
                    new Evidence.Edits(
                            edits.stream().map(EditDone::edit).toList(),
                            subject == null ? Subject.PEOPLE : subject));
        }
        circumstances().forEach(evidence::add);
        return evidence;
    }

    private Stream<Evidence> circumstances() {
        return Stream.of(
                        Stream.ofNullable(forbidden).map(Evidence.Forbidden::new),
                        Stream.ofNullable(humanReview).map(Evidence.HumanReview::new),
                        Stream.ofNullable(evidentArt).map(Evidence.EvidentArt::new),
                        flag(sensitive, new Evidence.Sensitive()),
                        flag(misleading, new Evidence.Misleading()))
                .flatMap(some -> some);
    }

    private static Stream<Evidence> flag(@Nullable Boolean set, Evidence evidence) {
        return Boolean.TRUE.equals(set) ? Stream.of(evidence) : Stream.empty();
    }

    private static <T> Stream<T> listed(@Nullable List<T> values) {
        return Stream.ofNullable(values).flatMap(List::stream);
    }
}
