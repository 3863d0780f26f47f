package dev.candor.c2pa.net;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where connections may go, and how long they may take. Everything else is refused.
///
/// @param hosts names that may be asked, in lower case; `*.example.org` for all names below one
/// @param plain whether plain `http` will do, as most OCSP responders have it
/// @param inside whether private, loopback and link-local addresses may be asked
/// @param timeout for a whole exchange
/// @param redirects how many redirects are followed
/// @param authorities who vouches for servers (TLS); those of the JDK if there are none
public record NetPolicy(
        Set<String> hosts,
        boolean plain,
        boolean inside,
        Duration timeout,
        int redirects,
        List<X509Certificate> authorities) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 3;

    public NetPolicy {
        hosts = Set.copyOf(hosts);
        authorities = List.copyOf(authorities);
        if (timeout.isNegative() || timeout.isZero() || redirects < 0) {
            throw new IllegalArgumentException("%s, %d".formatted(timeout, redirects));
        }
    }

    /// Only these hosts, by `https`, at public addresses.
    public static NetPolicy only(Set<String> hosts) {
        return new NetPolicy(hosts, false, false, TIMEOUT, REDIRECTS, List.of());
    }

    /// The same, by plain `http` too. What is fetched so has to prove itself.
    public NetPolicy orPlain() {
        return new NetPolicy(hosts, true, inside, timeout, redirects, authorities);
    }

    /// The same, at private addresses too: for tests, and for those who keep a responder at home.
    public NetPolicy orInside() {
        return new NetPolicy(hosts, plain, true, timeout, redirects, authorities);
    }

    public NetPolicy within(Duration time) {
        return new NetPolicy(hosts, plain, inside, time, redirects, authorities);
    }

    /// The same, for servers that these authorities vouch for and no others.
    public NetPolicy believing(List<X509Certificate> roots) {
        return new NetPolicy(hosts, plain, inside, timeout, redirects, roots);
    }

    /// Whether a host may be asked.
    public boolean allows(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name)
                || hosts.stream()
                        .filter(one -> one.startsWith("*."))
                        .anyMatch(one -> name.endsWith(one.substring(1)));
    }
}
