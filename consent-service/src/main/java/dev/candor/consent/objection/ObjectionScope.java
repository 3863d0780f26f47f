package dev.candor.consent.objection;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.Territory;
import java.util.Set;

/// What an objection is against, and when. A dimension that names nothing means all of it.
public record ObjectionScope(
        Set<Action> actions,
        Set<Likeness> likeness,
        Set<Modality> modalities,
        Set<String> techniques,
        Set<String> purposes,
        Set<Territory> territories,
        Set<String> channels,
        Set<String> licensees,
        Period period) {
    public ObjectionScope {
        actions = Set.copyOf(actions);
        likeness = Set.copyOf(likeness);
        modalities = Set.copyOf(modalities);
        techniques = Set.copyOf(techniques);
        purposes = Set.copyOf(purposes);
        territories = Set.copyOf(territories);
        channels = Set.copyOf(channels);
        licensees = Set.copyOf(licensees);
    }
}
