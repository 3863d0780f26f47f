package dev.candor.c2pa.binding;

import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.Map;

/// A manifest store without its asset: there is no content its binding could match, and the store
/// is no content of its own (C2PA 2.4, 15.5.4).
final class StoreAlone {
    private static final Map<String, StatusCode> MISMATCH =
            Map.of(
                    "c2pa.hash.boxes", StatusCode.ASSERTION_BOXES_HASH_MISMATCH,
                    "c2pa.hash.collection.data", StatusCode.ASSERTION_COLLECTION_HASH_MISMATCH,
                    "c2pa.hash.bmff", StatusCode.ASSERTION_BMFF_HASH_MISMATCH,
                    "c2pa.hash.bmff.v2", StatusCode.ASSERTION_BMFF_HASH_MISMATCH,
                    "c2pa.hash.bmff.v3", StatusCode.ASSERTION_BMFF_HASH_MISMATCH);

    private StoreAlone() {}

    static void reject(Binding binding, Findings findings) {
        findings.add(
                MISMATCH.getOrDefault(
                        binding.assertion().kind(), StatusCode.ASSERTION_DATA_HASH_MISMATCH),
                Rule.ASSE_0006,
                binding.assertion().uri(),
                "These are credentials alone: the file they speak for is not here.");
    }
}
