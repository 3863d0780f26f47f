package dev.candor.provenance.inspection;

import dev.candor.c2pa.asset.AssetFacts;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.VerificationReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A machine-readable statement about how the media came to be, found in the file.
///
/// @param value as written in the file
record Mark(Kind kind, String field, String value) {
    private static final String DIGITAL_SOURCE_TYPE = "digitalSourceType";

    /// Where a mark was found.
    enum Kind {
        /// An action of a C2PA manifest.
        C2PA("c2pa"),
        /// The IPTC field `Iptc4xmpExt:DigitalSourceType`, in XMP.
        IPTC("iptc");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// All marks, each once. Whether the credentials hold is the verification's to say.
    static List<Mark> in(AssetFacts facts, VerificationReport report) {
        var metadata =
                facts.digitalSourceTypes().stream()
                        .map(type -> new Mark(Kind.IPTC, DIGITAL_SOURCE_TYPE, type));
        var credentials =
                report.manifests().stream()
                        .map(ManifestSummary::actions)
                        .flatMap(List::stream)
                        .map(ActionSummary::digitalSourceType)
                        .filter(Objects::nonNull)
                        .map(type -> new Mark(Kind.C2PA, DIGITAL_SOURCE_TYPE, type));
        return Stream.concat(credentials, metadata).distinct().toList();
    }
}
