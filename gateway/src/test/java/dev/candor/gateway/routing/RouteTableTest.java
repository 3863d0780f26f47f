package dev.candor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/grants, CONSENT",
        "/v1/grants/1/withdrawal, CONSENT",
        "/v1/erasures/1/confirmation, CONSENT",
        "/v1/verifications, PROVENANCE",
        "/v1/badges/1, LABEL",
        "/v1/embeds/1, LABEL",
        "/v1/decision-rules, LABEL"
    })
    void resourceLeadsToItsService(String path, Neighbour service) {
        assertThat(RouteTable.find(path)).map(RouteTable.Route::to).contains(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/publications", "/v1/grantsandmore", "/v1", "/v2/grants", "/"})
    void whatIsNotListedLeadsNowhere(String path) {
        assertThat(RouteTable.find(path)).isEmpty();
    }

    @Test
    void ordersOfKeysAreNotAsOpenAsTheKeys() {
        assertThat(RouteTable.find("/v1/ledger/keys/rotations/1/confirmation"))
                .get()
                .satisfies(route -> assertThat(route.openTo()).isEmpty());
    }

    @Test
    void manifestsAreNotAsOpenAsTheStoresThatMediaNames() {
        assertThat(RouteTable.find("/v1/manifests/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11"))
                .get()
                .satisfies(route -> assertThat(route.openTo()).isEmpty());
    }

    @Test
    void openDoorsAreTheseAndNoOthers() {
        assertThat(
                        RouteTable.routes().stream()
                                .filter(route -> !route.openTo().isEmpty())
                                .collect(
                                        Collectors.toMap(
                                                RouteTable.Route::prefix,
                                                route ->
                                                        route.openTo().stream()
                                                                .sorted()
                                                                .toList()
                                                                .toString())))
                .containsOnly(
                        java.util.Map.entry("/v1/verifications", "[POST]"),
                        java.util.Map.entry("/v1/manifests/stores", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/ledger/keys", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/ledger/checkpoint", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/ledger/inclusion", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/ledger/cosignatures", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/ledger/consistency", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/policies", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/legal-profiles", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/tool-cards", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/assets", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/profiles", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/vocabulary", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/badges", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/embeds", "[GET, HEAD]"),
                        java.util.Map.entry("/v1/icon-packs", "[GET, HEAD]"));
    }
}
