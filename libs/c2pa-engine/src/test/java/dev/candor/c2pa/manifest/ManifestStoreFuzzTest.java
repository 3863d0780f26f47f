package dev.candor.c2pa.manifest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.kit.Boxes;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes end in a store or in the one declared exception, packed or not.
class ManifestStoreFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#stores")
    @FuzzTest(maxDuration = "2m")
    void anyBytesEndInAStoreOrTheDeclaredException(byte[] bytes) {
        read(bytes);
        read(
                JumbfWriter.superbox(
                        JumbfType.STORE, Labels.STORE, List.of(Boxes.compressed("a", bytes))));
    }

    private static void read(byte[] bytes) {
        try {
            ManifestStore.read(Bytes.of(bytes));
        } catch (MalformedException e) {
            // declared
        }
    }
}
