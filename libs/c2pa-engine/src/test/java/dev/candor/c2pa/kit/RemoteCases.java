package dev.candor.c2pa.kit;

import dev.candor.c2pa.port.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Assets whose store is said to be elsewhere, and what is found there.
public final class RemoteCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String PLACE = "https://credentials.example/picture.c2pa";

    private static final Map<String, Supplier<byte[]>> ASSETS = new TreeMap<>();
    private static final Map<String, Supplier<byte[]>> STORES = new TreeMap<>();
    private static final Map<String, Fetcher> FETCHERS = new TreeMap<>();

    static {
        var here = Provenance.jpeg(PLACE);
        ASSETS.put("not-fetched", () -> here);
        put("fetched", here, found(here)); // VAL-STRU-0010
        put("fetched-of-another", here, found(Media.jpeg())); // VAL-ASSE-0006
        put("unreachable", here, RemoteCases::unreachable); // VAL-STRU-0014
        put("something-else-there", here, page());
        put("broken-store-there", here, cutShort(here));
        put("unreachable-but-beside", here, RemoteCases::unreachable); // VAL-STRU-0012
        STORES.put("unreachable-but-beside", () -> store(here));
        put("fetched-before-beside", here, found(here)); // VAL-STRU-0008, VAL-STRU-0009
        STORES.put("fetched-before-beside", () -> store(Media.jpeg()));
        ASSETS.put("not-fetched-but-beside", () -> here);
        STORES.put("not-fetched-but-beside", () -> store(here));
        var manifest = Provenance.jpeg(PLACE + "#jumbf=c2pa/" + Forgery.LABEL);
        put("fragment-ignored", manifest, found(manifest)); // VAL-STRU-0016
        var local = Provenance.jpeg("file:///etc/passwd");
        put("local-address", local, anywhere(local));
        var relative = Provenance.jpeg("picture.c2pa");
        put("relative-address", relative, anywhere(relative));
        var nonsense = Provenance.jpeg("https://not an address");
        put("no-address", nonsense, found(nonsense));
        put("within", Provenance.jpeg("self#jumbf=c2pa/" + Forgery.LABEL), found(here));
        put(
                "embedded-wins",
                Forgery.valid(here, TestAuthority.stranger().signer()).bytes(),
                found(here)); // VAL-STRU-0003, VAL-STRU-0007
    }

    private RemoteCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> assets() {
        return Map.copyOf(ASSETS);
    }

    /// How the store beside an asset is made, where there is one.
    public static Map<String, Supplier<byte[]>> stores() {
        return Map.copyOf(STORES);
    }

    /// What fetches in a case, if anything may be fetched.
    public static Optional<Fetcher> fetcher(String name) {
        return Optional.ofNullable(FETCHERS.get(name));
    }

    private static void put(String name, byte[] asset, Fetcher fetcher) {
        ASSETS.put(name, () -> asset);
        FETCHERS.put(name, fetcher);
    }

    /// The store of an asset lies at the one place, and at no other.
    private static Fetcher found(byte[] asset) {
        return (uri, limit) -> at(uri, store(asset));
    }

    /// The store of an asset lies wherever it is looked for.
    private static Fetcher anywhere(byte[] asset) {
        return (uri, limit) -> store(asset);
    }

    /// Certificates differ by a byte in length from run to run, so the box says a length of its
    /// own.
    private static Fetcher cutShort(byte[] asset) {
        return (uri, limit) ->
                at(uri, ByteBuffer.wrap(Arrays.copyOf(store(asset), 900)).putInt(0, 2000).array());
    }

    private static Fetcher page() {
        return (uri, limit) -> at(uri, "<html>Gone</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unreachable(URI uri, int limit) throws IOException {
        throw new IOException("No route to " + uri);
    }

    private static byte[] at(URI uri, byte[] body) throws IOException {
        if (!uri.toString().equals(PLACE)) {
            throw new IOException("Nothing at " + uri);
        }
        return body;
    }

    private static byte[] store(byte[] asset) {
        return Forgery.valid(asset, TRUSTED.signer()).carriedBy(Carrier.beside()).store();
    }
}
