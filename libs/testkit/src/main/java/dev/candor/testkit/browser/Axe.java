package dev.candor.testkit.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/// axe-core's rules for WCAG 2.2 AA and its best practices, run inside a page.
public final class Axe {
    private static final String SOURCE = source();

    private Axe() {}

    /// What is wrong with the page as it stands, a line a rule and place; empty when nothing is.
    public static List<String> violations(BrowserPage page) {
        page.evaluate(SOURCE);
        var result =
                page.evaluate(
                        """
                        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                            'best-practice'], resultTypes: ['violations']})
                          .then(it => it.violations.flatMap(v => v.nodes.map(n =>
                            v.id + ' at ' + n.target.flat().join(' ') + ': ' + n.failureSummary)))\
                        """);
        return StreamSupport.stream(result.spliterator(), false)
                .map(line -> line.asText())
                .toList();
    }

    private static String source() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
