package dev.candor.kit.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of what a person is asked for, as it is told to them.
///
/// What is empty or absent narrows nothing, and is told as all of it where a reader would ask.
///
/// @param permits whether the line allows or forbids
/// @param afterDeath until when it goes on after death; absent when it ends with life
public record ScopeWords(
        boolean permits,
        List<String> actions,
        List<String> likeness,
        List<String> modalities,
        List<String> purposes,
        List<String> territories,
        List<String> channels,
        @Nullable Instant from,
        @Nullable Instant until,
        Narrower narrower,
        Conditions conditions,
        @Nullable Instant afterDeath) {
    private static final String EVERYTHING = "LIKENESS";

    public ScopeWords {
        actions = List.copyOf(actions);
        likeness = likeness.isEmpty() ? List.of(EVERYTHING) : List.copyOf(likeness);
        modalities = List.copyOf(modalities);
        purposes = List.copyOf(purposes);
        territories = List.copyOf(territories);
        channels = List.copyOf(channels);
    }

    /// What makes a line speak of less.
    public record Narrower(
            List<String> techniques,
            List<String> projects,
            List<String> languages,
            List<String> contentLimits) {
        public Narrower {
            techniques = List.copyOf(techniques);
            projects = List.copyOf(projects);
            languages = List.copyOf(languages);
            contentLimits = List.copyOf(contentLimits);
        }
    }

    /// What a use has to keep to.
    ///
    /// @param maxUses absent when they are not counted
    public record Conditions(
            @Nullable Integer maxUses,
            boolean perUse,
            boolean label,
            boolean provenance,
            boolean attribution,
            boolean sublicense) {}

    /// The heading of the line.
    public String heading(Words words) {
        return words.say(permits ? "line.allowed" : "line.forbidden");
    }

    /// All of it, in the order in which people ask: what, of whom, where, until when, on what
    /// conditions.
    public List<Fact> facts(Words words) {
        var facts = new ArrayList<Fact>();
        add(facts, words, permits ? "line.what" : "line.what-not", words.codes("action", actions));
        add(facts, words, "line.of-you", words.codes("likeness", likeness));
        add(facts, words, "line.media", words.codes("modality", modalities));
        add(facts, words, "line.purpose", words.open("purpose", purposes));
        add(facts, words, "line.projects", words.codes("project", narrower.projects()));
        add(facts, words, "line.techniques", words.codes("technique", narrower.techniques()));
        add(facts, words, "line.where", words.places(territories));
        add(facts, words, "line.channel", words.open("channel", channels));
        add(facts, words, "line.languages", words.tongues(narrower.languages()));
        add(facts, words, "line.when", period(words));
        add(facts, words, "line.limits", words.codes("limit", narrower.contentLimits()));
        var uses = conditions.maxUses();
        if (uses != null) {
            add(facts, words, "line.uses", words.say("line.max-uses", uses));
        }
        if (permits) {
            add(facts, words, "line.conditions", conditions(words));
        }
        return List.copyOf(facts);
    }

    private String period(Words words) {
        var start = Objects.requireNonNullElse(from, Instant.EPOCH);
        return until == null
                ? words.say("line.from", words.day(start))
                : words.say("line.from-until", words.day(start), words.day(until));
    }

    private String conditions(Words words) {
        var said = new ArrayList<String>();
        if (conditions.perUse()) {
            said.add(words.say("line.per-use"));
        }
        if (conditions.label()) {
            said.add(words.say("line.label"));
        }
        if (conditions.provenance()) {
            said.add(words.say("line.provenance"));
        }
        if (conditions.attribution()) {
            said.add(words.say("line.attribution"));
        }
        said.add(words.say(conditions.sublicense() ? "line.sublicense" : "line.no-sublicense"));
        if (afterDeath != null) {
            said.add(words.say("line.after-death", words.day(afterDeath)));
        }
        return String.join(" ", said);
    }

    private static void add(List<Fact> facts, Words words, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(words.say(key), value));
        }
    }
}
