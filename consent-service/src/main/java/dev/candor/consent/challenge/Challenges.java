package dev.candor.consent.challenge;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The challenges of every organization, each seen by its own alone.
@ApplicationScoped
public class Challenges implements PanacheRepositoryBase<ChallengeRow, UUID> {
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    Challenges(Vault vault) {
        this.vault = vault;
    }

    /// A new challenge, in the caller's transaction.
    ///
    /// @param subject whose grant it is about
    public Uni<Challenge> issue(
            Organization organization,
            UUID subject,
            UUID grant,
            UUID speaker,
            String language,
            Instant now) {
        var challenge =
                new Challenge(
                        Ids.next(),
                        grant,
                        speaker,
                        language,
                        Phrases.of(language, random),
                        now,
                        null);
        return vault.keyOf(organization, subject)
                .map(keys -> ChallengeRow.of(organization, challenge, keys.of(subject)))
                .chain(this::persist)
                .replaceWith(challenge);
    }

    /// Uses a challenge up, when `words` answer it. Of two answers at once, the second comes too
    /// late.
    ///
    /// @throws Declined that names what is wrong with the answer
    public Uni<Void> redeem(
            Organization organization,
            UUID id,
            UUID subject,
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
                // Another person's is sealed under another key: said before it is opened.
                .invoke(row -> Challenge.mustBeOf(row.grantId, row.speakerId, grant, speaker))
                .call(
                        row ->
                                vault.keys(organization, List.of(subject))
                                        .map(keys -> row.toChallenge(subject, keys))
                                        .invoke(
                                                asked ->
                                                        asked.mustBeAnsweredBy(
                                                                grant, speaker, words, now)))
                .invoke(row -> row.usedAt = now)
                .replaceWithVoid();
    }
}
