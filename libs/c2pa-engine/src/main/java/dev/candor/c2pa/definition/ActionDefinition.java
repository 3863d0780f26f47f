package dev.candor.c2pa.definition;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that was done after the asset was created or opened.
///
/// @param action such as `c2pa.edited`, or one of another namespace
/// @param digitalSourceType how what was changed came to be; every C2PA action that people can see
///     or hear has one
/// @param description free words, if any
/// @param softwareAgent name of the software that did it, if not the claim generator
public record ActionDefinition(
        String action,
        @Nullable DigitalSourceType digitalSourceType,
        @Nullable String description,
        @Nullable String softwareAgent) {
    private static final Set<String> BEGINNINGS = Set.of("c2pa.created", "c2pa.opened");

    private static final Set<String> PERCEPTIBLE =
            Set.of(
                    "c2pa.addedText",
                    "c2pa.adjustedColor",
                    "c2pa.changedSpeed",
                    "c2pa.cropped",
                    "c2pa.deleted",
                    "c2pa.drawing",
                    "c2pa.dubbed",
                    "c2pa.edited",
                    "c2pa.filtered",
                    "c2pa.mastered",
                    "c2pa.mixed",
                    "c2pa.orientation",
                    "c2pa.remixed",
                    "c2pa.resized",
                    "c2pa.translated",
                    "c2pa.trimmed",
                    "c2pa.unknown");

    private static final Set<String> IMPERCEPTIBLE =
            Set.of(
                    "c2pa.converted",
                    "c2pa.edited.metadata",
                    "c2pa.enhanced",
                    "c2pa.published",
                    "c2pa.repackaged",
                    "c2pa.resized.proportional",
                    "c2pa.transcoded");

    public ActionDefinition {
        if (BEGINNINGS.contains(action)) {
            throw new IllegalArgumentException(
                    "%s begins a manifest; choose it as the intent".formatted(action));
        }
        if (!action.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException("%s has no namespace".formatted(action));
        }
        if (action.startsWith("c2pa.")
                && !PERCEPTIBLE.contains(action)
                && !IMPERCEPTIBLE.contains(action)) {
            throw new IllegalArgumentException(
                    "%s is no C2PA action that can be written".formatted(action));
        }
        if (digitalSourceType == null && PERCEPTIBLE.contains(action)) {
            throw new IllegalArgumentException(
                    "%s changes what people perceive: say its digital source type"
                            .formatted(action));
        }
    }

    /// An action nobody perceives in the asset, such as `c2pa.published`, and nothing more.
    public static ActionDefinition of(String action) {
        return new ActionDefinition(action, null, null, null);
    }

    /// An action, and how what it changed came to be.
    public static ActionDefinition of(String action, DigitalSourceType type) {
        return new ActionDefinition(action, type, null, null);
    }

    /// The same action, described.
    public ActionDefinition described(String words) {
        return new ActionDefinition(action, digitalSourceType, words, softwareAgent);
    }

    /// The same action, done by the software named.
    public ActionDefinition by(String agent) {
        return new ActionDefinition(action, digitalSourceType, description, agent);
    }
}
