package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Stores that lie beside assets, and stores alone.
public final class SidecarCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final byte[] UNKNOWN = unknown();
    private static final String DATA_HASH = "c2pa.hash.data";

    private static final Map<String, Supplier<byte[]>> ASSETS = new TreeMap<>();
    private static final Map<String, Supplier<byte[]>> STORES = new TreeMap<>();

    static {
        put("valid-jpeg", JPEG, () -> beside(JPEG));
        put("valid-unknown-format", UNKNOWN, () -> beside(UNKNOWN));
        put("valid-broken-png", brokenPng(), () -> beside(brokenPng())); // all its bytes are signed
        put("valid-empty", new byte[0], () -> beside(new byte[0]));
        put("changed-asset", Edits.flip(JPEG, -12), () -> beside(JPEG)); // VAL-ASSE-0006
        put("store-of-another", JPEG, () -> beside(UNKNOWN)); // VAL-ASSE-0005
        put("exclusion-of-content", JPEG, SidecarCases::excluding); // VAL-ASSE-0044
        put("exclusion-beyond-end", JPEG, SidecarCases::excludingBeyond); // VAL-ASSE-0040
        put("untrusted-signer", JPEG, () -> beside(JPEG, TestAuthority.stranger()));
        put("embedded-wins", embedded(), () -> beside(embedded())); // VAL-STRU-0003
        put("store-cut-short", JPEG, () -> Arrays.copyOf(beside(JPEG), 900));
        put("no-store-at-all", JPEG, () -> "nothing".getBytes(StandardCharsets.US_ASCII));
        ASSETS.put("store-alone", () -> beside(JPEG));
        ASSETS.put("store-alone-of-nothing", SidecarCases::boundToNothing);
        ASSETS.put("store-alone-cut-short", () -> Arrays.copyOf(beside(JPEG), 900));
    }

    private SidecarCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> assets() {
        return Map.copyOf(ASSETS);
    }

    /// How the store beside an asset is made, where there is one.
    public static Map<String, Supplier<byte[]>> stores() {
        return Map.copyOf(STORES);
    }

    /// Whether an asset is a store alone.
    public static boolean isStore(byte[] asset) {
        return AssetFormats.beginsStore(Bytes.of(asset));
    }

    private static void put(String name, byte[] asset, Supplier<byte[]> store) {
        ASSETS.put(name, () -> asset);
        STORES.put(name, store);
    }

    private static byte[] beside(byte[] asset) {
        return beside(asset, TRUSTED);
    }

    private static byte[] beside(byte[] asset, TestAuthority authority) {
        return Forgery.valid(asset, authority.signer()).carriedBy(Carrier.beside()).store();
    }

    private static byte[] embedded() {
        return Forgery.valid(JPEG, TestAuthority.stranger().signer()).bytes();
    }

    /// The end of the picture is left out of the hash.
    private static byte[] excluding() {
        var tail = new Range(JPEG.length - 10, 10);
        return bound(List.of(tail), Boxes.sha256(Arrays.copyOf(JPEG, JPEG.length - 10)));
    }

    private static byte[] excludingBeyond() {
        return bound(List.of(new Range(JPEG.length, 10)), Boxes.sha256(JPEG));
    }

    /// The store says that all of itself is left out, and that nothing remains.
    private static byte[] boundToNothing() {
        return bound(List.of(new Range(0, 1 << 20)), Boxes.sha256(new byte[0]));
    }

    private static byte[] bound(List<Range> exclusions, byte[] hash) {
        return Forgery.of(
                        JPEG,
                        Forgery.created(TRUSTED.signer())
                                .bound(DATA_HASH, carried -> HardBinding.data(exclusions, hash)))
                .carriedBy(Carrier.beside())
                .store();
    }

    private static byte[] brokenPng() {
        return Arrays.copyOf(Media.png(), 60);
    }

    private static byte[] unknown() {
        var bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }
}
