package dev.candor.consent.vault;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Who is behind the names under which accounts are written down.
public final class Accounts {
    static final String PREFIX = "account:";

    private static final Pattern NAME =
            Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static final Accounts UNKNOWN = new Accounts(Map.of());

    private final Map<UUID, String> names;

    Accounts(Map<UUID, String> names) {
        this.names = Map.copyOf(names);
    }

    /// The account as the identity provider calls it; the name it is written down under when
    /// nobody knows any more.
    public String of(String account) {
        return isName(account) ? names.getOrDefault(pseudonym(account), account) : account;
    }

    /// Whether it is a name as accounts are written down under, and not one that only begins so.
    static boolean isName(String account) {
        return NAME.matcher(account).matches();
    }

    static UUID[] pseudonyms(Collection<String> accounts) {
        return accounts.stream()
                .filter(Accounts::isName)
                .map(Accounts::pseudonym)
                .distinct()
                .toArray(UUID[]::new);
    }

    /// The id in such a name.
    public static UUID pseudonym(String account) {
        return UUID.fromString(account.substring(PREFIX.length()));
    }

    /// The name with this id in it.
    public static String name(UUID pseudonym) {
        return PREFIX + pseudonym;
    }

    @Override
    public String toString() {
        return "Accounts" + names.keySet();
    }
}
