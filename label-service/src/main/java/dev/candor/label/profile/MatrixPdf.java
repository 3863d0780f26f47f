package dev.candor.label.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.kit.pdf.PlainPdf;
import dev.candor.label.profile.Profile.Confidence;
import java.time.ZoneOffset;

/// The matrix for lawyers: a chapter a profile, what it asks of each kind of media, the texts it
/// rests on and how well they are known. The table itself goes with it as a file. The same matrix
/// gives the same bytes. Costs some milliseconds of computing; not for the event loop.
final class MatrixPdf {
    private static final String TABLE = "market-matrix.csv";

    private MatrixPdf() {}

    static byte[] of(Matrix matrix) {
        var pdf = new PlainPdf("en", "Labels for AI media: markets and what they ask");
        pdf.paragraph(
                "As the profiles stand on %s. They were written down from the texts they name and"
                                .formatted(matrix.on())
                        + " are no legal advice: a lawyer of the market has the last word.");
        pdf.paragraph(
                "A fact is primary where its text itself was read, secondary where it was read"
                        + " through others, and recalled where it has to be checked before anybody"
                        + " relies on it. A stale profile is past the day of its review.");
        overview(pdf, matrix);
        matrix.lines().forEach(line -> chapter(pdf, line));
        return pdf.bytes(
                matrix.on().atStartOfDay().toInstant(ZoneOffset.UTC),
                "market-matrix-" + matrix.on(),
                new PlainPdf.Attachment(TABLE, "text/csv", matrix.csv().getBytes(UTF_8)));
    }

    private static void overview(PlainPdf pdf, Matrix matrix) {
        pdf.heading("Overview");
        matrix.lines()
                .forEach(
                        line ->
                                pdf.fact(
                                        line.profile(),
                                        "%s; %s; %s%s"
                                                .formatted(
                                                        holds(line),
                                                        String.join(" ", line.markets()),
                                                        confidence(line.confidence()),
                                                        line.stale() ? "; stale" : "")));
    }

    private static void chapter(PlainPdf pdf, Matrix.Line line) {
        pdf.heading(line.title());
        pdf.fact("Profile", "%s, version %d".formatted(line.profile(), line.version()));
        pdf.fact("State", "%s; %s".formatted(words(line.status()), holds(line)));
        pdf.fact(
                "Review",
                line.stale()
                        ? "Stale: it was due on %s".formatted(line.reviewBy())
                        : "Due on %s".formatted(line.reviewBy()));
        pdf.fact(
                "Markets",
                line.markets().isEmpty() ? "Everywhere" : String.join(", ", line.markets()));
        pdf.fact("Whom it binds", line.addressee());
        pdf.fact("Images", line.image());
        pdf.fact("Films", line.video());
        pdf.fact("Recordings", line.audio());
        pdf.fact("Text", line.text());
        pdf.fact("In the file", line.embedded());
        pdf.fact("How well known", confidence(line.confidence()));
        pdf.subheading("Texts it rests on");
        line.sources().forEach(pdf::paragraph);
    }

    private static String holds(Matrix.Line line) {
        return line.holds()
                ? "in force since %s".formatted(line.effective())
                : "not in force on that day; from %s".formatted(line.effective());
    }

    private static String words(Profile.Status status) {
        return switch (status) {
            case IN_FORCE -> "In force";
            case IN_FORCE_PARTLY -> "In force in part; part of it has a later date";
            case IN_FORCE_CONTESTED -> "In force, contested";
            case IN_FORCE_FINES_SUSPENDED -> "In force, fines suspended";
            case FUTURE -> "Passed, not yet in force";
            case GUIDANCE -> "Guidance, not law";
        };
    }

    static String confidence(Confidence confidence) {
        return switch (confidence) {
            case PRIMARY -> "Primary: the text itself was read";
            case SECONDARY -> "Secondary: read through others";
            case RECALLED -> "Recalled: check before relying on it";
        };
    }
}
