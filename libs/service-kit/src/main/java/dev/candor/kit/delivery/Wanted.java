package dev.candor.kit.delivery;

import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// What a request says of the bytes that it wants and of those that it has (RFC 9110, 13 and 14):
/// `@BeanParam Wanted wanted`.
public final class Wanted {
    @RestHeader("Range")
    @Nullable String range;

    @RestHeader("If-Range")
    @Nullable String ifRange;

    @RestHeader("If-None-Match")
    @Nullable String ifNoneMatch;

    /// A request as code makes it.
    public static Wanted of(
            @Nullable String range, @Nullable String ifRange, @Nullable String ifNoneMatch) {
        var wanted = new Wanted();
        wanted.range = range;
        wanted.ifRange = ifRange;
        wanted.ifNoneMatch = ifNoneMatch;
        return wanted;
    }

    boolean has(String etag) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(etag) || ifNoneMatch.strip().equals("*"));
    }

    /// The range, unless it is about other bytes than those of `etag`.
    @Nullable String rangeOf(String etag) {
        return ifRange == null || ifRange.equals(etag) ? range : null;
    }
}
