package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.RenderingProblem;
import dev.candor.label.rendering.medium.Work;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Puts a planned label into spooled media, whatever its kind. Blocking: call it on a worker.
@ApplicationScoped
class DrawLabel {
    private final Spool spool;
    private final List<Labeller> labellers;

    DrawLabel(Spool spool, @All List<Labeller> labellers) {
        this.spool = spool;
        this.labellers = labellers;
    }

    /// The labelled media and what was measured in it.
    ///
    /// @param text what the label says
    record Drawing(SpoolEntry entry, String text, Measured measured) {}

    /// The kind of media something is, and the type it will have.
    private record Kind(Labeller labeller, String mediaType) {}

    /// @return nothing where no label is due
    /// @throws Declined a `RenderingProblem`, or `UNSUPPORTED_MEDIA_TYPE`; then nothing is left
    /// in the spool
    Optional<Drawing> draw(
            Organization organization,
            SpoolEntry source,
            Visible visible,
            Variant variant,
            List<Crop> crops,
            Following following) {
        if (labellers.stream().noneMatch(it -> it.isDue(visible, variant))) {
            return Optional.empty();
        }
        try {
            var kind = kind(source);
            if (kind.filter(it -> it.labeller().isDue(visible, variant)).isEmpty()) {
                requireNothingDue(kind, visible, variant);
                return Optional.empty();
            }
            return Optional.of(
                    draw(organization, source, visible, variant, crops, following, kind.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Kind> kind(SpoolEntry source) throws IOException {
        for (Labeller labeller : labellers) {
            var mediaType = labeller.mediaType(source);
            if (mediaType.isPresent()) {
                return Optional.of(new Kind(labeller, mediaType.get()));
            }
        }
        return Optional.empty();
    }

    private Drawing draw(
            Organization organization,
            SpoolEntry source,
            Visible visible,
            Variant variant,
            List<Crop> crops,
            Following following,
            Kind kind)
            throws IOException {
        var target = spool.create(organization, kind.mediaType());
        try {
            var work = new Work(source, target.path(), visible, variant, crops, following);
            var labelled = kind.labeller().label(work);
            return new Drawing(spool.seal(target), labelled.text(), labelled.measured());
        } catch (IOException | RuntimeException e) {
            spool.discard(target.id());
            throw e;
        }
    }

    /// A plan that asks for a label and gets media in which it has no place says so.
    private static void requireNothingDue(Optional<Kind> kind, Visible visible, Variant variant) {
        var due = isAskedFor(visible, variant);
        // Whatever has no bytes of its own passes for text, broken media too.
        if (due && kind.filter(it -> !it.mediaType().equals("text/plain")).isPresent()) {
            throw new Declined(
                    RenderingProblem.OTHER_MEDIA,
                    "The plan has no label for %s.".formatted(kind.orElseThrow().mediaType()));
        }
        if (due) {
            throw new Declined(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Neither a picture, a film, a recording nor a document of a known format;"
                            + " labels are put into these.");
        }
    }

    /// Whether the plan wants something in the media itself. Credits and menus are beside it.
    private static boolean isAskedFor(Visible visible, Variant variant) {
        return visible instanceof Visible.Label
                || !variant.all(Instruction.SpokenDisclosure.class).isEmpty()
                || !variant.all(Instruction.PdfStamp.class).isEmpty()
                || variant.all(Instruction.TextLine.class).stream()
                        .flatMap(line -> line.places().stream())
                        .anyMatch(Instruction.Place::standsInText);
    }
}
