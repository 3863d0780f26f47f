package dev.candor.consent.transfer;

import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowSource;
import dev.candor.consent.row.RowTaker;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Who takes over rows of which kind, and who gives them.
@ApplicationScoped
class Takers {
    private final Map<RowKind, RowTaker> takers = new EnumMap<>(RowKind.class);
    private final Map<RowKind, RowSource> sources = new EnumMap<>(RowKind.class);

    Takers(@All List<RowTaker> all, @All List<RowSource> givers) {
        all.forEach(taker -> takers.put(taker.kind(), taker));
        givers.forEach(source -> sources.put(source.kind(), source));
    }

    RowTaker of(RowKind kind) {
        return Objects.requireNonNull(takers.get(kind), kind::name);
    }

    RowSource source(RowKind kind) {
        return Objects.requireNonNull(sources.get(kind), kind::name);
    }
}
