package dev.candor.c2pa.cli;

import dev.candor.c2pa.definition.ActedOn;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ActionDetails;
import dev.candor.c2pa.definition.ActionTemplate;
import dev.candor.c2pa.definition.Beginning;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.SoftwareAgent;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The actions of a definition file (C2PA 2.4, 18.15), in the form c2patool has made known.
final class DefinedActions {
    private static final Set<String> BEGINNINGS = Set.of("c2pa.created", "c2pa.opened");
    private static final String REDACTED = "c2pa.redacted";

    /// How actions mean ingredients: c2patool's names for it, old and new.
    private static final List<String> INGREDIENT_IDS =
            List.of("ingredientIds", "org.cai.ingredientIds");

    private final Map<String, ActedOn> ingredients;
    private final List<SoftwareAgent> agents = new ArrayList<>();
    private final List<ActionDefinition> actions = new ArrayList<>();
    private final List<ActionTemplate> templates = new ArrayList<>();
    private final List<Redaction> redactions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Fields first;
    private @Nullable Boolean all;
    private int read;

    /// @param ingredients what the definition calls its ingredients
    DefinedActions(Map<String, ActedOn> ingredients) {
        this.ingredients = Map.copyOf(ingredients);
    }

    /// The action that the manifest begins with, if the file says it.
    Optional<Fields> first() {
        return Optional.ofNullable(first);
    }

    List<ActionDefinition> actions() {
        return List.copyOf(actions);
    }

    List<ActionTemplate> templates() {
        return List.copyOf(templates);
    }

    List<Redaction> redactions() {
        return List.copyOf(redactions);
    }

    /// What is written, but not as others would have it.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// Whether nothing was done that the file does not tell: what it says, or that it tells of
    /// nothing.
    boolean allIncluded() {
        return all == null ? actions.isEmpty() : all;
    }

    /// Reads the data of an actions assertion.
    void read(Fields data) {
        for (var agent : data.objects("softwareAgents")) {
            agents.add(agent(agent));
        }
        var included = data.value("allActionsIncluded");
        if (included.isPresent()) {
            all = included.get().equals(JsonValue.of(true));
        }
        for (var template : data.objects("templates")) {
            templates.add(template(template));
        }
        for (var action : data.objects("actions")) {
            take(action.at("actions[%d].".formatted(read)));
            read++;
        }
        data.close();
    }

    private void take(Fields action) {
        var name = name(action);
        if (BEGINNINGS.contains(name) && read == 0) {
            first = action;
        } else if (name.equals(REDACTED)) {
            redactions.add(redaction(action));
        } else {
            actions.add(action(action, name));
        }
    }

    static String name(Fields action) {
        return action.text("action")
                .orElseThrow(() -> new IllegalArgumentException("An action has no name"));
    }

    /// What is said of the first action.
    Beginning beginning(Fields action) {
        var words = words(action);
        var beginning =
                new Beginning(words.agent, words.description, details(action, words.parameters));
        action.close();
        return beginning;
    }

    private ActionDefinition action(Fields action, String name) {
        var type = type(action).orElse(null);
        var words = words(action);
        var written =
                new ActionDefinition(
                        name,
                        type,
                        words.description,
                        words.agent,
                        details(action, words.parameters));
        action.close();
        if (!written.isFullySourced()) {
            notes.add(
                    "actions[%d]: %s says no digitalSourceType, which the C2PA conformance programme"
                                    .formatted(read, name)
                            + " asks for");
        }
        return written;
    }

    /// What v1 has in the parameters, and v2 beside them.
    private record Words(
            @Nullable String description,
            @Nullable SoftwareAgent agent,
            @Nullable Fields parameters) {}

    private Words words(Fields action) {
        var parameters = action.object("parameters").orElse(null);
        var description = action.text("description").orElse(null);
        var early = parameters == null ? null : parameters.text("description").orElse(null);
        return new Words(
                description == null ? early : description,
                agentOf(action).orElse(null),
                parameters);
    }

