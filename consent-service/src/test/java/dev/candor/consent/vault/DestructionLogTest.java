package dev.candor.consent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.candor.kit.identity.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class DestructionLogTest {
    @TempDir Path folder;

    @Test
    void whatIsWrittenDownIsReadBackInOrder() throws IOException {
        // given
        assertThat(log().all()).isEmpty();

        // when
        log().append(destruction(1));
        log().append(destruction(2));

        // then
        assertThat(log().all()).containsExactly(destruction(1), destruction(2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatACrashLeftHalfWrittenIsNoLine() throws IOException {
        // given
        log().append(destruction(1));
        Files.writeString(file(), "{\"before\":\"", StandardOpenOption.APPEND);
        assertThat(log().all()).containsExactly(destruction(1));

        // when
        log().append(destruction(2));

        // then
        assertThat(log().all()).containsExactly(destruction(1), destruction(2));
    }

    @Test
    void aLineThatIsMissingChangedOrMovedIsFound() throws IOException {
        for (var i = 1; i <= 3; i++) {
            log().append(destruction(i));
        }
        var lines = Files.readAllLines(file());
        broken(List.of(lines.get(1), lines.get(2)));
        broken(List.of(lines.get(0), lines.get(2)));
        broken(List.of(lines.get(1), lines.get(0), lines.get(2)));
        broken(List.of(lines.get(0).replace("OBJECTION", "UNLAWFUL"), lines.get(1)));
        broken(List.of(lines.get(0), "{}"));
        broken(List.of(lines.get(0), "nonsense"));
        broken(List.of(lines.get(0), ""));
    }

    private void broken(List<String> lines) throws IOException {
        Files.write(file(), new ArrayList<>(lines));
        assertThatIllegalStateException().isThrownBy(() -> log().all());
    }

    private DestructionLog log() {
        return new DestructionLog(file());
    }

    private Path file() {
        return folder.resolve("vault/destructions.jsonl");
    }

    private static Destruction destruction(int person) {
        return new Destruction(
                new Organization("demo"),
                new UUID(0, person),
                "OBJECTION",
                "officer",
                Instant.parse("2026-06-01T12:00:00Z"));
    }
}
