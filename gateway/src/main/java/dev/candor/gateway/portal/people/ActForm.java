package dev.candor.gateway.portal.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/// What a form about a grant carries. What it leaves empty is not said to the registry, which
/// names what it misses.
///
/// @param language in which the notice was read on paper
/// @param digest SHA-256 of the scan of what was signed, in hexadecimal
record ActForm(
        @RestForm String csrf,
        @RestForm String key,
        @RestForm String reason,
        @RestForm String cause,
        @RestForm String language,
        @RestForm String digest) {
    ActForm {
        csrf = told(csrf);
        key = told(key);
        reason = told(reason);
        cause = told(cause);
        language = told(language);
        digest = told(digest);
    }

    /// The reason; absent when nothing was written.
    @Nullable String written() {
        return reason.isBlank() ? null : reason.strip();
    }

    /// What the registry is told of an act.
    Map<String, Object> body(String act) {
        var body = new LinkedHashMap<String, Object>();
        if (act.equals("expression")) {
            body.put("method", "WET_SIGN");
            body.put("language", language);
            if (!digest.isBlank()) {
                body.put("evidence", List.of(scan()));
            }
        }
        put(body, "cause", cause);
        put(body, "reason", reason);
        return body;
    }

    /// A field that the form does not have is empty.
    private static String told(@Nullable String field) {
        return field == null ? "" : field;
    }

    private Map<String, String> scan() {
        return Map.of("type", "signed-paper", "sha256", digest.strip());
    }

    private static void put(Map<String, Object> body, String name, String value) {
        if (!value.isBlank()) {
            body.put(name, value.strip());
        }
    }
}
