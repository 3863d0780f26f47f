package dev.candor.consent.subject;

import dev.candor.kit.identity.Actor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person whose likeness is at stake.
///
/// @param jurisdiction ISO 3166-1 alpha-2, whose law the person lives under
/// @param languages BCP 47 tags of what the person reads, most liked first
/// @param accountId the person's own account at the identity provider
/// @param representatives accounts that speak for the person
/// @param quorum how many of those who speak for the person have to agree
/// @param externalIds what others call the person
/// @param erasedAt since when nothing names the person any more
/// @param verificationLevel how sure it is who they are, 0 (not at all) to 4
public record Subject(
        SubjectId id,
        Life life,
        String displayName,
        String jurisdiction,
        List<String> languages,
        @Nullable String accountId,
        Set<String> representatives,
        Quorum quorum,
        List<ExternalId> externalIds,
        int verificationLevel,
        Instant createdAt,
        @Nullable Instant erasedAt) {
    public Subject {
        languages = List.copyOf(languages);
        representatives = Set.copyOf(representatives);
        externalIds = List.copyOf(externalIds);
    }

    /// The kind of [#life].
    public SubjectKind kind() {
        return life.kind();
    }

    /// The same person, for whom `account` speaks as well.
    Subject spokenForBy(String account) {
        var speakers = new HashSet<>(representatives);
        speakers.add(account);
        return with(life, speakers, quorum);
    }

    /// The same person in another life.
    Subject living(Life next) {
        return with(next, representatives, quorum);
    }

    /// The same person, for whom this many have to agree.
    Subject needing(Quorum next) {
        return with(life, representatives, next);
    }

    private Subject with(Life nextLife, Set<String> speakers, Quorum nextQuorum) {
        return new Subject(
                id,
                nextLife,
                displayName,
                jurisdiction,
                languages,
                accountId,
                speakers,
                nextQuorum,
                externalIds,
                verificationLevel,
                createdAt,
                erasedAt);
    }

    /// How `actor` stands to this person for an errand; empty when not at all.
    public Optional<Capacity> capacityOf(Actor actor, Errand errand) {
        if (actor.id().equals(accountId)) {
            return Optional.of(Capacity.SUBJECT);
        }
        if (representatives.contains(actor.id())) {
            return Optional.of(Capacity.REPRESENTATIVE);
        }
        return errand.isOfficial(actor) ? Optional.of(Capacity.ORGANIZATION) : Optional.empty();
    }

    /// Whether the person reads a text in `language`: one of theirs is the same or differs only
    /// by being more or less exact (`de` and `de-CH`; RFC 4647, 3.3.1, in both directions).
    public boolean reads(String language) {
        return languages.stream()
                .anyMatch(own -> isWithin(own, language) || isWithin(language, own));
    }

    private static boolean isWithin(String exact, String range) {
        return exact.equalsIgnoreCase(range)
                || exact.regionMatches(true, 0, range + "-", 0, range.length() + 1);
    }
}
