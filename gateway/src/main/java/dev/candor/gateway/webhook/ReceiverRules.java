package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.WebhookProblem.RECEIVER_NOT_ALLOWED;

import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where events may go: a URL when it is told, and an address each time it is connected to, since a
/// name may lead elsewhere tomorrow.
@ApplicationScoped
class ReceiverRules {
    /// A host that is an address itself, however it is written: digits and dots alone, or IPv6.
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+|0[xX].*");

    private static final Pattern LOOPBACK_NAME = Pattern.compile("localhost|127\\..*|\\[::1]");

    private final boolean development;
    private final Set<String> insideHosts;

    ReceiverRules(WebhookConfig config) {
        development = config.development();
        insideHosts = config.insideHosts().orElse(Set.of());
    }

    /// @throws Declined `RECEIVER_NOT_ALLOWED`, at `/url`
    URI require(String url) {
        var uri = read(url);
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getRawFragment() != null) {
            throw no("Name a host, and neither a password nor a fragment.");
        }
        boolean nearby = development && LOOPBACK_NAME.matcher(host).matches();
        if (!"https".equals(uri.getScheme()) && !(nearby && "http".equals(uri.getScheme()))) {
            throw no("Events are sent by https alone.");
        }
        if (!nearby && LITERAL.matcher(host).matches()) {
            throw no("Name a host that has a name; its certificate does, too.");
        }
        return uri;
    }

    /// Whether a connection to `address` is let out for `host`.
    void requireReachable(String host, InetAddress address) throws ForbiddenAddressException {
        boolean inside = insideHosts.contains(host.toLowerCase(Locale.ROOT));
        boolean nearby = development && address.isLoopbackAddress();
        if (!inside && !nearby && !PublicAddresses.contain(address)) {
            throw new ForbiddenAddressException();
        }
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

    /// The name leads to an address that is not public. Its message does not say to which.
    static final class ForbiddenAddressException extends IOException {
        static final String MESSAGE = "The host leads to an address that is not public.";
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super(MESSAGE);
        }
    }
}
