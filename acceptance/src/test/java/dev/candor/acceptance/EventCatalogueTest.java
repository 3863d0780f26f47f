package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue that subscribers choose from holds what the services write, and nothing else.
class EventCatalogueTest {
    private static final Path CATALOGUE =
            House.root().resolve("gateway/src/main/resources/events/catalogue.json");
    private static final Path KINDS =
            House.root()
                    .resolve(
                            "consent-service/src/main/java/dev/candor/consent/ledger/LedgerKind.java");

    /// A type in full; packages have no hyphens.
    private static final Pattern TYPE =
            Pattern.compile("\"(dev\\.candor\\.[a-z]+\\.[a-z]+(?:-[a-z]+)+)\"");

    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}([A-Z_]+)[,;]?$");

    @Test
    void everyTypeThatIsWrittenIsListedAndNoOther() throws IOException {
        // given
        var written = new TreeSet<String>();
        CONSTANT.matcher(Files.readString(KINDS))
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .map("dev.candor.consent."::concat)
                .forEach(written::add);
        House.SERVICES.forEach(service -> written.addAll(namedBy(service)));

        // then
        assertThat(written).hasSizeGreaterThan(40).contains("dev.candor.label.verdict-changed");
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void documentationListsThemAll() throws IOException {
        assertThat(Files.readString(House.root().resolve("docs/webhooks.md")))
                .contains(listed().stream().map(type -> "| `" + type + "`: ").toList());
    }

    private static Set<String> listed() throws IOException {
        var types = new TreeSet<String>();
        new ObjectMapper()
                .readTree(CATALOGUE.toFile())
                .path("families")
                .forEach(
                        family ->
                                family.path("kinds")
                                        .forEach(kind -> types.add(kind.path("type").asText())));
        return types;
    }

    private static Set<String> namedBy(String service) {
        var named = new TreeSet<String>();
        try (Stream<Path> files =
                Files.walk(House.root().resolve(service).resolve("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                if (!file.getFileName().toString().endsWith("Examples.java")) {
                    TYPE.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult match) -> match.group(1))
                            .forEach(named::add);
                }
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
