package dev.candor.consent.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of an upload, one by one as they come. Blocks.
interface Rows {
    /// The next row as a JSON text, whatever its form was; null after the last. A JSON line is
    /// given as it is, whether it can be read or not.
    ///
    /// @throws dev.candor.kit.problem.Declined when a row is longer than it may be, or what comes
    /// is no row at all
    @Nullable String next() throws IOException;
}
