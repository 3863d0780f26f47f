package dev.candor.consent.vault;

import dev.candor.kit.problem.Declined;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The keys of some people, for as long as one answer takes. Who was erased has none.
public final class Keyring {
    /// No key at all: opens nothing.
    public static final Keyring EMPTY = new Keyring(Map.of());

    /// What answers say in place of a text whose person was erased.
    public static final String ERASED = "[erased]";

    private static final String PREFIX = "sealed:1:";

    /// In place of a text that nobody will ever read: its person was erased before it was written.
    private static final String NOTHING = "sealed:0:";

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

    /// Seals texts of one person.
    ///
    /// @throws Declined `PERSON_ERASED` when a text is given and the person's key is destroyed
    public Seal of(UUID person) {
        return (field, text) -> seal(person, field, text);
    }

    /// Seals texts of several people: to erase one of them is enough that nobody reads them.
    ///
    /// @throws Declined `PERSON_ERASED` when a text is given and one of the keys is destroyed
    public Seal of(Collection<UUID> people) {
        return (field, text) -> {
            var whole = text;
            for (var person : sorted(people)) {
                whole = seal(person, field, whole);
            }
            return whole;
        };
    }

    /// Seals texts of one person as long as they have a key, and keeps nothing of them after: for
    /// what the clock does to an erased person's records.
    public Seal ofWhoMayBeErased(UUID person) {
        return ofWhoMayBeErased(List.of(person));
    }

    Seal ofWhoMayBeErased(Collection<UUID> people) {
        return keys.keySet().containsAll(people) ? of(people) : (_, _) -> NOTHING;
    }

    /// What was sealed for several people; empty when a key of theirs is destroyed.
    public Optional<String> open(Collection<UUID> people, String field, String sealed) {
        var opened = Optional.of(sealed);
        for (var person : sorted(people).reversed()) {
            opened = opened.flatMap(text -> open(person, field, text));
        }
        return opened;
    }

    private static List<UUID> sorted(Collection<UUID> people) {
        return people.stream().distinct().sorted().toList();
    }

    /// What [#seal] was given; empty when the person's key is destroyed. A text that was never
    /// sealed is given back as it is.
    public Optional<String> open(UUID person, String field, String sealed) {
        if (sealed.startsWith(NOTHING)) {
            return Optional.empty();
        }
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
