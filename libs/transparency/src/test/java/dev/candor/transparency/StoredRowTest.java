package dev.candor.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredRowTest {
    private static final String SALT = "5a".repeat(32);

    // Made by another program from the words of the class.
    private static final String TESTIMONY =
            "a152f533e2cfa7311fb47700bb796587d8ee84300a8948f09d3bcd96ebcfd585"
                    + ".8c44111fc2ec36956db1c86e";

    @Test
    void aRowIsWrittenAsItsDescriptionSays() {
        assertThat(lifting("Grüße 🙂\nreason=-").testimony(SALT)).isEqualTo(TESTIMONY);
    }

    @Test
    void aDatabasesTimesAndArraysAreThoseOfTheProgram() {
        // given
        var program =
                StoredRow.of("suspension")
                        .with("at", Instant.parse("2026-06-01T12:00:00.000001999Z"))
                        .with("id", new UUID(0, 7))
                        .with("actions", new String[] {"TRAIN", "SHOW"});

        // then
        assertThat(program.text("at")).isEqualTo("2026-06-01T12:00:00.000001Z");
        assertThat(
                        StoredRow.of("suspension")
                                .with(
                                        "at",
                                        OffsetDateTime.parse("2026-06-01T14:00:00.000001+02:00"))
                                .text("at"))
                .isEqualTo(program.text("at"));
    }

    @Test
    void whatWasChangedIsNamed() {
        // given
        var other = lifting("other");

        // then
        assertThat(lifting("Grüße 🙂\nreason=-").isAs(SALT, TESTIMONY)).isTrue();
        assertThat(other.isAs(SALT, TESTIMONY)).isFalse();
        assertThat(other.differences(SALT, TESTIMONY)).containsExactly("reason");
        assertThat(lifting(null).differences(SALT, TESTIMONY)).containsExactly("reason");
        assertThat(lifting("-").isAs(SALT, lifting(null).testimony(SALT))).isFalse();
    }

    @Test
    void anotherSaltIsAnotherDigest() {
        assertThat(lifting("a").isAs("5b".repeat(32), lifting("a").testimony(SALT))).isFalse();
    }

    @Test
    void aRowWithoutAColumnOfItsFormIsNotTestified() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredRow.of("objection_lifting").testimony(SALT));
    }

    private static StoredRow lifting(@Nullable String reason) {
        return StoredRow.of("objection_lifting")
                .with("objection_id", "o1")
                .with("reason", reason)
                .with("actor_id", null)
                .with("capacity", "SUBJECT")
                .with("lifted_at", Instant.parse("2026-06-01T12:00:00.000001Z"))
                .with("salt", "s");
    }
}
