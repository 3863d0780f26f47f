package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One action of an actions assertion (C2PA 2.4, 18.15), first or second version.
///
/// @param name such as `c2pa.created`
/// @param digitalSourceType URI of what the content is by origin; null if not said
/// @param description free words; null if not said
/// @param parameters null if not said
/// @param related actions said to belong to this one, as written
public record Action(
        String name,
        @Nullable String digitalSourceType,
        @Nullable String description,
        @Nullable Parameters parameters,
        List<CborValue> related) {
    /// The asset came to be.
    public static final String CREATED = "c2pa.created";

    /// An asset was opened to be changed.
    public static final String OPENED = "c2pa.opened";

    public Action {
        related = List.copyOf(related);
    }

    /// What an action acts on.
    ///
    /// @param ingredients what it refers to, as written: `ingredients` of the second version, or
    /// else `ingredient` of the first
    /// @param redacted URI of the assertion a `c2pa.redacted` took out; null if not said
    /// @param relatedAssertions assertions that say more of it, as written; null if not said
    /// @param sourceLanguage what a `c2pa.translated` translates from; null if not said
    /// @param targetLanguage what it translates to; null if not said
    public record Parameters(
            List<CborValue> ingredients,
            @Nullable String redacted,
            @Nullable CborValue relatedAssertions,
            @Nullable String sourceLanguage,
            @Nullable String targetLanguage) {
        public Parameters {
            ingredients = List.copyOf(ingredients);
        }

        private static Parameters of(CborValue.Map map) {
            var several = map.array("ingredients");
            return new Parameters(
                    several.isEmpty() ? map.get("ingredient").stream().toList() : several,
                    map.text("redacted").orElse(null),
                    map.get("relatedAssertions").orElse(null),
                    map.text("sourceLanguage").orElse(null),
                    map.text("targetLanguage").orElse(null));
        }
    }

    /// The action a CBOR value is, if it is a map that says what it does.
    public static Optional<Action> of(CborValue value) {
        return value.asMap().flatMap(map -> name(map).map(name -> of(name, map)));
    }

    private static Optional<String> name(CborValue.Map map) {
        return map.text("action").filter(name -> !name.isEmpty());
    }

    private static Action of(String name, CborValue.Map map) {
        var parameters = map.map("parameters");
        return new Action(
                name,
                map.text("digitalSourceType").orElse(null),
                map.text("description")
                        .or(() -> parameters.flatMap(early -> early.text("description")))
                        .orElse(null),
                parameters.map(Parameters::of).orElse(null),
                map.array("related"));
    }

    /// A related action: what it says, and else what this one says (C2PA 2.4, 18.15.8); nothing if
    /// it is no map.
    public Optional<Action> related(CborValue value) {
        return value.asMap().map(map -> of(name(map).orElse(name), map).over(this));
    }

    /// The action with what another says where it says nothing itself.
    Action over(Action base) {
        return new Action(
                name,
                digitalSourceType == null ? base.digitalSourceType : digitalSourceType,
                description == null ? base.description : description,
                parameters == null ? base.parameters : parameters,
                related);
    }

    /// Whether a history begins with it.
    public boolean isBeginning() {
        return name.equals(CREATED) || name.equals(OPENED);
    }

    /// What the action refers to, as written.
    public List<CborValue> ingredients() {
        return parameters == null ? List.of() : parameters.ingredients;
    }
}
