package dev.candor.label.rendering.text;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Measured.Check;
import dev.candor.label.rendering.medium.Refusals;
import dev.candor.label.rendering.medium.Work;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is read: text, HTML and mail. Asked last, since text has no first bytes of its own.
@ApplicationScoped
@Priority(-10)
class TextMedium implements Labeller {
    private final TextLabeller texts;

    TextMedium(Vocabulary vocabulary, WorkingMemory memory, TextConfig config) {
        this.texts =
                new TextLabeller(
                        vocabulary,
                        memory,
                        Math.toIntExact(config.largest().asLongValue()),
                        config.publicUrl(),
                        config.headers());
    }

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        return TextLabeller.mediaType(source.path());
    }

    /// A line without a place is for text alternatives alone.
    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return !lines(variant).isEmpty();
    }

    private static List<TextLine> lines(Variant variant) {
        return variant.all(TextLine.class).stream()
                .filter(line -> !line.places().isEmpty())
                .toList();
    }

    @Override
    public Labelled label(Work work) throws IOException {
        try {
            var shown = texts.label(work.source().path(), work.target(), lines(work.variant()));
            return new Labelled(shown.text(), Measured.unseen(checks(shown)));
        } catch (MediaException e) {
            throw Refusals.OF_TEXT.of(e);
        }
    }

    private static List<Check> checks(Shown shown) {
        var checks = new ArrayList<Check>();
        for (Shown.ShownLine line : shown.lines()) {
            var part = line.part();
            checks.add(
                    new Check(
                            "lineAt",
                            part == null ? line.language() : line.language() + ", " + part,
                            line.offset(),
                            "byte",
                            0.0,
                            null));
        }
        shown.forMachines().stream()
                .sorted()
                .forEach(name -> checks.add(new Check("forMachines", name, 1, "found", 1.0, null)));
        if (shown.unreadSheets() > 0) {
            checks.add(
                    new Check("sheetsNotRead", null, shown.unreadSheets(), "sheets", null, null));
        }
        // Style sheets decide it, and nobody judged them.
        checks.add(new Check("contrastJudged", null, 0, "found", null, null));
        return checks;
    }
}
