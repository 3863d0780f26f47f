package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Id3Forge.Excluding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Audio with credentials: well, and wrong in each way that is audio's own.
public final class AudioCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final Id3Forge FRAMES = Id3Forge.version(4);
    private static final byte[] TITLE =
            FRAMES.frame("TIT2", "\0A title".getBytes(StandardCharsets.US_ASCII));

    private AudioCases() {}

    /// MP3 and its tags.
    public static Map<String, Supplier<byte[]>> mp3() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid-v2.4", () -> mp3(Id3Forge.version(4)));
        cases.put("valid-v2.3", () -> mp3(Id3Forge.version(3)));
        cases.put("valid-v2.2", () -> mp3(Id3Forge.version(2)));
        cases.put(
                "valid-extended-header",
                () -> mp3(Id3Forge.version(3).extended().excluding(Excluding.FRAME)));
        cases.put(
                "valid-compressed",
                () -> mp3(Id3Forge.version(4).compressed().excluding(Excluding.FRAME)));
        cases.put(
                "valid-early-media-type",
                () -> mp3(Id3Forge.version(4).mediaType("application/x-c2pa-manifest-store")));
        cases.put(
                "valid-whole-tag",
                () -> mp3(Id3Forge.version(4).after(new byte[8]).excluding(Excluding.TAG)));
        cases.put(
                "valid-among-frames",
                () ->
                        mp3(
                                Id3Forge.version(4)
                                        .before(TITLE)
                                        .after(TITLE)
                                        .excluding(Excluding.FRAME)));
        cases.put("title-left-out", AudioCases::titleLeftOut);
        // VAL-ASSE-0043, VAL-ASSE-0044: only the store may be left out
        cases.put(
                "frame-in-excluded-tag",
                () -> mp3(Id3Forge.version(4).after(TITLE).excluding(Excluding.TAG)));
        cases.put(
                "hidden-in-description",
                () ->
                        mp3(
                                Id3Forge.version(4)
                                        .description("hidden ".repeat(20))
                                        .excluding(Excluding.FRAME)));
        cases.put("tag-grown-over-audio", AudioCases::tagGrown);
        cases.put("two-stores", AudioCases::twoStores);
        cases.put("no-tag", Sounds::mp3);
        cases.put("remote", AudioCases::remote);
        cases.put("tampered-audio", () -> Edits.flip(mp3(Id3Forge.version(4)), -1));
        cases.put(
                "truncated-audio",
                () -> {
                    var whole = mp3(Id3Forge.version(4));
                    return Arrays.copyOf(whole, whole.length - Sounds.FRAME);
                });
        cases.put("truncated-tag", () -> Arrays.copyOf(mp3(Id3Forge.version(4)), 500));
        return cases;
    }

    /// FLAC, native and with a tag.
    public static Map<String, Supplier<byte[]>> flac() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid", AudioCases::flacWithTag);
        cases.put("no-tag", Sounds::flac);
        cases.put("tampered-audio", () -> Edits.flip(flacWithTag(), -2));
        return cases;
    }

    /// Ogg, Vorbis and Opus.
    public static Map<String, Supplier<byte[]>> ogg() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        var vorbis = OggForge.media("\1vorbis");
        cases.put("valid-vorbis", () -> boxed(vorbis, new OggForge(), vorbis));
        var opus = OggForge.media("OpusHead");
        cases.put("valid-opus", () -> boxed(opus, new OggForge(), opus));
        cases.put(
                "valid-data-hash",
                () -> Forgery.valid(vorbis, TRUSTED.signer()).carriedBy(new OggForge()).bytes());
        cases.put(
                "valid-large-store",
                () ->
                        Forgery.of(
                                        vorbis,
                                        Forgery.created(TRUSTED.signer())
                                                .assertion(
                                                        Boxes.json(
                                                                "com.example.large",
                                                                "\"" + "a".repeat(70_000) + "\""))
                                                .bound("c2pa.hash.boxes", streams(vorbis)))
                                .carriedBy(new OggForge())
                                .bytes());
        cases.put("no-store", () -> vorbis);
        cases.put("tampered-audio", () -> Edits.flip(boxed(vorbis, new OggForge(), vorbis), -1));
        cases.put(
                "second-packet",
                () -> boxed(vorbis, new OggForge().secondPacket(new byte[] {1, 2, 3}), vorbis));
        cases.put(
                "added-stream",
                () ->
                        Concat.of(
                                boxed(vorbis, new OggForge(), vorbis),
                                OggForge.page(9, 0, 6, new byte[] {1}, true)));
        cases.put(
                "junk-behind",
                () -> Concat.of(boxed(vorbis, new OggForge(), vorbis), new byte[] {1, 2, 3}));
        cases.put("store-page-damaged", AudioCases::storePageDamaged);
        cases.put("two-stores", AudioCases::twoStreams);
        return cases;
    }

    private static byte[] mp3(Id3Forge tag) {
        return Forgery.valid(Sounds.mp3(), TRUSTED.signer()).carriedBy(tag).bytes();
    }

    /// The title is left out of the hash beside the store.
    private static byte[] titleLeftOut() {
        return Forgery.valid(Sounds.mp3(), TRUSTED.signer())
                .carriedBy(
                        (media, store) -> {
                            var carried = Id3Forge.version(4).before(TITLE).carry(media, store);
                            var ranges = new ArrayList<Range>();
                            ranges.add(new Range(10, TITLE.length));
                            ranges.addAll(carried.exclusions());
                            return new Carrier.Carried(carried.asset(), ranges);
                        })
                .bytes();
    }

    /// The tag says it ends one frame of audio later, which no hash covers.
    private static byte[] tagGrown() {
        var asset = mp3(Id3Forge.version(4).excluding(Excluding.TAG));
        int size = asset[8] << 7 | asset[9];
        asset[8] = (byte) (size + Sounds.FRAME >> 7);
        asset[9] = (byte) (size + Sounds.FRAME & 0x7F);
        return asset;
    }

    private static byte[] twoStores() {
        var object = "\0application/c2pa\0\0\0a store".getBytes(StandardCharsets.US_ASCII);
        return mp3(Id3Forge.version(4).after(FRAMES.frame("GEOB", object)));
    }

    private static byte[] remote() {
        var xmp =
                """
                XMP\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description \
                xmlns:dcterms="http://purl.org/dc/terms/" \
                dcterms:provenance="https://example.com/far.c2pa"/></rdf:RDF></x:xmpmeta>\
                """;
        var frame = FRAMES.frame("PRIV", xmp.getBytes(StandardCharsets.US_ASCII));
        int size = frame.length;
        return Concat.of(
                new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, (byte) (size >> 7), (byte) (size & 0x7F)},
                frame,
                Sounds.mp3());
    }

    private static byte[] flacWithTag() {
        return Forgery.valid(Sounds.flac(), TRUSTED.signer())
                .carriedBy(Id3Forge.version(4))
                .bytes();
    }

    private static byte[] boxed(byte[] media, OggForge carrier, byte[] audio) {
        return Forgery.of(
                        media,
                        Forgery.created(TRUSTED.signer()).bound("c2pa.hash.boxes", streams(audio)))
                .carriedBy(carrier)
                .bytes();
    }

    /// Each bitstream is a box, whose pages do not lie side by side (VAL-ASSE-0084).
    private static HardBinding streams(byte[] audio) {
        return BoxBinding.each()
                .entry(
                        "Stream-" + OggForge.AUDIO,
                        entry -> new BoxBinding.Entry(entry.names(), audio, List.of()));
    }

    private static byte[] storePageDamaged() {
        var vorbis = OggForge.media("\1vorbis");
        int page = 27 + vorbis[26] + vorbis[27];
        return Edits.flip(boxed(vorbis, new OggForge(), vorbis), page + 6);
    }

    private static byte[] twoStreams() {
        var vorbis = OggForge.media("\1vorbis");
        var once = boxed(vorbis, new OggForge(), vorbis);
        return new OggForge()
                .storeSerial(77)
                .carry(once, "a store".getBytes(StandardCharsets.US_ASCII))
                .asset();
    }
}
