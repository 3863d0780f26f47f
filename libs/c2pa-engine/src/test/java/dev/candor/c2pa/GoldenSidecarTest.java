package dev.candor.c2pa;

import dev.candor.c2pa.kit.SidecarCases;
import java.util.Map;
import java.util.function.Supplier;

/// Manifest stores in files of their own: beside assets of known, unknown and broken format, and
/// without any.
class GoldenSidecarTest extends GoldenFolder {
    GoldenSidecarTest() {
        super("sidecar", "bin", SidecarCases.assets());
    }

    @Override
    protected Map<String, Supplier<byte[]>> stores() {
        return SidecarCases.stores();
    }

    @Override
    protected String extension(byte[] asset) {
        return SidecarCases.isStore(asset) ? "c2pa" : "bin";
    }
}
