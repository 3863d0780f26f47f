package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// Whether what is read of an actions assertion can be read at all (C2PA 2.4, 18.15.4 and 18.15.6).
/// Fields that nobody reads here may be anything (6.5).
final class ActionsShape {
    private static final int DATE_TIME = 0;
    private static final List<String> WORDS = List.of("digitalSourceType", "description");

    private final Assertion assertion;
    private final Findings findings;
    private int agents;
    private int actions;

    ActionsShape(Assertion assertion, Findings findings) {
        this.assertion = assertion;
        this.findings = findings;
    }

    /// Checks the assertion.
    ///
    /// @return false if it has more actions than may be
    boolean check() {
        try {
            assertion.content().asMap().ifPresent(this::check);
        } catch (MalformedException e) {
            malformed("The actions assertion is no CBOR.");
        }
        return actions <= ActionsRule.MAX_ACTIONS;
    }

    private void check(CborValue.Map map) {
        var listed = list("softwareAgents", map);
        agents = listed.size();
        listed.forEach(this::agent);
        list("templates", map).forEach(this::template);
        list("actions", map).forEach(this::action);
    }

    private void action(CborValue value) {
        if (!(value instanceof CborValue.Map map)) {
            malformed("An action is no map.");
            return;
        }
        if (map.text("action").filter(name -> !name.isEmpty()).isEmpty()) {
            malformed("An action does not say what it is.");
        }
        some(map);
    }

    /// What is related says only what differs, so it need not say what it is.
    private void related(CborValue value) {
        if (value instanceof CborValue.Map map) {
            some(map);
        } else {
            malformed("A related action is no map.");
        }
    }

    private void some(CborValue.Map map) {
        if (++actions > ActionsRule.MAX_ACTIONS) {
            return;
        }
        if (map.get("parameters").filter(field -> field.asMap().isEmpty()).isPresent()) {
            malformed("An action's parameters are no map.");
        }
        if (map.get("when").filter(field -> !isTime(field)).isPresent()) {
            malformed("The time of an action is none.");
        }
        common(map);
        list("related", map).forEach(this::related);
    }

    private void template(CborValue value) {
        if (value instanceof CborValue.Map map && map.text("action").isPresent()) {
            common(map);
        } else {
            malformed("A template does not say which action it is for.");
        }
    }

    private void common(CborValue.Map map) {
        for (var field : WORDS) {
            if (map.get(field).filter(words -> words.asText().isEmpty()).isPresent()) {
                malformed("The %s of an action is no text.".formatted(field));
            }
        }
        var agent = map.get("softwareAgent");
        var index = map.get("softwareAgentIndex");
        agent.filter(field -> field.asText().isEmpty()).ifPresent(this::agent);
        if (index.filter(field -> !isAgent(field)).isPresent()) {
            malformed("An action points to a software agent that is not listed.");
        }
        if (agent.isPresent() && index.isPresent()) {
            malformed("An action names its software agent twice.");
        }
    }

    private void agent(CborValue value) {
        if (value.asMap().flatMap(map -> map.text("name")).isEmpty()) {
            malformed("A software agent has no name.");
        }
    }

    private boolean isAgent(CborValue index) {
        return index.asLong().filter(number -> number >= 0 && number < agents).isPresent();
    }

    /// A date and time (RFC 8949, 3.4.1). Early claim generators left the tag out.
    private static boolean isTime(CborValue value) {
        return value.asText().isPresent()
                || value instanceof CborValue.Tag(var number, var content)
                        && number == DATE_TIME
                        && content.asText().isPresent();
    }

    private List<CborValue> list(String field, CborValue.Map map) {
        if (map.get(field).filter(value -> !(value instanceof CborValue.Array)).isPresent()) {
            malformed("What is said of %s is no list.".formatted(field));
        }
        return map.array(field);
    }

    /// Says a thing once, however often it is wrong.
    private void malformed(String explanation) {
        findings.addOnce(
                StatusCode.ASSERTION_ACTION_MALFORMED,
                Rule.ASSE_0017,
                assertion.uri(),
                explanation);
    }
}