    private Optional<SoftwareAgent> agentOf(Fields action) {
        var index = action.value("softwareAgentIndex").flatMap(JsonValue::asLong);
        if (index.isPresent()) {
            if (index.get() < 0 || index.get() >= agents.size()) {
                throw action.wrong("softwareAgentIndex", "points to no software agent");
            }
            return Optional.of(agents.get(index.get().intValue()));
        }
        var agent = action.value("softwareAgent");
        if (agent.flatMap(JsonValue::asText).isPresent()) {
            return agent.flatMap(JsonValue::asText).map(SoftwareAgent::named);
        }
        return action.object("softwareAgent").map(DefinedActions::agent);
    }

    private static SoftwareAgent agent(Fields agent) {
        var read =
                new SoftwareAgent(
                        agent.text("name").orElseThrow(() -> agent.wrong("name", "is missing")),
                        agent.text("version").orElse(null),
                        agent.text("operating_system").orElse(null));
        agent.close();
        return read;
    }

    private ActionDetails details(Fields action, @Nullable Fields parameters) {
        var changes = new ArrayList<JsonValue.Map>();
        for (var change : action.list("changes")) {
            changes.add(
                    change.asMap()
                            .orElseThrow(() -> action.wrong("changes", "holds what is no region")));
        }
        var related = new ArrayList<ActionDefinition>();
        for (var one : action.objects("related")) {
            related.add(action(one, name(one)));
        }
        var on = new ArrayList<ActedOn>();
        var seeAlso = new ArrayList<String>();
        var more = new LinkedHashMap<String, JsonValue>();
        if (parameters != null) {
            on.addAll(actedOn(parameters));
            for (var assertion : parameters.objects("relatedAssertions")) {
                seeAlso.add(new JumbfUri(url(assertion)).label());
            }
            parameters.others().forEach(member -> more.put(member.name(), member.value()));
        }
        return new ActionDetails(
                time(action).orElse(null),
                action.text("reason").orElse(null),
                on,
                changes,
                more,
                seeAlso,
                related);
    }

    private List<ActedOn> actedOn(Fields parameters) {
        var on = new ArrayList<ActedOn>();
        for (var field : INGREDIENT_IDS) {
            for (var id : parameters.texts(field)) {
                var ingredient = ingredients.get(id);
                if (ingredient == null) {
                    throw parameters.wrong(field, "means %s, which is no ingredient".formatted(id));
                }
                on.add(ingredient);
            }
        }
        for (var reference : parameters.objects("ingredients")) {
            on.add(new ActedOn.Earlier(new JumbfUri(url(reference))));
        }
        return on;
    }

    private static String url(Fields reference) {
        return reference
                .without("hash", "alg")
                .text("url")
                .orElseThrow(() -> reference.wrong("url", "is missing"));
    }

    private static Optional<Instant> time(Fields action) {
        return action.text("when")
                .map(
                        words -> {
                            try {
                                return OffsetDateTime.parse(words).toInstant();
                            } catch (DateTimeException e) {
                                throw action.wrong("when", "is no time: " + words);
                            }
                        });
    }

    private static Redaction redaction(Fields action) {
        var parameters =
                action.object("parameters")
                        .orElseThrow(() -> action.wrong("parameters", "are missing"));
        var uri =
                parameters
                        .text("redacted")
                        .orElseThrow(() -> parameters.wrong("redacted", "is missing"));
        var reason = action.text("reason").orElseThrow(() -> action.wrong("reason", "is missing"));
        parameters.close();
        action.without("when").close();
        return new Redaction(new JumbfUri(uri), new Redaction.Reason(reason));
    }

    private ActionTemplate template(Fields template) {
        var parameters = new LinkedHashMap<String, JsonValue>();
        template.object("templateParameters")
                .ifPresent(
                        found ->
                                found.others()
                                        .forEach(one -> parameters.put(one.name(), one.value())));
        var read =
                new ActionTemplate(
                        name(template),
                        type(template).orElse(null),
                        template.text("description").orElse(null),
                        agentOf(template).orElse(null),
                        parameters);
        template.close();
        return read;
    }

    static Optional<DigitalSourceType> type(Fields action) {
        return action.text("digitalSourceType").map(DefinedActions::type);
    }

    /// By URI, as manifests have it, or by code.
    static DigitalSourceType type(String word) {
        return Arrays.stream(DigitalSourceType.values())
                .filter(type -> type.uri().equals(word) || type.code().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No digital source type: " + word));
    }
}
