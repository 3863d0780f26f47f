package dev.candor.consent.subject;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People for tests that need one.
public final class People {
    private People() {}

    /// A person of age, without an account, who reads `languages`.
    public static Subject adult(String... languages) {
        return person(new Life.Adult(), null, Set.of(), languages);
    }

    /// A person of whatever life, with an account and accounts that speak for them.
    public static Subject person(
            Life life, @Nullable String account, Set<String> speakers, String... languages) {
        return new Subject(
                new SubjectId(new UUID(7, 2)),
                life,
                "Sam",
                "DE",
                List.of(languages),
                account,
                speakers,
                new Quorum.Any(),
                List.of(),
                0,
                Instant.EPOCH,
                null);
    }
}
