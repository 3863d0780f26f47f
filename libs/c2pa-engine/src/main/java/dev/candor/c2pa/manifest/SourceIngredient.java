package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.definition.Component.Word;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IngredientDelta;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An asset that a new manifest was made from, as an ingredient (C2PA 2.4, 18.16).
///
/// @param relationship such as `parentOf`
/// @param words what is said of it, by field
/// @param thumbnail a small picture of it; null if there is none
/// @param credentials the source's manifest; null if it came without
/// @param name by which actions mean it; null if none does
/// @param placed whether an action of its own says that it was placed
public record SourceIngredient(
        String relationship,
        Map<Word, String> words,
        @Nullable Thumbnail thumbnail,
        @Nullable Credentials credentials,
        @Nullable String name,
        boolean placed) {
    public SourceIngredient {
        words = Map.copyOf(words);
    }

    /// Whether it is what was opened.
    boolean isParent() {
        return relationship.equals(Ingredient.PARENT_OF);
    }

    /// The source's manifest and what was found when it was validated.
    ///
    /// @param active the source's active manifest
    /// @param findings what validation found of it, in order
    /// @param deltas what is new of each ingredient it has
    public record Credentials(
            Manifest active, List<Finding> findings, List<IngredientDelta> deltas) {
        public Credentials {
            findings = List.copyOf(findings);
            deltas = List.copyOf(deltas);
        }
    }

    private static final String SPECIFICATION = "2.4.0";

    /// The content of the ingredient assertion (version 3).
    ///
    /// @param picture where its thumbnail is; null if it has none
    CborValue toCbor(@Nullable HashedUri picture) {
        var map = new CborMapBuilder();
        map.put("relationship", relationship);
        for (var word : Word.values()) {
            map.putIfPresent(word.field(), words.get(word));
        }
        if (picture != null) {
            map.put("thumbnail", picture.toCbor());
        }
        if (credentials != null) {
            put(credentials, map);
        }
        return map.build();
    }

    private static void put(Credentials credentials, CborMapBuilder map) {
        var manifest = credentials.active;
        map.put("activeManifest", HashedUri.to(manifest.uri(""), manifest.stored()).toCbor());
        manifest.signature()
                .ifPresent(
                        box ->
                                map.put(
                                        "claimSignature",
                                        HashedUri.to(manifest.uri(Labels.SIGNATURE), box)
                                                .toCbor()));
        map.put("validationResults", results(credentials));
    }

    private static CborValue results(Credentials credentials) {
        var map = new CborMapBuilder().put("activeManifest", codes(credentials.findings));
        if (!credentials.deltas.isEmpty()) {
            map.put(
                    "ingredientDeltas",
                    new CborValue.Array(
                            credentials.deltas.stream().map(SourceIngredient::delta).toList()));
        }
        return map.put("specVersion", SPECIFICATION).build();
    }

    private static CborValue delta(IngredientDelta delta) {
        return new CborMapBuilder()
                .put("ingredientAssertionURI", delta.assertion().value())
                .put("validationDeltas", codes(delta.findings()))
                .build();
    }

    private static CborValue codes(List<Finding> findings) {
        return new CborMapBuilder()
                .put("success", entries(findings, Finding.Passed.class::isInstance))
                .put("informational", entries(findings, Finding.Noted.class::isInstance))
                .put("failure", entries(findings, Finding.Failed.class::isInstance))
                .build();
    }

    private static CborValue entries(List<Finding> findings, Predicate<Finding> wanted) {
        return new CborValue.Array(
                findings.stream()
                        .filter(wanted)
                        .map(finding -> entry(finding.code(), finding.about()))
                        .distinct()
                        .toList());
    }

    private static CborValue entry(Code code, JumbfUri about) {
        return new CborMapBuilder().put("code", code.code()).put("url", about.value()).build();
    }
}
