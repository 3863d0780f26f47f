package dev.candor.consent.vault;

import dev.candor.kit.identity.Organization;
import io.quarkus.arc.Arc;
import java.util.UUID;

/// What the running service would write into a row, for tests that write one themselves.
public final class Vaults {
    private static final Organization DEMO = new Organization("demo");

    private Vaults() {}

    public static String account(String name) {
        return vault().account(DEMO, name);
    }

    /// Sealed under the key of the organization `demo`.
    public static String sealed(String field, String text) {
        return sealed(Vault.owner(DEMO), field, text);
    }

    public static String sealed(UUID person, String field, String text) {
        return vault().keyOf(DEMO, person).await().indefinitely().seal(person, field, text);
    }

    /// Seals what is in the clear, as a start does.
    public static void sealOldRows() {
        Arc.container().instance(SealOldRows.class).get().sealAll();
    }

    private static Vault vault() {
        return Arc.container().instance(Vault.class).get();
    }
}
