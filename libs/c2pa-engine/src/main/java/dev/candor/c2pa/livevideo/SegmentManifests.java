package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.ExternalUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Judges the manifest that a segment carries, as that of any other asset (C2PA 2.4, chapter 15).
public interface SegmentManifests {
    /// Judges a segment's store.
    Judged judge(OpenAsset segment, Bytes store) throws IOException;

    /// Fetches a store that lies elsewhere; nothing if that may not be, or it is another one.
    Optional<Bytes> fetch(ExternalUri elsewhere);

    /// What came of it.
    ///
    /// @param state the verdict on the segment alone
    /// @param findings all of them
    /// @param said what the active manifest says, if there is one that can be read
    record Judged(ValidationState state, List<Finding> findings, LiveStream said) {
        public Judged {
            findings = List.copyOf(findings);
        }
    }
}
