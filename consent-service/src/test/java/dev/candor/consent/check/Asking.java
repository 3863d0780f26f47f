package dev.candor.consent.check;

import static dev.candor.consent.grant.Scopes.NOON;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question in the making: Studio Nord asks to distribute a picture in Germany, at noon.
final class Asking {
    private Action action = Action.DISTRIBUTE;
    private Modality modality = Modality.IMAGE;
    private String purpose = "editorial";
    private Set<Territory> territories = Set.of(new Territory("DE"));
    private String channel = "web";
    private Set<Likeness> likeness = Set.of();
    private @Nullable String technique;
    private @Nullable String project;
    private @Nullable String language;
    private @Nullable Set<String> contentFlags;
    private @Nullable String licensee = "Studio Nord";
    private @Nullable String sublicensor;
    private Set<String> hashes = Set.of();
    private Instant at = NOON;

    static Question atNoon() {
        return new Asking().question();
    }

    /// The same question as it is sent.
    static CheckRequest request(List<UUID> people) {
        return request(people, null, null);
    }

    /// The same, to a memory that is no older.
    static CheckRequest cached(UUID person, long maxStale) {
        return request(List.of(person), Consistency.CACHED, maxStale);
    }

    private static CheckRequest request(
            List<UUID> people, @Nullable Consistency consistency, @Nullable Long maxStale) {
        return new CheckRequest(
                people,
                Action.DISTRIBUTE,
                Modality.IMAGE,
                "editorial",
                List.of("DE"),
                "web",
                "Studio Nord",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                consistency,
                maxStale,
                null,
                null,
                null,
                null);
    }

    Asking action(Action value) {
        action = value;
        return this;
    }

    Asking modality(Modality value) {
        modality = value;
        return this;
    }

    Asking purpose(String value) {
        purpose = value;
        return this;
    }

    Asking in(String... countries) {
        territories = Arrays.stream(countries).map(Territory::new).collect(Collectors.toSet());
        return this;
    }

    Asking channel(String value) {
        channel = value;
        return this;
    }

    Asking likeness(Likeness... values) {
        likeness = Set.of(values);
        return this;
    }

    Asking technique(@Nullable String value) {
        technique = value;
        return this;
    }

    Asking project(@Nullable String value) {
        project = value;
        return this;
    }

    Asking language(@Nullable String value) {
        language = value;
        return this;
    }

    Asking content(String... flags) {
        contentFlags = Set.of(flags);
        return this;
    }

    Asking by(@Nullable String value) {
        licensee = value;
        return this;
    }

    Asking under(@Nullable String value) {
        sublicensor = value;
        return this;
    }

    Asking hash(String... values) {
        hashes = Set.of(values);
        return this;
    }

    Asking at(Instant value) {
        at = value;
        return this;
    }

    Question question() {
        return new Question(
                action,
                modality,
                purpose,
                territories,
                channel,
                new Manner(likeness, technique, project, language, contentFlags),
                new Asker(licensee, sublicensor),
                hashes,
                at);
    }
}
