package dev.candor.consent.challenge;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// The challenges of every organization, each seen by its own alone.
@ApplicationScoped
public class Challenges implements PanacheRepositoryBase<ChallengeRow, UUID> {
    private final SecureRandom random = new SecureRandom();

    /// A new challenge, in the caller's transaction.
    public Uni<Challenge> issue(
            Organization organization, UUID grant, UUID speaker, String language, Instant now) {
        var challenge =
                new Challenge(
                        Ids.next(),
                        grant,
                        speaker,
                        language,
                        Phrases.of(language, random),
                        now,
                        null);
        return persist(ChallengeRow.of(organization, challenge)).replaceWith(challenge);
    }

    /// Uses a challenge up, when `words` answer it. Of two answers at once, the second comes too
    /// late.
    ///
    /// @throws Declined that names what is wrong with the answer
    public Uni<Void> redeem(
            Organization organization,
            UUID id,
            UUID grant,
            UUID speaker,
            String words,
            Instant now) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                                ChallengeProblem.CHALLENGE_UNKNOWN,
                                                "No challenge " + id + " here.")
                                        .at("/challenge/id"))
                .invoke(row -> row.toChallenge().mustBeAnsweredBy(grant, speaker, words, now))
                .invoke(row -> row.usedAt = now)
                .replaceWithVoid();
    }
}
