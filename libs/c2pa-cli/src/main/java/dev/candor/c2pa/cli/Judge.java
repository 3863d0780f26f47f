package dev.candor.c2pa.cli;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.net.KeptList;
import java.time.Instant;
import java.util.List;

/// Who judges, and whom it believes.
///
/// @param lists whom it believes, to be told with every verdict
/// @param time the time it judges at
record Judge(Verifier verifier, List<KeptList> lists, Instant time) {
    Judge {
        lists = List.copyOf(lists);
    }

    /// Whom it believes, in lines for people.
    List<String> believing() {
        return TrustWords.believing(lists, time);
    }
}
