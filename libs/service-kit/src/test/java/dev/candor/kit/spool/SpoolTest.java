package dev.candor.kit.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final Organization DEMO = new Organization("demo");
    private static final Organization OTHER = new Organization("other");

    @TempDir Path directory;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void sealedMediaOpensUnderItsReference() throws IOException {
        // given
        var sealed = sealed("picture");

        // when
        var opened = spool().open(DEMO, sealed.reference());

        // then
        assertThat(opened).isEqualTo(sealed);
        assertThat(Files.readString(opened.path())).isEqualTo("picture");
        assertThat(opened.sha256()).isEqualTo(Digests.sha256Hex("picture"));
    }

    @Test
    void anotherOrganizationsMediaDoesNotExist() throws IOException {
        // given
        var sealed = sealed("picture");

        // then
        assertDeclined(CommonProblem.UNKNOWN_SPOOL, () -> spool().open(OTHER, sealed.reference()));
    }

    @Test
    void changedBytesAreNotOpened() throws IOException {
        // given
        var sealed = sealed("picture");
        Files.writeString(sealed.path(), "pictures");

        // then
        assertDeclined(CommonProblem.DIGEST_MISMATCH, () -> spool().open(DEMO, sealed.reference()));
    }

    @Test
    void anotherDigestIsNotOpened() throws IOException {
        // given
        var sealed = sealed("picture");
        var reference = new SpoolReference(sealed.id(), Digests.sha256Hex("another"));

        // then
        assertDeclined(CommonProblem.DIGEST_MISMATCH, () -> spool().open(DEMO, reference));
    }

    @Test
    void expiredMediaIsGoneAndSwept() throws IOException {
        // given
        var sealed = sealed("picture");
        now = now.plus(Duration.ofMinutes(61));

        // then
        assertDeclined(CommonProblem.UNKNOWN_SPOOL, () -> spool().open(DEMO, sealed.reference()));
        assertThat(spool().sweep()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s.draft", ".%s.part"})
    void whatTheDeadLeftUnfinishedIsSwept(String name) throws IOException {
        // given
        var left = Files.writeString(directory.resolve(name.formatted("a".repeat(32))), "half");
        Files.setLastModifiedTime(left, FileTime.from(now));

        // then
        assertThat(spool().sweep()).isZero();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(spool().sweep()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsNoneOfTheSpoolsStays() throws IOException {
        // given
        var other = Files.writeString(directory.resolve(".keep"), "");
        Files.setLastModifiedTime(other, FileTime.from(now.minus(Duration.ofDays(1))));

        // then
        assertThat(spool().sweep()).isZero();
        assertThat(other).exists();
    }

    @Test
    void sweepLeavesWhatIsStillWanted() throws IOException {
        // given
        var sealed = sealed("picture");

        // when
        var removed = spool().sweep();

        // then
        assertThat(removed).isZero();
        assertThat(spool().open(DEMO, sealed.reference())).isEqualTo(sealed);
    }

    @Test
    void discardedMediaLeavesNothing() throws IOException {
        // given
        var sealed = sealed("picture");

        // when
        spool().discard(sealed.id());

        // then
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "", "/etc/passwd", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/", "..%2f"})
    void pathIsNoId(String id) throws IOException {
        // given
        Files.writeString(directory.resolve("secret"), "secret");
        var reference = new SpoolReference(id, Digests.sha256Hex("secret"));

        // then
        assertDeclined(CommonProblem.UNKNOWN_SPOOL, () -> spool().open(DEMO, reference));
        spool().discard(id);
        assertThat(directory.resolve("secret")).exists();
    }

    private SpoolEntry sealed(String text) throws IOException {
        var file = spool().create(DEMO, "image/png");
        Files.writeString(file.path(), text);
        return spool().seal(file);
    }

    private Spool spool() {
        return new Spool(
                new SpoolConfig() {
                    @Override
                    public Path directory() {
                        return directory;
                    }

                    @Override
                    public Duration retention() {
                        return Duration.ofHours(1);
                    }
                },
                JsonMapper.builder().findAndAddModules().build(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertDeclined(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Declined.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
