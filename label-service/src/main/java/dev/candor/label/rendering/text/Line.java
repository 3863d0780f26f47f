package dev.candor.label.rendering.text;

import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.vocabulary.Language.Direction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A planned line, with what a writer has to know of its language.
///
/// @param text its words
/// @param more sentences under it
/// @param link absolute address; none where there is nothing to lead to
record Line(
        String text,
        String language,
        Direction direction,
        Set<Place> places,
        List<String> more,
        @Nullable String link,
        Map<String, String> jsonLd,
        Map<String, String> meta,
        Map<String, String> headers) {
    Line {
        places = Set.copyOf(places);
        more = List.copyOf(more);
    }

    /// @param publicUrl what paths of the plan are below
    static Line of(TextLine planned, Direction direction, @Nullable String publicUrl) {
        return new Line(
                planned.words().text(),
                planned.words().language(),
                direction,
                Set.copyOf(planned.places()),
                planned.more(),
                absolute(planned.link(), publicUrl),
                planned.jsonLd(),
                planned.meta(),
                planned.headers());
    }

    private static @Nullable String absolute(@Nullable String link, @Nullable String publicUrl) {
        if (link == null || link.startsWith("https://") || link.startsWith("http://")) {
            return link;
        }
        return publicUrl == null || !link.startsWith("/")
                ? null
                : publicUrl.replaceFirst("/+$", "") + link;
    }

    /// Words, sentences and link, as plain text has them.
    String plain(String newline) {
        return Stream.of(Stream.of(text), more.stream(), Stream.ofNullable(link))
                .flatMap(part -> part)
                .collect(Collectors.joining(newline));
    }

    /// Before the text. A place of its own beside a headline is before it where there is none.
    boolean atStart() {
        return places.contains(Place.ABOVE)
                || places.contains(Place.START)
                || places.contains(Place.INLINE);
    }

    boolean atHeadline() {
        return places.contains(Place.NEAR_HEADLINE);
    }

    boolean atEnd() {
        return places.contains(Place.END) || places.contains(Place.CREDITS);
    }

    boolean inMenu() {
        return places.contains(Place.MENU);
    }
}
