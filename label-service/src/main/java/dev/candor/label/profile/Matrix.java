package dev.candor.label.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Profiles against kinds of media, for people who have to answer for them.
///
/// @param on the day it is about
@RegisterForReflection
record Matrix(LocalDate on, List<Line> lines) {
    private static final String HEAD =
            "profile,version,title,status,holds,effective,reviewBy,stale,confidence,addressee,"
                    + "markets,image,video,audio,text,embedded,sources";

    Matrix {
        lines = List.copyOf(lines);
    }

    /// One profile.
    ///
    /// @param holds whether its rules hold on the day
    /// @param image what it asks of a label in an image, in words
    @RegisterForReflection
    record Line(
            String profile,
            int version,
            String title,
            Profile.Status status,
            boolean holds,
            LocalDate effective,
            LocalDate reviewBy,
            boolean stale,
            Profile.Confidence confidence,
            String addressee,
            List<String> markets,
            String image,
            String video,
            String audio,
            String text,
            String embedded,
            List<String> sources) {
        private String csv() {
            return List.of(
                            profile,
                            String.valueOf(version),
                            title,
                            status.name(),
                            holds ? "yes" : "no",
                            effective.toString(),
                            reviewBy.toString(),
                            stale ? "yes" : "no",
                            confidence.name(),
                            addressee,
                            String.join(" ", markets),
                            image,
                            video,
                            audio,
                            text,
                            embedded,
                            String.join("; ", sources))
                    .stream()
                    .map(Matrix::cell)
                    .collect(Collectors.joining(","));
        }
    }

    static Matrix of(Rulebook rulebook, LocalDate on) {
        return new Matrix(on, rulebook.on(on).stream().map(profile -> line(profile, on)).toList());
    }

    private static Line line(Profile profile, LocalDate on) {
        return new Line(
                profile.id(),
                profile.version(),
                profile.title(),
                profile.status(),
                profile.holdsOn(on),
                profile.effective(),
                profile.reviewBy(),
                profile.staleOn(on),
                profile.confidence(),
                profile.addressee(),
                profile.markets(),
                image(profile.image()),
                video(profile),
                audio(profile),
                text(profile),
                embedded(profile),
                profile.sources().stream()
                        .map(
                                source ->
                                        "%s: %s (%s, %s)"
                                                .formatted(
                                                        source.key(),
                                                        source.title(),
                                                        source.date(),
                                                        source.confidence()))
                        .toList());
    }

    private static String image(Profile.@Nullable ImageRules rules) {
        return rules == null
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%s, ink %.1f %% of the shorter side, %d px at least, contrast"
                                + " %.1f, %s",
                        word(rules.visible()),
                        rules.minHeightRatio() * 100,
                        rules.minHeightPixels(),
                        rules.minContrast(),
                        rules.allowedPositions().stream()
                                .map(Enum::name)
                                .collect(Collectors.joining(" or ")));
    }

    private static String video(Profile profile) {
        var rules = profile.video();
        if (rules == null) {
            return "none";
        }
        var when = new ArrayList<String>();
        when.add("at " + names(rules.at()));
        if (rules.wholeDuration()) {
            when.add("throughout");
        }
        if (rules.intervalSeconds() > 0) {
            when.add("every %d s".formatted(rules.intervalSeconds()));
        }
        when.add("held %d s".formatted(Math.round(rules.holdSeconds())));
        return image(rules.label()) + ", " + String.join(", ", when);
    }

    private static String audio(Profile profile) {
        var rules = profile.audio();
        if (rules == null) {
            return "none";
        }
        var rate =
                rules.minCharactersPerMinute() == 0
                        ? ""
                        : ", %d to %d characters a minute"
                                .formatted(
                                        rules.minCharactersPerMinute(),
                                        rules.maxCharactersPerMinute());
        var rhythm = rules.rhythm().isEmpty() ? "" : ", or the rhythm " + rules.rhythm();
        return word(rules.audible()) + ", at " + names(rules.at()) + rate + rhythm;
    }

    private static String text(Profile profile) {
        var rules = profile.text();
        return rules == null ? "none" : word(rules.visible()) + ", " + names(rules.places());
    }

    private static String embedded(Profile profile) {
        return profile.embedded().isEmpty()
                ? "none"
                : profile.embedded().stream()
                        .map(rule -> rule.kind().name())
                        .collect(Collectors.joining(", "));
    }

    private static String names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(" or "));
    }

    private static String word(Profile.Visible visible) {
        return switch (visible) {
            case REQUIRED -> "required";
            case OFFERED -> "offered";
            case NOT_REQUIRED -> "not required";
            case NOT_COVERED -> "not covered";
        };
    }

    /// RFC 4180, with a line a profile.
    String csv() {
        return lines.stream()
                .map(Line::csv)
                .collect(Collectors.joining("\r\n", HEAD + "\r\n", "\r\n"));
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe.
    static String cell(String value) {
        var plain =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
