package dev.candor.consent.policy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A policy for everybody, in one language.
///
/// @param language of these words
/// @param languages it can be read in, the one it was written in first
/// @param fallback whether the reader wished for a language it is not in
@RegisterForReflection
record PlainView(
        UUID id,
        String code,
        int version,
        PolicyStatus status,
        String language,
        List<String> languages,
        boolean fallback,
        String title,
        String plain,
        List<PlainRule> rules,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil) {
    /// A rule in words.
    ///
    /// @param language of the words, where the rule is not in the language of the rest
    @RegisterForReflection
    record PlainRule(String code, Demand.Effect effect, String statement, String language) {
        static PlainRule of(PolicyRule rule, LanguageWish wish, String language) {
            var languages = List.copyOf(new TreeSet<>(rule.statements().keySet()));
            var best =
                    languages.contains(language) || !wish.isMetBy(languages)
                            ? languages.contains(language) ? language : languages.getFirst()
                            : wish.among(languages);
            return new PlainRule(rule.code(), rule.demand().effect(), rule.statementIn(best), best);
        }
    }

    static PlainView of(PolicyVersion version, LanguageWish wish, Instant now) {
        var text = version.textFor(wish);
        return new PlainView(
                version.policy().value(),
                version.code(),
                version.version(),
                version.effective().at(now),
                text.language(),
                version.languages(),
                !wish.isMetBy(version.languages()),
                text.title(),
                text.plain(),
                version.rules().stream()
                        .map(rule -> PlainRule.of(rule, wish, text.language()))
                        .toList(),
                version.effective().from(),
                version.effective().until());
    }
}
