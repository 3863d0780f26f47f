package dev.candor.label.plan;

import dev.candor.kit.identity.Organization;
import dev.candor.label.profile.Addressee;
import dev.candor.label.profile.Circumstance;
import dev.candor.label.profile.Market;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes orders of plans, for the demo organization on 22 November 2026 unless it is told.
final class Orders {
    private final MediaFacts media;
    private final List<Market> markets;
    private final Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
    private final Set<Addressee> roles = EnumSet.copyOf(Addressee.whoShowsMedia());
    private List<String> languages = List.of();
    private Prominence prominence = Prominence.STANDARD;
    private PlanOrder.@Nullable Context context;
    private boolean withoutEncoding;
    private LocalDate on = LocalDate.of(2026, 11, 22);

    Orders(MediaFacts media, List<Market> markets) {
        this.media = media;
        this.markets = markets;
    }

    Orders languages(List<String> wished) {
        languages = wished;
        return this;
    }

    Orders when(Circumstance... facts) {
        circumstances.addAll(List.of(facts));
        return this;
    }

    Orders prominence(Prominence wished) {
        prominence = wished;
        return this;
    }

    Orders context(String note, String source) {
        context = new PlanOrder.Context(note, source);
        return this;
    }

    Orders provider() {
        roles.add(Addressee.PROVIDER);
        return this;
    }

    Orders withoutEncoding() {
        withoutEncoding = true;
        return this;
    }

    Orders on(String day) {
        on = LocalDate.parse(day);
        return this;
    }

    PlanOrder build() {
        return new PlanOrder(
                new Organization("demo"),
                markets,
                languages,
                media,
                Modality.of(media.mediaType()).orElseThrow(),
                circumstances,
                roles,
                prominence,
                context,
                null,
                withoutEncoding,
                on);
    }
}
