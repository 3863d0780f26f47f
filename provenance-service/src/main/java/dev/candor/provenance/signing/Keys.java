package dev.candor.provenance.signing;

import dev.candor.provenance.identity.Keyring.KeyInUse;
import java.util.List;
import java.util.stream.Stream;

/// The keys that are in use for one signature.
///
/// @param claim signs the manifest
/// @param actors stand behind it, in the order of the request
record Keys(KeyInUse claim, List<KeyInUse> actors) {
    Keys {
        actors = List.copyOf(actors);
    }

    Keys and(KeyInUse actor) {
        return new Keys(claim, Stream.concat(actors.stream(), Stream.of(actor)).toList());
    }

    List<KeyInUse> all() {
        return Stream.concat(Stream.of(claim), actors.stream()).toList();
    }
}
