package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.kit.Archives;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.kit.ZipCases;
import dev.candor.c2pa.kit.ZipForge;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store goes into an archive: as its last file (C2PA 2.4, A.6).
class ZipWritingTest {
    private static final String TYPES = "[Content_Types].xml";
    private static final String NAMED =
            "<Default Extension=\"c2pa\" ContentType=\"application/c2pa\"/>";

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void filesStayWhereTheyAreAndTheStoreIsTheLast() throws Exception {
        // given
        var archive = Archives.zip();
        int files =
                ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(end(archive) + 16);

        // when
        var signed = signed(archive);

        // then
        assertThat(Arrays.copyOf(signed, files)).isEqualTo(Arrays.copyOf(archive, files));
        var local = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN).position(files).slice();
        local.order(ByteOrder.LITTLE_ENDIAN);
        assertThat(local.getInt(0)).isEqualTo(0x04034B50);
        assertThat(local.getShort(6)).as("flags").isZero();
        assertThat(local.getShort(8)).as("method").isZero();
        assertThat(names(signed)).containsExactly("a.txt", "b/c.txt", ZipForge.STORE);
    }

    /// Readers of archives check every sum, the store's too, whatever was done.
    @ParameterizedTest
    @EnumSource(names = {"ZIP", "EPUB", "ODT", "DOCX", "XLSX", "PPTX", "OXPS"})
    void checksumsAreRight(AssetFormat format) throws Exception {
        // given
        var archive = Samples.of(format);

        // when
        var created = kit.signed(kit.file(archive), WritingKit.withAuthor());
        var updated =
                kit.signed(
                        created,
                        ManifestDefinition.updated()
                                .redact(WritingKit.author(created))
                                .by(WritingKit.GENERATOR));
        var opened = kit.signed(updated, WritingKit.opened());

        // then
        for (var signed : List.of(created, updated, opened)) {
            assertThat(contents(Files.readAllBytes(signed))).containsKey(ZipForge.STORE);
            try (var zip = new ZipFile(signed.toFile())) {
                assertThat(zip.size()).isEqualTo(names(archive).size() + 1);
            }
        }
    }

    @Test
    void mediaTypeOfABookStaysFirst() throws Exception {
        // when
        var signed = signed(Archives.epub());

        // then
        assertThat(text(Arrays.copyOfRange(signed, 30, 58)))
                .isEqualTo("mimetypeapplication/epub+zip");
    }

    /// A package has to say the type of each file in it, or programs call it damaged.
    @Test
    void packageSaysTheTypeOfTheStore() throws Exception {
        // given
        var before = contents(Archives.docx());

        // when
        var signed = signed(Archives.docx());

        // then
        var after = contents(signed);
        assertThat(text(Objects.requireNonNull(after.get(TYPES))))
                .isEqualTo(
                        text(Objects.requireNonNull(before.get(TYPES)))
                                .replace(
                                        "<Default Extension=\"rels\"",
                                        NAMED + "<Default Extension=\"rels\""));
        assertThat(after.get("part.xml")).isEqualTo(before.get("part.xml"));
        assertThat(after.keySet())
                .containsExactly(TYPES, "_rels/.rels", "part.xml", ZipForge.STORE);
    }

    @Test
    void typeIsSaidOnce() throws Exception {
        // when
        var signed = signed(Archives.docx());
        var again = kit.signed(kit.file(signed), WritingKit.opened());

        // then
        assertThat(text(Files.readAllBytes(again)).split("Extension=\"c2pa\"", -1)).hasSize(2);
    }

    @Test
    void typeThatIsSaidAlreadyLeavesTheListAsItIs() throws Exception {
        // given
        var archive =
                ZipForge.empty()
                        .deflated(
                                TYPES,
                                types("", "<Default Extension=\"C2PA\" ContentType=\"a/b\"/>"))
                        .bytes();

        // when
        var signed = signed(archive);

        // then
        assertThat(Arrays.copyOf(signed, 100)).isEqualTo(Arrays.copyOf(archive, 100));
    }

    @Test
    void typeHasThePrefixOfTheList() throws Exception {
        // given
        var archive = ZipForge.empty().stored(TYPES, types("x:", "<!-- none -->")).bytes();

        // when
        var signed = signed(archive);

        // then
        assertThat(text(signed)).contains("><x:Default Extension=\"c2pa\"", "<!-- none -->");
    }

    @Test
    void listOfTypesThatIsNoneIsLeftAlone() throws Exception {
        // given
        var archive = ZipForge.empty().stored(TYPES, "<Types>of pasta</Types>").bytes();

        // when
        var signed = signed(archive);

        // then
        assertThat(text(signed)).contains("<Types>of pasta</Types>");
    }

    @Test
    void packageWhoseTypesCannotBeReadIsRefused() {
        var damaged = Edits.flip(Archives.docx(), 60);
        var garbage = ZipForge.empty().stored(TYPES, "pasta").bytes();
        var changed =
                Edits.replace("none", "nine")
                        .apply(ZipForge.empty().stored(TYPES, types("", "<!-- none -->")).bytes());

        assertThatThrownBy(() -> signed(damaged)).isInstanceOf(UnreadableAssetException.class);
        assertThatThrownBy(() -> signed(garbage)).isInstanceOf(UnreadableAssetException.class);
        assertThatThrownBy(() -> signed(changed)).isInstanceOf(UnreadableAssetException.class);
    }

    private static String types(String prefix, String list) {
        return "<%1$sTypes xmlns%2$s=\"http://schemas.openxmlformats.org/package/2006/content-types\">%3$s</%1$sTypes>"
                .formatted(prefix, prefix.isEmpty() ? "" : ":x", list);
    }

    @Test
    void archiveOfLargeNumbersStaysOne() throws Exception {
        // given
        var archive = ZipForge.empty().large().stored("a.txt", "words").comment("by hand").bytes();

        // when
        var signed = signed(archive);

        // then
        int end = end(signed);
        assertThat(text(signed)).contains("PK\6\6").endsWith("by hand");
        assertThat(ByteBuffer.wrap(signed).getInt(end + 16)).as("left to ZIP64").isEqualTo(-1);
        assertThat(names(signed)).containsExactly("a.txt", ZipForge.STORE);
    }

    /// 16 bits count the files of an archive no longer, once the store is one of them.
    @Test
    void archiveOfManyFilesBecomesOneOfLargeNumbers() throws Exception {
        // given
        var archive = ZipForge.empty();
        for (int i = 0; i < 0xFFFE; i++) {
            archive.stored("f" + i, "");
        }

        // when
        var signed = kit.signed(kit.file(archive.bytes()), WritingKit.created());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        try (var zip = new ZipFile(signed.toFile())) {
            assertThat(zip.size()).isEqualTo(0xFFFF);
        }
        assertThat(text(Files.readAllBytes(signed))).contains("PK\6\6");
    }

    /// A file of more than 4 GiB; nothing is there but its ends.
    @Test
    void storeBehind32BitsIsFound() throws Exception {
        // given
        long size = 5L << 30;
        var forged = ZipForge.empty().file(huge()).bytes();
        int files = end(forged) - 46 - "huge".length() - 20;
        var path = folder.resolve("huge.zip");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(sized(Arrays.copyOf(forged, files), 30 + 4 + 4, size));
            file.seek(files + size);
            file.write(sized(Arrays.copyOfRange(forged, files, end(forged)), 46 + 4 + 4, size));
            file.write(largeEnd(files + size, end(forged) - files));
        }

        // when
        try (var channel = FileChannel.open(path)) {
            var asset = new ChannelReader(channel);
            var zip = AssetFormat.ZIP.writable().orElseThrow();
            var splice = zip.splicing(asset, zip.layout(asset)).around(1000);

            // then
            var tail = new ByteArrayOutputStream();
            for (var piece : splice.pieces()) {
                if (piece instanceof Piece.Fresh(var bytes)) {
                    tail.writeBytes(bytes.toArray());
                }
            }
            var store =
                    ByteBuffer.allocate(12)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putShort((short) 1)
                            .putShort((short) 8)
                            .putLong(files + size);
            assertThat(text(tail.toByteArray()))
                    .contains(ZipForge.STORE + text(store.array()))
                    .contains("PK\6\6", "PK\6\7");
            assertThat(splice.gaps().getFirst().start()).isEqualTo(files + size);
        }
    }

    private static ZipForge.File huge() {
        return new ZipForge.File("huge", new byte[0], 0, 0, new byte[0], true);
    }

    private static byte[] sized(byte[] header, int at, long size) {
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(at, size)
                .putLong(at + 8, size);
        return header;
    }

    private static byte[] largeEnd(long offset, long size) {
        var end = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45).putLong(0);
        end.putLong(1).putLong(1).putLong(size).putLong(offset);
        end.putInt(0x07064B50).putInt(0).putLong(offset + size).putInt(1);
        end.putInt(0x06054B50).putInt(0).putShort((short) 1).putShort((short) 1);
        return end.putInt((int) size).putInt(-1).putShort((short) 0).array();
    }

    /// The store of others may lie anywhere; what is behind it moves.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid",
                "valid-zip64",
                "valid-comment",
                "valid-sizes-behind",
                "valid-folder",
                "valid-escaped-uri",
                "valid-early-directory-hash"
            })
    void credentialsOfOthersAreKeptAsIngredient(String name) throws Exception {
        // given
        var archive = Objects.requireNonNull(ZipCases.zip().get(name)).get();

        // when
        var opened = kit.signed(kit.file(archive), WritingKit.opened());

        // then
        var report = WritingKit.verified(opened);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(names(Files.readAllBytes(opened)))
                .hasSize(names(archive).size())
                .endsWith(ZipForge.STORE);
    }

    @Test
    void encryptedFileIsBoundAsItIs() throws Exception {
        // given
        var archive = Objects.requireNonNull(ZipCases.zip().get("valid-encrypted-file")).get();

        // when
        var opened = kit.signed(kit.file(archive), WritingKit.opened());

        // then
        assertThat(WritingKit.verified(opened).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void filesMayHaveAnyName() throws Exception {
        // given
        var archive =
                ZipForge.empty()
                        .stored("a b.txt", "1")
                        .stored("a%20b.txt", "2")
                        .stored("50% + ü.txt", "3")
                        .stored("[x]/{y}#z?.txt", "4")
                        .stored("...", "5")
                        .bytes();

        // when
        var signed = signed(archive);

        // then
        assertThat(text(signed)).contains("50%25%20+%20%C3%BC.txt", "%5Bx%5D/%7By%7D%23z%3F.txt");
        for (var content : List.of("a b.txt1", "a%20b.txt2", "ü.txt3", ".txt4", "...5")) {
            var utf8 =
                    new String(
                            content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            var changed =
                    kit.file(Edits.flip(signed, text(signed).indexOf(utf8) + utf8.length() - 1));
            assertThat(WritingKit.isAccepted(changed)).as(content).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.txt", "/root.txt", "C:/drive.txt", "a/./b.txt", "a\\..\\b.txt"})
    void nameThatLeadsOutIsRefused(String name) {
        var archive = ZipForge.empty().stored(name, "words").bytes();

        assertThatThrownBy(() -> signed(archive))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining("leads out of the archive");
    }

    @Test
    void archiveOfNothingIsRefused() {
        assertThatThrownBy(() -> signed(ZipForge.empty().bytes()))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining("no files");
    }

    /// What belongs to no file no credentials could speak of.
    @Test
    void archiveWithBytesThatBelongToNoFileIsRefused() {
        var before = ZipForge.empty().prefix("junk").stored("a.txt", "words").bytes();
        var between = ZipForge.empty().gap("junk").stored("a.txt", "words").bytes();
        var behind = Concat.of(Archives.zip(), new byte[] {1});

        for (var archive : List.of(before, between, behind)) {
            assertThatThrownBy(() -> signed(archive)).isInstanceOf(UnreadableAssetException.class);
        }
    }

    @Test
    void folderIsBoundLikeAFile() throws Exception {
        // given
        var archive = ZipForge.empty().stored("d/", "").stored("d/a.txt", "words").bytes();

        // when
        var signed = signed(archive);

        // then
        var store = text(Objects.requireNonNull(contents(signed).get(ZipForge.STORE)));
        assertThat(store).contains("curibd/dhash", "curigd/a.txtdhash");
    }

    @Test
    void storeBesideAnArchiveSpeaksOfItsFiles() throws Exception {
        // given
        var source = kit.file(Archives.docx());
        var sidecar = folder.resolve("store.c2pa");

        // when
        kit.signing().signBeside(source, sidecar, WritingKit.created(), WritingKit.signer());

        // then
        assertThat(text(Files.readAllBytes(sidecar))).contains("c2pa.hash.collection.data");
        assertThat(WritingKit.verified(source, sidecar).state()).isEqualTo(ValidationState.TRUSTED);
        int part = text(Archives.docx()).indexOf("part.xml") + 20;
        var changed = kit.file(Edits.flip(Archives.docx(), part));
        assertThat(WritingKit.verified(changed, sidecar).state())
                .isEqualTo(ValidationState.INVALID);
    }

    private byte[] signed(byte[] archive) throws Exception {
        var signed = kit.signed(kit.file(archive), WritingKit.created());
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        return Files.readAllBytes(signed);
    }

    private static List<String> names(byte[] archive) throws IOException {
        var path = Files.createTempFile("names", ".zip");
        try (var zip = new ZipFile(Files.write(path, archive).toFile())) {
            var names = new ArrayList<String>();
            zip.stream().forEach(entry -> names.add(entry.getName()));
            return names;
        } finally {
            Files.delete(path);
        }
    }

    /// What is in the files; whose checksums are right.
    private static Map<String, byte[]> contents(byte[] archive) throws IOException {
        var contents = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(entry.getName(), zip.readAllBytes());
            }
        }
        return contents;
    }

    private static int end(byte[] archive) {
        return text(archive).lastIndexOf("PK\5\6");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
