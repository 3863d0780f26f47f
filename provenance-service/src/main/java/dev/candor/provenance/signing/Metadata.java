package dev.candor.provenance.signing;

import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.signing.SignatureRequest.LocationRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Metadata as a manifest has them (C2PA 2.4, 18.18).
final class Metadata {
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private Metadata() {}

    /// @param words as JSON is read: texts, numbers, lists and maps
    /// @throws Declined `METADATA_NOT_POSSIBLE`
    static CustomAssertion of(Map<String, Object> words) {
        try {
            return CustomAssertion.metadata(json(words));
        } catch (IllegalArgumentException e) {
            throw new Declined(SigningProblem.METADATA_NOT_POSSIBLE, e.getMessage() + ".")
                    .at("/metadata");
        }
    }

    /// Where it was made, no more precisely than asked for: what is not told is not in the file.
    static CustomAssertion of(LocationRequest location) {
        return CustomAssertion.metadata(
                json(
                        new TreeMap<>(
                                Map.of(
                                        "@context",
                                        Map.of("exif", EXIF),
                                        "exif:GPSLatitude",
                                        degrees(location.latitude(), location.decimals(), "N", "S"),
                                        "exif:GPSLongitude",
                                        degrees(
                                                location.longitude(),
                                                location.decimals(),
                                                "E",
                                                "W")))));
    }

    /// Degrees, minutes and direction, as XMP writes them: `48,12.0N`.
    static String degrees(double value, int decimals, String positive, String negative) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).abs();
        var whole = rounded.toBigInteger();
        var minutes = rounded.subtract(new BigDecimal(whole)).multiply(MINUTES);
        return String.format(
                Locale.ROOT,
                "%d,%s%s",
                whole,
                minutes.setScale(Math.max(1, decimals - 1), RoundingMode.HALF_EVEN),
                value < 0 ? negative : positive);
    }

    private static JsonValue json(@Nullable Object value) {
        return switch (value) {
            case null -> new JsonValue.Null();
            case String text -> JsonValue.of(text);
            case Boolean truth -> JsonValue.of(truth.booleanValue());
            case Integer number -> JsonValue.of(number.longValue());
            case Long number -> JsonValue.of(number.longValue());
            case BigInteger number -> new JsonValue.Number(new BigDecimal(number));
            case Double number when Double.isFinite(number) ->
                    new JsonValue.Number(BigDecimal.valueOf(number));
            case List<?> items -> JsonValue.of(items.stream().map(Metadata::json).toList());
            case Map<?, ?> members ->
                    new JsonValue.Map(
                            members.entrySet().stream()
                                    .map(
                                            member ->
                                                    new JsonValue.Member(
                                                            String.valueOf(member.getKey()),
                                                            json(member.getValue())))
                                    .toList());
            default -> throw new IllegalArgumentException("No JSON: " + value.getClass());
        };
    }
}
