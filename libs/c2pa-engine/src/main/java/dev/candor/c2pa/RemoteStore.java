package dev.candor.c2pa;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// A manifest store that is to be had at an address: the asset says where, and whoever signs puts
/// the file there (C2PA 2.4, 11.4).
///
/// @param address what the asset says: an absolute `http` or `https` URL
/// @param file the store, written anew; to be served at the address as `application/c2pa`
public record RemoteStore(URI address, Path file) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public RemoteStore {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "%s is no address that a store could be fetched from".formatted(address));
        }
    }
}
