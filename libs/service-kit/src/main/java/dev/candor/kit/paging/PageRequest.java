package dev.candor.kit.paging;

import dev.candor.kit.problem.QueryParameters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The query parameters of every list: `@BeanParam @Valid PageRequest page`.
public final class PageRequest implements QueryParameters {
    @RestQuery
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int limit;

    @RestQuery @Nullable String cursor;

    /// A request as code makes it, for whoever reads a list to its end.
    public static PageRequest of(int limit, @Nullable String cursor) {
        var request = new PageRequest();
        request.limit = limit;
        request.cursor = cursor;
        return request;
    }

    /// Most items of a page, 1 to 200.
    public int limit() {
        return limit;
    }

    /// Where to go on.
    ///
    /// @throws dev.candor.kit.problem.Declined when the cursor is none of ours
    public Optional<Cursor> cursor() {
        return Optional.ofNullable(cursor).map(Cursor::decode);
    }
}
