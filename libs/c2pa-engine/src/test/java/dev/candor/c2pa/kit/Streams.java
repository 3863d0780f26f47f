package dev.candor.c2pa.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Streams of files nobody has signed yet.
public final class Streams {
    private static final int TIMESCALE = 1000;
    private static final int SAMPLES = 25;
    private static final int DURATION = 40;

    private Streams() {}

    /// An initialization segment of one track that counts time in thousandths of a second.
    public static byte[] init(int track) {
        var mdhd = Bmff.fullBox("mdhd", 0, 0, new byte[8], Bmff.number(TIMESCALE), new byte[8]);
        var tkhd = Bmff.fullBox("tkhd", 0, 7, new byte[8], Bmff.number(track), new byte[68]);
        var trex =
                Bmff.fullBox(
                        "trex",
                        0,
                        0,
                        Bmff.number(track),
                        Bmff.number(1),
                        Bmff.number(DURATION),
                        new byte[8]);
        return Concat.of(
                Bmff.ftyp("iso6", "cmfc"),
                Bmff.box(
                        "moov",
                        Bmff.fullBox("mvhd", 0, 0, new byte[96]),
                        Bmff.box("trak", tkhd, Bmff.box("mdia", mdhd)),
                        Bmff.box("mvex", trex)));
    }

    /// A media segment of a second, as CMAF has it: types, index, fragment, content.
    ///
    /// @param number counts from 1 on; no two segments are equal
    public static byte[] segment(int track, int number) {
        var fragment = fragment(track, number);
        var index =
                Bmff.fullBox(
                        "sidx",
                        0,
                        0,
                        Bmff.number(track),
                        Bmff.number(TIMESCALE),
                        new byte[8],
                        Bmff.number(1),
                        Bmff.number(fragment.length),
                        Bmff.number(SAMPLES * DURATION),
                        new byte[4]);
        return Concat.of(Bmff.styp(), index, fragment);
    }

    /// A `moof` and its `mdat`.
    public static byte[] fragment(int track, int number) {
        var traf =
                Bmff.box(
                        "traf",
                        Bmff.fullBox("tfhd", 0, 0x020000, Bmff.number(track)),
                        Bmff.fullBox("trun", 0, 0, Bmff.number(SAMPLES)));
        return Concat.of(
                Bmff.box("moof", Bmff.fullBox("mfhd", 0, 0, Bmff.number(number)), traf),
                Bmff.box("mdat", Bmff.content(200 + number, number + 10 * track)));
    }

    /// Fragments of tracks in turn, all in one file.
    public static byte[] oneFile(int count, int... tracks) {
        var parts = new ArrayList<byte[]>();
        parts.add(init(tracks[0]));
        for (int i = 0; i < count; i++) {
            parts.add(fragment(tracks[i % tracks.length], i + 1));
        }
        return Concat.of(parts.toArray(byte[][]::new));
    }

    /// The files of one track: `init.mp4`, `1.m4s`, and so on.
    public static List<Path> write(Path folder, int track, int count) throws IOException {
        Files.createDirectories(folder);
        var files = new ArrayList<Path>();
        files.add(Files.write(folder.resolve("init.mp4"), init(track)));
        for (int i = 1; i <= count; i++) {
            files.add(Files.write(folder.resolve(i + ".m4s"), segment(track, i)));
        }
        return files;
    }

    /// Whether nobody signs a byte of a signed file: what `ftyp` says is left out as C2PA has it;
    /// so are the version and flags of C2PA's own boxes, and where the first proof of a file
    /// lies.
    public static boolean isFree(byte[] file, int at) {
        var root =
                Bmff.roots(file).stream()
                        .filter(one -> one.range().end() > at)
                        .findFirst()
                        .orElseThrow();
        int offset = at - root.start();
        return switch (root.type()) {
            case "ftyp" -> offset >= 8;
            case "uuid" -> {
                int purpose = new String(file, ISO_8859_1).indexOf("manifest\0");
                yield offset >= 24 && offset < 28
                        || purpose >= 0 && at >= purpose + 9 && at < purpose + 17;
            }
            default -> false;
        };
    }
}
