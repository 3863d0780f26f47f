package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one door to all hard bindings (C2PA 2.4, 15.12).
public final class ContentCheck {
    private static final Map<String, HardBindingCheck> CHECKS =
            Map.of(
                    Labels.DATA_HASH, new DataHashCheck(),
                    Labels.BOXES_HASH, new BoxesHashCheck(),
                    Labels.BMFF_HASH, new EarlyBmffHashCheck(),
                    Labels.BMFF_HASH_V2, new BmffHashCheck(),
                    Labels.BMFF_HASH_V3, new BmffHashCheck(),
                    Labels.COLLECTION_HASH, new CollectionHashCheck());

    /// What the parts may speak against: the content, not the way it is bound.
    private static final Set<StatusCode> MISMATCHES =
            Set.of(
                    StatusCode.ASSERTION_DATA_HASH_MISMATCH,
                    StatusCode.ASSERTION_BMFF_HASH_MISMATCH,
                    StatusCode.ASSERTION_BOXES_HASH_MISMATCH,
                    StatusCode.ASSERTION_BOXES_HASH_UNKNOWN_BOX);

    private static final HardBindingCheck HIDDEN = new TextHashCheck();

    private ContentCheck() {}

    /// Text that hides its store is hashed in a way of its own.
    private static @Nullable HardBindingCheck checkFor(String kind, Binding binding) {
        var layout = binding.asset().layout();
        boolean hides =
                binding.asset().format() == AssetFormat.TEXT
                        && (layout.store() != null
                                || layout.faults().contains(ContainerFault.TEXT_MULTIPLE_WRAPPERS));
        return hides && kind.equals(Labels.DATA_HASH) ? HIDDEN : CHECKS.get(kind);
    }

    /// Checks whether the content is what was signed. Where the whole does not match, its parts
    /// are looked for (VAL-ASSE-0057, VAL-ASSE-0088) and decide, if the manifest speaks of them
    /// (VAL-ASSE-0048, VAL-ASSE-0050, VAL-ASSE-0058, VAL-ASSE-0089); then nothing is said against
    /// the whole (VAL-ASSE-0108).
    public static void check(Binding binding, Findings findings) throws IOException {
        var whole = new Findings();
        check(binding.assertion().kind(), binding, whole);
        var parts =
                whole.toList().stream().anyMatch(ContentCheck::isMismatch)
                        ? MultiAssetHashCheck.among(binding.context())
                        : List.<Assertion>of();
        if (parts.isEmpty()) {
            findings.addAll(whole);
        } else {
            new MultiAssetHashCheck(binding, findings).check(parts);
        }
    }

    /// Checks a part of an asset as if it were one.
    static void checkPart(Binding part, Findings findings) throws IOException {
        check(Labels.partBinding(part.assertion().label()).orElse(""), part, findings);
    }

    private static void check(String kind, Binding binding, Findings findings) throws IOException {
        var check = checkFor(kind, binding);
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

    private static boolean isMismatch(Finding finding) {
        return finding.code() instanceof StatusCode code && MISMATCHES.contains(code);
    }
}
