package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is asked of a person, fixed when it is written down: no state changes it.
public record GrantTerms(
        GrantId id,
        SubjectId subject,
        NoticeId notice,
        String licensee,
        List<ScopeLine> scope,
        Instant requestedAt,
        Particulars particulars) {
    public GrantTerms {
        scope = List.copyOf(scope);
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("A grant has at least one scope line");
        }
    }

    /// When the last permission ends, or the last line where there is no permission; empty when
    /// that has no end.
    public Optional<Instant> endsAt() {
        var permissions = permissions().toList();
        var lines = permissions.isEmpty() ? scope : permissions;
        return lines.stream().anyMatch(line -> line.period().until() == null)
                ? Optional.empty()
                : lines.stream()
                        .flatMap(line -> Optional.ofNullable(line.period().until()).stream())
                        .max(Comparator.naturalOrder());
    }

    /// Whether a yes has to stay on record, as a document, a signature or a spoken phrase: where
    /// the licensee asks for it, and where a voice is permitted by name or with any sound.
    public boolean needsRecord() {
        return particulars.writtenEvidence() || scope.stream().anyMatch(GrantTerms::permitsVoice);
    }

    private static boolean permitsVoice(ScopeLine line) {
        var likeness = line.narrowing().likeness();
        return line.effect() == Effect.PERMIT
                && (likeness.contains(Likeness.VOICE)
                        || likeness.isEmpty() && line.modalities().contains(Modality.AUDIO));
    }

    /// The same as the law leaves it.
    ///
    /// @param applied the legal profiles that held
    /// @param limits kinds of content that no permission is to cover
    GrantTerms under(List<String> applied, boolean atRisk, Set<String> limits) {
        var said = particulars;
        return new GrantTerms(
                id,
                subject,
                notice,
                licensee,
                scope.stream().map(line -> line.without(limits)).toList(),
                requestedAt,
                new Particulars(
                        said.answerBy(),
                        said.jurisdictions(),
                        said.profiles(),
                        said.lawfulBasis(),
                        said.retention(),
                        said.recipients(),
                        said.counselOrUnion(),
                        said.agreement(),
                        said.renews(),
                        said.writtenEvidence(),
                        applied,
                        atRisk));
    }

    /// Whether every permission says that it goes on after a death. Where one
    /// does not, the whole grant waits for the estate.
    public boolean continuesAfterDeath() {
        return permissions().allMatch(ScopeLine::continuesAfterDeath);
    }

    /// Whether something that is permitted in life is permitted after it (invariant 6).
    boolean continuesInPartAfterDeath() {
        return permissions().anyMatch(ScopeLine::continuesAfterDeath);
    }

    private Stream<ScopeLine> permissions() {
        return scope.stream().filter(line -> line.effect() == Effect.PERMIT);
    }

    /// When the time for an answer is over; empty when that has no end.
    public Optional<Instant> answerBy() {
        return Optional.ofNullable(particulars.answerBy());
    }
}
