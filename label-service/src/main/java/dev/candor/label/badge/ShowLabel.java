package dev.candor.label.badge;

import dev.candor.label.icon.Icons;
import dev.candor.label.standing.Standings;
import dev.candor.label.standing.Standings.Labelled;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What everybody is shown of a verdict: the label that is in force, and how its publication
/// stands, as both are at this moment.
@ApplicationScoped
class ShowLabel {
    private final Standings standings;
    private final Vocabulary vocabulary;
    private final Icons icons;

    ShowLabel(Standings standings, Vocabulary vocabulary, Icons icons) {
        this.standings = standings;
        this.vocabulary = vocabulary;
        this.icons = icons;
    }

    /// A verdict and the badge that shows it.
    record Shown(Verdict verdict, Badge badge) {}

    /// @param lang the wish that counts first, before that of the headers
    /// @return fails with `UNKNOWN_VERDICT` when there is none of that id
    Uni<Shown> of(UUID verdictId, @Nullable String lang, HttpHeaders headers) {
        var id = new VerdictId(verdictId);
        var language = LanguageWish.of(lang, headers, vocabulary);
        return standings.requirePublic(id).map(labelled -> shown(labelled, language));
    }

    private Shown shown(Labelled labelled, Language language) {
        var verdict = labelled.verdict();
        return new Shown(
                verdict, Badge.of(verdict, labelled.stands(), language, vocabulary, icons));
    }
}
