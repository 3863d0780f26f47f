package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import java.util.List;
import java.util.stream.Stream;

/// The hash algorithms that standard assertions name themselves, beside those their claim names for
/// them (C2PA 2.4, 15.4): in a reference, in a binding, or in a part of one.
public final class NamedAlgorithms {
    private static final String ALGORITHM = "alg";

    /// References that are judged elsewhere (15.11.3, 15.10.4).
    private static final List<String> ELSEWHERE =
            List.of("activeManifest", "claimSignature", "c2pa_manifest", "location");

    private static final List<String> OF_BINDING =
            List.of(ALGORITHM, "merkle/*/" + ALGORITHM, "boxes/*/" + ALGORITHM);

    private NamedAlgorithms() {}

    /// The words of the algorithms an assertion names, in no order that means something.
    public static Stream<String> of(Assertion assertion) {
        return Stream.concat(inReferences(assertion), inPlaces(assertion));
    }

    private static Stream<String> inReferences(Assertion assertion) {
        return References.of(assertion)
                .flatMap(reference -> reference.asMap().stream())
                .flatMap(map -> map.text(ALGORITHM).stream());
    }

    private static Stream<String> inPlaces(Assertion assertion) {
        var places = places(assertion);
        if (places.isEmpty()) {
            return Stream.empty();
        }
        try {
            var content = assertion.content();
            return places.stream()
                    .flatMap(path -> References.at(content, path))
                    .flatMap(NamedAlgorithms::word);
        } catch (MalformedException e) {
            return Stream.empty(); // said elsewhere
        }
    }

    private static List<String> places(Assertion assertion) {
        boolean refers =
                Labels.isIngredient(assertion.label())
                        || assertion.kind().equals(CloudDataRule.KIND)
                        || assertion.kind().equals(ExternalReferenceRule.KIND);
        if (refers) {
            return ELSEWHERE.stream().map(place -> place + "/" + ALGORITHM).toList();
        }
        boolean binds =
                Labels.isHardBinding(assertion.label())
                        || Labels.partBinding(assertion.label()).isPresent();
        return binds ? OF_BINDING : List.of();
    }

    private static Stream<String> word(CborValue value) {
        return value instanceof CborValue.Text(var word) ? Stream.of(word) : Stream.empty();
    }
}
