package dev.candor.c2pa.manifest;

import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.port.SigningException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes assertions out of manifests (C2PA 2.4, 6.8). Their boxes go; all else stays byte for byte.
public final class Redacted {
    private static final int HEADER = 8;

    private Redacted() {}

    /// A manifest's box without the assertions that are to go.
    ///
    /// @param redactions those of this manifest alone
    /// @throws SigningException if one of them is not there
    public static byte[] without(Manifest manifest, List<Redaction> redactions)
            throws SigningException {
        if (redactions.isEmpty()) {
            return manifest.stored().raw().toArray();
        }
        var labels =
                redactions.stream()
                        .map(redaction -> redaction.assertion().label())
                        .collect(Collectors.toSet());
        for (var label : labels) {
            if (manifest.assertionStore().flatMap(store -> store.child(label)).isEmpty()) {
                throw new SigningException(
                        "There is no assertion %s in %s to take out"
                                .formatted(label, manifest.label()));
            }
        }
        var store = manifest.assertionStore().orElseThrow();
        return rebuilt(
                manifest.box(),
                child ->
                        child == store
                                ? rebuilt(store, one -> kept(one, labels))
                                : child.raw().toArray());
    }

    private static byte[] kept(JumbfBox box, Set<String> labels) {
        return box instanceof JumbfBox.Superbox superbox && labels.contains(superbox.label())
                ? new byte[0]
                : box.raw().toArray();
    }

    @FunctionalInterface
    private interface Change {
        byte[] of(JumbfBox child);
    }

    private static byte[] rebuilt(JumbfBox.Superbox box, Change change) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(description(box).toArray());
        box.children().forEach(child -> content.writeBytes(change.of(child)));
        return ByteBuffer.allocate(HEADER + content.size())
                .putInt(HEADER + content.size())
                .put(new byte[] {'j', 'u', 'm', 'b'})
                .put(content.toByteArray())
                .array();
    }

    /// The description is what lies in front of the first child.
    private static Bytes description(JumbfBox.Superbox box) {
        int children = box.children().stream().mapToInt(child -> child.raw().length()).sum();
        return box.content().slice(0, box.content().length() - children);
    }
}
