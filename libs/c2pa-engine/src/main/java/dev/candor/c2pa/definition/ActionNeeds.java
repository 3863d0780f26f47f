package dev.candor.c2pa.definition;

import java.util.HashSet;
import java.util.Set;

/// What actions need of the rest of a definition (C2PA 2.4, 15.10.3.2.3).
final class ActionNeeds {
    private final ManifestDefinition definition;

    ActionNeeds(ManifestDefinition definition) {
        this.definition = definition;
    }

    /// @throws IllegalArgumentException if it is not there
    void require() {
        var parts = new HashSet<String>();
        var names = new HashSet<String>();
        for (var component : definition.components()) {
            if (component.name().isPresent()) {
                if (!names.add(component.name().get())) {
                    throw new IllegalArgumentException(
                            "Two components are called " + component.name().get());
                }
                if (component.role() == Component.Role.COMPONENT_OF) {
                    parts.add(component.name().get());
                }
            }
        }
        requireBeginning(names);
        definition.actions().forEach(action -> require(action, names, parts));
    }

    private void requireBeginning(Set<String> names) {
        for (var on : definition.beginning().details().on()) {
            boolean fits =
                    definition.intent() instanceof Intent.Created
                            && on instanceof ActedOn.Part(var name)
                            && names.contains(name);
            if (!fits) {
                throw new IllegalArgumentException(
                        "What was opened is known, and what was created acts on components alone");
            }
        }
    }

    private void require(ActionDefinition action, Set<String> names, Set<String> parts) {
        var known = action.action().equals("c2pa.placed") ? parts : names;
        for (var on : action.details().on()) {
            if (on instanceof ActedOn.Part(var name) && !known.contains(name)) {
                throw new IllegalArgumentException(
                        "%s acts on %s, and no component is called so"
                                .formatted(action.action(), name));
            }
            if (on instanceof ActedOn.Parent && !(definition.intent() instanceof Intent.Opened)) {
                throw new IllegalArgumentException(
                        "%s acts on what was opened, and nothing was".formatted(action.action()));
            }
        }
        if (action.action().equals("c2pa.watermarked.bound")
                && definition.softBindings().isEmpty()) {
            throw new IllegalArgumentException(
                    "c2pa.watermarked.bound needs the soft binding of the watermark");
        }
        action.details().related().forEach(one -> require(one, names, parts));
    }
}
