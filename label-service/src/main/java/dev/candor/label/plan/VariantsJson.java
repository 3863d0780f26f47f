package dev.candor.label.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.label.plan.Instruction.ImageLabel;
import dev.candor.label.plan.Instruction.VideoOverlay;
import dev.candor.label.plan.Instruction.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The variants of a plan as they are stored.
final class VariantsJson {
    private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};

    private VariantsJson() {}

    static String write(List<Variant> variants) {
        try {
            return JSON.writerFor(VARIANTS).writeValueAsString(variants);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Variants cannot be written", e);
        }
    }

    /// @param text null for a plan made before there were variants
    static List<Variant> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return JSON.readValue(text, VARIANTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored variants cannot be read", e);
        }
    }

    /// The words beside the first of the first variant's label.
    static List<Words> also(@Nullable String text) {
        return read(text).stream()
                .limit(1)
                .flatMap(variant -> variant.instructions().stream())
                .flatMap(VariantsJson::label)
                .flatMap(label -> label.words().stream().skip(1))
                .toList();
    }

    private static Stream<ImageLabel> label(Instruction instruction) {
        return switch (instruction) {
            case ImageLabel label -> Stream.of(label);
            case VideoOverlay overlay -> Stream.of(overlay.label());
            case Instruction.SpokenDisclosure _,
                    Instruction.TextLine _,
                    Instruction.PdfStamp _,
                    Instruction.EmbeddedMarks _ ->
                    Stream.empty();
        };
    }
}
