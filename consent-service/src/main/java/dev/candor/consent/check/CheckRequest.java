package dev.candor.consent.check;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Moment;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.CountryCode;
import dev.candor.consent.subject.LanguageTag;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question: may all of these people be shown so? What it does not say it asks for in full.
///
/// @param at the clock, not the register: what the register holds now, at another time
/// @param asOf both: what would have been answered at a moment that is past
/// @param consistency how fresh; STRONG reads the database
/// @param maxStale with CACHED: how old the answer may be, in milliseconds
/// @param explain whether to tell which lines were weighed
/// @param consume whether a use is counted, in case it is allowed
/// @param record whether to keep question and answer
/// @param token whether to sign the answer, in case it is allowed
record CheckRequest(
        @NotEmpty @Size(max = 50) List<@NotNull UUID> subjects,
        @NotNull Action action,
        @NotNull Modality modality,
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String purpose,
        @NotEmpty @Size(max = 250)
                List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String channel,
        @Size(min = 1, max = 200) @Nullable String licensee,
        @Size(min = 1, max = 200) @Nullable String sublicensor,
        @Size(min = 1, max = 6) @Nullable List<@NotNull Likeness> likeness,
        @Size(max = 64) @Pattern(regexp = TECHNIQUE, message = NOT_A_TECHNIQUE)
                @Nullable String technique,
        @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                @Nullable String project,
        @LanguageTag @Nullable String language,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        contentFlags,
        @Pattern(regexp = Codes.SHA256, message = Codes.NOT_A_SHA256) @Nullable String scriptSha256,
        @Pattern(regexp = Codes.SHA256, message = Codes.NOT_A_SHA256) @Nullable String assetSha256,
        @Moment @Nullable Instant at,
        @Moment @Nullable Instant asOf,
        @Nullable Consistency consistency,
        @Nullable Long maxStale,
        @Nullable Boolean explain,
        @Nullable Boolean consume,
        @Nullable Boolean record,
        @Nullable Boolean token) {
    /// One of the six techniques of the Framework, or an open code.
    static final String TECHNIQUE = "T[1-6]|" + Codes.CODE;

    static final String NOT_A_TECHNIQUE = "not T1 to T6, and " + Codes.NOT_A_CODE;

    /// Longest that a cached answer may be old, in milliseconds.
    static final long MOST_STALE = 60_000;

    List<SubjectId> people() {
        return subjects.stream().distinct().map(SubjectId::new).toList();
    }

    Set<String> hashes() {
        return Stream.of(scriptSha256, assetSha256)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    Question question(Instant now) {
        return new Question(
                action,
                modality,
                purpose,
                territories.stream().map(Territory::new).collect(Collectors.toSet()),
                channel,
                new Manner(
                        likeness == null ? Set.of() : Set.copyOf(likeness),
                        technique,
                        project,
                        language,
                        contentFlags == null ? null : Set.copyOf(contentFlags)),
                new Asker(stripped(licensee), stripped(sublicensor)),
                hashes(),
                when(now));
    }

    /// The time the question is about.
    Instant when(Instant now) {
        return Objects.requireNonNullElse(at, Objects.requireNonNullElse(asOf, now))
                .truncatedTo(ChronoUnit.MICROS);
    }

    /// The same question as of another moment.
    CheckRequest asOf(@Nullable Instant moment) {
        return new CheckRequest(
                subjects,
                action,
                modality,
                purpose,
                territories,
                channel,
                licensee,
                sublicensor,
                likeness,
                technique,
                project,
                language,
                contentFlags,
                scriptSha256,
                assetSha256,
                at,
                moment,
                consistency,
                maxStale,
                explain,
                consume,
                record,
                token);
    }

    /// The use that is asked about, without wishes for the answer.
    CheckRequest bare() {
        return new CheckRequest(
                subjects,
                action,
                modality,
                purpose,
                territories,
                channel,
                licensee,
                sublicensor,
                likeness,
                technique,
                project,
                language,
                contentFlags,
                scriptSha256,
                assetSha256,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    boolean explains() {
        return Boolean.TRUE.equals(explain);
    }

    boolean consumes() {
        return Boolean.TRUE.equals(consume);
    }

    boolean records() {
        return Boolean.TRUE.equals(record) || consumes();
    }

    boolean signs() {
        return Boolean.TRUE.equals(token);
    }

    /// @throws Declined at a member that contradicts another
    void mustHold(Instant now, String pointer) {
        if (asOf != null && asOf.isAfter(now)) {
            throw refused("What would have been answered then is not known yet.", pointer, "asOf");
        }
        if (asOf != null && (consumes() || signs())) {
            throw refused("The past is looked at, not used.", pointer, "asOf");
        }
        if (consumes() && at != null) {
            throw refused("A use is counted when it is used.", pointer, "at");
        }
        var cached = consistency == Consistency.CACHED;
        if (cached && (consumes() || asOf != null || at != null)) {
            throw refused("This is read from the database.", pointer, "consistency");
        }
        if ((maxStale != null) != cached) {
            throw refused("CACHED, and it alone, says how old it may be.", pointer, "maxStale");
        }
        if (maxStale != null && (maxStale < 1 || maxStale > MOST_STALE)) {
            throw refused("From 1 to " + MOST_STALE + " milliseconds.", pointer, "maxStale");
        }
        if (sublicensor != null && licensee == null) {
            throw refused("Name who uses the sublicense.", pointer, "licensee");
        }
    }

    /// @throws Declined at an option that a batch has for all its questions, or for none
    void mustBeBare(String pointer) {
        if (asOf != null) {
            throw refused("A batch is asked as of one moment; say it there.", pointer, "asOf");
        }
        if (consistency != null) {
            throw refused("A batch is read from the database.", pointer, "consistency");
        }
        if (consumes()) {
            throw refused("Uses are counted one by one.", pointer, "consume");
        }
        if (records()) {
            throw refused("Answers are kept one by one.", pointer, "record");
        }
        if (signs()) {
            throw refused("Answers are signed one by one.", pointer, "token");
        }
    }

    private static @Nullable String stripped(@Nullable String name) {
        return name == null ? null : name.strip();
    }

    private static Declined refused(String detail, String pointer, String member) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer + "/" + member);
    }
}
