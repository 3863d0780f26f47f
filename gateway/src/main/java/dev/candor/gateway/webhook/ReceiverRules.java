package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.WebhookProblem.RECEIVER_NOT_ALLOWED;

import dev.candor.gateway.egress.Egress;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/// Where events may go: a URL when it is told, and an address each time it is connected to, since a
/// name may lead elsewhere tomorrow.
@ApplicationScoped
class ReceiverRules {
    private final Egress egress;

    ReceiverRules(WebhookConfig config) {
        egress = new Egress(config.development(), config.insideHosts().orElse(Set.of()));
    }

    /// @throws Declined `RECEIVER_NOT_ALLOWED`, at `/url`
    URI require(String url) {
        var uri = read(url);
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getRawFragment() != null) {
            throw no("Name a host, and neither a password nor a fragment.");
        }
        boolean nearby = egress.isNearby(host);
        if (!"https".equals(uri.getScheme()) && !(nearby && "http".equals(uri.getScheme()))) {
            throw no("Events are sent by https alone.");
        }
        if (!nearby && Egress.isLiteral(host)) {
            throw no("Name a host that has a name; its certificate does, too.");
        }
        return uri;
    }

    Egress egress() {
        return egress;
    }

    private static URI read(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw no("This is no URL.");
        }
    }

    private static Declined no(String detail) {
        return new Declined(RECEIVER_NOT_ALLOWED, detail).at("/url");
    }
}
