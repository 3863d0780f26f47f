package dev.candor.c2pa.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.ManifestForge;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Claim;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Assertions that say what they should not: the right names, and anything behind them.
class AssertionPropertyTest {
    private static final List<String> NAMES =
            List.of(
                    "action",
                    "actions",
                    "templates",
                    "related",
                    "relatedAssertions",
                    "softwareAgent",
                    "softwareAgents",
                    "softwareAgentIndex",
                    "icon",
                    "name",
                    "when",
                    "parameters",
                    "ingredient",
                    "ingredients",
                    "redacted",
                    "url",
                    "hash",
                    "alg",
                    "label",
                    "size",
                    "location",
                    "type",
                    "embeddedOriginalPreservationImage",
                    "multiAssetPartIndex",
                    "parts",
                    "blocks",
                    "scope",
                    "value",
                    "ocspVals",
                    "thumbnail",
                    "data",
                    "dataTypes",
                    "digitalSourceType",
                    "modelType",
                    "entries",
                    "use");
    private static final List<String> WORDS =
            List.of(
                    "",
                    "*",
                    "c2pa.created",
                    "c2pa.opened",
                    "c2pa.placed",
                    "c2pa.removed",
                    "c2pa.redacted",
                    "c2pa.translated",
                    "c2pa.watermarked.bound",
                    "exif.originalPreservationImage",
                    "self#jumbf=c2pa.assertions/c2pa.actions.v2",
                    "self#jumbf=/c2pa/" + ManifestForge.LABEL + "/c2pa.assertions/c2pa.gone",
                    "self#jumbf=",
                    "https://example.com/",
                    "sha256",
                    "md5",
                    "c2pa.hash.data",
                    "trainedAlgorithmicMedia",
                    "notAllowed");
    private static final List<String> KINDS =
            List.of(
                    "c2pa.actions.v2",
                    "c2pa.actions",
                    "c2pa.cloud-data",
                    "c2pa.external-reference",
                    "c2pa.alternative-content-representation",
                    "c2pa.soft-binding",
                    "c2pa.metadata",
                    "c2pa.time-stamp",
                    "c2pa.certificate-status",
                    "c2pa.ingredient.v3",
                    "c2pa.ingredient",
                    "c2pa.hash.multi-asset",
                    "c2pa.assertion.metadata",
                    "c2pa.ai-disclosure",
                    "cawg.training-mining");

    private final Random random = Seeded.random();

    @Test
    void whateverIsSaidIsJudged() throws MalformedException {
        for (int i = 0; i < 1_000; i++) {
            var findings = judge(random.nextInt(4) == 0);

            assertThat(new HashSet<>(findings.toList())).hasSameSizeAs(findings.toList());
        }
    }

    private Findings judge(boolean early) throws MalformedException {
        var forge = ManifestForge.by(TestAuthority.trusted().signer());
        KINDS.forEach(kind -> forge.assertion(Boxes.cbor(kind, map(5))));
        var store =
                ManifestStore.read(
                        Bytes.of(
                                JumbfWriter.superbox(
                                        JumbfType.STORE,
                                        "c2pa",
                                        List.of((early ? forge.early() : forge).box()))));
        var manifest = store.active();
        var assertions =
                manifest.assertions().stream()
                        .map(
                                box ->
                                        new Assertion(
                                                manifest.uri("c2pa.assertions/" + box.label()),
                                                box,
                                                true))
                        .toList();
        var context = new ManifestContext(store, manifest, Claim.in(manifest).orElseThrow());
        var findings = new Findings();
        AssertionRules.check(
                new AssertionContext(context, assertions, Set.of(), Specification.V2_4), findings);
        AiStatements.read(assertions);
        Permissions.read(assertions);
        return findings;
    }

    private CborValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> CborValue.of(random.nextInt(4) - 1);
            case 1, 2 -> CborValue.of(WORDS.get(random.nextInt(WORDS.size())));
            case 3 -> CborValue.of(new byte[random.nextInt(40)]);
            case 4 -> new CborValue.Null();
            case 5 -> new CborValue.Tag(random.nextInt(3), value(Math.max(0, depth - 1)));
            case 6 -> array(depth);
            default -> map(depth);
        };
    }

    private CborValue array(int depth) {
        var items = new ArrayList<CborValue>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(Math.max(0, depth - 1)));
        }
        return new CborValue.Array(items);
    }

    private CborValue map(int depth) {
        var map = new CborMapBuilder();
        for (var name : NAMES) {
            if (random.nextInt(6) == 0) {
                map.put(name, random.nextBoolean() ? array(depth) : value(Math.max(0, depth - 1)));
            }
        }
        return map.build();
    }
}
