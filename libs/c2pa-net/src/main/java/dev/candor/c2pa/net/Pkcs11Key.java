package dev.candor.c2pa.net;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a key lies that a PKCS#11 module keeps.
///
/// @param module the module's library
/// @param token which of the module's tokens
/// @param key which of the token's keys
public record Pkcs11Key(Path module, Token token, Name key) {
    private static final String SCHEME = "pkcs11:";
    private static final Set<String> UNDERSTOOD =
            Set.of("token", "slot-id", "object", "id", "type", "module-path");

    /// A token, by what people or the module call it.
    public sealed interface Token {
        /// By its label.
        record Labelled(String label) implements Token {}

        /// By the number of the slot it is in.
        record InSlot(long slot) implements Token {}
    }

    /// A key, by what people or programs call it.
    public sealed interface Name {
        /// By its label (`CKA_LABEL`).
        record Labelled(String label) implements Name {}

        /// By its identifier (`CKA_ID`), in ISO 8859-1: a character a byte.
        record Identified(String id) implements Name {}
    }

    /// The key that a URI names (RFC 7512), such as
    /// `pkcs11:token=Studio;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so`. A PIN has
    /// no place in it.
    ///
    /// @throws IllegalArgumentException if it is no such URI, names no module, token or key, or has
    /// parts that are not understood
    public static Pkcs11Key of(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw new IllegalArgumentException("A PKCS#11 key is named by pkcs11:token=…;object=…");
        }
        var parts = uri.substring(SCHEME.length()).split("\\?", 2);
        var attributes = attributes(parts[0], ";");
        if (parts.length > 1) {
            attributes.putAll(attributes(parts[1], "&"));
        }
        attributes.keySet().stream()
                .filter(name -> !UNDERSTOOD.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    name.startsWith("pin")
                                            ? "A PIN has no place in a URI: keep it in a file"
                                            : "The part %s is not understood".formatted(name));
                        });
        var module =
                Optional.ofNullable(attributes.get("module-path"))
                        .orElseThrow(() -> missing("module-path, the module's library"));
        return new Pkcs11Key(Path.of(module), token(attributes), name(attributes));
    }

    private static Map<String, String> attributes(String text, String separator) {
        var attributes = new LinkedHashMap<String, String>();
        for (var part : text.split(separator)) {
            var pair = part.split("=", 2);
            if (pair.length == 2) {
                // The decoder of forms takes a plus for a space, which it is not here.
                attributes.put(
                        pair[0],
                        URLDecoder.decode(
                                pair[1].replace("+", "%2B"),
                                pair[0].equals("id")
                                        ? StandardCharsets.ISO_8859_1
                                        : StandardCharsets.UTF_8));
            } else if (!part.isEmpty()) {
                throw new IllegalArgumentException("The part %s has no value".formatted(part));
            }
        }
        return attributes;
    }

    private static Token token(Map<String, String> attributes) {
        @Nullable String slot = attributes.get("slot-id");
        if (slot != null) {
            if (!slot.matches("\\d{1,18}")) {
                throw new IllegalArgumentException("slot-id is no number: " + slot);
            }
            return new Token.InSlot(Long.parseLong(slot));
        }
        return Optional.ofNullable(attributes.get("token"))
                .map(Token.Labelled::new)
                .orElseThrow(() -> missing("token or slot-id"));
    }

    private static Name name(Map<String, String> attributes) {
        @Nullable String id = attributes.get("id");
        if (id != null) {
            return new Name.Identified(id);
        }
        return Optional.ofNullable(attributes.get("object"))
                .map(Name.Labelled::new)
                .orElseThrow(() -> missing("object or id"));
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("The URI does not name its " + what);
    }

    /// The key in words.
    String words() {
        var where =
                switch (token) {
                    case Token.Labelled(var label) -> "token " + label;
                    case Token.InSlot(var slot) -> "slot " + slot;
                };
        return switch (key) {
            case Name.Labelled(var label) -> "key %s of the %s".formatted(label, where);
            case Name.Identified(var id) -> "key %s of the %s".formatted(hex(id), where);
        };
    }

    private static String hex(String id) {
        return HexFormat.of().formatHex(id.getBytes(StandardCharsets.ISO_8859_1));
    }
}
