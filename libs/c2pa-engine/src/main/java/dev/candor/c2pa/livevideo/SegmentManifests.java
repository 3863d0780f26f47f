package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Judges the manifest that a segment carries, as that of any other asset (C2PA 2.4, chapter 15).
@FunctionalInterface
public interface SegmentManifests {
    /// Judges a segment's store.
    Judged judge(OpenAsset segment, Bytes store) throws IOException;

    /// What came of it.
    ///
    /// @param state the verdict on the segment alone
    /// @param manifest label of the active manifest; empty if there is none that can be read
    /// @param findings all of them
    /// @param place what the manifest says of the segment's place in the stream
    record Judged(
            ValidationState state,
            String manifest,
            List<Finding> findings,
            Optional<Assertion> place) {
        public Judged {
            findings = List.copyOf(findings);
        }
    }
}
