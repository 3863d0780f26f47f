package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Assets of several parts one of which at least is a film.
final class FilmParts {
    private static final String DATA = "c2pa.hash.data";
    private static final String FILM = "c2pa.hash.bmff.v3";
    private static final TestAuthority TRUSTED = TestAuthority.trusted();

    private FilmParts() {}

    /// A film in a box of another, whose whole has a hash of nothing.
    ///
    /// @param path where the box is said to be
    static byte[] motion(String path, boolean optional) {
        var inner = Bmff.ftyp("isom", "isom");
        var media =
                Concat.of(
                        Bmff.ftyp("isom", "isom"),
                        Bmff.box("mdat", Bmff.ascii("the film")),
                        Bmff.box("mpvd", inner));
        var parts =
                new PartsForge()
                        .bytes(before(inner), false)
                        .box(path, last(inner), optional)
                        .into(
                                Forgery.created(TRUSTED.signer())
                                        .bound(
                                                DATA,
                                                carried ->
                                                        HardBinding.data(
                                                                carried.exclusions(),
                                                                new byte[32])));
        return Forgery.of(media, parts).carriedBy(Bmff.carrier()).bytes();
    }

    /// A film that lost the box at its end, which it need not have if the manifest speaks of parts.
    static byte[] shortened(boolean inParts) {
        var end = Bmff.box("mpvd", Bmff.content(50, 9));
        var bound = Forgery.created(TRUSTED.signer()).bound(FILM, BmffBinding.plain());
        var manifest =
                inParts
                        ? new PartsForge()
                                .bytes(before(end), false)
                                .bytes(last(end), true)
                                .into(bound)
                        : bound;
        var whole =
                Forgery.of(Concat.of(Bmff.mp4(), end), manifest).carriedBy(Bmff.carrier()).bytes();
        return Arrays.copyOf(whole, whole.length - end.length);
    }

    /// A film behind a picture, bound as films are, and a picture behind both that is gone.
    static byte[] between() {
        var film = Bmff.mp4();
        var end = Media.png();
        var behind = Concat.of(film, end);
        HardBinding boxes =
                carried -> BmffBinding.plain().content(new Carrier.Carried(film, List.of()));
        var manifest =
                new PartsForge()
                        .bytes(before(behind), false)
                        .bound(
                                FILM + ".part",
                                boxes,
                                carried ->
                                        new Range(last(behind).apply(carried).start(), film.length))
                        .bytes(last(end), true)
                        .into(Forgery.created(TRUSTED.signer()).bound(DATA, HardBinding.data()));
        var whole = Forgery.of(Concat.of(Media.jpeg(), behind), manifest).bytes();
        return Arrays.copyOf(whole, whole.length - end.length);
    }

    private static Function<Carrier.Carried, Range> before(byte[] end) {
        return carried -> new Range(0, carried.asset().length - end.length);
    }

    private static Function<Carrier.Carried, Range> last(byte[] end) {
        return carried -> new Range(carried.asset().length - end.length, end.length);
    }
}
