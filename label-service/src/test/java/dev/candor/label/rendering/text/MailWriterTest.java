package dev.candor.label.rendering.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class MailWriterTest {
    private static final String SIMPLE =
            """
            From: a@example.com
            Subject: A long
             subject
            Content-Type: text/plain; charset=us-ascii

            Dear all,
            good news.
            """
                    .replace("\n", "\r\n");

    private static final String BOTH =
            """
            From: a@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed;
             boundary="outer=1"

            Not shown.
            --outer=1
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe aus =
            der Ferne
            --inner
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            <html><body cla=
            ss=3D"x"><h1>Gr=C3=BC=C3=9Fe</h1></body></html>
            --inner--

            --outer=1
            Content-Type: text/plain; name=notes.txt
            Content-Disposition: attachment; filename=notes.txt

            An attachment stays as it is.
            --outer=1--
            """
                    .replace("\n", "\r\n");

    @TempDir Path folder;

    @Test
    void textAndHtmlBothCarryTheLineAndTheHeaderSaysIt() throws Exception {
        // when
        var shown = label(BOTH, "de", true);

        // then
        var written = Files.readString(result(), ISO_8859_1);
        assertThat(shown.lines())
                .extracting(Shown.ShownLine::part)
                .containsExactly("text/plain", "text/html");
        assertThat(shown.forMachines())
                .containsExactlyInAnyOrder("AI-Disclosure", "JSON-LD", "ai-disclosure");
        assertThat(written)
                .contains("\r\nAI-Disclosure: mode=ai-originated;date=@1795305600\r\n\r\nNot shown")
                .endsWith(BOTH.substring(BOTH.indexOf("\r\n--inner--")))
                .contains("\r\nGr=C3=BC=C3=9Fe aus =\r\nder Ferne\r\n--inner")
                .contains("<body cla=\r\nss=3D\"x\">");
        assertThat(written.lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void withoutTheOperatorsSwitchTheHeaderStays() throws Exception {
        var shown = label(SIMPLE, "de", false);

        assertThat(Files.readString(result()))
                .startsWith(SIMPLE.substring(0, SIMPLE.indexOf("Dear")) + "KI-generiert\r\n")
                .endsWith("Dear all,\r\ngood news.\r\n");
        assertThat(shown.charset()).isEqualTo("US-ASCII");
    }

    /// Characters that the part has no bytes for: it becomes UTF-8.
    @Test
    void aPartThatCannotSayTheWordsIsRecoded() throws Exception {
        // when
        var shown = label(SIMPLE, "zh-Hans", false);

        // then
        var written = Files.readString(result(), ISO_8859_1);
        assertThat(shown.charset()).isEqualTo("UTF-8");
        assertThat(written)
                .contains("Subject: A long\r\n subject\r\n")
                .contains("Content-Type: text/plain; charset=utf-8\r\n")
                .contains("Content-Transfer-Encoding: base64\r\n")
                .contains("MIME-Version: 1.0\r\n")
                .doesNotContain("us-ascii");
        var body = written.substring(written.indexOf("\r\n\r\n") + 4);
        assertThat(new String(Base64.getMimeDecoder().decode(body), UTF_8))
                .startsWith("AI生成\r\n")
                .endsWith("Dear all,\r\ngood news.\r\n");
    }

    @Test
    void aPartInBase64StaysInBase64() throws Exception {
        var body = Base64.getMimeEncoder().encodeToString("Hallo Welt".getBytes(UTF_8));
        var mail =
                "From: a@b\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + body
                        + "\r\n";

        var shown = label(mail, "ja", false);

        assertThat(shown.lines()).extracting(Shown.ShownLine::text).containsExactly("AI生成");
        assertThat(Files.readString(result())).doesNotContain("Hallo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DKIM-Signature: v=1; a=rsa-sha256; d=example.com\r\nFrom: a@b\r\n\r\nText",
                "From: a@b\r\nARC-Message-Signature: i=1\r\n\r\nText",
                "From: a@b\r\n"
                        + "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\n"
                        + "MII",
                "From: a@b\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\n",
                "From: a@b\r\n"
                        + "Content-Type: multipart/signed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\n"
                        + "Text\r\n"
                        + "--b--\r\n"
            })
    void whatIsSignedIsRefusedAndSaysWhy(String mail) {
        assertThatThrownBy(() -> label(mail, "en", false))
                .isInstanceOf(MediaException.Signed.class)
                .hasMessageContaining("label it first, then sign");
    }

    /// Mail servers let fields in UTF-8 pass (RFC 6532), and fold them.
    @Test
    void fieldsInUtf8AndFoldedFieldsAreRead() throws Exception {
        var mail =
                "From: \u00c5se <a@b>\r\nSubject: Gr\u00fc\u00dfe\u2026\r\n folded\r\n"
                        + "Content-Type: text/plain;\r\n\tcharset=utf-8\r\n\r\nText\r\n";

        var shown = label(new String(mail.getBytes(UTF_8), ISO_8859_1), "de", false);

        assertThat(shown.lines()).hasSize(1);
        assertThat(Files.readString(result()))
                .contains("Subject: Gr\u00fc\u00dfe\u2026\r\n folded");
    }

    @Test
    void aPartThatBreaksItsCharacterSetIsRefused() {
        var mail =
                "From: a@b\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n";

        assertThatThrownBy(() -> label(mail, "de", false))
                .isInstanceOf(MediaException.Unreadable.class)
                .hasMessageContaining("UTF-8, at byte 2");
    }

    /// Nobody said which set: ASCII words go in, and no byte of the text changes.
    @Test
    void aPartOfAnUnknownCharacterSetKeepsItsBytes() throws Exception {
        var mail = "From: a@b\r\n\r\nGr\u00fc\u00dfe\r\n";

        label(mail, "de", false);

        assertThat(Files.readString(result(), ISO_8859_1)).contains("Gr\u00fc\u00dfe\r\n");
    }

    @Test
    void htmlInASetWhoseTagsAreNotAsciiIsRefused() {
        var mail = "From: a@b\r\nContent-Type: text/html; charset=utf-16\r\n\r\n<html></html>\r\n";

        assertThatThrownBy(() -> label(mail, "de", false))
                .isInstanceOf(MediaException.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b\r\nno field at all\r\n\r\nText",
                "From: a@b\r\nContent-Type: multipart/mixed\r\n\r\nText",
                "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nText"
            })
    void aBrokenMailNamesItsOffset(String mail) {
        assertThatThrownBy(() -> label(mail, "en", false))
                .isInstanceOfSatisfying(
                        MediaException.Unreadable.class,
                        e -> assertThat(e.offset().orElseThrow()).isPositive());
    }

    @Test
    void partsWithinPartsHaveAnEnd() {
        var mail = new StringBuilder("From: a@b\r\n");
        for (int i = 0; i < 40; i++) {
            mail.append(
                    "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }

        assertThatThrownBy(() -> label(mail.toString(), "en", false))
                .isInstanceOf(MediaException.Unreadable.class)
                .hasMessageContaining("too many parts");
    }

    /// Quoted-printable: what goes in comes out, wherever it goes in.
    @Test
    void insertionsIntoQuotedPrintableDecodeAsTheyWere() throws Exception {
        var coded = "a=3Db=\r\nc =C3=BC\r\nd".getBytes(UTF_8);
        var decoded = TransferCoding.QUOTED_PRINTABLE.decode(coded);
        assertThat(new String(decoded, UTF_8)).isEqualTo("a=bc ü\r\nd");
        var words = "=längere Worte, ".repeat(10).getBytes(UTF_8);
        for (int at = 0; at <= decoded.length; at++) {
            var inserted = List.of(new Insertion(at, words));

            var result = TransferCoding.QUOTED_PRINTABLE.insert(coded, inserted);

            assertThat(TransferCoding.QUOTED_PRINTABLE.decode(result))
                    .isEqualTo(Insertion.apply(decoded, inserted));
            assertThat(Arrays.asList(new String(result, UTF_8).split("\r\n")))
                    .allMatch(line -> line.length() <= 80);
        }
    }

    private Shown label(String mail, String language, boolean headers) throws Exception {
        var labeller =
                new TextLabeller(
                        TextLines.VOCABULARY,
                        new WorkingMemory(100),
                        1 << 20,
                        Optional.empty(),
                        headers);
        var source = Files.writeString(folder.resolve("source"), mail, ISO_8859_1);
        return labeller.label(source, result(), List.of(TextLines.in(language, Place.START)));
    }

    private Path result() {
        return folder.resolve("result");
    }
}
