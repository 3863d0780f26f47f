package dev.candor.consent.check;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Modality;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A kept check as one of its people sees it: what was asked, and what their own grants said. Who
/// else was to be shown, and what they had said, is not theirs to know.
///
/// @param licensee for whom it was asked; absent when for everybody
/// @param grant the grant that decided, when one did
record AskedView(
        UUID id,
        Instant checkedAt,
        Action action,
        Modality modality,
        String purpose,
        List<String> territories,
        String channel,
        @Nullable String licensee,
        @Nullable String project,
        Decision decision,
        Set<Reason> reasons,
        @Nullable UUID grant) {
    static AskedView of(KeptView kept, UUID person) {
        var question = kept.question();
        var said =
                kept.answer().subjects().stream()
                        .filter(it -> it.subject().equals(person))
                        .findFirst()
                        .orElseThrow();
        return new AskedView(
                kept.answer().id(),
                kept.answer().checkedAt(),
                question.action(),
                question.modality(),
                question.purpose(),
                question.territories(),
                question.channel(),
                question.licensee(),
                question.project(),
                said.decision(),
                said.reasons(),
                said.grant());
    }
}
