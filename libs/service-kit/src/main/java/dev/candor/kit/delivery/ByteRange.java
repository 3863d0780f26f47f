package dev.candor.kit.delivery;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One range of bytes (RFC 9110, 14.1.2): `bytes=0-99`, `bytes=100-`, `bytes=-50`.
///
/// @param first offset of the first byte
/// @param length at least 1
record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// @return empty when no range is asked for, or one we do not give: then the whole is the
    /// right answer
    /// @throws Declined `RANGE_NOT_SATISFIABLE` when it lies behind the end
    static Optional<ByteRange> of(@Nullable String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        var range = SINGLE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(suffix(Long.parseLong(range.group(2)), size));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        if (last < first && !range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (first >= size) {
            throw unsatisfiable(size);
        }
        return Optional.of(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }

    private static ByteRange suffix(long wanted, long size) {
        if (wanted == 0) {
            throw unsatisfiable(size);
        }
        long length = Math.min(wanted, size);
        return new ByteRange(size - length, length);
    }

    private static Declined unsatisfiable(long size) {
        return new Declined(
                        CommonProblem.RANGE_NOT_SATISFIABLE, "There are %d bytes.".formatted(size))
                .with("size", size);
    }
}
