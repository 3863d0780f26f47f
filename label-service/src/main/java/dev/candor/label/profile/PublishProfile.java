package dev.candor.label.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// An operator adds a profile, or the next version of one. What is there is never edited: a
/// shipped profile is overruled by a version of the organization's own.
@ApplicationScoped
class PublishProfile {
    private final Profiles shipped;
    private final Rulebooks rulebooks;
    private final ProfileSchema schema;
    private final Vocabulary vocabulary;
    private final Idempotency idempotency;
    private final Clock clock;

    PublishProfile(
            Profiles shipped,
            Rulebooks rulebooks,
            ProfileSchema schema,
            Vocabulary vocabulary,
            Idempotency idempotency,
            Clock clock) {
        this.shipped = shipped;
        this.rulebooks = rulebooks;
        this.schema = schema;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<Profile> publish(Actor actor, @Nullable String key, JsonNode file) {
        var profile = ProfileFile.read(file, schema, vocabulary);
        shipped.find(profile.id()).ifPresent(law -> LegalMinimum.mustBeKept(law, profile));
        return idempotency.once(
                actor,
                key,
                "POST /v1/profiles",
                profile,
                Profile.class,
                () -> publish(actor, profile));
    }

    private Uni<Profile> publish(Actor actor, Profile profile) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rulebooks
                .lock(actor.organization(), profile.id())
                .chain(() -> rulebooks.of(actor.organization()))
                .invoke(rulebook -> mustFollow(rulebook, profile))
                .chain(() -> rulebooks.add(ProfileRow.of(Ids.next(), actor, profile, now)))
                .replaceWith(profile);
    }

    static void mustFollow(Rulebook rulebook, Profile profile) {
        var expected =
                rulebook.versions(profile.id()).stream().mapToInt(Profile::version).max().orElse(0)
                        + 1;
        if (profile.version() != expected) {
            throw new Declined(
                            ProfileProblem.PROFILE_VERSION_TAKEN,
                            "The next version of %s is %d; versions are never edited."
                                    .formatted(profile.id(), expected))
                    .at("/version")
                    .with("expectedVersion", expected);
        }
    }
}
