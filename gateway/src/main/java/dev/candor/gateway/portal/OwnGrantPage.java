package dev.candor.gateway.portal;

import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One grant, whole: what the person was told, what it is about, what has happened, what was made
/// with it, and the receipt.
///
/// @param whose whom the visitor speaks for here; absent when it is themselves
/// @param done what was just done, in words
/// @param refusal why it was not done, in the registry's words
record OwnGrantPage(
        Frame frame,
        Words w,
        ToldGrant grant,
        @Nullable String whose,
        NoticeView.Translation notice,
        List<Step> history,
        List<Use> uses,
        @Nullable String done,
        @Nullable String refusal)
        implements TemplateInstance {
    /// One thing that happened.
    record Step(String when, String what, String by) {
        static Step of(HistoryView.Event event, Words words) {
            var what = words.code("event", event.kind());
            return new Step(
                    words.minute(event.at()),
                    event.method() == null
                            ? what
                            : "%s (%s)".formatted(what, words.code("method", event.method())),
                    words.code("capacity", event.capacity()));
        }
    }

    /// Something that was published.
    ///
    /// @param checked what was asked of the registry before; empty when that was not kept
    record Use(String when, String what, String sha256, String checked) {
        static Use of(UseView use, UseView.@Nullable Question asked, Words words) {
            return new Use(
                    words.minute(use.linkedAt()),
                    words.code("action", use.action()),
                    use.assetSha256(),
                    asked == null ? "" : checked(asked, words));
        }

        private static String checked(UseView.Question asked, Words words) {
            return words.say(
                    "use-checked",
                    words.joined(
                            List.of(
                                    words.code("purpose", asked.purpose()),
                                    words.code("channel", asked.channel()),
                                    words.places(asked.territories()))));
        }
    }
}
