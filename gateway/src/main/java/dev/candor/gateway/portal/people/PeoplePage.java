package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.ToldGrant;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is registered, and which requests wait for an answer.
///
/// @param name that was searched for; empty when nobody was
/// @param waiting of all people; empty on a search and on later pages
/// @param next address of the next page; absent at the end
record PeoplePage(
        Frame frame,
        Words w,
        String name,
        List<Person> people,
        List<ToldGrant> waiting,
        @Nullable String next)
        implements TemplateInstance {
    static @Nullable String next(String name, @Nullable String cursor) {
        return cursor == null
                ? null
                : "/portal/people?name=%s&cursor=%s".formatted(encoded(name), encoded(cursor));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
