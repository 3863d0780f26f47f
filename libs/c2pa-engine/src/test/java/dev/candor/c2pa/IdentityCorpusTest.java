package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.IdentityState;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The public files with identity assertions, beside what c2pa-rs says of them.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class IdentityCorpusTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));
    private static final String ROOTS =
            "contentauth+c2pa-rs/sdk/tests/fixtures/certs/trust/test_cert_root_bundle.pem";
    private static final String VECTORS =
            "encypherai+encypher-c2pa/tests/vectors/cawg/generated/identity-1.2/";

    /// CAWG 1.3, 7.2: an assertion is well-formed if it is validated. c2pa-rs says so whatever else
    /// it found.
    private static final Map<String, Set<String>> SAID_THOUGH_IT_FAILED =
            Map.of(
                    "pad1_invalid.jpg", Set.of("cawg.identity.well-formed"),
                    "duplicate_assertion_reference.jpg", Set.of("cawg.identity.well-formed"));

    /// CAWG 1.3, 8.2.1: what is signed is encoded by RFC 8949, 4.2.1. c2pa-rs puts the fields into
    /// an order of its own before it verifies.
    private static final Set<String> OTHERS_DO_NOT_SORT =
            Set.of("x509-es256-jpeg.jpg", "x509-es256-png.png", "x509-eddsa-jpeg.jpg");

    /// CAWG 1.3, 8.1.7.2: a time stamp is validated as C2PA's are. c2pa-rs brings anchors for its
    /// authority that nobody named.
    private static final Map<String, Set<String>> STAMP_OF_AN_AUTHORITY_NOBODY_NAMED =
            Map.of("valid_time_stamp.jpg", Set.of("cawg.ica.time_stamp.validated"));

    /// The same stamp, as it is judged here: no anchor vouches for its authority.
    private static final Map<String, Set<String>> NOBODY_VOUCHES_FOR_THE_STAMP =
            Map.of("valid_time_stamp.jpg", Set.of("cawg.ica.time_stamp.invalid"));

    /// CAWG 1.3, 8.1.2.5 and 8.1.2.6: a wallet has an address, and hashes are said in base 64. The
    /// credentials of these files follow a draft in both; c2pa-rs asks for neither.
    private static final Set<String> OF_A_DRAFT =
            Set.of("cawg.ica.signer_payload.mismatch", "cawg.ica.verified_identities.invalid");

    /// What c2pa-rs never says: CAWG 1.3 has these codes since.
    private static final Set<String> NEVER_SAID =
            Set.of(
                    "cawg.x509.ocsp.skipped",
                    "cawg.x509.signature.inside_validity",
                    "cawg.identity.network_traffic_blocked",
                    "cawg.identity.cbor.invalid");

    @Test
    void whatOthersFindIsFoundHere() throws Exception {
        var missing = new ArrayList<String>();

        for (var entry : recorded().entrySet()) {
            var name = name(entry.getKey());
            var codes = new TreeSet<>(entry.getValue());
            codes.removeAll(codes(verify(entry.getKey(), anchors())));
            codes.removeAll(SAID_THOUGH_IT_FAILED.getOrDefault(name, Set.of()));
            codes.removeAll(STAMP_OF_AN_AUTHORITY_NOBODY_NAMED.getOrDefault(name, Set.of()));
            if (!codes.isEmpty() && !OTHERS_DO_NOT_SORT.contains(name)) {
                missing.add(name + " " + codes);
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void whatOthersDoNotFindHasItsReason() throws Exception {
        var more = new ArrayList<String>();

        for (var entry : recorded().entrySet()) {
            var name = name(entry.getKey());
            var codes = codes(verify(entry.getKey(), anchors()));
            codes.removeAll(entry.getValue());
            codes.removeAll(NEVER_SAID);
            codes.removeAll(OF_A_DRAFT);
            codes.removeAll(NOBODY_VOUCHES_FOR_THE_STAMP.getOrDefault(name, Set.of()));
            if (!codes.isEmpty() && !OTHERS_DO_NOT_SORT.contains(name)) {
                more.add(name + " " + codes);
            }
        }

        // c2pa-rs stops where the signature or the issuer's key is not found.
        assertThat(more)
                .containsExactlyInAnyOrder(
                        "signature_mismatch.jpg [cawg.ica.untrusted_issuer]",
                        "did_doc_without_assertion_method.jpg [cawg.ica.untrusted_issuer]");
    }

    @Test
    void noIdentityChangesTheVerdict() throws Exception {
        var states = new TreeMap<String, String>();

        for (var file : recorded().keySet()) {
            states.put(name(file), verify(file, anchors()).state().name());
        }

        assertThat(states)
                .hasSize(15)
                .allSatisfy(
                        (name, state) ->
                                assertThat(state)
                                        .as(name)
                                        .isEqualTo(
                                                OTHERS_DO_NOT_SORT.contains(name)
                                                        ? "VALID"
                                                        : "TRUSTED"));
    }

    @Test
    void actorsOnTheListForIdentitiesAreTrusted() throws Exception {
        var list =
                Pem.certificates(
                        Files.readString(CORPUS.resolve(VECTORS + "trust/cawg-allowed.pem")));
        var actors = new ArrayList<IdentitySummary>();

        for (var name : OTHERS_DO_NOT_SORT) {
            var report = verify(VECTORS + "assets/" + name, anchors().withIdentities(list));
            actors.addAll(report.manifests().getLast().identities());
        }

        assertThat(actors)
                .hasSize(3)
                .allSatisfy(
                        actor -> {
                            assertThat(actor.state()).isEqualTo(IdentityState.TRUSTED);
                            assertThat(actor.name()).isEqualTo("Encypher Test Vectors");
                            assertThat(actor.roles()).containsExactly("cawg.creator");
                            assertThat(actor.referenced()).containsExactly("c2pa.hash.data");
                        });
    }

    private static VerificationReport verify(String file, TrustAnchors anchors)
            throws IOException, UnreadableAssetException {
        return new Verifier(anchors, CLOCK).verify(CORPUS.resolve(file));
    }

    /// One list of anchors for all but identities, as c2pa-rs had it.
    private static TrustAnchors anchors() throws IOException {
        var pem = Files.readString(CORPUS.resolve(ROOTS));
        return TrustAnchors.fromPem(pem).withTimeStamping(Pem.certificates(pem));
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static Set<String> codes(VerificationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.code() instanceof IdentityCode)
                .map(finding -> finding.code().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> recorded() throws IOException, MalformedException {
        var bytes = Bytes.of(Files.readAllBytes(CORPUS.resolve("expected.json")));
        var json = JsonReader.read(bytes).asMap().orElseThrow();
        var all = new TreeMap<String, Set<String>>();
        for (var member : json.map("files").orElse(json).members()) {
            if (member.name().contains("identity")) {
                all.put(member.name(), cawg(member.value().asMap().orElseThrow().array("codes")));
            }
        }
        return all;
    }

    private static Set<String> cawg(List<JsonValue> codes) {
        return codes.stream()
                .flatMap(code -> code.asText().stream())
                .filter(code -> code.startsWith("cawg."))
                .collect(Collectors.toSet());
    }
}
