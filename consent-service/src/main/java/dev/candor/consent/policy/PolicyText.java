package dev.candor.consent.policy;

import java.util.Map;

/// A version's words in one language.
///
/// @param text the whole of it, paragraphs parted by empty lines
/// @param plain the same for everybody: what is allowed and what is not, in plain words
record PolicyText(String language, String title, String text, String plain) {
    Map<String, Object> members() {
        return Map.of("language", language, "title", title, "text", text, "plain", plain);
    }
}
