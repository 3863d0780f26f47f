package dev.candor.c2pa.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.c2pa.io.Range;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Text with stores hidden in it (VAL-CONT-0005).
public final class TextCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] TEXT =
            "Caf\u00E9 M\u00FCnchen opens at nine.\nCome early.\n".getBytes(UTF_8);

    /// The same text with its accents apart.
    private static final byte[] APART =
            Normalizer.normalize(new String(TEXT, UTF_8), Normalizer.Form.NFD).getBytes(UTF_8);

    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("no-manifest", () -> TEXT);
        CASES.put("valid", () -> valid().bytes());
        CASES.put("valid-unpadded", TextCases::unpadded);
        CASES.put("valid-in-the-middle", TextCases::middle);
        CASES.put("valid-text-apart", TextCases::apart); // VAL-CONT-0005
        CASES.put("changed-text", () -> changed(valid().bytes()));
        CASES.put("text-added-behind", () -> Concat.of(valid().bytes(), bytes("More.\n")));
        CASES.put("text-added-in-front", () -> Concat.of(bytes("More.\n"), valid().bytes()));
        CASES.put("exclusion-wider", () -> excluding(0, 3));
        CASES.put("exclusion-of-text", () -> excluding(-5, 5));
        CASES.put("no-exclusion", TextCases::noExclusion);
        CASES.put("two-wrappers", TextCases::twoWrappers);
        CASES.put("valid-two-wrappers-one-meant", () -> quoting(TEXT));
        CASES.put("two-wrappers-one-meant-changed", () -> changed(quoting(TEXT)));
        CASES.put("two-wrappers-none-meant", () -> Concat.of(bytes("More.\n"), quoting(TEXT)));
        CASES.put("wrapper-cut-short", TextCases::cutShort);
        CASES.put("wrapper-of-unknown-version", () -> wrapped(2, 20));
        CASES.put("wrapper-that-says-too-much", () -> wrapped(1, 21));
        CASES.put("wrapper-beyond-all-bounds", () -> wrapped(1, -1));
        CASES.put("magic-that-is-none", TextCases::noMagic);
        CASES.put("store-that-is-none", () -> wrapped(1, 20));
        CASES.put("hidden-behind-wrapper", TextCases::hiddenBehind);
        CASES.put("not-text-behind-head", TextCases::notText);
    }

    private TextCases() {}

    /// How each text is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static Forgery valid() {
        return Forgery.valid(TEXT, TRUSTED.signer()).carriedBy(HiddenText::atTheEnd);
    }

    private static byte[] unpadded() {
        return HiddenText.unpadded(
                TEXT,
                TEXT.length,
                (carrier, length) -> bound(carrier, List.of(new Range(TEXT.length, length)), TEXT));
    }

    /// The wrapper stands between a letter and the accent that belongs to it; without the wrapper
    /// they join.
    private static byte[] middle() {
        var media = bytes("Cafe\u0301 opens.");
        int at = "Cafe".length();
        return HiddenText.unpadded(
                media,
                at,
                (carrier, length) ->
                        Forgery.of(
                                        media,
                                        manifest(
                                                List.of(new Range(at, length)),
                                                bytes("Caf\u00E9 opens.")))
                                .carriedBy(carrier)
                                .bytes());
    }

    /// Both the hash and the place of the wrapper are those in the normalized text.
    private static byte[] apart() {
        return Forgery.of(
                        APART,
                        Forgery.created(TRUSTED.signer())
                                .bound(
                                        "c2pa.hash.data",
                                        carried -> {
                                            var raw = carried.exclusions().getFirst();
                                            return HardBinding.data(
                                                    List.of(new Range(TEXT.length, raw.length())),
                                                    Boxes.sha256(TEXT));
                                        }))
                .carriedBy(HiddenText::atTheEnd)
                .bytes();
    }

    private static byte[] bound(Carrier carrier, List<Range> exclusions, byte[] hashed) {
        return Forgery.of(TEXT, manifest(exclusions, hashed)).carriedBy(carrier).bytes();
    }

    private static ManifestForge manifest(List<Range> exclusions, byte[] hashed) {
        return Forgery.created(TRUSTED.signer())
                .bound(
                        "c2pa.hash.data",
                        carried -> HardBinding.data(exclusions, Boxes.sha256(hashed)));
    }

    /// The exclusion begins earlier or is longer than the wrapper.
    private static byte[] excluding(int earlier, int longer) {
        var media = Concat.of(TEXT, bytes("The end."));
        return Forgery.of(
                        media,
                        Forgery.created(TRUSTED.signer())
                                .bound(
                                        "c2pa.hash.data",
                                        carried -> {
                                            var wrapper = carried.exclusions().getFirst();
                                            var wide =
                                                    new Range(
                                                            wrapper.start() + earlier,
                                                            wrapper.length() + longer);
                                            return HardBinding.data(
                                                    List.of(wide),
                                                    Boxes.sha256(
                                                            Concat.of(
                                                                    Arrays.copyOf(
                                                                            carried.asset(),
                                                                            (int) wide.start()),
                                                                    Arrays.copyOfRange(
                                                                            carried.asset(),
                                                                            (int) wide.end(),
                                                                            carried.asset()
                                                                                    .length))));
                                        }))
                .carriedBy(
                        (text, store) ->
                                Carrier.inserted(text, TEXT.length, HiddenText.padded(store)))
                .bytes();
    }

    private static byte[] noExclusion() {
        return bound(HiddenText::atTheEnd, List.of(), TEXT);
    }

    private static byte[] twoWrappers() {
        var once = valid().bytes();
        return Forgery.valid(Concat.of(once, bytes("\n")), TRUSTED.signer())
                .carriedBy(HiddenText::atTheEnd)
                .bytes();
    }

    /// A signed text in which stands what was hidden in another.
    private static byte[] quoting(byte[] text) {
        var other =
                Forgery.valid(bytes("Short."), TRUSTED.signer())
                        .carriedBy(HiddenText::atTheEnd)
                        .store();
        return Forgery.valid(
                        Concat.of(text, HiddenText.padded(other), bytes("\n")), TRUSTED.signer())
                .carriedBy(HiddenText::atTheEnd)
                .bytes();
    }

    /// Part of a text was copied, and not all of what was hidden in it.
    private static byte[] cutShort() {
        var whole = new String(valid().bytes(), UTF_8);
        return bytes(whole.substring(0, whole.offsetByCodePoints(0, TEXT.length + 100)));
    }

    private static byte[] wrapped(int version, int length) {
        return Concat.of(
                TEXT, HiddenText.wrapper(HiddenText.magic(), version, length, new byte[20]));
    }

    private static byte[] noMagic() {
        return Concat.of(TEXT, HiddenText.wrapper(bytes("C2PATXT!"), 1, 20, new byte[20]));
    }

    /// Selectors that are no filling stand behind the wrapper, and are left out of the hash.
    private static byte[] hiddenBehind() {
        var secret = bytes(HiddenText.selectors(new byte[] {7, 7, 7}));
        return Forgery.valid(TEXT, TRUSTED.signer())
                .carriedBy(
                        (text, store) ->
                                Carrier.inserted(
                                        text,
                                        text.length,
                                        Concat.of(HiddenText.padded(store), secret)))
                .bytes();
    }

    /// What follows is no text any more.
    private static byte[] notText() {
        var signed = valid().bytes();
        var spaces = new byte[5000];
        Arrays.fill(spaces, (byte) ' ');
        return Concat.of(spaces, new byte[] {(byte) 0xC3}, signed);
    }

    private static byte[] changed(byte[] text) {
        return Edits.replace("nine", "five").apply(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
