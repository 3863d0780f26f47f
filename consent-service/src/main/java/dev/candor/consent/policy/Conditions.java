package dev.candor.consent.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which uses a rule speaks of: those that every condition names. A condition without values
/// names every use.
record Conditions(
        Set<String> techniques,
        Set<Action> actions,
        Set<String> purposes,
        Set<Modality> modalities,
        Set<String> channels,
        Set<Territory> territories,
        Set<String> contentFlags,
        Set<String> licensees) {
    Conditions {
        techniques = Set.copyOf(techniques);
        actions = Set.copyOf(actions);
        purposes = Set.copyOf(purposes);
        modalities = Set.copyOf(modalities);
        channels = Set.copyOf(channels);
        territories = Set.copyOf(territories);
        contentFlags = Set.copyOf(contentFlags);
        licensees = Set.copyOf(licensees);
    }

    /// The conditions by name, each with its values in alphabetical order.
    Map<String, List<String>> named() {
        var named = new LinkedHashMap<String, List<String>>();
        named.put("techniques", sorted(techniques));
        named.put("actions", sorted(names(actions)));
        named.put("purposes", sorted(purposes));
        named.put("modalities", sorted(names(modalities)));
        named.put("channels", sorted(channels));
        named.put(
                "territories",
                sorted(territories.stream().map(Territory::code).collect(toUnmodifiableSet())));
        named.put("contentFlags", sorted(contentFlags));
        named.put("licensees", sorted(licensees));
        return named;
    }

    private static Set<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(toUnmodifiableSet());
    }

    private static List<String> sorted(Set<String> values) {
        return List.copyOf(new TreeSet<>(values));
    }
}
