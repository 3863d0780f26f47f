package dev.candor.label.rendering.document;

import com.google.zxing.common.BitMatrix;
import dev.candor.label.vocabulary.Outline;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// Draws a stamp on a page, after all that the page has.
///
/// @param parts outlines from left to right
/// @param text what they say, for who does not see them
/// @param language of the text
/// @param code dark modules; none without an address
/// @param address where the stamp leads
record StampPen(
        List<Outline> parts,
        String text,
        String language,
        @Nullable BitMatrix code,
        @Nullable String address) {
    private static final Pattern STEP = Pattern.compile("([MLQCZ])([-0-9 ]*)");
    private static final Pattern SPACE = Pattern.compile(" ");

    void draw(PDDocument document, PDPage page, SeenPage seen, Stamp stamp) throws IOException {
        try (var pen = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            pen.transform(seen.toUser());
            pen.beginMarkedContent(COSName.getPDFName("Span"), spoken());
            plate(pen, stamp.plate());
            words(pen, stamp);
            var box = stamp.code();
            if (box != null) {
                modules(pen, box, Objects.requireNonNull(code));
            }
            pen.endMarkedContent();
        }
        if (address != null) {
            link(page, seen, stamp.plate(), address);
        }
    }

    /// What programs read out instead of the drawing (ISO 32000-2, 14.9.4).
    private PDPropertyList spoken() {
        var spoken = new COSDictionary();
        spoken.setString(COSName.ACTUAL_TEXT, text);
        spoken.setString(COSName.LANG, language);
        return PDPropertyList.create(spoken);
    }

    private static void plate(PDPageContentStream pen, Rect plate) throws IOException {
        pen.setNonStrokingColor(1f);
        pen.addRect(f(plate.x()), f(plate.y()), f(plate.width()), f(plate.height()));
        pen.fill();
        pen.setStrokingColor(0f);
        pen.setLineWidth(0.75f);
        var edge = plate.inset(0.375);
        pen.addRect(f(edge.x()), f(edge.y()), f(edge.width()), f(edge.height()));
        pen.stroke();
        pen.setNonStrokingColor(0f);
    }

    /// Outlines have their baseline at 0 and grow downwards.
    private void words(PDPageContentStream pen, Stamp stamp) throws IOException {
        var x = stamp.words().x();
        for (Outline part : parts) {
            pen.saveGraphicsState();
            pen.transform(
                    new Matrix(
                            f(stamp.scale()), 0, 0, f(-stamp.scale()), f(x), f(stamp.words().y())));
            path(pen, part.path());
            pen.fill();
            pen.restoreGraphicsState();
            x += (part.advance() + Stamp.BETWEEN) * stamp.scale();
        }
    }

    private static void path(PDPageContentStream pen, String path) throws IOException {
        var steps = STEP.matcher(path);
        var x = 0f;
        var y = 0f;
        while (steps.find()) {
            var at = numbers(steps.group(2));
            switch (steps.group(1)) {
                case "M" -> pen.moveTo(at[0], at[1]);
                case "L" -> pen.lineTo(at[0], at[1]);
                case "Q" ->
                        // PDF knows cubic curves alone.
                        pen.curveTo(
                                x + (at[0] - x) * 2 / 3,
                                y + (at[1] - y) * 2 / 3,
                                at[2] + (at[0] - at[2]) * 2 / 3,
                                at[3] + (at[1] - at[3]) * 2 / 3,
                                at[2],
                                at[3]);
                case "C" -> pen.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> pen.closePath();
            }
            if (at.length > 0) {
                x = at[at.length - 2];
                y = at[at.length - 1];
            }
        }
    }

    private static float[] numbers(String list) {
        var numbers = list.isBlank() ? new String[0] : SPACE.split(list.strip(), -1);
        var values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(numbers[i]);
        }
        return values;
    }

    private static void modules(PDPageContentStream pen, Rect box, BitMatrix code)
            throws IOException {
        var module = box.width() / (code.getWidth() + 2 * QrCode.QUIET);
        for (int row = 0; row < code.getHeight(); row++) {
            var y = box.y() + box.height() - (row + 1 + QrCode.QUIET) * module;
            for (int column = 0; column < code.getWidth(); column++) {
                if (code.get(column, row)) {
                    var x = box.x() + (column + QrCode.QUIET) * module;
                    pen.addRect(f(x), f(y), f(module * 1.01), f(module * 1.01));
                }
            }
        }
        pen.fill();
    }

    private void link(PDPage page, SeenPage seen, Rect plate, String to) throws IOException {
        var one = seen.toUser().transformPoint(f(plate.x()), f(plate.y()));
        var other =
                seen.toUser()
                        .transformPoint(
                                f(plate.x() + plate.width()), f(plate.y() + plate.height()));
        var box = new PDRectangle();
        box.setLowerLeftX(Math.min(one.x, other.x));
        box.setLowerLeftY(Math.min(one.y, other.y));
        box.setUpperRightX(Math.max(one.x, other.x));
        box.setUpperRightY(Math.max(one.y, other.y));
        var action = new PDActionURI();
        action.setURI(to);
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        var link = new PDAnnotationLink();
        link.setRectangle(box);
        link.setAction(action);
        link.setBorderStyle(border);
        link.setContents(text);
        link.setPrinted(true);
        page.getAnnotations().add(link);
    }

    private static float f(double value) {
        return (float) value;
    }
}
