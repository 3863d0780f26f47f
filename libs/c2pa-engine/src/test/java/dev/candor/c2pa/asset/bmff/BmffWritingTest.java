package dev.candor.c2pa.asset.bmff;

import static dev.candor.c2pa.kit.Bmff.ascii;
import static dev.candor.c2pa.kit.Bmff.box;
import static dev.candor.c2pa.kit.Bmff.content;
import static dev.candor.c2pa.kit.Bmff.ftyp;
import static dev.candor.c2pa.kit.Bmff.fullBox;
import static dev.candor.c2pa.kit.Bmff.longBox;
import static dev.candor.c2pa.kit.Bmff.number;
import static dev.candor.c2pa.kit.Bmff.provenance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What in a film or a picture says where something lies still says the right thing when a store
/// was put in front of it.
class BmffWritingTest {
    private static final String MARK = "HERE IS WHAT IS MEANT";

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    /// A file that says where its content is.
    ///
    /// @param pointing the boxes behind `ftyp`, from the offset they say
    /// @param width of that offset: 4 or 8 bytes
    private record Directory(String name, IntFunction<byte[]> pointing, int width) {
        byte[] film(int offset) {
            return Concat.of(
                    ftyp("isom", "mp41"),
                    pointing.apply(offset),
                    box("mdat", content(40, 1), ascii(MARK), content(40, 2)));
        }

        /// Where the offset stands: the only place that differs with it.
        int field() {
            var one = film(0x01020304);
            var other = film(0x02020304);
            for (int i = 0; ; i++) {
                if (one[i] != other[i]) {
                    return i + 4 - width;
                }
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] track(byte[]... tables) {
        return box(
                "moov",
                fullBox("mvhd", 0, 0, new byte[96]),
                box(
                        "trak",
                        fullBox("tkhd", 0, 7, new byte[80]),
                        box("mdia", box("minf", dataIn(1), box("stbl", Concat.of(tables))))));
    }

    /// @param flags 1 if the data lies in the same file
    private static byte[] dataIn(int flags) {
        return box("dinf", fullBox("dref", 0, 0, number(1), fullBox("url ", 0, flags)));
    }

    private static byte[] wide(int offset) {
        return ByteBuffer.allocate(8).putLong(offset).array();
    }

    private static byte[] number16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] meta(byte[] iloc) {
        return Concat.of(
                fullBox("meta", 0, 0, fullBox("hdlr", 0, 0, new byte[20]), iloc),
                box("moov", fullBox("mvhd", 0, 0, new byte[96])));
    }

    static Stream<Directory> directories() {
        return Stream.of(
                new Directory("stco", at -> track(fullBox("stco", 0, 0, number(1), number(at))), 4),
                new Directory("co64", at -> track(fullBox("co64", 0, 0, number(1), wide(at))), 8),
                new Directory("saio", at -> track(fullBox("saio", 0, 0, number(1), number(at))), 4),
                new Directory(
                        "saio with a type, 64 bits",
                        at -> track(fullBox("saio", 1, 1, new byte[8], number(1), wide(at))),
                        8),
                new Directory(
                        "tfhd",
                        at ->
                                Concat.of(
                                        track(),
                                        box(
                                                "moof",
                                                box(
                                                        "traf",
                                                        fullBox(
                                                                "tfhd", 0, 1, number(1),
                                                                wide(at))))),
                        8),
                new Directory(
                        "tfra",
                        at ->
                                Concat.of(
                                        track(),
                                        box(
                                                "mfra",
                                                fullBox(
                                                        "tfra",
                                                        0,
                                                        0,
                                                        number(1),
                                                        number(0),
                                                        number(1),
                                                        number(7),
                                                        number(at),
                                                        new byte[3]))),
                        4),
                new Directory(
                        "tfra, 64 bits and long numbers",
                        at ->
                                Concat.of(
                                        track(),
                                        box(
                                                "mfra",
                                                fullBox(
                                                        "tfra",
                                                        1,
                                                        0,
                                                        number(1),
                                                        number(0x3F),
                                                        number(1),
                                                        wide(7),
                                                        wide(at),
                                                        new byte[12]))),
                        8),
                new Directory(
                        "iloc 0 by offset",
                        at ->
                                meta(
                                        fullBox(
                                                "iloc",
                                                0,
                                                0,
                                                number16(0x4400),
                                                number16(1),
                                                number16(1),
                                                number16(0),
                                                number16(1),
                                                number(at),
                                                number(21))),
                        4),
                new Directory(
                        "iloc 1 by base",
                        at ->
                                meta(
                                        fullBox(
                                                "iloc",
                                                1,
                                                0,
                                                number16(0x4480),
                                                number16(1),
                                                number16(1),
                                                number16(0),
                                                number16(0),
                                                wide(at),
                                                number16(1),
                                                number(0),
                                                number(21))),
                        8),
                new Directory(
                        "iloc 2 with an index",
                        at ->
                                meta(
                                        fullBox(
                                                "iloc",
                                                2,
                                                0,
                                                number16(0x8404),
                                                number(1),
                                                number(1),
                                                number16(0),
                                                number16(0),
                                                number16(1),
                                                number(1),
                                                wide(at),
                                                number(21))),
                        8));
    }

