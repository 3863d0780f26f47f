package dev.candor.gateway.portal.profiles;

import dev.candor.gateway.portal.Frame;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One profile, its versions, and what another version would change.
///
/// @param versions newest first
/// @param entry what the form shows
/// @param comparison absent before one was asked for
/// @param refusal why there is none, in the label service's words
record ProfilePage(
        Frame frame,
        Words w,
        ToldProfile profile,
        List<ToldProfile> versions,
        Entry entry,
        @Nullable Comparison comparison,
        @Nullable String refusal)
        implements TemplateInstance {
    /// @param before the version that is compared
    /// @param candidate a profile as JSON
    record Entry(int before, String candidate) {}
}
