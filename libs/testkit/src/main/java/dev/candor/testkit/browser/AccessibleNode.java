package dev.candor.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// A node of the accessibility tree.
///
/// @param role such as `link`
/// @param name what is read aloud
/// @param properties such as `expanded` or `focused`
public record AccessibleNode(String role, String name, Map<String, String> properties) {
    public AccessibleNode {
        properties = Map.copyOf(properties);
    }

    static AccessibleNode of(JsonNode node) {
        var properties = new LinkedHashMap<String, String>();
        node.path("properties")
                .forEach(
                        it ->
                                properties.put(
                                        it.path("name").asText(),
                                        it.path("value").path("value").asText()));
        return new AccessibleNode(
                node.path("role").path("value").asText(),
                node.path("name").path("value").asText(),
                properties);
    }
}
