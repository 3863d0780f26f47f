package dev.candor.provenance.verification;

import dev.candor.kit.digest.Digests;
import dev.candor.provenance.verification.VerificationView.FindingView;
import dev.candor.provenance.verification.VerificationView.IngredientView;
import dev.candor.provenance.verification.VerificationView.ManifestView;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// A report as a page that stands on its own: no script, no address to fetch, one style inside.
///
/// @param tone how the verdict is drawn; never the only sign of it
/// @param headline the verdict in a few words
/// @param style the page's style sheet
/// @param tree the active manifest, and below it what it was made from
record VerificationPage(
        VerificationView report,
        String tone,
        String headline,
        String style,
        List<Node> tree,
        Outcomes outcomes)
        implements TemplateInstance {
    private static final String STYLE = resource("verification.css");
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(
                            Base64.getEncoder()
                                    .encodeToString(
                                            HexFormat.of()
                                                    .parseHex(
                                                            Digests.sha256Hex(
                                                                    STYLE.getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))));

    /// A manifest, how the one above it used it, and what it was made from itself.
    record Node(
            ManifestView manifest,
            @Nullable String relationship,
            @Nullable String title,
            List<Node> ingredients,
            List<IngredientView> unsigned) {}

    /// Findings by what they come to.
    record Outcomes(
            List<FindingView> failures, List<FindingView> notes, List<FindingView> successes) {
        static Outcomes of(List<FindingView> findings) {
            return new Outcomes(
                    of(findings, "failure"),
                    of(findings, "informational"),
                    of(findings, "success"));
        }

        private static List<FindingView> of(List<FindingView> findings, String kind) {
            return findings.stream().filter(finding -> finding.kind().equals(kind)).toList();
        }
    }

    /// The page as it is answered. Renders, so it belongs on a worker.
    static RestResponse<String> answer(VerificationView report) {
        var page =
                new VerificationPage(
                        report,
                        tone(report.state()),
                        headline(report.state()),
                        STYLE,
                        tree(report),
                        Outcomes.of(report.findings()));
        return RestResponse.ResponseBuilder.ok(
                        page.render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String tone(String state) {
        return switch (state) {
            case "Trusted" -> "good";
            case "Valid" -> "fair";
            case "Invalid" -> "bad";
            default -> "none";
        };
    }

    private static String headline(String state) {
        return switch (state) {
            case "Trusted" -> "Signed by somebody trusted here, and unchanged";
            case "Valid" -> "Signed and unchanged, by somebody not known here";
            case "Invalid" -> "The credentials do not hold";
            case "Remote" -> "The credentials are kept elsewhere";
            case "Unsupported" -> "A kind of file that cannot be checked";
            default -> "No Content Credentials";
        };
    }

    private static List<Node> tree(VerificationView report) {
        return report.manifests().stream()
                .filter(manifest -> manifest.label().equals(report.activeManifest()))
                .map(manifest -> node(report, manifest, null, null, new HashSet<>()))
                .toList();
    }

    /// Each manifest is shown once, whatever refers to it.
    private static Node node(
            VerificationView report,
            ManifestView manifest,
            @Nullable String relationship,
            @Nullable String title,
            Set<String> shown) {
        shown.add(manifest.label());
        var inner = new ArrayList<Node>();
        var unsigned = new ArrayList<IngredientView>();
        for (var ingredient : manifest.ingredients()) {
            var found =
                    report.manifests().stream()
                            .filter(other -> other.label().equals(ingredient.manifest()))
                            .findFirst();
            if (found.isEmpty()) {
                unsigned.add(ingredient);
            } else if (!shown.contains(found.get().label())) {
                inner.add(
                        node(
                                report,
                                found.get(),
                                ingredient.relationship(),
                                ingredient.title(),
                                shown));
            }
        }
        return new Node(manifest, relationship, title, inner, unsigned);
    }

    private static String resource(String name) {
        try (var in = VerificationPage.class.getResourceAsStream("/pages/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
