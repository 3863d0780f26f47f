package dev.candor.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerLeafTest {
    @Test
    void theHashIsThatOfAMerkleLeaf() {
        // SHA-256 of the single octet 00: the leaf hash of an empty entry in RFC 9162's known trees
        assertThat(new LedgerLeaf("", null).hash())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void theBodyIsCanonical() {
        assertThat(LedgerLeaf.of(Map.of("version", 1, "grant", "g")).body())
                .isEqualTo("{\"grant\":\"g\",\"version\":1}");
    }
}
