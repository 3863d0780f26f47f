package dev.candor.label.plan;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Stream;

/// Fits words into the width of a picture. Pure.
final class Fitting {
    private final MediaFacts media;
    private final Vocabulary vocabulary;

    Fitting(MediaFacts media, Vocabulary vocabulary) {
        this.media = media;
        this.vocabulary = vocabulary;
    }

    /// What does not fit at the least height gives way to the token, where that is enough, or is
    /// refused: nobody gets a label that cannot be read.
    ///
    /// @param said where the token stands alone, a sentence that says so is added
    /// @throws Declined `LABEL_DOES_NOT_FIT`, with the least width that would do
    List<Words> words(
            List<Words> words,
            Visible.Geometry geometry,
            boolean tokenMayStandAlone,
            List<String> said) {
        var height =
                Math.max(
                        geometry.minHeightPixels(),
                        geometry.minHeightRatio() * media.shorterSide());
        var needed = words.stream().mapToDouble(one -> width(one, height)).sum();
        if (needed <= media.viewedWidth()) {
            return words;
        }
        var main = words.getFirst();
        var token =
                new Words(
                        vocabulary.token().sign().text(),
                        main.language(),
                        main.phrase(),
                        Layers.TOKEN);
        if (tokenMayStandAlone && width(token, height) <= media.viewedWidth()) {
            said.add("The words do not fit into the image, so the token \"AI\" stands alone.");
            return List.of(token);
        }
        throw new Declined(
                        PlanProblem.LABEL_DOES_NOT_FIT,
                        "At the least height of %d pixels the label needs %d pixels of width."
                                .formatted(Math.round(height), Math.round(needed)))
                .at("/media/width")
                .with("minimumWidth", (long) Math.ceil(needed));
    }

    private double width(Words words, double height) {
        return outlines(words).mapToInt(Outline::advance).sum() * height / Outline.CAP_HEIGHT;
    }

    private Stream<Outline> outlines(Words words) {
        var language = vocabulary.find(words.language()).orElseGet(vocabulary::fallback);
        return vocabulary.label(words.phrase(), language, words.layers()).stream();
    }
}
