package dev.candor.consent.vault;

import dev.candor.kit.problem.Declined;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The keys of some people, for as long as one answer takes. Who was erased has none.
public final class Keyring {
    /// No key at all: opens nothing.
    public static final Keyring EMPTY = new Keyring(Map.of());

    private static final String PREFIX = "sealed:1:";

    private final Map<UUID, DataKey> keys;

    Keyring(Map<UUID, DataKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// Seals a text for a person.
    ///
    /// @param field what the text is, such as `subject`: it opens as nothing else
    /// @throws Declined `PERSON_ERASED` when the person's key is destroyed
    public String seal(UUID person, String field, String text) {
        var key = keys.get(person);
        if (key == null) {
            throw new Declined(
                    VaultProblem.PERSON_ERASED, "Nothing more is written down about this person.");
        }
        var sealed = key.seal(text.getBytes(StandardCharsets.UTF_8), field + "/" + person);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// What [#seal] was given; empty when the person's key is destroyed. A text that was never
    /// sealed is given back as it is.
    public Optional<String> open(UUID person, String field, String sealed) {
        if (!sealed.startsWith(PREFIX)) {
            return Optional.of(sealed);
        }
        return Optional.ofNullable(keys.get(person))
                .map(
                        key ->
                                key.open(
                                        Base64.getUrlDecoder()
                                                .decode(sealed.substring(PREFIX.length())),
                                        field + "/" + person))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Keyring" + keys.keySet();
    }
}
