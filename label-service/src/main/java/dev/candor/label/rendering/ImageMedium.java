package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.image.Converter;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.image.ImageLabeller;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Refusals;
import dev.candor.label.rendering.medium.Work;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Pictures.
@ApplicationScoped
class ImageMedium implements Labeller {
    private final ImageLabeller images;
    private final PlannedLabel planned;

    ImageMedium(
            PlannedLabel planned,
            Supervisor supervisor,
            WorkingMemory memory,
            RenderingConfig config) {
        this.planned = planned;
        this.images =
                new ImageLabeller(
                        config.largestImage(),
                        memory,
                        new Converter(supervisor, config.workFolder()));
    }

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        try {
            return Optional.of(images.inspect(source.path()).mediaType());
        } catch (MediaException.UnknownFormat _) {
            return Optional.empty();
        } catch (MediaException e) {
            throw Refusals.OF_PICTURES.of(e);
        }
    }

    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return PlannedLabel.of(visible, variant).isPresent();
    }

    @Override
    public Labelled label(Work work) throws IOException {
        var label = PlannedLabel.of(work.visible(), work.variant()).orElseThrow();
        try {
            var labelled =
                    images.label(
                            work.source().path(),
                            work.target(),
                            planned.order(label, work.crops()));
            return new Labelled(labelled.text(), measured(labelled));
        } catch (MediaException e) {
            throw Refusals.OF_PICTURES.of(e);
        }
    }

    private static Measured measured(ImageLabeller.Labelled labelled) {
        return new Measured(
                twoDigits(labelled.measurement().contrastRatio()),
                box(labelled.box()),
                labelled.measurement().textHeight(),
                labelled.position(),
                labelled.measurement().frames(),
                labelled.keptIn().stream().map(Crop::toString).toList(),
                List.of(),
                List.of());
    }

    static double twoDigits(double ratio) {
        return Math.floor(ratio * 100) / 100;
    }

    static Measured.LabelBox box(Box box) {
        return new Measured.LabelBox(box.x(), box.y(), box.width(), box.height());
    }
}
