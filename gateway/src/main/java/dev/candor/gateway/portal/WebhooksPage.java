package dev.candor.gateway.portal;

import dev.candor.gateway.webhook.WebhookRequest;
import dev.candor.gateway.webhook.WebhookView;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which systems are told what happens, and the form for one more.
///
/// @param key marks one pressing of the button
/// @param filled what the form holds: what was refused comes back as it was written
/// @param refusal why it was refused
record WebhooksPage(
        Frame frame,
        Words w,
        List<WebhookView> webhooks,
        String key,
        WebhookRequest filled,
        @Nullable String refusal)
        implements TemplateInstance {}
