package dev.candor.label.rendering.document;

import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.rendering.document.PdfStamper.Written;
import dev.candor.label.rendering.document.Stamped.Probe;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.vocabulary.Outline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.jspecify.annotations.Nullable;

/// Has pages of a stamped document drawn by another program than the one that wrote them, and
/// measures the stamps there.
final class StampProbes {
    private static final int MOST_PROBES = 5;
    private static final double RESOLUTION = 200;
    private static final double WIDEST = 1600;
    static final double LEAST_CONTRAST = 7;

    private final Supervisor supervisor;
    private final Path workplace;
    private final BooleanSupplier cancelled;

    /// @param workplace folder for one document
    StampProbes(Supervisor supervisor, Path workplace, BooleanSupplier cancelled) {
        this.supervisor = supervisor;
        this.workplace = workplace;
        this.cancelled = cancelled;
    }

    Stamped measure(Path target, PdfStamp stamp, StampPen pen, Written written)
            throws IOException, MediaException {
        var probes = new ArrayList<Probe>();
        @Nullable String leadsTo = null;
        for (int index : probed(written.stamps().size())) {
            var one = written.stamps().get(index);
            var drawn = drawn(target, index + 1, written.pages().get(index), one);
            probes.add(drawn.probe(index + 1, one, pen.parts()));
            leadsTo = drawn.leadsTo(index + 1, pen.address());
        }
        return new Stamped(
                "application/pdf",
                pen.text(),
                stamp.position(),
                pages(target),
                written.stamps().size(),
                leadsTo,
                probes);
    }

    private static int pages(Path target) throws IOException {
        try (var document =
                Loader.loadPDF(target.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return document.getNumberOfPages();
        }
    }

    /// The first and the last, and some between.
    static List<Integer> probed(int stamped) {
        var step = Math.max(1, (stamped + MOST_PROBES - 2) / (MOST_PROBES - 1));
        var probed = new ArrayList<Integer>();
        for (int i = 0; i < stamped - 1; i += step) {
            probed.add(i);
        }
        probed.add(stamped - 1);
        return probed;
    }

    /// The plate as another program draws it.
    ///
    /// @param scale pixels for a point
    private record Drawn(Grey picture, double scale) {
        Probe probe(int page, Stamp stamp, List<Outline> parts) throws MediaException.NotAsPlanned {
            var left = (int) Math.floor((stamp.words().x() - stamp.plate().x()) * scale);
            var right = (int) Math.ceil(left + stamp.words().width() * scale);
            var ink = Ink.in(picture, left, Math.min(right, picture.width()), scale);
            var due = height(parts) * stamp.scale();
            if (ink.height() / scale < 0.9 * due || ink.contrast() < LEAST_CONTRAST) {
                throw new MediaException.NotAsPlanned(
                        String.format(
                                Locale.ROOT,
                                "On page %d: letters %.1f points high, %.1f are due; contrast"
                                        + " %.1f, %.1f is due",
                                page,
                                ink.height() / scale,
                                due,
                                ink.contrast(),
                                LEAST_CONTRAST));
            }
            return new Probe(
                    page,
                    rounded(stamp.plate()),
                    Math.round(ink.height() / scale * 100) / 100.0,
                    Math.floor(ink.contrast() * 100) / 100);
        }

        @Nullable String leadsTo(int page, @Nullable String address)
                throws MediaException.NotAsPlanned {
            if (address == null) {
                return null;
            }
            var read = QrCode.read(picture).orElse("nowhere");
            if (!read.equals(address)) {
                throw new MediaException.NotAsPlanned(
                        "On page %d the QR code leads to %s".formatted(page, read));
            }
            return read;
        }

        private static double height(List<Outline> parts) {
            var top = parts.stream().mapToInt(part -> part.ink().y()).min().orElse(0);
            var bottom =
                    parts.stream()
                            .mapToInt(part -> part.ink().y() + part.ink().height())
                            .max()
                            .orElse(0);
            return bottom - top;
        }

        private static Rect rounded(Rect rect) {
            return new Rect(
                    Math.round(rect.x() * 10) / 10.0,
                    Math.round(rect.y() * 10) / 10.0,
                    Math.round(rect.width() * 10) / 10.0,
                    Math.round(rect.height() * 10) / 10.0);
        }
    }

    private Drawn drawn(Path target, int page, SeenPage seen, Stamp stamp)
            throws IOException, MediaException {
        var plate = stamp.plate();
        var scale = Math.min(RESOLUTION / 72, WIDEST / plate.width());
        run(
                List.of(
                        "-gray",
                        "-cropbox",
                        "-singlefile",
                        "-r",
                        String.format(Locale.ROOT, "%.3f", scale * 72),
                        "-f",
                        "" + page,
                        "-l",
                        "" + page,
                        "-x",
                        "" + Math.round(plate.x() * scale),
                        "-y",
                        "" + Math.round((seen.height() - plate.y() - plate.height()) * scale),
                        "-W",
                        "" + Math.round(plate.width() * scale),
                        "-H",
                        "" + Math.round(plate.height() * scale),
                        target.toString(),
                        workplace.resolve("plate").toString()));
        try {
            return new Drawn(Grey.read(workplace.resolve("plate.pgm")), scale);
        } catch (IOException e) {
            throw MediaException.because(
                    e, new MediaException.NotAsPlanned("Page %d is not drawn".formatted(page)));
        }
    }

    private void run(List<String> arguments) throws IOException, MediaException {
        try {
            supervisor.run(
                    Tool.PDFTOPPM,
                    arguments,
                    workplace,
                    new Watch() {
                        @Override
                        public void line(String line) {}

                        @Override
                        public boolean cancelled() {
                            return cancelled.getAsBoolean();
                        }
                    });
        } catch (ProcessException e) {
            throw MediaException.of(e);
        }
    }
}
