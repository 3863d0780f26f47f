package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.Map;

/// The one door to all hard bindings (C2PA 2.4, 15.12).
public final class ContentCheck {
    private static final Map<String, HardBindingCheck> CHECKS =
            Map.of(
                    Labels.DATA_HASH, new DataHashCheck(),
                    Labels.BOXES_HASH, new BoxesHashCheck(),
                    Labels.BMFF_HASH_V2, new BmffHashCheck(),
                    Labels.BMFF_HASH_V3, new BmffHashCheck());

    private ContentCheck() {}

    /// Checks whether the content is what was signed.
    public static void check(Binding binding, Findings findings) throws IOException {
        var check = CHECKS.get(binding.assertion().kind());
        if (binding.asset().format() == AssetFormat.MANIFEST_STORE) {
            StoreAlone.reject(binding, findings);
        } else if (check == null) {
            findings.add(
                    StatusCode.GENERAL_ERROR,
                    binding.assertion().uri(),
                    "The content is bound by %s, which is not supported for this format."
                            .formatted(binding.assertion().kind()));
        } else {
            check.check(binding, findings);
        }
    }
}
