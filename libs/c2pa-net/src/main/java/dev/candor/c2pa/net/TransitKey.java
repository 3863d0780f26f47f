package dev.candor.c2pa.net;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a key lies that a key service of the shape of Vault's transit engine keeps.
///
/// @param server the service, such as `https://vault.example:8200`
/// @param mount where the engine is mounted, such as `transit`
/// @param name of the key
/// @param version of the key; the newest if null. Certificates belong to one version, so it is best
/// to name it
/// @param namespace of the key (`X-Vault-Namespace`); null if there is none
public record TransitKey(
        URI server,
        String mount,
        String name,
        @Nullable Integer version,
        @Nullable String namespace) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");

    public TransitKey {
        if (server.getHost() == null || server.getRawQuery() != null) {
            throw new IllegalArgumentException("%s is no key service".formatted(server));
        }
        if (!PATH.matcher(mount).matches() || mount.contains("..")) {
            throw new IllegalArgumentException("%s is no mount".formatted(mount));
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("%s is no name of a key".formatted(name));
        }
        if (version != null && version < 1) {
            throw new IllegalArgumentException("Versions count from 1, not %d".formatted(version));
        }
        if (namespace != null && !PATH.matcher(namespace).matches()) {
            throw new IllegalArgumentException("%s is no namespace".formatted(namespace));
        }
    }

    /// The newest version of a key of the engine mounted at `transit`.
    public static TransitKey of(URI server, String name) {
        return new TransitKey(server, "transit", name, null, null);
    }

    /// That version of the key, and no other.
    public TransitKey version(int number) {
        return new TransitKey(server, mount, name, number, namespace);
    }

    /// Where the key signs.
    URI signing() {
        var base = server.toString().replaceFirst("/+$", "");
        return URI.create("%s/v1/%s/sign/%s".formatted(base, mount, name));
    }
}
