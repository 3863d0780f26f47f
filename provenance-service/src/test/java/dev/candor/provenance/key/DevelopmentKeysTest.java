package dev.candor.provenance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    @TempDir Path scratch;
    private Path folder;

    @BeforeEach
    void folderThatIsNotThereYet() {
        folder = scratch.resolve("keys");
    }

    @Test
    void whatWasMadeOnceIsKept() {
        // given
        var first = keysAt(NOW);
        var root = first.root();
        var signer = first.signer();

        // when
        var second = keysAt(NOW.plus(Duration.ofDays(1)));

        // then
        assertThat(second.root()).isEqualTo(root);
        assertThat(second.signer().certificate()).isEqualTo(signer.certificate());
    }

    @Test
    void theRootIssuedTheSigner() throws Exception {
        // given
        var keys = keysAt(NOW);

        // when
        var signer = keys.signer();

        // then
        signer.chain().getLast().verify(keys.root().getPublicKey());
        assertThat(signer.chain()).doesNotContain(keys.root());
    }

    @Test
    void ofManyThatStartAtOnceOneWins() throws Exception {
        // given
        var starters =
                IntStream.range(0, 8)
                        .<Callable<SigningIdentity>>mapToObj(_ -> () -> keysAt(NOW).signer())
                        .toList();

        // when
        List<Future<SigningIdentity>> made;
        try (var pool = Executors.newFixedThreadPool(starters.size())) {
            made = pool.invokeAll(starters);
        }

        // then
        assertThat(made)
                .extracting(one -> one.get().certificate())
                .containsOnly(keysAt(NOW).signer().certificate());
        assertThat(namesIn(folder)).containsExactlyInAnyOrder("root", "signer-0001");
    }

    @Test
    void nobodyElseReadsAKey() throws IOException {
        // when
        keysAt(NOW).signer();

        // then
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("root"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("root/key.pem"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("signer-0001/key.pem"))).isEqualTo("rw-------");
    }

    @Test
    void aSignerNearItsEndIsReplacedUnderTheSameRoot() throws Exception {
        // given
        var first = keysAt(NOW).signer();
        var later = first.notAfter().minus(RENEW_BEFORE);

        // when
        var second = keysAt(later).signer();

        // then
        assertThat(second.notAfter()).isAfter(first.notAfter());
        assertThat(second.key()).isNotEqualTo(first.key());
        second.chain().getLast().verify(keysAt(NOW).root().getPublicKey());
    }

    @Test
    void aSignerFarFromItsEndStays() {
        // given
        var first = keysAt(NOW).signer();
        var later = first.notAfter().minus(RENEW_BEFORE).minusSeconds(1);

        // when
        var second = keysAt(later).signer();

        // then
        assertThat(second.certificate()).isEqualTo(first.certificate());
    }

    @Test
    void anExpiredRootIsRefused() {
        // given
        keysAt(NOW).root();

        // when
        var late = keysAt(NOW.plus(Duration.ofDays(11 * 366)));

        // then
        assertThatThrownBy(late::root)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has expired");
    }

    private DevelopmentKeys keysAt(Instant now) {
        return new DevelopmentKeys(
                folder,
                "Candor (development)",
                RENEW_BEFORE,
                Clock.fixed(now, ZoneOffset.UTC),
                new SecureRandom());
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
