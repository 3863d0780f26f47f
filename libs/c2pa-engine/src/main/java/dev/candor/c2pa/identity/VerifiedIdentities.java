package dev.candor.c2pa.identity;

import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.report.VerifiedIdentity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The identities that an aggregator verified, and what each of them has to say (CAWG 1.3,
/// 8.1.2.5).
final class VerifiedIdentities {
    private static final int MOST = 1000;

    private VerifiedIdentities() {}

    /// The entries of a credential's subject; nothing if there is no list of any.
    static List<JsonValue> of(JsonValue.Map subject) {
        return subject.array("verifiedIdentities");
    }

    /// What is wrong with entries, each breach with the number of the entry.
    static List<String> breaches(List<JsonValue> entries) {
        if (entries.size() > MOST) {
            return List.of("There are more than %d verified identities".formatted(MOST));
        }
        var breaches = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            var breach = breach(entries.get(i));
            if (breach != null) {
                breaches.add("Verified identity %d %s".formatted(i + 1, breach));
            }
        }
        return List.copyOf(breaches);
    }

    private static @Nullable String breach(JsonValue value) {
        if (!(value instanceof JsonValue.Map entry)) {
            return "is no object";
        }
        var type = entry.text("type").filter(words -> !words.isEmpty());
        if (type.isEmpty()) {
            return "has no type";
        }
        var required = required(type.get());
        for (var field : List.of("name", "username", "address", "uri", "method")) {
            var text = entry.get(field);
            if (text.isEmpty() ? field.equals(required) : isNoWord(text.get())) {
                return "has no %s that is a word".formatted(field);
            }
        }
        if (entry.text("uri").filter(uri -> !isUri(uri)).isPresent()) {
            return "has a uri that is none";
        }
        if (entry.text("verifiedAt").flatMap(Dates::read).isEmpty()) {
            return "does not say when it was verified";
        }
        return breachOfProvider(type.get(), entry);
    }

    /// The field that an identity of a type cannot do without.
    private static @Nullable String required(String type) {
        return switch (type) {
            case "cawg.document_verification" -> "name";
            case "cawg.social_media" -> "username";
            case "cawg.crypto_wallet" -> "address";
            case "cawg.web_site" -> "uri";
            default -> null;
        };
    }

    /// Control over a web site is verified by the aggregator itself, so that there is no provider
    /// (as in the specification's example and schema).
    private static @Nullable String breachOfProvider(String type, JsonValue.Map entry) {
        var provider = entry.map("provider");
        if (provider.isEmpty()) {
            return type.equals("cawg.web_site") && entry.get("provider").isEmpty()
                    ? null
                    : "has no provider";
        }
        if (provider.get().get("name").filter(VerifiedIdentities::isName).isEmpty()) {
            return "has a provider without a name";
        }
        var id = provider.get().get("id");
        return id.isPresent() && id.get().asText().filter(VerifiedIdentities::isUri).isEmpty()
                ? "has a provider whose id is no URI"
                : null;
    }

    private static boolean isNoWord(JsonValue value) {
        return value.asText().filter(words -> !words.isEmpty()).isEmpty();
    }

    /// A name is one text, or one or more in some language each (VC Data Model 2.0, 11.1).
    private static boolean isName(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(var text) -> !text.isEmpty();
            case JsonValue.Map(var members) -> !members.isEmpty();
            case JsonValue.Array(var items) -> !items.isEmpty();
            case JsonValue.Number _, JsonValue.Bool _, JsonValue.Null _ -> false;
        };
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// The entries as a report shows them; those without a type are left out.
    static List<VerifiedIdentity> summary(List<JsonValue> entries) {
        return entries.stream()
                .limit(MOST)
                .flatMap(entry -> entry.asMap().stream())
                .flatMap(entry -> summary(entry).stream())
                .toList();
    }

    private static Optional<VerifiedIdentity> summary(JsonValue.Map entry) {
        return entry.text("type")
                .map(
                        type ->
                                new VerifiedIdentity(
                                        type,
                                        entry.text("name").orElse(null),
                                        entry.text("username").orElse(null),
                                        entry.text("uri").orElse(null),
                                        entry.map("provider")
                                                .flatMap(provider -> provider.text("name"))
                                                .orElse(null),
                                        entry.text("verifiedAt").orElse(null)));
    }
}
