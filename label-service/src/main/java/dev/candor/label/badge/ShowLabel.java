package dev.candor.label.badge;

import dev.candor.label.icon.Icons;
import dev.candor.label.standing.Standings;
import dev.candor.label.standing.Stands;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What everybody is shown of a verdict: the label that is in force, and how its publication
/// stands, as both are at this moment.
@ApplicationScoped
class ShowLabel {
    private final Verdicts verdicts;
    private final Standings standings;
    private final Vocabulary vocabulary;
    private final Icons icons;

    ShowLabel(Verdicts verdicts, Standings standings, Vocabulary vocabulary, Icons icons) {
        this.verdicts = verdicts;
        this.standings = standings;
        this.vocabulary = vocabulary;
        this.icons = icons;
    }

    /// A verdict and the badge that shows it.
    record Shown(Verdict verdict, Badge badge) {}

    /// @param lang the wish that counts first, before that of the headers
    /// @return fails with `UNKNOWN_VERDICT` when there is none of that id
    @WithSession
    Uni<Shown> of(UUID verdictId, @Nullable String lang, HttpHeaders headers) {
        var id = new VerdictId(verdictId);
        var language = LanguageWish.of(lang, headers, vocabulary);
        return verdicts.requirePublic(id)
                .chain(verdict -> standings.of(id).map(stands -> shown(verdict, stands, language)));
    }

    private Shown shown(Verdict verdict, Stands stands, Language language) {
        return new Shown(verdict, Badge.of(verdict, stands, language, vocabulary, icons));
    }
}
