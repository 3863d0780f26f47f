package dev.candor.consent.witness;

import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Which keys of a registry a witness believes: those it knew, and those that one of them vouches
/// for.
final class Beliefs {
    private static final int PARTS = 3;

    private Beliefs() {}

    /// @param known what is believed already; empty at the first look, when all that is shown is
    static List<String> of(List<String> known, List<Sight.Key> shown) {
        if (known.isEmpty()) {
            return shown.stream().map(Sight.Key::x).toList();
        }
        var believed = new ArrayList<>(known);
        for (var key :
                shown.reversed()) { // the oldest first: each is vouched for by the one before
            var endorsement = key.endorsement();
            if (endorsement != null
                    && !believed.contains(key.x())
                    && vouches(believed, endorsement, key.x())) {
                believed.add(key.x());
            }
        }
        return List.copyOf(believed);
    }

    private static boolean vouches(List<String> believed, String jws, String x) {
        var parts = jws.split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        try {
            var statement =
                    new JsonObject(
                            new String(
                                    Base64.getUrlDecoder().decode(parts[1]),
                                    StandardCharsets.UTF_8));
            var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            var signature = Base64.getUrlDecoder().decode(parts[2]);
            return x.equals(statement.getJsonObject("jwk", new JsonObject()).getString("x"))
                    && believed.stream()
                            .map(known -> NoteKey.ofJwk("rotation", Kind.SIGNATURE, known))
                            .anyMatch(known -> known.verifies(signed, signature));
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return false;
        }
    }
}
