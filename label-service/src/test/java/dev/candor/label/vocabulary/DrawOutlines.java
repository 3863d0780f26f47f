package dev.candor.label.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Draws the label words once, with fonts, so that the service never needs one: reads
/// `words.json`, shapes every phrase
/// (bidirectional text, ligatures and marks included) and writes its outline beside it, in
/// thousandths of an em.
///
/// Run by hand when a word changes; the result is committed. Arguments: the folder `vocabulary`,
/// then the folders that
/// hold the Noto fonts. A character no font can show ends the run: a box never becomes a label.
final class DrawOutlines {
    private static final float EM = 1000f;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final List<Path> fontFolders;

    private DrawOutlines(List<Path> fontFolders) {
        this.fontFolders = fontFolders;
    }

    public static void main(String[] arguments) throws IOException, FontFormatException {
        var vocabulary = Path.of(arguments[0]);
        var folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        new DrawOutlines(folders).draw(vocabulary);
    }

    private void draw(Path vocabulary) throws IOException, FontFormatException {
        var words = json.readTree(vocabulary.resolve("words.json").toFile());
        write(vocabulary, "token", outlines(words.get("token"), "en", false));
        for (JsonNode language : words.get("languages")) {
            var tag = language.get("tag").asText();
            var rightToLeft = language.get("direction").asText().equals("rtl");
            write(vocabulary, tag, outlines(language.get("phrases"), tag, rightToLeft));
        }
    }

    private void write(Path vocabulary, String name, ObjectNode outlines) throws IOException {
        var file = vocabulary.resolve("outlines").resolve(name + ".json");
        Files.writeString(file, json.writeValueAsString(outlines) + "\n");
    }

    private ObjectNode outlines(JsonNode phrases, String tag, boolean rightToLeft)
            throws IOException, FontFormatException {
        var fonts = fontsFor(tag);
        var outlines = json.createObjectNode();
        for (var phrase : phrases.properties()) {
            outlines.set(phrase.getKey(), outline(phrase.getValue().asText(), fonts, rightToLeft));
        }
        return outlines;
    }

    private ObjectNode outline(String text, List<Font> fonts, boolean rightToLeft) {
        var layout = new TextLayout(shaped(text, fonts, rightToLeft).getIterator(), EXACT);
        var shape = layout.getOutline(null);
        var ink = shape.getBounds2D();
        if (ink.isEmpty()) {
            throw new IllegalStateException("Nothing drawn for " + text);
        }
        var outline = json.createObjectNode();
        outline.put("text", text);
        outline.put("advance", Math.round(layout.getAdvance()));
        outline.set("ink", box(ink));
        outline.put("path", path(shape));
        return outline;
    }

    private ObjectNode box(Rectangle2D ink) {
        var box = json.createObjectNode();
        var left = (int) Math.floor(ink.getMinX());
        var top = (int) Math.floor(ink.getMinY());
        box.put("x", left).put("y", top);
        box.put("width", (int) Math.ceil(ink.getMaxX()) - left);
        box.put("height", (int) Math.ceil(ink.getMaxY()) - top);
        return box;
    }

    private static AttributedString shaped(String text, List<Font> fonts, boolean rightToLeft) {
        var shaped = new AttributedString(text);
        shaped.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        var font = fonts.getFirst();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var point = text.codePointAt(at);
            if (!joinsToTheLast(point)) {
                font = fontFor(point, fonts, text);
            }
            shaped.addAttribute(TextAttribute.FONT, font, at, at + Character.charCount(point));
        }
        return shaped;
    }

    private static boolean joinsToTheLast(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT ->
                    true;
            default -> false;
        };
    }

    private static Font fontFor(int point, List<Font> fonts, String text) {
        return fonts.stream()
                .filter(font -> font.canDisplay(point))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "No font shows U+%04X of %s".formatted(point, text)));
    }

    private List<Font> fontsFor(String tag) throws IOException, FontFormatException {
        var fonts = new ArrayList<Font>();
        switch (tag) {
            case "ar", "fa" -> fonts.add(font("NotoSansArabic-Bold.ttf", "Noto Sans Arabic"));
            case "he" -> fonts.add(font("NotoSansHebrew-Bold.ttf", "Noto Sans Hebrew"));
            case "hi" -> fonts.add(font("NotoSansDevanagari-Bold.ttf", "Noto Sans Devanagari"));
            case "ja" -> fonts.add(font("NotoSansCJK-Bold.ttc", "Noto Sans CJK JP"));
            case "ko" -> fonts.add(font("NotoSansCJK-Bold.ttc", "Noto Sans CJK KR"));
            case "zh-Hans" -> fonts.add(font("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"));
            case "zh-Hant" -> fonts.add(font("NotoSansCJK-Bold.ttc", "Noto Sans CJK TC"));
            default -> {}
        }
        fonts.add(font("NotoSans-Bold.ttf", "Noto Sans"));
        return fonts;
    }

    private Font font(String file, String family) throws IOException, FontFormatException {
        for (Path folder : fontFolders) {
            var path = folder.resolve(file);
            if (Files.exists(path)) {
                return Stream.of(Font.createFonts(path.toFile()))
                        .filter(font -> font.getFamily().startsWith(family))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("No " + family + " in " + path))
                        .deriveFont(EM);
            }
        }
        throw new IllegalStateException("No " + file + " in " + fontFolders);
    }

    private static String path(Shape shape) {
        var path = new StringBuilder();
        var at = new double[6];
        for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
            switch (step.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(path, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(path, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(path, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(path, 'C', at, 6);
                default -> path.append('Z');
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, char command, double[] at, int count) {
        path.append(command);
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? "" : " ").append(Math.round(at[i]));
        }
    }
}
