package dev.candor.label.rendering.document;

import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction.EmbeddedMarks;
import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.plan.Instruction.Standard;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Measured.Check;
import dev.candor.label.rendering.medium.Refusals;
import dev.candor.label.rendering.medium.RenderingProblem;
import dev.candor.label.rendering.medium.Work;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PDF documents.
@ApplicationScoped
class DocumentMedium implements Labeller {
    private final PdfLabeller documents;

    DocumentMedium(
            Supervisor supervisor,
            Vocabulary vocabulary,
            WorkingMemory memory,
            DocumentConfig config) {
        this.documents =
                new PdfLabeller(
                        supervisor,
                        vocabulary,
                        memory,
                        config.workFolder(),
                        config.largest().asLongValue(),
                        config.publicUrl());
    }

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        return PdfLabeller.mediaType(source.path());
    }

    /// A plan for text has lines and no stamp: its pages are not left unmarked, they are refused.
    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return !variant.all(PdfStamp.class).isEmpty()
                || variant.all(TextLine.class).stream().anyMatch(it -> !it.places().isEmpty());
    }

    @Override
    public Labelled label(Work work) throws IOException {
        var stamp =
                work.variant().all(PdfStamp.class).stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                RenderingProblem.OTHER_MEDIA,
                                                "The plan has no stamp; make one for"
                                                        + " application/pdf."));
        try {
            var stamped =
                    documents.label(
                            work.source().path(),
                            work.target(),
                            stamp,
                            properties(work.variant()),
                            work.following()::cancelled);
            return new Labelled(stamped.text(), Measured.unseen(checks(stamped)));
        } catch (MediaException e) {
            throw Refusals.OF_DOCUMENTS.of(e);
        }
    }

    private static Map<String, String> properties(Variant variant) {
        return variant.all(EmbeddedMarks.class).stream()
                .filter(marks -> marks.standard() == Standard.IPTC_XMP)
                .findFirst()
                .map(EmbeddedMarks::fields)
                .orElse(Map.of());
    }

    private static List<Check> checks(Stamped stamped) {
        var checks = new ArrayList<Check>();
        checks.add(new Check("pages", null, stamped.pages(), "pages", null, null));
        checks.add(new Check("stampedPages", null, stamped.stampedPages(), "pages", 1.0, null));
        for (Stamped.Probe probe : stamped.probes()) {
            var about = "page %d, %s".formatted(probe.page(), stamped.position());
            checks.add(new Check("inkHeight", about, probe.inkHeight(), "pt", null, null));
            checks.add(
                    new Check(
                            "contrastRatio",
                            about,
                            probe.contrastRatio(),
                            "ratio",
                            StampProbes.LEAST_CONTRAST,
                            null));
        }
        var address = stamped.leadsTo();
        if (address != null) {
            checks.add(new Check("qrCode", address, stamped.probes().size(), "read", 1.0, null));
        }
        return checks;
    }
}
