package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.text.TextContainer;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of several stores hidden in one text speaks for it: the one whose own binding leaves out
/// just the place where it lies (VAL-CONT-0005; C2PA 2.4, A.8.4.1 and 15.12.1.3.1).
public final class TextStores {
    private TextStores() {}

    /// The store that speaks for a text with several. Where none means its own place it is the last
    /// one, whose binding is then refused; where several do, nothing.
    public static Optional<Bytes> speaking(ChannelReader text) throws IOException {
        var wrappers = TextContainer.wrappers(text);
        var meant = new ArrayList<Bytes>();
        for (var wrapper : wrappers) {
            if (meansItself(text, wrapper)) {
                meant.add(wrapper.store());
            }
        }
        if (wrappers.isEmpty() || meant.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(meant.isEmpty() ? wrappers.getLast().store() : meant.getFirst());
    }

    private static boolean meansItself(ChannelReader text, TextContainer.Wrapper wrapper)
            throws IOException {
        try {
            var place = TextHashCheck.Place.of(text, wrapper);
            var store = ManifestStore.read(wrapper.store());
            for (var binding : bindings(store)) {
                if (place.meantBy(DataHash.of(binding), isUpdated(store)).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (BrokenRuleException | MalformedException e) {
            return false; // what cannot be read means nothing
        }
    }

    private static boolean isUpdated(ManifestStore store) {
        return store.active().kind() == Manifest.Kind.UPDATE;
    }

    /// The bindings of the active manifest; of an update those of all before it.
    private static List<Assertion> bindings(ManifestStore store) {
        var manifests = isUpdated(store) ? store.manifests() : List.of(store.active());
        return manifests.stream()
                .flatMap(
                        manifest ->
                                manifest.assertions().stream()
                                        .filter(
                                                box ->
                                                        Labels.kind(box.label())
                                                                .equals(Labels.DATA_HASH))
                                        .map(
                                                box ->
                                                        new Assertion(
                                                                manifest.uri(
                                                                        Labels.ASSERTIONS
                                                                                + "/"
                                                                                + box.label()),
                                                                box,
                                                                true)))
                .toList();
    }
}
