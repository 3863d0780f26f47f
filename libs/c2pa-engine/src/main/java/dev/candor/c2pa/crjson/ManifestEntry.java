package dev.candor.c2pa.crjson;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.trust.StampSummary;
import java.util.HashSet;
import java.util.List;

/// One manifest as crJSON shows it. What cannot be read is empty: the results say why.
record ManifestEntry(ManifestStore store, Manifest manifest) {
    private static final List<String> LISTS = List.of("gathered_assertions", "redacted_assertions");
    private static final JsonValue NOTHING = new JsonMapBuilder().build();

    JsonValue json(Results results) {
        var entry = new JsonMapBuilder();
        entry.put("label", manifest.label());
        entry.put("isUpdateManifest", manifest.kind() == Manifest.Kind.UPDATE);
        entry.put("isCompressedManifest", manifest.kind() == Manifest.Kind.COMPRESSED);
        entry.put("assertions", assertions());
        claim(entry);
        entry.put("signature", signature());
        entry.put("validationResults", results.of(manifest));
        var deltas = results.deltas(manifest);
        if (!deltas.isEmpty()) {
            entry.put("ingredientDeltas", deltas);
        }
        return entry.build();
    }

    private JsonValue assertions() {
        var assertions = new JsonMapBuilder();
        var labels = new HashSet<String>();
        for (var box : manifest.assertions()) {
            if (labels.add(box.label())) {
                assertions.put(box.label(), content(box));
            }
        }
        return assertions.build();
    }

    private JsonValue content(JumbfBox.Superbox box) {
        try {
            if (box.type().equals(JumbfType.CBOR)) {
                return CborToJson.of(Assertion.content(box));
            } else if (box.type().equals(JumbfType.JSON)) {
                return JsonReader.read(box.payload("json").orElse(Bytes.EMPTY));
            }
            return file(box);
        } catch (MalformedException e) {
            return NOTHING;
        }
    }

    /// Content that is no text is named and hashed, not repeated.
    private JsonValue file(JumbfBox.Superbox box) {
        var entry = new JsonMapBuilder();
        box.payload("bfdb")
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> entry.put("format", mediaType(description)));
        return entry.put("identifier", manifest.uri(Labels.ASSERTIONS + "/" + box.label()).value())
                .put(
                        "hash",
                        CborToJson.of(
                                Bytes.of(box.content().digest(HashAlgorithm.SHA256.digest()))))
                .build();
    }

    /// A toggle, and a media type that a zero ends (ISO/IEC 19566-5, embedded file description).
    private static String mediaType(Bytes description) {
        var text = description.from(1).toText();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private void claim(JsonMapBuilder entry) {
        var claims = manifest.claims();
        if (claims.isEmpty()) {
            return;
        }
        var early = claims.getFirst().label().equals(Labels.CLAIM_V1);
        try {
            var claim = CborToJson.of(CborReader.read(manifest.claimBytes()));
            entry.put(early ? "claim" : "claim.v2", withLists(claim, early));
        } catch (MalformedException e) {
            entry.put(early ? "claim" : "claim.v2", NOTHING);
        }
    }

    /// Lists of references are there even where the claim has none (crJSON, 3.5.1).
    private static JsonValue withLists(JsonValue claim, boolean early) {
        var map = claim.asMap();
        if (map.isEmpty()) {
            return NOTHING;
        }
        var all = new JsonMapBuilder();
        map.get().members().forEach(member -> all.put(member.name(), member.value()));
        for (var list : early ? LISTS.subList(1, 2) : LISTS) {
            if (map.get().get(list).isEmpty()) {
                all.put(list, List.of());
            }
        }
        return all.build();
    }

    private JsonValue signature() {
        try {
            var box = manifest.signature();
            var signature =
                    CoseSign1.read(box.flatMap(found -> found.payload("cbor")).orElse(Bytes.EMPTY));
            var entry = new JsonMapBuilder();
            entry.put(
                    "algorithm", signature.algorithm().map(ManifestEntry::word).orElse("Unknown"));
            entry.put(
                    "certificateInfo",
                    CertificateInfo.of(CertificateChain.read(signature.chain()).signer()));
            StampSummary.of(signature).ifPresent(stamp -> entry.put("timeStampInfo", stamp(stamp)));
            return entry.build();
        } catch (MalformedException | RuntimeException e) { // as broken DER may end
            return NOTHING;
        }
    }

    /// As C2PA 2.4, 13.2.1, spells it.
    private static String word(SigningAlgorithm algorithm) {
        return algorithm == SigningAlgorithm.ED25519 ? "Ed25519" : algorithm.name();
    }

    private static JsonValue stamp(StampSummary stamp) {
        return new JsonMapBuilder()
                .put("timestamp", Times.of(stamp.time()))
                .put("certificateInfo", CertificateInfo.of(stamp.authority()))
                .build();
    }
}
