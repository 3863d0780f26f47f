package dev.candor.consent.agreement;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line as an agreement has it, or a line of a grant in the same words. `*` among purposes,
/// channels or territories (there `WORLD`) stands for all; absent likeness or techniques too.
///
/// @param contentLimits kinds of content that a line made after it does not permit
public record TemplateLine(
        @NotNull @Pattern(regexp = "PERMIT|PROHIBIT", message = "PERMIT or PROHIBIT") String effect,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull
                                @Pattern(
                                        regexp =
                                                "CAPTURE|TRAIN|GENERATE|EDIT|DISTRIBUTE|INFER|MINE",
                                        message = "no such action")
                                String>
                        actions,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "IMAGE|VIDEO|AUDIO|TEXT|DOCUMENT",
                                        message = "no such kind of media")
                                String>
                        modalities,
        @NotEmpty @Size(max = 50) List<@NotNull @Size(max = 64) String> purposes,
        @NotEmpty @Size(max = 250) List<@NotNull @Size(max = 10) String> territories,
        @NotEmpty @Size(max = 50) List<@NotNull @Size(max = 64) String> channels,
        @Size(min = 1, max = 6) @Nullable List<@NotNull @Size(max = 10) String> likeness,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @Size(max = 64) String> techniques,
        @Size(max = 50) @Nullable List<@NotNull @Size(max = 64) String> contentLimits) {
    private static final String ANY = "*";
    private static final String WORLD = "WORLD";

    boolean permits() {
        return effect.equals("PERMIT");
    }

    /// Whether all that `other` speaks of, this line speaks of too.
    boolean holds(TemplateLine other) {
        return effect.equals(other.effect)
                && actions.containsAll(other.actions)
                && modalities.containsAll(other.modalities)
                && covers(purposes, other.purposes, ANY)
                && covers(territories, other.territories, WORLD)
                && covers(channels, other.channels, ANY)
                && narrows(likeness, other.likeness)
                && narrows(techniques, other.techniques);
    }

    /// Whether `other` leaves out all the content that this line leaves out.
    boolean limits(TemplateLine other) {
        return contentLimits == null
                || other.contentLimits != null && other.contentLimits.containsAll(contentLimits);
    }

    private static boolean covers(Collection<String> all, Collection<String> some, String any) {
        return all.contains(any) || all.containsAll(some);
    }

    private static boolean narrows(@Nullable List<String> all, @Nullable List<String> some) {
        return all == null || some != null && all.containsAll(some);
    }
}