    @ParameterizedTest
    @MethodSource("directories")
    void offsetsMoveWithWhatTheyMean(Directory directory) throws Exception {
        // given
        int meant = Edits.indexOf(directory.film(0), MARK);
        var source = kit.file(directory.film(meant));

        // when
        var signed = kit.signed(source, WritingKit.created());
        var again = kit.signed(signed, WritingKit.opened());

        // then
        assertThat(WritingKit.verified(again).state()).isEqualTo(ValidationState.TRUSTED);
        for (var file : new Path[] {signed, again}) {
            var bytes = Files.readAllBytes(file);
            int moved = Edits.indexOf(bytes, MARK) - meant;
            var in = ByteBuffer.wrap(bytes);
            int field = directory.field() + moved;
            long said = directory.width == 4 ? in.getInt(field) : in.getLong(field);
            assertThat(moved).isPositive();
            assertThat(said).isEqualTo(meant + moved);
        }
    }

    /// Items in an `idat` box, or in another file, do not move with this one.
    @Test
    void offsetsOfOtherPlacesStay() throws Exception {
        // given
        var inside =
                fullBox(
                        "iloc",
                        1,
                        0,
                        number16(0x4400),
                        number16(2),
                        number16(1),
                        number16(1),
                        number16(0),
                        number16(1),
                        number(50),
                        number(2),
                        number16(2),
                        number16(0),
                        number16(1),
                        number16(1),
                        number(51),
                        number(2));
        var elsewhere =
                box(
                        "trak",
                        box(
                                "mdia",
                                box(
                                        "minf",
                                        dataIn(0),
                                        box(
                                                "stbl",
                                                fullBox("stco", 0, 0, number(1), number(52))))));
        var film =
                Concat.of(
                        ftyp("isom", "mp41"),
                        meta(inside),
                        box("moov", elsewhere),
                        box("mdat", content(90, 1)));

        // when
        var signed = Files.readAllBytes(kit.signed(kit.file(film), WritingKit.created()));

        // then
        var tail = new byte[film.length - 24];
        System.arraycopy(signed, signed.length - tail.length, tail, 0, tail.length);
        assertThat(film).endsWith(tail);
    }

