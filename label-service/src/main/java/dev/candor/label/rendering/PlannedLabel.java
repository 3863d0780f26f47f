package dev.candor.label.rendering;

import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.image.LabelFace;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The label in the picture that a plan asks for, as it is drawn.
@ApplicationScoped
class PlannedLabel {
    private final Vocabulary vocabulary;

    PlannedLabel(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// What a variant says; of plans from before there were variants, what the plan says.
    static Optional<Instruction.ImageLabel> of(Visible visible, Variant variant) {
        return Stream.concat(
                        variant.all(Instruction.ImageLabel.class).stream(),
                        variant.all(Instruction.VideoOverlay.class).stream()
                                .map(Instruction.VideoOverlay::label))
                .findFirst()
                .or(() -> alone(visible));
    }

    private static Optional<Instruction.ImageLabel> alone(Visible visible) {
        return switch (visible) {
            case Visible.None _ -> Optional.empty();
            case Visible.Label label -> Optional.of(alone(label));
        };
    }

    private static Instruction.ImageLabel alone(Visible.Label label) {
        var words =
                new Instruction.Words(
                        label.text(), label.language(), label.phrase(), label.layers());
        var geometry = label.geometry();
        return new Instruction.ImageLabel(
                Stream.concat(Stream.of(words), label.also().stream()).toList(),
                geometry.position(),
                List.of(geometry.position()),
                geometry.minHeightRatio(),
                geometry.minHeightPixels(),
                geometry.insetRatio(),
                geometry.minContrast(),
                Instruction.Plate.BY_LUMINANCE,
                label.fallbackToToken());
    }

    LabelOrder order(Instruction.ImageLabel label, List<Crop> crops) {
        return new LabelOrder(
                faces(label),
                // The plan's own position first, then the others it allows.
                Stream.concat(Stream.of(label.position()), label.allowed().stream())
                        .distinct()
                        .toList(),
                label.inkHeightRatio(),
                label.inkHeightPixels(),
                label.insetRatio(),
                label.minContrast(),
                crops);
    }

    private List<LabelFace> faces(Instruction.ImageLabel label) {
        var first = label.words().getFirst();
        var language = language(first);
        var outlines =
                label.words().stream()
                        .flatMap(
                                words ->
                                        vocabulary
                                                .label(
                                                        words.phrase(),
                                                        language(words),
                                                        words.layers())
                                                .stream())
                        .toList();
        var faces = new ArrayList<LabelFace>();
        faces.add(new LabelFace(outlines, language.direction()));
        if (label.tokenMayStandAlone() && first.layers() == Layers.TOKEN_AND_WORDS) {
            faces.add(
                    new LabelFace(
                            vocabulary.label(first.phrase(), language, Layers.TOKEN),
                            Language.Direction.LTR));
        }
        return faces;
    }

    private Language language(Instruction.Words words) {
        return vocabulary.find(words.language()).orElseGet(vocabulary::fallback);
    }
}
