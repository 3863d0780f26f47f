package dev.candor.c2pa.definition;

import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that was done after the asset was created or opened.
///
/// @param action such as `c2pa.edited`, or one of another namespace
/// @param digitalSourceType how what was changed came to be; null if not said
/// @param description free words, if any
/// @param softwareAgent the software that did it, if not the claim generator
/// @param details what else is said
public record ActionDefinition(
        String action,
        @Nullable DigitalSourceType digitalSourceType,
        @Nullable String description,
        @Nullable SoftwareAgent softwareAgent,
        ActionDetails details) {
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
                    "c2pa.transcoded",
                    "c2pa.watermarked.bound",
                    "c2pa.watermarked.unbound");

    private static final String PLACED = "c2pa.placed";
    private static final String REMOVED = "c2pa.removed";
    private static final String TRANSLATED = "c2pa.translated";

    /// Actions that say of what they are, and nothing of how that came to be.
    private static final Set<String> OF_INGREDIENTS = Set.of(PLACED, REMOVED);

    private static final Set<String> OF_THE_PARENT = Set.of("c2pa.transcoded", "c2pa.repackaged");

    /// Names that went out of use, and what is said in their place.
    private static final Map<String, String> FORMER =
            Map.of(
                    "c2pa.color_adjustments", "c2pa.adjustedColor",
                    "c2pa.watermarked", "c2pa.watermarked.bound or c2pa.watermarked.unbound");

    public ActionDefinition {
        if (BEGINNINGS.contains(action)) {
            throw new IllegalArgumentException(
                    "%s begins a manifest; choose it as the intent".formatted(action));
        }
        if (!action.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException("%s has no namespace".formatted(action));
        }
        if (FORMER.containsKey(action)) {
            throw new IllegalArgumentException(
                    "%s is out of use: say %s".formatted(action, FORMER.get(action)));
        }
        if (action.startsWith("c2pa.")
                && !PERCEPTIBLE.contains(action)
                && !IMPERCEPTIBLE.contains(action)
                && !OF_INGREDIENTS.contains(action)) {
            throw new IllegalArgumentException(
                    "%s is no C2PA action that can be written".formatted(action));
        }
        requireIngredients(action, details);
        if (action.equals(TRANSLATED) && !saysLanguages(details)) {
            throw new IllegalArgumentException(
                    "c2pa.translated says from which language, and into which (C2PA 2.4,"
                            + " 18.15.4.7)");
        }
    }

    /// An action that changes what people perceive, or nobody perceives, by who did it.
    ///
    /// @param softwareAgent its name, if not the claim generator
    /// @throws IllegalArgumentException if people can perceive it, and its type is not said
    public ActionDefinition(
            String action,
            @Nullable DigitalSourceType digitalSourceType,
            @Nullable String description,
            @Nullable String softwareAgent) {
        this(
                action,
                digitalSourceType,
                description,
                softwareAgent == null ? null : SoftwareAgent.named(softwareAgent),
                ActionDetails.NONE);
        if (!isFullySourced()) {
            throw new IllegalArgumentException(
                    "%s changes what people perceive: say its digital source type"
                            .formatted(action));
        }
    }

    private static void requireIngredients(String action, ActionDetails details) {
        boolean fit =
                switch (action) {
                    case PLACED ->
                            !details.on().isEmpty()
                                    && details.on().stream()
                                            .allMatch(ActedOn.Part.class::isInstance);
                    case REMOVED ->
                            !details.on().isEmpty()
                                    && details.on().stream()
                                            .allMatch(ActedOn.Earlier.class::isInstance);
                    default ->
                            !OF_THE_PARENT.contains(action)
                                    || details.on().stream()
                                            .allMatch(ActedOn.Parent.class::isInstance);
                };
        if (!fit) {
            throw new IllegalArgumentException(
                    "%s acts on other ingredients (C2PA 2.4, 15.10.3.2.3)".formatted(action));
        }
    }

    private static boolean saysLanguages(ActionDetails details) {
        return Stream.of("sourceLanguage", "targetLanguage")
                .map(details.parameters()::get)
                .allMatch(
                        value ->
                                value instanceof JsonValue.Text(var language)
                                        && !language.isBlank());
    }

    /// An action nobody perceives in the asset, such as `c2pa.published`, and nothing more.
    public static ActionDefinition of(String action) {
        return new ActionDefinition(action, null, null, (String) null);
    }

    /// An action, and how what it changed came to be.
    public static ActionDefinition of(String action, DigitalSourceType type) {
        return new ActionDefinition(action, type, null, (String) null);
    }

    /// An action of which nobody says how what it changed came to be. C2PA allows that; its
    /// conformance programme does not, where people perceive what was changed.
    public static ActionDefinition unsourced(String action) {
        return new ActionDefinition(action, null, null, null, ActionDetails.NONE);
    }

    /// Components were placed into the asset.
    ///
    /// @param components their names in the definition, one at least
    public static ActionDefinition placed(String... components) {
        return new ActionDefinition(
                PLACED, null, null, null, ActionDetails.NONE.on(parts(components)));
    }

    /// Components of an earlier manifest were taken out of the asset.
    ///
    /// @param ingredients their ingredient assertions, absolute, one at least
    public static ActionDefinition removed(JumbfUri... ingredients) {
        return new ActionDefinition(
                REMOVED,
                null,
                null,
                null,
                ActionDetails.NONE.on(
                        Stream.of(ingredients).<ActedOn>map(ActedOn.Earlier::new).toList()));
    }

    /// The content was translated.
    ///
    /// @param from the language it was in (BCP 47)
    /// @param into the language it is in
    public static ActionDefinition translated(String from, String into, DigitalSourceType type) {
        return new ActionDefinition(
                TRANSLATED,
                type,
                null,
                null,
                ActionDetails.NONE
                        .with("sourceLanguage", JsonValue.of(from))
                        .with("targetLanguage", JsonValue.of(into)));
    }

    /// Whether it says how what it changed came to be, as far as people can perceive that.
    public boolean isFullySourced() {
        return digitalSourceType != null || !PERCEPTIBLE.contains(action);
    }

    /// The same action, described.
    public ActionDefinition described(String words) {
        return new ActionDefinition(action, digitalSourceType, words, softwareAgent, details);
    }

    /// The same action, done by the software named.
    public ActionDefinition by(String agent) {
        return by(SoftwareAgent.named(agent));
    }

    /// The same action, done by that software.
    public ActionDefinition by(SoftwareAgent agent) {
        return new ActionDefinition(action, digitalSourceType, description, agent, details);
    }

    /// The same action, with how what it changed came to be.
    public ActionDefinition from(DigitalSourceType type) {
        return new ActionDefinition(action, type, description, softwareAgent, details);
    }

    /// The same action, done at a time other than that of signing.
    public ActionDefinition at(Instant time) {
        return with(details.at(time));
    }

    /// The same action, with a reason.
    ///
    /// @param why a word with a namespace
    public ActionDefinition because(String why) {
        return with(details.because(why));
    }

    /// The same action, acting on components of the definition too.
    ///
    /// @param components their names there
    public ActionDefinition on(String... components) {
        return with(details.on(parts(components)));
    }

    /// The same action, acting on what was opened.
    public ActionDefinition onParent() {
        return with(details.on(List.of(new ActedOn.Parent())));
    }

    /// The same action, on a region of the asset alone (C2PA 2.4, 18.2).
    ///
    /// @param region a `region-map`
    public ActionDefinition changing(JsonValue.Map region) {
        return with(details.changing(region));
    }

    /// The same action, with a parameter.
    ///
    /// @param name with a namespace, or one that C2PA has
    public ActionDefinition with(String name, JsonValue value) {
        return with(details.with(name, value));
    }

    /// The same action, pointing to assertions of the manifest that say more of it.
    ///
    /// @param labels such as `c2pa.soft-binding`
    public ActionDefinition seeAlso(String... labels) {
        return with(details.seeAlso(List.of(labels)));
    }

    /// The same action, with others that belong to it.
    public ActionDefinition together(ActionDefinition... actions) {
        return with(details.together(List.of(actions)));
    }

    private ActionDefinition with(ActionDetails more) {
        return new ActionDefinition(action, digitalSourceType, description, softwareAgent, more);
    }

    private static List<ActedOn> parts(String... components) {
        return Stream.of(components).<ActedOn>map(ActedOn.Part::new).toList();
    }
}
