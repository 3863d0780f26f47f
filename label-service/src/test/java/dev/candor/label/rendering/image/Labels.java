package dev.candor.label.rendering.image;

import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Orders for labels, as a plan would make them.
final class Labels {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    private Labels() {}

    static LabelOrder in(String tag) {
        return in(tag, Position.TOP_RIGHT);
    }

    static LabelOrder in(String tag, Position position) {
        var language = VOCABULARY.find(tag).orElseThrow();
        var whole =
                new LabelFace(
                        VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.TOKEN_AND_WORDS),
                        language.direction());
        return order(List.of(whole, token(language)), List.of(position));
    }

    /// Words that may not be shortened.
    static LabelOrder wordsIn(String tag) {
        var language = VOCABULARY.find(tag).orElseThrow();
        var words =
                new LabelFace(
                        VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.WORDS),
                        language.direction());
        return order(List.of(words), List.of(Position.TOP_RIGHT));
    }

    private static LabelFace token(Language language) {
        return new LabelFace(
                VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.TOKEN),
                Language.Direction.LTR);
    }

    private static LabelOrder order(List<LabelFace> faces, List<Position> positions) {
        return new LabelOrder(faces, positions, 0.03, 12, 0.03, 4.5, List.of());
    }

    /// The same label, in whichever of these corners hides least.
    static LabelOrder anywhere(List<Position> positions) {
        return order(in("en").faces(), positions);
    }

    /// The same label, safe in these crops.
    static LabelOrder croppedTo(String... crops) {
        return new LabelOrder(
                in("en").faces(),
                List.of(Position.TOP_RIGHT),
                0.03,
                12,
                0.03,
                4.5,
                Stream.of(crops).map(Crop::parse).toList());
    }

    /// A labeller on a machine without tools.
    static ImageLabeller labeller(long pixels, int megabytes) {
        return new ImageLabeller(pixels, new WorkingMemory(megabytes), converter(Toolbox.empty()));
    }

    static Converter converter(Toolbox toolbox) {
        var limits = new Supervisor.Limits(Duration.ofMinutes(2), 4L << 30, 1L << 30);
        return new Converter(
                new Supervisor(toolbox, limits),
                Path.of(System.getProperty("java.io.tmpdir"), "candor-rendering-test"));
    }
}
