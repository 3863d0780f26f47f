package dev.candor.gateway.pages;

import dev.candor.gateway.adjustment.Adjustment;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How pages write instants, sizes and codes.
@TemplateExtension
final class Wording {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Wording() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    /// A size of bytes: `1.4 MB`.
    static String inBytes(long size) {
        if (size < 1_000) {
            return size + " B";
        }
        return size < 1_000_000 ? "%.0f kB".formatted(size / 1e3) : "%.1f MB".formatted(size / 1e6);
    }

    /// How an adjustment is drawn, never the only sign of it.
    static String tone(Adjustment adjustment) {
        return switch (adjustment.kind()) {
            case CONSENT_RESUMED -> "good";
            case CORRECTION, CONSENT_SUSPENDED -> "fair";
            case RETRACTION, CONSENT_ENDED -> "bad";
        };
    }

    static String mark(Adjustment adjustment) {
        return switch (tone(adjustment)) {
            case "good" -> "✓";
            case "fair" -> "!";
            default -> "✕";
        };
    }

    /// A constant or a code as words: `GRANT_WITHDRAWN` and `grant_withdrawn` are "grant
    /// withdrawn".
    static String inWords(String code) {
        return code.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ')
                .replaceFirst("^ai ", "AI ");
    }
}