    /// Hashes of fragments that an earlier manifest spoke of go with it, and the index of the
    /// stream counts without them.
    @Test
    void boxesOfAnEarlierManifestGoAndTheIndexKnows() throws Exception {
        // given
        var fragment = Bmff.fragment(1);
        var proof = provenance("merkle", content(30, 4));
        int size = proof.length + fragment.length;
        var index =
                fullBox(
                        "sidx",
                        0,
                        0,
                        number(1),
                        number(1000),
                        number(0),
                        number(0),
                        number16(0),
                        number16(2),
                        number(size),
                        number(9),
                        number(0),
                        number(size),
                        number(9),
                        number(0));
        var film =
                Concat.of(
                        ftyp("iso6", "dash"),
                        Bmff.moov(),
                        index,
                        proof,
                        fragment,
                        proof,
                        Bmff.fragment(2));

        // when
        var signed = Files.readAllBytes(kit.signed(kit.file(film), WritingKit.created()));

        // then
        var in = ByteBuffer.wrap(signed);
        int at = Edits.indexOf(signed, "sidx") - 4;
        assertThat(in.getInt(at + 32)).isEqualTo(fragment.length);
        assertThat(in.getInt(at + 44)).isEqualTo(fragment.length);
        assertThat(new String(signed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("merkle\0");
    }

    @Test
    void filmOfTheTimeBeforeBrandsGetsOne() throws Exception {
        // when
        var signed = kit.signed(kit.file(Bmff.movWithoutBrands()), WritingKit.created());

        // then
        var report = WritingKit.verified(signed);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.format()).isEqualTo(AssetFormat.MOV);
        assertThat(Bmff.roots(Files.readAllBytes(signed)).getFirst().type()).isEqualTo("ftyp");
    }

    @Test
    void longBoxesAndBoxesToTheEndStayAsTheyAre() throws Exception {
        var film =
                Concat.of(
                        ftyp("isom", "mp41"),
                        Bmff.moov(),
                        longBox("mdat", content(50, 1)),
                        Bmff.lastBox("mdat", content(50, 2)));

        var signed = kit.signed(kit.file(film), WritingKit.created());

        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(Files.readAllBytes(signed))
                .endsWith(
                        Concat.of(
                                longBox("mdat", content(50, 1)),
                                Bmff.lastBox("mdat", content(50, 2))));
    }

    @Test
    void compressedDirectoryIsRefused() throws Exception {
        var film =
                Concat.of(
                        ftyp("qt  ", "qt  "),
                        box("moov", box("cmov", content(9, 1))),
                        box("mdat", content(50, 1)));

        assertThatThrownBy(() -> kit.signed(kit.file(film), WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessage(
                        "The film's directory is compressed, so its offsets cannot change; sign it"
                                + " by a store beside it");
    }

    @Test
    void tableThatIsLongerThanItsBoxIsMalformed() throws Exception {
        var film =
                Concat.of(
                        ftyp("isom", "mp41"),
                        track(fullBox("stco", 0, 0, number(2), number(9))),
                        box("mdat", content(50, 1)));

        assertThatThrownBy(() -> kit.signed(kit.file(film), WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("stco");
    }

    /// Five gigabytes of nothing take no room: the copy has the holes of the source.
    @Test
    void filmOfManyGigabytesIsSigned() throws Exception {
        // given
        var film = sparse(5L << 30, "co64");

        // when
        var signed = kit.signed(film, WritingKit.created());

        // then
        assertThat(Files.size(signed)).isGreaterThan(5L << 30);
        assertThat(allocated(signed)).isLessThan(1 << 20);
    }

    /// The last sample lies so far back that four bytes cannot say where it would be.
    @Test
    void offsetsThatWouldNotFitAreRefused() throws Exception {
        var film = sparse(0xFFFFFFFFL + 90, "stco");

        assertThatThrownBy(() -> kit.signed(film, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("32 bits");
    }

    private Path sparse(long size, String table) throws Exception {
        var offset = table.equals("stco") ? number(-8) : ByteBuffer.allocate(8).putLong(99).array();
        var head =
                Concat.of(
                        ftyp("isom", "mp41"),
                        track(fullBox(table, 0, 0, number(1), offset)),
                        number(1),
                        ascii("mdat"));
        var film = kit.file(head);
        try (var out = FileChannel.open(film, StandardOpenOption.WRITE)) {
            var length = ByteBuffer.allocate(8).putLong(0, size - head.length + 8);
            out.write(length, head.length);
            out.write(ByteBuffer.allocate(1), size - 1);
        }
        return film;
    }

    /// How many bytes a file takes on the disk.
    private static long allocated(Path file) throws Exception {
        var du = new ProcessBuilder("du", "-k", file.toString()).start();
        var said = new String(du.getInputStream().readAllBytes());
        return Long.parseLong(said.split("\\s")[0]) * 1024;
    }
}
