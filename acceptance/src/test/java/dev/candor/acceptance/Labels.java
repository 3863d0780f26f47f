package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.created;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Verdicts and plans, asked for at the gateway.
final class Labels {
    private Labels() {}

    /// What somebody declares to be generated or modified.
    static String declared(String sourceType) {
        return created(
                MACHINE,
                "/v1/verdicts",
                Map.of(
                        "verification",
                        Map.of("state", "NoManifest"),
                        "declaration",
                        Map.of("digitalSourceType", sourceType, "declaredBy", "Petra Publisher")));
    }

    /// A plan for a picture in the European Union.
    static Map<String, Object> plan(String verdict) {
        return new HashMap<>(
                Map.of(
                        "verdictId",
                        verdict,
                        "markets",
                        List.of("EU"),
                        "languages",
                        List.of("en"),
                        "media",
                        Map.of("mediaType", "image/jpeg", "width", 1600, "height", 1200)));
    }
}
