package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an actions assertion says (C2PA 2.4, 18.15.12), first or second version:
///
/// ```
/// actions-map-v2 = { "actions": [1* action-item-map-v2],
///                    ? "templates": [1* $action-template-map-v2],
///                    ? "softwareAgents": [1* $generator-info-map],
///                    ? "metadata": $assertion-metadata-map, ? "allActionsIncluded": bool }
/// ```
///
/// @param written the actions as written, be they actions or not
/// @param templates what is said of all actions of a name, by that name
public record Actions(List<CborValue> written, Map<String, Action> templates) {
    private static final String EVERY = "*";

    public Actions {
        written = List.copyOf(written);
        templates = Map.copyOf(templates);
    }

    /// The actions of an assertion, if its content is a map.
    public static Optional<Actions> of(Assertion assertion) {
        try {
            return assertion.content().asMap().map(Actions::of);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Actions of(CborValue.Map map) {
        var templates = new HashMap<String, Action>();
        for (var value : map.array("templates")) {
            Action.of(value)
                    .ifPresent(later -> templates.merge(later.name(), later, Actions::laterFirst));
        }
        return new Actions(map.array("actions"), templates);
    }

    private static Action laterFirst(Action earlier, Action later) {
        return later.over(earlier);
    }

    /// All actions of all actions assertions that can be read, with what templates add.
    public static List<Action> among(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> Labels.isActions(assertion.label()))
                .flatMap(assertion -> of(assertion).stream())
                .flatMap(actions -> actions.readable().stream())
                .toList();
    }

    /// The actions that can be read, each with what templates add.
    public List<Action> readable() {
        return written.stream().flatMap(value -> read(value).stream()).toList();
    }

    /// An action with what templates add (C2PA 2.4, 18.15.6.1), if it is one.
    public Optional<Action> read(CborValue value) {
        return Action.of(value).map(action -> over(over(action, action.name()), EVERY));
    }

    private Action over(Action action, String name) {
        var template = templates.get(name);
        return template == null ? action : action.over(template);
    }
}
