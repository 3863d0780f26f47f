package dev.candor.gateway.portal;

import dev.candor.gateway.webhook.DeliveryView;
import dev.candor.gateway.webhook.PingView;
import dev.candor.gateway.webhook.WebhookView;
import dev.candor.kit.paging.Page;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// One webhook, what can be done with it, and its log.
///
/// @param runs whether events are sent to it
/// @param key marks one pressing of a button
/// @param note what was just done with it
record WebhookPage(
        Frame frame,
        Words w,
        WebhookView webhook,
        boolean runs,
        Page<DeliveryView> log,
        String key,
        Note note)
        implements TemplateInstance {
    /// What was just done.
    ///
    /// @param secret that is shown this once
    /// @param ping what became of a ping
    /// @param done which words say it
    record Note(@Nullable String secret, @Nullable PingView ping, @Nullable String done) {
        static final Note NONE = new Note(null, null, null);

        static Note secret(String secret) {
            return new Note(secret, null, null);
        }

        static Note pinged(PingView ping) {
            return new Note(null, ping, null);
        }

        static Note done(@Nullable String done) {
            return new Note(null, null, done);
        }
    }
}
