package dev.candor.consent.vault;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Who is behind the names under which accounts are written down.
public final class Accounts {
    static final String PREFIX = "account:";

    static final Accounts UNKNOWN = new Accounts(Map.of());

    private final Map<UUID, String> names;

    Accounts(Map<UUID, String> names) {
        this.names = Map.copyOf(names);
    }

    /// The account as the identity provider calls it; the name it is written down under when
    /// nobody knows any more.
    public String of(String account) {
        return account.startsWith(PREFIX)
                ? names.getOrDefault(pseudonym(account), account)
                : account;
    }

    static UUID[] pseudonyms(Collection<String> accounts) {
        return accounts.stream()
                .filter(account -> account.startsWith(PREFIX))
                .map(Accounts::pseudonym)
                .distinct()
                .toArray(UUID[]::new);
    }

    /// The id in such a name.
    public static UUID pseudonym(String account) {
        return UUID.fromString(account.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "Accounts" + names.keySet();
    }
}
