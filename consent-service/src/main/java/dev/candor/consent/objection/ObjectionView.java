package dev.candor.consent.objection;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.Capacity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A standing objection as answers carry it. Absent dimensions mean all of them.
///
/// @param ledgerSeq the ledger entry of its latest change
record ObjectionView(
        UUID id,
        UUID subjectId,
        State state,
        @Nullable List<Action> actions,
        @Nullable List<Likeness> likeness,
        @Nullable List<Modality> modalities,
        @Nullable List<String> techniques,
        @Nullable List<String> purposes,
        @Nullable List<String> territories,
        @Nullable List<String> channels,
        @Nullable List<String> licensees,
        Instant from,
        @Nullable Instant until,
        @Nullable String reason,
        Capacity capacity,
        Instant raisedAt,
        @Nullable Instant liftedAt,
        long ledgerSeq) {
    enum State {
        STANDING,
        LIFTED
    }

    static ObjectionView of(Objection objection) {
        return switch (objection) {
            case Objection.Standing _ -> of(objection, State.STANDING, null);
            case Objection.Lifted lifted -> of(objection, State.LIFTED, lifted.liftedAt());
        };
    }

    private static ObjectionView of(Objection objection, State state, @Nullable Instant liftedAt) {
        var terms = objection.terms();
        var scope = terms.scope();
        return new ObjectionView(
                terms.id().value(),
                terms.subject().value(),
                state,
                named(scope.actions()),
                named(scope.likeness()),
                named(scope.modalities()),
                named(scope.techniques()),
                named(scope.purposes()),
                named(scope.territories().stream().map(Territory::code).toList()),
                named(scope.channels()),
                named(scope.licensees()),
                scope.period().from(),
                scope.period().until(),
                terms.reason(),
                terms.capacity(),
                terms.raisedAt(),
                liftedAt,
                objection.ledgerSeq());
    }

    private static <T extends Comparable<? super T>> @Nullable List<T> named(Collection<T> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList();
    }
}
