package dev.candor.gateway.portal;

import dev.candor.kit.wording.Words;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What goes above a page: what was just done, or why it was not.
///
/// @param refusal in the words of the service that refused
public record Note(@Nullable String done, @Nullable String refusal) {
    public static final Note NONE = new Note(null, null);

    /// @param family of the words that say what was done
    /// @param act what the address of the page says was done
    /// @param acts what can be done there; anything else was made up and says nothing
    public static Note done(
            Words words, String family, @Nullable String act, Collection<String> acts) {
        return act != null && acts.contains(act)
                ? new Note(words.say(family + "." + act), null)
                : NONE;
    }

    static Note refused(String detail) {
        return new Note(null, detail);
    }
}
