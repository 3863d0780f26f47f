package dev.candor.consent.challenge;

import dev.candor.kit.problem.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Words to be said aloud by one person, about one grant.
///
/// @param grant the grant they are about
/// @param speaker the person, or the representative who speaks for them
/// @param language BCP 47 tag of the words
/// @param usedAt when they were said; none while they were not
public record Challenge(
        UUID id,
        UUID grant,
        UUID speaker,
        String language,
        String phrase,
        Instant issuedAt,
        @Nullable Instant usedAt) {
    /// How long the words may be said.
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /// First moment at which it is too late.
    public Instant expiresAt() {
        return issuedAt.plus(LIFETIME);
    }

    /// Passes when `words` answer this challenge. Letter case and spacing are not heard.
    ///
    /// @throws Declined that names what is wrong
    void mustBeAnsweredBy(UUID aboutGrant, UUID by, String words, Instant now) {
        mustBeOf(grant, speaker, aboutGrant, by);
        if (usedAt != null) {
            throw no(
                    ChallengeProblem.CHALLENGE_USED,
                    "A challenge is answered once; ask for another one.",
                    "/challenge/id");
        }
        if (!now.isBefore(expiresAt())) {
            throw no(
                    ChallengeProblem.CHALLENGE_LATE,
                    "A challenge lives fifteen minutes; ask for another one.",
                    "/challenge/id");
        }
        if (!plain(phrase).equals(plain(words))) {
            throw no(
                    ChallengeProblem.CHALLENGE_WRONG,
                    "Say the words of the challenge, all of them and in their order.",
                    "/challenge/phrase");
        }
    }

    /// Passes when a challenge for a grant and its speaker is answered about that grant, by them.
    ///
    /// @throws Declined when it is another's
    static void mustBeOf(UUID grant, UUID speaker, UUID aboutGrant, UUID by) {
        if (!grant.equals(aboutGrant) || !speaker.equals(by)) {
            throw no(
                    ChallengeProblem.CHALLENGE_FOREIGN,
                    "A challenge is answered for its own grant, by its own speaker.",
                    "/challenge/id");
        }
    }

    private static String plain(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Declined no(ChallengeProblem problem, String detail, String pointer) {
        return new Declined(problem, detail).at(pointer);
    }
}
