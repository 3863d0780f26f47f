package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.TrustList.Use;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {
    private static final URI WHERE = URI.create("https://lists.example/list.json");

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    private Path folder;

    private TrustStore store;

    @SuppressWarnings("NullAway.Init") // made once JUnit has set the folder
    TrustStoreTest() {}

    @BeforeEach
    void makeStore() {
        store = new TrustStore(folder.resolve("trust"), CLOCK);
    }

    @Test
    void emptyFolderTrustsNobody() throws IOException {
        assertThat(store.lists()).isEmpty();
    }

    @Test
    void listThatWasFetchedIsKept() throws IOException {
        var list = update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-01-01", true));

        assertThat(list.list().source()).isEqualTo(WHERE.toString());
        assertThat(store.lists()).containsExactly(list);
        assertThat(list.list().anchors()).hasSize(1);
        assertThat(list.obtained()).isEqualTo(CLOCK.instant());
        assertThat(store.anchors().claimSigning()).hasSize(1);
        assertThat(store.anchors().timeStamping()).isEmpty();
    }

    @Test
    void listFromAFileIsKeptToo() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("in.json"), list("C2PA TSA Trust List", "2026-01-01", true));

        var kept = store.update(Use.TIME_STAMPING, file);

        assertThat(kept.list().source()).isEqualTo(file.toString());
        assertThat(store.anchors().timeStamping()).hasSize(1);
    }

    @Test
    void listThatSomebodyPutThereIsOfThatFile() throws IOException {
        update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-01-01", true));
        var there = folder.resolve("trust/c2pa-trust-list.json");
        Files.writeString(there, list("C2PA Trust List", "2026-01-01", true));
        Files.setLastModifiedTime(there, FileTime.from(Instant.EPOCH));

        assertThat(store.lists())
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.list().source()).isEqualTo("c2pa-trust-list.json");
                            assertThat(kept.obtained()).isEqualTo(Instant.EPOCH);
                        });
    }

    @Test
    void noteThatCannotBeReadIsPassedOver() throws IOException {
        update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-01-01", true));
        var note = folder.resolve("trust/c2pa-trust-list.json.origin");
        Files.writeString(note, Files.readString(note).replace("2026-11-22", "someday"));

        assertThat(store.lists())
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept.list().source()).isEqualTo("c2pa-trust-list.json"));
    }

    @Test
    void olderListDoesNotTakeThePlaceOfANewerOne() throws IOException {
        update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-02-01", true));

        refused(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-01-01", true), "older");
        update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-03-01", true));
    }

    @Test
    void whatIsNoListChangesNothing() throws IOException {
        update(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-02-01", true));

        refused(Use.CLAIM_SIGNING, "<html>", "no trust list");
        refused(Use.CLAIM_SIGNING, list("C2PA TSA Trust List", "2026-03-01", true), "no list for");
        refused(Use.CLAIM_SIGNING, list("C2PA Trust List", "2026-03-01", false), "nobody");

        assertThat(store.anchors().claimSigning()).hasSize(1);
        try (var files = Files.list(folder.resolve("trust"))) {
            assertThat(files).hasSize(2); // the list, and the note where it came from
        }
    }

    private KeptList update(Use use, String text) throws IOException {
        return store.update(use, WHERE, (uri, limit) -> text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Use use, String text, String words) {
        assertThatThrownBy(() -> update(use, text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }

    private static String list(String name, String day, boolean trusted) {
        var root =
                DevelopmentAuthority.create("Example", Clock.systemUTC(), new SecureRandom())
                        .root();
        try {
            return """
            {"LoTE": {"ListAndSchemeInformation": {
              "SchemeName": [{"lang": "en", "value": "%s"}],
              "ListIssueDateTime": "%sT00:00:00Z"},
             "TrustedEntitiesList": [{"TrustedEntityServices": [{"ServiceInformation": {
               "ServiceStatus": "http://c2pa.org/conformance/trust-list/%s",
               "ServiceDigitalIdentity": {"X509Certificates": [{"val": "%s"}]}}}]}]}}
            """
                    .formatted(
                            name,
                            day,
                            trusted ? "trusted" : "withdrawn",
                            Base64.getEncoder().encodeToString(root.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
