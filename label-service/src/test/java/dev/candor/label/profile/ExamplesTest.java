package dev.candor.label.profile;

import dev.candor.label.Examples;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void whatTheDocumentShowsIsAnswered() {
        // when
        var resource = new ProfileResource(new Profiles(), CLOCK);

        // then
        Examples.tells(ProfileExamples.PROFILE, resource.get("neutral-default"));
        Examples.tells(ProfileExamples.LIST, resource.all());
    }
}
