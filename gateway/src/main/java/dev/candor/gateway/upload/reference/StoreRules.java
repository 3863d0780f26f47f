package dev.candor.gateway.upload.reference;

import dev.candor.gateway.egress.Egress;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which addresses assets are fetched from: those of listed origins (RFC 6454), by https.
@ApplicationScoped
class StoreRules {
    private static final int LONGEST = 2000;

    private final Set<String> origins;
    private final Egress egress;

    StoreRules(StoreConfig config) {
        egress = new Egress(config.development(), config.insideHosts().orElse(Set.of()));
        origins =
                config.origins().orElse(Set.of()).stream()
                        .map(StoreRules::origin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    Egress egress() {
        return egress;
    }

    /// @throws Declined `STORE_NOT_ALLOWED`, at `/asset/url`
    URI require(String url) {
        var uri = read(url);
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getRawFragment() != null) {
            throw no("Name a host, and neither a password nor a fragment.");
        }
        boolean nearby = egress.isNearby(host);
        if (!"https".equals(uri.getScheme()) && !(nearby && "http".equals(uri.getScheme()))) {
            throw no("Assets are fetched by https alone.");
        }
        if (!nearby && Egress.isLiteral(host)) {
            throw no("Name a host that has a name; its certificate does, too.");
        }
        if (!origins.contains(origin(uri))) {
            throw no(
                    "Upload the asset, or ask the operator to list %s in candor.gateway.stores.origins."
                            .formatted(origin(uri)));
        }
        return uri;
    }

    static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private static String origin(URI uri) {
        return "%s://%s:%d"
                .formatted(uri.getScheme(), String.valueOf(uri.getHost()), port(uri))
                .toLowerCase(Locale.ROOT);
    }

    private static URI read(String url) {
        if (url.length() > LONGEST) {
            throw no("A URL has at most %d characters.".formatted(LONGEST));
        }
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw no("This is no URL.");
        }
    }

    private static Declined no(String detail) {
        return new Declined(ReferenceProblem.STORE_NOT_ALLOWED, detail).at("/asset/url");
    }
}
