package dev.candor.c2pa.manifest;

import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that an assertion is (ISO/IEC 19566-5, B.4; C2PA 2.4, 18.12.2).
///
/// @param mediaType such as `image/png`
/// @param name its name; null if not said
/// @param content its bytes
public record EmbeddedFile(String mediaType, @Nullable String name, Bytes content) {
    private static final int NAMED = 0x01;
    private static final int EXTERNAL = 0x02;

    /// The box of an assertion that is a picture.
    static byte[] write(String label, Thumbnail picture) {
        var description = new ByteArrayOutputStream();
        description.write(0);
        description.writeBytes(picture.mediaType().getBytes(StandardCharsets.UTF_8));
        description.write(0);
        return JumbfWriter.superbox(
                JumbfType.EMBEDDED_FILE,
                label,
                List.of(
                        JumbfWriter.box("bfdb", description.toByteArray()),
                        JumbfWriter.box("bidb", picture.picture().toArray())));
    }

    /// The file of an assertion's box, if it is one and says of which kind. One that only says
    /// where the file is, which no manifest may do, is none.
    public static Optional<EmbeddedFile> of(JumbfBox.Superbox box) {
        var description = box.payload("bfdb").filter(bytes -> bytes.length() > 1);
        var content = box.payload("bidb");
        if (!box.type().equals(JumbfType.EMBEDDED_FILE)
                || description.isEmpty()
                || content.isEmpty()
                || (description.get().get(0) & EXTERNAL) != 0) {
            return Optional.empty();
        }
        var texts = description.get().from(1).toText().split("\0", -1);
        boolean named = (description.get().get(0) & NAMED) != 0 && texts.length > 1;
        return texts[0].isBlank()
                ? Optional.empty()
                : Optional.of(new EmbeddedFile(texts[0], named ? texts[1] : null, content.get()));
    }
}
