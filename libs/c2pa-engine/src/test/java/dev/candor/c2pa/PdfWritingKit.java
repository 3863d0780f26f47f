package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.PdfCases;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Documents that are signed, and what is written behind them.
abstract class PdfWritingKit {
    static final String CATALOG = "<</Type/Catalog/Pages 2 0 R%s>>";
    static final ManifestDefinition UPDATE =
            ManifestDefinition.updated().published().by(WritingKit.GENERATOR);

    @TempDir Path folder;
    WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    final byte[] signed(byte[] document) throws Exception {
        var signed = kit.signed(kit.file(document), WritingKit.created());
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        return Files.readAllBytes(signed);
    }

    final void assertRefused(byte[] document, String reason) throws Exception {
        var source = kit.file(document);
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(reason);
    }

    static byte[] of(String golden) {
        return Objects.requireNonNull(PdfCases.all().get(golden)).get();
    }

    static String update(byte[] document, byte[] signed) {
        return text(Arrays.copyOfRange(signed, document.length, signed.length));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
